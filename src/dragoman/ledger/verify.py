"""Checking a ledger against itself: every quote, hash, id, reference, row and index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, exists, func, select
from sqlalchemy.exc import DBAPIError

from dragoman.errors import DragomanError
from dragoman.ledger import codec, deeds, finding, keep, tables
from dragoman.ledger.check import sift
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.nouns import Fault
from dragoman.ledger.passages import SEARCHED
from dragoman.ledger.rows import Rows, add_record
from dragoman.ledger.stores import store_of, words_of
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import (
    codings,
    members,
    occurrences,
    passages,
    records,
    reports,
)
from dragoman.records import Findings, Occurrence

_NARROW = (
    "statements", "positions", "issues", "events", "meetings", "entries", "parties", "pairs",
    "doubts",
)  # fmt: skip
_OWNER = {"entries": "meeting"}


def verify(ledger: Ledger) -> Iterator[Fault]:
    """Give every fault in the ledger; nothing when all is as it was written.

    A damaged part is itself a fault, and the rest is still checked.
    """
    checks: tuple[Callable[[Connection], Iterator[Fault]], ...] = (
        _file, _reports, _codings, _reschedulings, _occurrences, _deeds, _passages
    )  # fmt: skip
    for check in checks:
        with ledger.reading() as connection:
            yield from _guarded(check, connection, ledger)
    if ledger.readonly:
        with ledger.reading() as connection:
            yield from _guarded(_indexes, connection, ledger)
    else:
        with ledger.writing() as connection:
            yield from _guarded(_writable_indexes, connection, ledger)


def _guarded(
    check: Callable[[Connection], Iterator[Fault]], connection: Connection, ledger: Ledger
) -> Iterator[Fault]:
    try:
        yield from check(connection)
    except DBAPIError as error:
        yield Fault(str(ledger.path), "file", f"cannot be read through: {error.orig}")


def _file(connection: Connection) -> Iterator[Fault]:
    for line in store_of(connection).faults(connection):
        yield Fault("file", "file", line)


def _reports(connection: Connection) -> Iterator[Fault]:
    for number in connection.execute(select(reports.c.n).order_by(reports.c.n)).scalars().all():
        row = connection.execute(select(reports).where(reports.c.n == number)).one()
        try:
            report = finding.report_of(row)
        except (ValueError, TypeError, DragomanError) as error:
            yield Fault(row.id, "report", f"cannot be read: {error}")
            continue
        if report.sha256 != row.sha256:
            yield Fault(row.id, "report", "its text does not have the hash it was kept with")
        elif report.id != row.id:
            yield Fault(row.id, "report", f"its outlet, date and address give the id {report.id}")
        yield from _coded_once(connection, row)


def _coded_once(connection: Connection, row: Row[Any]) -> Iterator[Fault]:
    query = select(func.count()).where(codings.c.report == row.n, codings.c.current == 1)
    current = connection.execute(query).scalar_one()
    if current != 1:
        yield Fault(row.id, "record", f"{current} codings of it count as the newest, not one")


def _codings(connection: Connection) -> Iterator[Fault]:
    for number in connection.execute(select(codings.c.n).order_by(codings.c.n)).scalars().all():
        coding = connection.execute(select(codings).where(codings.c.n == number)).one()
        row = connection.execute(select(reports).where(reports.c.n == coding.report)).first()
        if row is None:
            continue  # reported by the check of references between rows
        try:
            report = finding.report_of(row)
            found = finding.findings_of(connection, report, number, coding.coder)
        except (ValueError, DragomanError) as error:
            yield Fault(row.id, "record", str(error))
            continue
        yield from _coding(connection, row, coding, found)


def _coding(
    connection: Connection, row: Row[Any], coding: Row[Any], found: Findings
) -> Iterator[Fault]:
    sifted = sift(found, report=row.id)
    for refusal in sifted.refused:
        yield Fault(row.id, refusal.ground, refusal.reason)
    if keep.digest(sifted) != coding.digest:
        yield Fault(row.id, "record", f"what {coding.coder} found is not what was kept")
    yield from _columns(connection, row.id, coding.n)


def _columns(connection: Connection, report: str, coding: int) -> Iterator[Fault]:
    """Compare every column that repeats a record with the record."""
    kept = connection.execute(select(records).where(records.c.coding == coding)).all()
    rows = Rows()
    for row in kept:
        record = codec.load(tables.KINDS[row.kind], row.body)
        add_record(rows, record, row.body, number=row.n, coding=coding, ordinal=row.ordinal)
    stored = {records: Counter(map(tuple, kept))}
    own = select(records.c.n).where(records.c.coding == coding)
    for name in _NARROW:
        table = tables.metadata.tables[name]
        owner = table.c[_OWNER.get(name, "record")]
        found = connection.execute(select(table).where(owner.in_(own)))
        stored[table] = Counter(map(tuple, found))
    for table, lines in stored.items():
        due = Counter(tuple(line[c.name] for c in table.c) for line in rows.of(table))
        if due != lines:
            yield Fault(report, "record", f"rows of {table.name} differ from its records")


def _reschedulings(connection: Connection) -> Iterator[Fault]:
    earlier = records.alias()
    meetings = tables.meetings
    query = (
        select(records.c.id, meetings.c.reschedules)
        .join(meetings, meetings.c.record == records.c.n)
        .where(
            meetings.c.reschedules.is_not(None),
            ~exists().where(earlier.c.id == meetings.c.reschedules, earlier.c.kind == "meeting"),
        )
    )
    for name, missing in connection.execute(query):
        yield Fault(name, "reference", f"it reschedules {missing}, which is not in the ledger")


def _occurrences(connection: Connection) -> Iterator[Fault]:
    names = connection.execute(select(occurrences.c.id).order_by(occurrences.c.id))
    for name in names.scalars().all():
        row = connection.execute(select(occurrences).where(occurrences.c.id == name)).one()
        try:
            linked = codec.load(Occurrence, row.body)
        except DragomanError as error:
            yield Fault(name, "occurrence", str(error))
            continue
        query = select(members.c.record).where(members.c.occurrence == name)
        listed = connection.execute(query.order_by(members.c.ordinal)).scalars().all()
        columns = (row.id, row.kind, row.origins, row.reports, tuple(listed))
        if columns != (
            linked.id, linked.kind, linked.origins, len(linked.reports), linked.members
        ):  # fmt: skip
            yield Fault(name, "occurrence", "its rows differ from what was linked")
        yield from _members(connection, linked)
        yield from _retold(connection, linked)


def _members(connection: Connection, linked: Occurrence) -> Iterator[Fault]:
    query = (
        select(records.c.id, reports.c.id)
        .join(codings, codings.c.n == records.c.coding)
        .join(reports, reports.c.n == codings.c.report)
        .where(one_of(records.c.id, linked.members), records.c.kind == linked.kind)
    )
    homes = dict(connection.execute(query).all())
    for member in linked.members:
        if member not in homes:
            yield Fault(linked.id, "reference", f"its member {member} is no {linked.kind} here")
        elif homes[member] not in linked.reports:
            yield Fault(linked.id, "reference", f"it does not list the report of {member}")


def _retold(connection: Connection, linked: Occurrence) -> Iterator[Fault]:
    """Passages that stand for reports without a record must be in their words."""
    names = [each.report for each in linked.passages]
    query = select(reports.c.id, reports.c.text).where(one_of(reports.c.id, names))
    texts = dict(connection.execute(query).all())
    for each in linked.passages:
        if each.report not in linked.reports:
            yield Fault(linked.id, "reference", f"it does not list {each.report}, which retells it")
        text = texts.get(each.report, "")
        if any(span.of(text) != quote for span, quote in zip(each.spans, each.quotes, strict=True)):
            yield Fault(linked.id, "quote", f"{each.report} does not hold the words quoted")


def _deeds(connection: Connection) -> Iterator[Fault]:
    try:
        kept = deeds.choose(connection, deeds.EVERY_WORD)
        deeds.settled(connection)
    except DragomanError as error:
        yield Fault("deeds", "deed", str(error))
        return
    for name, message in deeds.unfounded(connection, kept):
        yield Fault(name, "deed", message)


def _passages(connection: Connection) -> Iterator[Fault]:
    lacking = select(records.c.id).where(
        records.c.kind.in_(SEARCHED), ~exists().where(passages.c.record == records.c.n)
    )
    whole = select(reports.c.id).where(
        ~exists().where(passages.c.report == reports.c.n, passages.c.kind == "report")
    )
    for name in connection.execute(lacking.union_all(whole)).scalars():
        yield Fault(name, "search", "it cannot be found by its words")


def _indexes(connection: Connection) -> Iterator[Fault]:
    for line in words_of(connection).faults(connection, writable=False):
        yield Fault("search", "search", line)


def _writable_indexes(connection: Connection) -> Iterator[Fault]:
    for line in words_of(connection).faults(connection, writable=True):
        yield Fault("search", "search", line)
