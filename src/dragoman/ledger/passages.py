"""What full-text search reads: reports, contents of statements, quotes of events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.ledger import codec, tables
from dragoman.ledger.stores import next_number, store_of, words_of
from dragoman.ledger.stores.exact import ESCAPED, is_plain
from dragoman.ledger.stores.words import UNSPACED
from dragoman.ledger.tables import KINDS
from dragoman.records import Event, Span, Statement

JOINT = " … "
"""Stands between the stretches of one passage that are apart in the report."""

SEARCHED = ("report", "statement", "event")

_UNSTORABLE = re.compile(f"[\0\ud800-\udfff{ESCAPED}]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text to be indexed, and the rows it stands for."""

    kind: str
    report: int
    record: int | None
    coding: int | None
    title: str | None
    text: str


def stretches(record: Statement | Event) -> tuple[Span, ...]:
    """The spans of the report whose text makes the passage of a record."""
    if isinstance(record, Statement) and record.content:
        return record.content
    return record.evidence.spans


def of_record(
    record: Statement | Event, text: str, *, report: int, number: int, coding: int
) -> Passage:
    """The passage of a statement or an event."""
    words = JOINT.join(span.of(text) for span in stretches(record))
    return Passage(type(record).__name__.lower(), report, number, coding, "", words)


def add(connection: Connection, passages: list[Passage]) -> None:
    """Write passages and index them."""
    if not passages:
        return
    number = next_number(connection, tables.passages)
    rows, indexed = [], []
    for n, passage in enumerate(passages, number):
        title, text = passage.title, passage.text
        own = passage.record is not None or not _plain(title, text)
        if own:
            title, text = indexable(title or ""), indexable(text)
        unspaced = bool(UNSPACED.search(text) or UNSPACED.search(title or ""))
        rows.append(
            {
                "n": n, "kind": passage.kind, "report": passage.report, "record": passage.record,
                "coding": passage.coding, "unspaced": int(unspaced),
                "title": title if own else None, "text": text if own else None,
            }
        )  # fmt: skip
        indexed.append((n, title, text, unspaced))
    store_of(connection).add_rows(connection, tables.passages, rows)
    words_of(connection).index(connection, indexed)


def indexable(text: str) -> str:
    """The same number of characters, without those that the index cannot take."""
    return text if is_plain(text) else _UNSTORABLE.sub("\ufffd", text)


def _plain(title: str | None, text: str) -> bool:
    return is_plain(text) and (title is None or is_plain(title))


def index_everything(connection: Connection) -> None:
    """Write the passages of all that a ledger without search has kept."""
    reports = tables.reports
    for number in connection.execute(select(reports.c.n).order_by(reports.c.n)).scalars().all():
        row = connection.execute(select(reports).where(reports.c.n == number)).one()
        whole = Passage("report", row.n, None, None, row.title, row.text)
        add(connection, [whole, *_of_kept_records(connection, row.n, row.text)])


def _of_kept_records(connection: Connection, report: int, text: str) -> Iterator[Passage]:
    records, codings = tables.records, tables.codings
    found = connection.execute(
        select(records)
        .join(codings, codings.c.n == records.c.coding)
        .where(codings.c.report == report, records.c.kind.in_(SEARCHED))
        .order_by(records.c.n)
    )
    for row in found.all():
        record = codec.load(KINDS[row.kind], row.body)
        assert isinstance(record, Statement | Event)
        yield of_record(record, text, report=report, number=row.n, coding=row.coding)
