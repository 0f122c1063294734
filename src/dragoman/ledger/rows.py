"""A record as rows: its JSON in `records`, and what is asked for in narrow tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Table

from dragoman.ledger import tables
from dragoman.ledger.doubt import doubt
from dragoman.ledger.nouns import Record
from dragoman.ledger.stores import store_of
from dragoman.ledger.tables import UNDATED
from dragoman.records import Actor, Event, Meeting, Position, Statement, When

Row = dict[str, Any]


class Rows:
    """Rows of many tables, gathered to be written together."""

    def __init__(self) -> None:
        self._rows: dict[Table, list[Row]] = defaultdict(list)

    def add(self, table: Table, **values: Any) -> None:
        self._rows[table].append(values)

    def of(self, table: Table) -> list[Row]:
        return self._rows[table]

    def write(self, connection: Connection) -> None:
        """Insert all, parents before children."""
        for table in tables.metadata.tables.values():
            if self._rows[table]:
                store_of(connection).add_rows(connection, table, self._rows[table])


def days(when: When | None) -> tuple[str, str]:
    """The first and the last known day; "after 5 March" has one, which serves as both."""
    if when is None:
        return UNDATED, UNDATED
    first = when.start or when.end
    last = when.end or when.start
    if first is None or last is None:
        return UNDATED, UNDATED
    return first.isoformat(), last.isoformat()


def add_record(
    rows: Rows, record: Record, body: str, *, number: int, coding: int, ordinal: int
) -> None:
    """Add all rows of one record, whose row number is `number` and whose JSON is `body`."""
    date, last = days(record.when)
    kind = type(record).__name__.lower()
    rows.add(
        tables.records, n=number, coding=coding, kind=kind, ordinal=ordinal, id=record.id,
        date=date, last=last, body=body,
    )  # fmt: skip
    _add_narrow(rows, record, number)
    rows.add(tables.doubts, record=number, doubt=doubt(record), kind=kind, coding=coding)
    spread = {"kind": kind, "date": date, "last": last, "coding": coding}
    for place, (role, code, actor) in enumerate(dict.fromkeys(_parties(record))):
        rows.add(
            tables.parties, record=number, ordinal=place, role=role, code=code,
            actor=actor, **spread,
        )  # fmt: skip
    for first, second in _pairs(record):
        rows.add(tables.pairs, record=number, first=first, second=second, **spread)


def _add_narrow(rows: Rows, record: Record, number: int) -> None:
    if isinstance(record, Statement):
        rows.add(
            tables.statements, record=number, kind=record.kind, within=record.within,
            speaker=record.speaker and record.speaker.id, anonymous=int(record.anonymous),
        )  # fmt: skip
    elif isinstance(record, Position):
        rows.add(tables.positions, record=number, kind=record.kind, statement=record.statement)
        for issue in dict.fromkeys(record.issues):
            rows.add(tables.issues, issue=issue, record=number)
    elif isinstance(record, Event):
        rows.add(
            tables.events, record=number, type=record.type, kind=record.kind,
            plover=record.plover, status=record.status, according_to=record.according_to,
            meeting=record.meeting, place=record.place and record.place.name,
            place_country=record.place and record.place.country,
        )  # fmt: skip
    else:
        _add_meeting(rows, record, number)


def _add_meeting(rows: Rows, meeting: Meeting, number: int) -> None:
    rows.add(
        tables.meetings, record=number, kind=meeting.kind, status=meeting.history[-1].status,
        place=meeting.place and meeting.place.name, reschedules=meeting.reschedules,
        place_country=meeting.place and meeting.place.country,
    )  # fmt: skip
    for ordinal, entry in enumerate(meeting.history):
        rows.add(
            tables.entries, meeting=number, ordinal=ordinal, status=entry.status,
            by_actor=entry.by and entry.by.id, reported=days(entry.reported)[0],
        )  # fmt: skip


def _parties(record: Record) -> Iterator[tuple[str, str, str]]:
    """(role, code, actor id) of all who take part."""
    if isinstance(record, Meeting):
        for country, actors in record.participants:
            for actor in actors or (Actor(country),):
                yield "participant", country, actor.id
        return
    for role, actors in _roles(record):
        for actor in actors:
            yield role, actor.country or actor.sector or "?", actor.id


def _roles(record: Statement | Position | Event) -> Iterator[tuple[str, tuple[Actor, ...]]]:
    if isinstance(record, Statement):
        yield "speaker", (record.speaker,) if record.speaker else ()
        yield "addressee", record.addressees
    elif isinstance(record, Position):
        yield "holder", (record.holder,)
        yield "addressee", record.addressees
    else:
        yield "actor", record.actors
        yield "recipient", record.recipients


def _pairs(record: Record) -> list[tuple[str, str]]:
    """Pairs of countries that a record joins: those who act with those acted on, and those who
    act together. Two states struck by the same sanctions are no pair.
    """
    if isinstance(record, Meeting):
        return sorted(set(combinations(sorted({side for side, _ in record.participants}), 2)))
    (_, active), (_, passive) = _roles(record)
    acting, acted_on = _countries(active), _countries(passive)
    joined = {(min(a, b), max(a, b)) for a in acting for b in acted_on}
    return sorted(joined | set(combinations(sorted(acting), 2)))


def _countries(actors: Iterable[Actor]) -> set[str]:
    return {actor.country for actor in actors if actor.country is not None}
