"""Two to four accounts of one occurrence, claim by claim: told by all, by some, or by one.

Where they differ, what each says stands beside the other; who is right is not for us to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from dragoman.annotate import annotate
from dragoman.errors import SettingsError
from dragoman.records import Claim, Damage, Difference, Findings, Reason, Report, Span
from dragoman.views.comparison.alignment import Fellows, fellows
from dragoman.views.comparison.claims import Told, claims_of
from dragoman.views.comparison.damage import broken, flipped, turned_words
from dragoman.views.comparison.differences import differences
from dragoman.views.comparison.facts import Facts, all_differences, facts_of
from dragoman.views.comparison.groups import Group, grouped
from dragoman.views.comparison.nearness import Nearness
from dragoman.views.comparison.traits import Atlas
from dragoman.views.sources import SourceLine

Telling = Literal["same", "differently worded", "differing", "one account"]
MOST = 4
"""How many accounts are set side by side at once."""
_SAME_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class Account:
    """One account: the report, the head facts, how many claims it makes."""

    source: SourceLine
    facts: Facts
    claims: int


@dataclass(frozen=True, slots=True)
class Differs:
    """A difference between two of the accounts, which are told by their places."""

    left: int
    right: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One claim as each account tells it: `cells[i]` are the claims of account i, none where it
    was not found there. `near` is whether it stands by the occurrence that was asked for.
    """

    telling: Telling
    cells: tuple[tuple[Claim, ...], ...]
    differences: tuple[Differs, ...]
    score: float | None
    reasons: tuple[Reason, ...]
    near: bool = True

    @property
    def told_by(self) -> tuple[int, ...]:
        """The places of the accounts that tell it."""
        return tuple(place for place, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts side by side. `rows` stand in the order of the first account, then of the others'.

    `damage` lists broken words, which are no disagreement.
    """

    accounts: tuple[Account, ...]
    rows: tuple[ComparedRow, ...]
    fact_differences: tuple[Differs, ...]
    damage: tuple[Damage, ...]
    occurrence: str | None = None

    def only(self, place: int) -> tuple[ComparedRow, ...]:
        """The rows that no account but this one tells."""
        return tuple(row for row in self.rows if row.told_by == (place,))


def compared(
    accounts: Sequence[Findings],
    *,
    atlas: Atlas,
    nearness: Nearness | None = None,
    near: Sequence[Span] = (),
) -> Comparison:
    """Set two to four accounts side by side. Raises SettingsError for another number.

    `near` are spans of the occurrence that was asked for, in any of the reports.
    """
    if not 2 <= len(accounts) <= MOST:
        raise SettingsError(f"{len(accounts)} accounts given; compare two to {MOST}")
    told = [claims_of(findings, atlas=atlas) for findings in accounts]
    reports = [findings.report for findings in accounts]
    links = {
        (a, b): fellows(reports[a], told[a], reports[b], told[b], nearness=nearness)
        for a, b in combinations(range(len(accounts)), 2)
    }
    facts = [facts_of(findings, ours) for findings, ours in zip(accounts, told, strict=True)]
    damage = tuple(_damage(accounts, told, links))
    return Comparison(
        accounts=tuple(
            Account(_line(findings.report), head, len(ours))
            for findings, head, ours in zip(accounts, facts, told, strict=True)
        ),
        rows=tuple(_rows(told, reports, links, damage, atlas)),
        fact_differences=tuple(Differs(a, b, found) for a, b, found in all_differences(facts)),
        damage=damage,
    )


def _line(report: Report) -> SourceLine:
    file = report.origin.rstrip("/").rpartition("/")[2] if report.origin else None
    return SourceLine(
        report.id, report.outlet, report.agency, report.title, file, report.published, ""
    )


def _rows(
    told: Sequence[Sequence[Told]],
    reports: Sequence[Report],
    links: dict[tuple[int, int], tuple[Fellows, ...]],
    damage: Sequence[Damage],
    atlas: Atlas,
) -> Iterator[ComparedRow]:
    for group in grouped([len(ours) for ours in told], links):
        cells = tuple(
            tuple(told[place][at].claim for at in members)
            for place, members in enumerate(group.members)
        )
        if sum(map(bool, cells)) == 1:
            yield ComparedRow("one account", cells, (), None, ())
            continue
        found = tuple(_differing(group, told, reports, damage, atlas))
        best = max(group.links, key=lambda link: link[2].score)[2]
        yield ComparedRow(
            telling=_telling(found, group, told),
            cells=cells,
            differences=found,
            score=best.score,
            reasons=best.reasons,
        )


def _telling(found: Sequence[Differs], group: Group, told: Sequence[Sequence[Told]]) -> Telling:
    if found:
        return "differing"
    alike = all(
        _alike(told[a][pair.left].claim, told[b][pair.right].claim) for a, b, pair in group.links
    )
    return "same" if alike else "differently worded"


def _alike(left: Claim, right: Claim) -> bool:
    """Much the same words, in whatever order."""
    ours, theirs = (set(claim.quote.casefold().split()) for claim in (left, right))
    return len(ours & theirs) / max(1, len(ours | theirs)) >= _SAME_WORDS


def _differing(
    group: Group,
    told: Sequence[Sequence[Told]],
    reports: Sequence[Report],
    damage: Sequence[Damage],
    atlas: Atlas,
) -> Iterator[Differs]:
    """Differences of each kind once; none that rests on words which are broken."""
    seen: set[tuple[int, int, str]] = set()
    for a, b, pair in group.links:
        left, right = told[a][pair.left], told[b][pair.right]
        both = reports[a], reports[b]
        hurt = _is_hurt(left, damage) or _is_hurt(right, damage)
        for found in differences(left, right, pair.signs, both, atlas=atlas):
            if hurt and found.kind in ("direction", "polarity", "attribution", "time"):
                continue
            if (a, b, found.kind) not in seen:
                seen.add((a, b, found.kind))
                yield Differs(a, b, found)


def _is_hurt(told: Told, damage: Sequence[Damage]) -> bool:
    return any(
        one.evidence.report == told.claim.evidence.report
        and any(
            hurt.overlaps(span) for hurt in one.evidence.spans for span in told.claim.evidence.spans
        )
        for one in damage
    )


def _damage(
    accounts: Sequence[Findings],
    told: Sequence[Sequence[Told]],
    links: dict[tuple[int, int], tuple[Fellows, ...]],
) -> Iterator[Damage]:
    reports = [findings.report for findings in accounts]
    found: list[Damage] = []
    for findings in accounts:
        text = annotate(findings.report)
        found += broken(findings, text.sentences)
    found += flipped(reports)
    for (a, b), pairs in links.items():
        for pair in pairs:
            found += turned_words(told[a][pair.left], told[b][pair.right], (reports[a], reports[b]))
    met: list[Damage] = []
    for one in found:
        again = any(
            one.evidence.report == other.evidence.report
            and one.evidence.spans[0].overlaps(other.evidence.spans[0])
            for other in met
        )
        if not again:
            met.append(one)
            yield one


def beside(comparison: Comparison, near: dict[str, Sequence[Span]]) -> Comparison:
    """The same, with rows marked that stand by these spans of their reports."""
    rows = tuple(replace(row, near=_is_near(row, near)) for row in comparison.rows)
    return replace(comparison, rows=rows)


def _is_near(row: ComparedRow, near: dict[str, Sequence[Span]]) -> bool:
    return any(
        span.overlaps(spot)
        for cell in row.cells
        for claim in cell
        for span in claim.evidence.spans
        for spot in near.get(claim.evidence.report, ())
    )
