"""Choosing records by who, what and when, from the newest coding of each report.

A window of days takes in every record whose days it touches; a record without a date is left
out of any window and stands last without one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, exists, func, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.selectable import FromClause

from dragoman.errors import LedgerError
from dragoman.ledger import codec
from dragoman.ledger.nouns import Order, Record
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import (
    UNDATED,
    codings,
    entries,
    members,
    pairs,
    parties,
    positions,
    records,
    reports,
)
from dragoman.records import Position

Chosen = TypeVar("Chosen", bound=Record)
Columns = ReadOnlyColumnCollection[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to choose: each part left out lets everything pass."""

    between: tuple[str, str] | None = None
    actor: str | None = None
    role: str | None = None
    since: date | None = None
    until: date | None = None
    report: str | None = None
    within: Collection[str] | None = None
    """Reports: of the records that are looked at, up to the limit, those of others are left out."""
    limit: int | None = None
    order: Order = "oldest"


def choose(
    connection: Connection,
    kind: type[Chosen],
    choice: Choice,
    narrow: FromClause,
    *conditions: ColumnElement[bool],
) -> tuple[Chosen, ...]:
    """The records of one kind that fit; `conditions` are on the kind's own table `narrow`."""
    query = _numbers(kind.__name__.lower(), choice)
    if conditions:
        query = query.join(narrow, narrow.c.record == query.selected_columns[0])
        query = query.where(*conditions)
    numbers = connection.execute(query).scalars().all()
    bodies = _bodies(connection, numbers, choice.within) if numbers else {}
    return tuple(codec.load(kind, bodies[number]) for number in numbers if number in bodies)


def nth_newest_day(
    connection: Connection, kind: type[Record], choice: Choice, place: int
) -> date | None:
    """The day of the record that has so many dated ones after it; None where there are fewer."""
    query = _numbers(kind.__name__.lower(), replace(choice, order="newest", limit=1))
    _, columns, _ = _source(choice)
    day = connection.execute(query.offset(place).with_only_columns(columns.date)).scalar()
    return date.fromisoformat(day) if day else None


def named(connection: Connection, kind: type[Chosen], names: Collection[str]) -> tuple[Chosen, ...]:
    """The records of one kind among these ids, in order of date."""
    query = (
        select(records.c.body)
        .join(codings, codings.c.n == records.c.coding)
        .where(one_of(records.c.id, names), codings.c.current == 1)
        .where(records.c.kind.concat("") == kind.__name__.lower())
        .order_by(records.c.date, records.c.n)
    )
    return tuple(codec.load(kind, body) for body in connection.execute(query).scalars())


def voicing(connection: Connection, statements: Collection[str]) -> tuple[Position, ...]:
    """The positions that these statements voice, in order of date."""
    query = (
        select(records.c.body)
        .join(positions, positions.c.record == records.c.n)
        .join(codings, codings.c.n == records.c.coding)
        .where(one_of(positions.c.statement, statements), codings.c.current == 1)
        .order_by(records.c.date, records.c.n)
    )
    return tuple(codec.load(Position, body) for body in connection.execute(query).scalars())


def may_be_known(narrow: FromClause, day: date) -> ColumnElement[bool]:
    """Of rows of `meetings`: not what only reports after a day tell of.

    What replaces a meeting, or has an occurrence with another record, passes all the same.
    """
    told, by, other = entries.c.meeting == narrow.c.record, day.isoformat(), members.alias()
    published = (
        exists()
        .where(records.c.n == narrow.c.record, codings.c.n == records.c.coding)
        .where(reports.c.n == codings.c.report, reports.c.published <= by)
    )
    joined = (
        exists()
        .where(records.c.n == narrow.c.record, members.c.record == records.c.id)
        .where(other.c.occurrence == members.c.occurrence, other.c.ordinal != members.c.ordinal)
    )
    return or_(
        narrow.c.reschedules.is_not(None),
        exists().where(told, entries.c.reported <= by),
        exists().where(told, entries.c.reported == UNDATED) & published,
        joined,
    )


def _numbers(kind: str, choice: Choice) -> Select[Any]:
    """Row numbers in order of date, read from the index that fits the choice best."""
    query, columns, number = _source(choice)
    query = query.join(codings, codings.c.n == columns.coding)
    query = query.where(codings.c.current == 1)
    day, of_kind = columns.date, columns.kind
    if choice.report is not None:
        query = query.where(columns.coding == _newest_coding(choice.report))
        # As expressions they keep SQLite from reading the index by date of all reports.
        day, of_kind = day.concat(""), of_kind.concat("")
    query = query.where(of_kind == kind)
    if choice.until is not None:
        query = query.where(columns.date <= choice.until.isoformat())
    if choice.since is not None:
        since = choice.since.isoformat()
        query = query.where(columns.last >= since, columns.date != UNDATED)
        # True of every row that passes the line above; it lets the index skip what is older.
        query = query.where(columns.date >= func.coalesce(_earliest_touching(kind, since), since))
    return _ordered(query, day, number, choice)


def _newest_coding(report: str) -> ScalarSelect[int]:
    return (
        select(codings.c.n)
        .join(reports, reports.c.n == codings.c.report)
        .where(reports.c.id == report, codings.c.current == 1)
        .scalar_subquery()
    )


def _earliest_touching(kind: str, since: str) -> ScalarSelect[str]:
    """The first day of the earliest record that began before a window and reaches into it."""
    row = records.alias()
    return (
        select(row.c.date)
        .where(row.c.kind == kind, row.c.last > row.c.date)
        .where(row.c.date < since, row.c.last >= since)
        .order_by(row.c.date)
        .limit(1)
        .scalar_subquery()
    )


def _source(choice: Choice) -> tuple[Select[Any], Columns, ColumnElement[int]]:
    """The table to start from, with what it alone can decide."""
    if choice.between is not None:
        first, second = sorted(choice.between)
        query = select(pairs.c.record).where(pairs.c.first == first, pairs.c.second == second)
        if choice.actor is not None:
            takes_part = exists().where(parties.c.record == pairs.c.record)
            query = query.where(takes_part.where(*_is_or_belongs_to(choice.actor, choice.role)))
        return query, pairs.c, pairs.c.record
    if choice.actor is not None:
        query = select(parties.c.record).where(*_is_or_belongs_to(choice.actor, choice.role))
        # One who acts on himself stands in a record twice.
        return query.group_by(parties.c.date, parties.c.record), parties.c, parties.c.record
    return select(records.c.n), records.c, records.c.n


def _is_or_belongs_to(actor: str, role: str | None) -> Iterator[ColumnElement[bool]]:
    """`CHN` takes in all of China, `CHN GOV` also `CHN GOV:Qin Gang`."""
    code = re.split("[ :]", actor, maxsplit=1)[0]
    yield parties.c.code == code
    if code != actor:
        name = parties.c.actor
        yield or_(name == actor, (name >= f"{actor}:") & (name < f"{actor};"))
    if role is not None:
        yield parties.c.role == role


def _ordered(
    query: Select[Any], day: ColumnElement[str], number: ColumnElement[int], choice: Choice
) -> Select[Any]:
    if choice.limit is not None and choice.limit < 0:
        raise LedgerError(f"a limit of {choice.limit} records makes no sense; give 0 or more")
    if choice.order == "newest":
        query = query.where(day != UNDATED).order_by(day.desc(), number.desc())
    else:
        query = query.order_by(day, number)
    return query.limit(choice.limit)


def _bodies(
    connection: Connection, numbers: Sequence[int], within: Collection[str] | None
) -> dict[int, str]:
    query = select(records.c.n, records.c.body).where(one_of(records.c.n, numbers))
    if within is not None:
        own = select(codings.c.n).join(reports, reports.c.n == codings.c.report)
        query = query.where(records.c.coding.in_(own.where(one_of(reports.c.id, within))))
    return dict(connection.execute(query).all())
