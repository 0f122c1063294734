"""Two runs, or two versions of the coder, laid side by side: what only one found, what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.annotate import annotate
from dragoman.ledger import Coded, Ledger
from dragoman.records import Findings, Span
from dragoman.views.passages import Passage, passages_in
from dragoman.views.recoding.aspects import Aspects, Record, aspects, spans_of
from dragoman.views.recoding.pairing import pairs
from dragoman.views.sources import source_line

What = Literal["differs", "only_first", "only_second"]
KINDS = ("event", "meeting", "statement", "position")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a run, or where `run` is None all that a coder's version has coded."""

    name: str
    coder: str
    run: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Change:
    """A record that only one side has, or that says something else in the other.

    `differing` names the aspects in which the two differ; a record that stands alone has none.
    `passages` are the sentences with the words of both.
    """

    kind: str
    what: What
    report: str
    first_id: str | None
    second_id: str | None
    first: Aspects | None
    second: Aspects | None
    differing: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Records of one kind in the reports that both sides coded; `aspects` counts by aspect."""

    kind: str
    same: int
    differs: int
    only_first: int
    only_second: int
    aspects: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changed between two sides, in the reports that both coded."""

    first: Side
    second: Side
    reports: int
    same_reports: int
    tallies: tuple[Tally, ...]
    changes: tuple[Change, ...]


def diff(ledger: Ledger, first: str, second: str, *, kind: str | None = None) -> Diff:
    """What changed from one run or coder to another; `kind` narrows it to events, say.

    Raises NotFoundError where the ledger has no such run or coder.
    """
    one, other = ledger.coded(first), ledger.coded(second)
    common = [report for report in one.digests if report in other.digests]
    changed = [report for report in common if one.digests[report] != other.digests[report]]
    counted: dict[str, Counter[str]] = {name: Counter() for name in KINDS}
    for name, count in ledger.alike(one, other).items():
        counted[name]["same"] += count
    found = tuple(
        change
        for report in changed
        for change in changes(
            ledger,
            ledger.findings_of(report, coder=one.coder),
            ledger.findings_of(report, coder=other.coder),
            counted,
        )
        if kind in (None, change.kind)
    )
    return Diff(
        first=_side(one),
        second=_side(other),
        reports=len(common),
        same_reports=len(common) - len(changed),
        tallies=tuple(_tally(name, counted[name]) for name in KINDS if kind in (None, name)),
        changes=found,
    )


def changes(
    ledger: Ledger, first: Findings, second: Findings, counted: Mapping[str, Counter[str]]
) -> Iterator[Change]:
    """The changes between two codings of one report; `counted` takes up what was met."""
    text = annotate(first.report)
    source = ledger.source(first.report.id)
    for kind, before, after in _paired(first, second):
        mine = aspects(before, first) if before else None
        theirs = aspects(after, second) if after else None
        differing = _differing(mine, theirs)
        what: What = (
            "only_second" if mine is None else "only_first" if theirs is None else "differs"
        )
        if what == "differs" and not differing:
            counted[kind]["same"] += 1
            continue
        counted[kind][what] += 1
        counted[kind].update(f"aspect {name}" for name in differing)
        spans = _joined(span for record in (before, after) if record for span in spans_of(record))
        words = (theirs or mine or {})["words"] or ""
        yield Change(
            kind=kind,
            what=what,
            report=first.report.id,
            first_id=before.id if before else None,
            second_id=after.id if after else None,
            first=mine,
            second=theirs,
            differing=differing,
            passages=tuple(passages_in(text, source_line(source, words), spans)),
        )


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same stretches of text without overlaps: what either side marked, marked once."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _paired(
    first: Findings, second: Findings
) -> Iterator[tuple[str, Record | None, Record | None]]:
    for event in pairs(first.events, second.events):
        yield "event", *event
    for meeting in pairs(first.meetings, second.meetings):
        yield "meeting", *meeting
    for said in pairs(first.statements, second.statements):
        yield "statement", *said
    for held in pairs(first.positions, second.positions):
        yield "position", *held


def _differing(first: Aspects | None, second: Aspects | None) -> tuple[str, ...]:
    if first is None or second is None:
        return ()
    return tuple(name for name in first if first[name] != second[name])


def _side(coded: Coded) -> Side:
    return Side(coded.name, coded.coder, coded.run, len(coded.digests))


def _tally(kind: str, counts: Counter[str]) -> Tally:
    named = {
        name.removeprefix("aspect "): count
        for name, count in counts.most_common()
        if name.startswith("aspect ")
    }
    return Tally(
        kind, counts["same"], counts["differs"], counts["only_first"], counts["only_second"], named
    )
