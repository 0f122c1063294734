"""Two data sets side by side: the same, only theirs, only ours, each with its reasons.

Several rows of theirs may tell one occurrence of ours (ICEWS has consultations in both
directions, GDELT a row for each way of naming a party), so that every row of theirs is laid to
the one of ours that is nearest to it, and ours may be met by many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from dragoman.annotate import annotate
from dragoman.ledger import Ledger
from dragoman.read.events import DataRow, data_rows
from dragoman.records import ReadFailure, Reason
from dragoman.views.beside.judgement import Asked, Judged, days_of, judged, same_type
from dragoman.views.beside.near import Near
from dragoman.views.beside.sides import ours
from dragoman.views.beside.theirs import Gathered, Theirs
from dragoman.views.export.coded import CodedRow, coded_rows
from dragoman.views.export.material import Material
from dragoman.views.export.selection import Selection
from dragoman.views.parties import Parties
from dragoman.views.passages import Passage, passages_in
from dragoman.views.sources import SourceLine, source_line

What = Literal["same", "other_type", "only_theirs", "only_ours"]
_MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Ours:
    """An occurrence of the ledger as a row, with the sentences of the first reports of it."""

    id: str
    records: tuple[str, ...]
    start: date | None
    end: date | None
    type: str
    modes: tuple[str, ...]
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reports: int
    origins: int
    sources: tuple[SourceLine, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row of theirs, a row of ours, or both; `reasons` say why they are, or are not, one.

    For a row of theirs alone, `ours` is the nearest of ours where there is any.
    """

    what: What
    theirs: Theirs | None
    ours: Ours | None
    score: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairings, theirs in the order of the file and then what only we have.

    `left_out` counts rows that cannot be compared, by reason. Ours outside the days from `since`
    to `until`, those that the file covers, are not compared.
    """

    dataset: str | None
    rows: int
    since: date | None
    until: date | None
    days: int
    counts: dict[str, int]
    left_out: tuple[tuple[str, int], ...]
    failures: tuple[ReadFailure, ...]
    pairings: tuple[Pairing, ...]


def compare_data(
    ledger: Ledger,
    rows: Iterable[DataRow | ReadFailure],
    parties: Parties,
    *,
    between: tuple[str, str] | None = None,
    since: date | None = None,
    until: date | None = None,
    days: int = 3,
) -> Comparison:
    """Lay rows of another data set beside the ledger's occurrences.

    `days` is how far apart two dates of one thing may lie. Raises SettingsError for rows that
    name no parties, as GDELT's mentions.
    """
    gathered = Gathered(parties, between, since, until)
    gathered.take(rows)
    first, last = gathered.first, gathered.last
    selection = Selection(between=between)
    material = Material(ledger, selection, parties)
    window = (since or first, until or last)
    mine = [row for row in coded_rows(material) if _touches(row, *window, days=days)]
    beside = _Beside(material, mine, days)
    pairings = [beside.pairing(theirs, asked) for theirs, asked in gathered.rows]
    pairings += beside.alone([asked for _, asked in gathered.rows])
    return Comparison(
        dataset=gathered.dataset,
        rows=len(gathered.rows),
        since=window[0],
        until=window[1],
        days=days,
        counts=_counts(pairings),
        left_out=tuple(sorted(gathered.left_out.items())),
        failures=tuple(gathered.failures),
        pairings=tuple(pairings),
    )


def compare_file(
    ledger: Ledger,
    file: Path,
    parties: Parties,
    *,
    between: tuple[str, str] | None = None,
    since: date | None = None,
    until: date | None = None,
    days: int = 3,
    only: Sequence[str] = (),
) -> Comparison:
    """The same for a file; `only` leaves out other pairings, though all are counted.

    Raises ReadError where it is a file of no data set.
    """
    found = compare_data(
        ledger, data_rows(file), parties, between=between, since=since, until=until, days=days
    )
    if not only:
        return found
    return replace(found, pairings=tuple(p for p in found.pairings if p.what in only))


def _counts(pairings: Sequence[Pairing]) -> dict[str, int]:
    counts = Counter[str](pairing.what for pairing in pairings)
    met = {p.ours.id for p in pairings if p.ours and p.what in ("same", "other_type")}
    names: tuple[What, ...] = ("same", "other_type", "only_theirs", "only_ours")
    return {**{name: counts[name] for name in names}, "ours_met": len(met)}


class _Beside:
    """Our rows by the parties that they join, and which of them were met."""

    def __init__(self, material: Material, rows: Sequence[CodedRow], days: int) -> None:
        self._material = material
        self._days = days
        self._rows = rows
        self._sides = {row.id: ours(row.event.actors, row.event.recipients) for row in rows}
        self._near: Near[CodedRow] = Near((row, self._sides[row.id], days_of(row)) for row in rows)
        self._shown = cache(self._show)
        self._met: set[str] = set()

    def pairing(self, theirs: Theirs, asked: Asked) -> Pairing:
        """The nearest of ours to a row of theirs, or why there is none."""
        best: tuple[Judged, CodedRow] | None = None
        for row in self._near.within(asked.sides.wide_keys(), asked.day, days=self._days):
            found = judged(asked, row, self._sides[row.id], days=self._days)
            if found is not None and (best is None or found.score > best[0].score):
                best = (found, row)
        if best is None:
            return self._only_theirs(theirs, asked)
        found, row = best
        self._met.add(row.id)
        return Pairing(found.verdict, theirs, self._shown(row), found.score, found.reasons)

    def _only_theirs(self, theirs: Theirs, asked: Asked) -> Pairing:
        nearest = self._near.nearest(asked.sides.keys(), asked.day)
        if nearest is None:
            reason = Reason("nothing of ours between these parties in the days compared")
            return Pairing("only_theirs", theirs, None, None, (reason,))
        gap, row = nearest
        if gap > self._days:
            reason = Reason(f"the nearest of ours between these parties lies {gap} days off")
        else:
            reason = Reason("ours is of another class of acts", f"{asked.type} / {row.type}")
        return Pairing("only_theirs", theirs, self._shown(row), None, (reason,))

    def alone(self, asked: Sequence[Asked]) -> Iterator[Pairing]:
        """What no row of theirs met, with the reason."""
        theirs = Near((each, each.sides, [each.day]) for each in asked)
        for row in self._rows:
            if row.id not in self._met:
                reason = self._why_alone(row, theirs)
                yield Pairing("only_ours", None, self._shown(row), None, (reason,))

    def _why_alone(self, row: CodedRow, theirs: Near[Asked]) -> Reason:
        keys = self._sides[row.id].keys()
        close = [each for day in days_of(row) for each in theirs.within(keys, day, days=self._days)]
        if not close:
            return Reason(f"no row of theirs between these parties within {self._days} days")
        types = ", ".join(sorted({each.type for each in close}))
        if any(same_type(each, row) for each in close):
            return Reason("theirs is nearer to another of ours", f"{types} / {row.type}")
        return Reason("theirs are of another class of acts", f"{types} / {row.type}")

    def _show(self, row: CodedRow) -> Ours:
        event = row.event
        told = {one.source.id: one for one in reversed(row.tellings)}
        return Ours(
            id=row.head.occurrence or event.id,
            records=tuple(one.record.id for one in row.tellings),
            start=row.start,
            end=row.end,
            type=row.type,
            modes=row.modes,
            status=row.status,
            actors=tuple(actor.id for actor in event.actors),
            recipients=tuple(actor.id for actor in event.recipients),
            reports=row.head.reports,
            origins=row.head.origins,
            sources=tuple(
                source_line(one.source, one.record.evidence.words)
                for one in reversed(told.values())
            ),
            passages=tuple(self._passages(row)),
        )

    def _passages(self, row: CodedRow) -> Iterator[Passage]:
        for told in row.tellings[:_MOST_PASSAGES]:
            evidence = told.record.evidence
            text = annotate(self._material.report(told.source.id))
            source = source_line(told.source, evidence.words)
            yield from passages_in(text, source, evidence.spans)


def _touches(row: CodedRow, first: date | None, last: date | None, *, days: int) -> bool:
    """Whether one of the days of a row of ours lies in the stretch that theirs cover."""
    return any(
        (first is None or (first - day).days <= days)
        and (last is None or (day - last).days <= days)
        for day in days_of(row)
    )
