"""The order of linking in buckets; the links are those that `dragoman.link.link` finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from dragoman.bulk.linking.copies import copies, sheet_row
from dragoman.bulk.linking.grounds import FIRST, HOME, MEMBER, OCCURRENCE, Grounds
from dragoman.bulk.linking.joining import account_row, joined
from dragoman.bulk.linking.packing import dump, load
from dragoman.bulk.linking.retelling import retold
from dragoman.bulk.linking.rows import Engine, Row, Table, grouped, name_key, name_of
from dragoman.link.accounts import Account, accounts
from dragoman.link.asides import asides, told_contacts
from dragoman.link.copies import sheet
from dragoman.link.deeds import Tellings, deeds_of, tellings
from dragoman.link.meetings import Told, dated_told, meetings_of, told_meetings
from dragoman.link.passages import passages
from dragoman.link.undated import Hints, hints_of, placed_by
from dragoman.link.words import Rarity, stems
from dragoman.records import Deed, Findings, Meeting, Occurrence, When

_SHEET, _ACCOUNTS, _PASSAGES, _MEETINGS, _TELLINGS, _HINTS = range(1, 7)


@dataclass(frozen=True)
class Waiting:
    """Occurrences that wait in an engine, in order of their ids; may be read again."""

    engine: Engine
    table: Table

    def __iter__(self) -> Iterator[Occurrence]:
        return (load(row.body) for row in self.engine.rows(self.table))


@dataclass(frozen=True)
class Linked:
    """What was found, as long as the engine is there. `origins` leaves out what is no copy."""

    occurrences: Waiting
    meetings: tuple[Meeting, ...]
    origins: Mapping[str, str]
    dates: Mapping[str, When]
    deeds: tuple[Deed, ...]


def told_rows(findings: Iterable[Findings]) -> Iterator[Row]:
    """What linking needs to know of each report, read once and in any order."""
    for one in findings:
        key = name_key(one.report.id)
        yield sheet_row(sheet(one.report), _SHEET)
        told = accounts(one)
        if told:
            yield Row(key, b"", dump(told), _ACCOUNTS)
        if sentences := passages(one):
            story = told[0].story if told else stems(one.report.text)
            yield Row(key, FIRST, dump((sentences, story)), _PASSAGES)
        meetings, contacts = told_meetings(one), told_contacts(one)
        if meetings or contacts:
            yield Row(key, b"", dump((meetings, contacts)), _MEETINGS)
        yield Row(key, b"", dump(tellings(one)), _TELLINGS)
        if one.report.published is None:
            yield Row(key, b"", dump(hints_of(one)), _HINTS)


def link_in_buckets(engine: Engine, told: Table) -> Linked:
    """Link what `told_rows` gave, with no more in memory than a stretch of it.

    In memory stay the names of copies, rare words, meetings, and what deeds are found in.
    """
    origins = copies(engine, told.tagged(_SHEET))
    by_origin = engine.stepped([told.tagged(_ACCOUNTS)], partial(_by_origin, origins=origins))
    grounds = Grounds(_rarity(engine, by_origin), origins, {})
    hints: list[Hints] = _bodies(engine, told.tagged(_HINTS))
    if hints:
        grounds = Grounds(grounds.rarity, origins, _dates(engine, by_origin, hints, grounds))
    meetings = joined(engine, by_origin, "meeting", grounds)
    found = [
        meetings,
        joined(engine, by_origin, "event", grounds, homes=meetings.tagged(HOME)),
        joined(engine, by_origin, "statement", grounds),
    ]
    reports = [told.tagged(_ACCOUNTS), told.tagged(_PASSAGES)]
    whole = Waiting(engine, retold(engine, found, reports, grounds))
    by_id = {one.id: one for one in whole if one.kind == "meeting"}
    talks = [by_id[one.id] for one in _occurrences(engine, meetings)]
    engine.drop(by_origin, *found)
    held: list[tuple[tuple[Told, ...], tuple[Told, ...]]]
    held = _bodies(engine, told.tagged(_MEETINGS))
    dated = dated_told((one for some, _ in held for one in some), grounds.dates)
    contacts = dated_told((one for _, some in held for one in some), grounds.dates)
    beside = asides((*dated, *contacts), talks)
    joined_talks = meetings_of(dated, talks, origins=origins, beside=beside)
    words: list[Tellings] = _bodies(engine, told.tagged(_TELLINGS))
    pairs = zip(joined_talks, talks, strict=True)
    deeds = deeds_of(words, pairs, origins=origins, dates=grounds.dates)
    return Linked(whole, joined_talks, origins, grounds.dates, deeds)


def _bodies(engine: Engine, table: Table) -> list[Any]:
    """The values of a table, one for each key."""
    return [load(next(group).body) for _, group in grouped(engine.rows(table))]


def _occurrences(engine: Engine, found: Table) -> Iterator[Occurrence]:
    return (load(row.body) for row in engine.rows(found.tagged(OCCURRENCE)))


def _by_origin(rows: Iterator[Row], *, origins: Mapping[str, str]) -> Iterator[Row]:
    for key, group in grouped(rows):
        report = name_of(key)
        yield account_row(load(next(group).body), origins.get(report, report))


def _rarity(engine: Engine, by_origin: Table) -> Rarity:
    """Rarity over independent texts, so that forty copies do not make a word common."""
    counts: Counter[str] = Counter()
    total = 0
    parts = engine.stepped([by_origin], _counted)
    for row in engine.rows(parts):
        some, size = load(row.body)
        counts.update(some)
        total += size
    engine.drop(parts)
    common = {word: count for word, count in counts.items() if count > 1}
    return Rarity.counted(common, total)


def _counted(rows: Iterator[Row]) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    total = 0
    for _, group in grouped(rows):
        told: tuple[Account, ...] = load(next(group).body)
        counts.update(told[0].story)
        total += 1
    yield Row(b"", b"", dump((counts, total)))


def _dates(
    engine: Engine, by_origin: Table, hints: list[Hints], grounds: Grounds
) -> dict[str, When]:
    """When undated reports came out, by what they share with others."""
    undated = frozenset(one.report for one in hints)
    meetings = joined(engine, by_origin, "meeting", grounds, around=undated)
    homes = meetings.tagged(HOME)
    tables = [
        meetings,
        joined(engine, by_origin, "event", grounds, homes=homes, around=undated),
        joined(engine, by_origin, "statement", grounds, around=undated),
    ]
    members = [
        cast(Account, load(row.body)[0])
        for table in tables
        for row in engine.rows(table.tagged(MEMBER))
    ]
    shared = [one for table in tables for one in _occurrences(engine, table)]
    engine.drop(*tables)
    return placed_by(hints, members, shared)
