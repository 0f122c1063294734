"""Which of the passages that may retell an occurrence are kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import Evidence, Occurrence, Reason, Span


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a retelling that is likely: where it stands and why it belongs.

    `day` is the one by which the passage reaches the occurrence, None for its news.
    """

    occurrence: str
    order: tuple[date, str, Span]
    day: date | None
    evidence: Evidence
    chance: float
    reason: Reason


def best_of(found: Sequence[Kept]) -> list[Kept]:
    """Of what one passage may tell of on a day, that which it fits best; several only at a draw."""
    best: dict[date | None, float] = {}
    for one in found:
        best[one.day] = max(one.chance, best.get(one.day, 0.0))
    likeliest: dict[str, Kept] = {}
    for one in sorted(found, key=lambda it: (it.occurrence, -it.chance)):
        if one.chance >= best[one.day]:
            likeliest.setdefault(one.occurrence, one)
    return list(likeliest.values())


def with_passages(one: Occurrence, told: Iterable[Kept], origins: Mapping[str, str]) -> Occurrence:
    """The occurrence with these passages, given in order; of each report the likeliest."""
    by_report: dict[str, Kept] = {}
    for it in told:
        earlier = by_report.get(it.evidence.report)
        if earlier is None or earlier.chance < it.chance:
            by_report[it.evidence.report] = it
    found = sorted(by_report.values(), key=lambda it: it.order)
    reports = (*one.reports, *(it.evidence.report for it in found))
    return replace(
        one,
        reports=reports,
        origins=len({origins.get(report, report) for report in reports}),
        passages=tuple(it.evidence for it in found),
        reasons=(*one.reasons, *(it.reason for it in found)),
    )
