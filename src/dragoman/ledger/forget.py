"""Taking a derived coding out again with all its rows. Only what can be made anew is forgotten."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from dragoman.ledger import tables
from dragoman.ledger.stores import words_of

_OF_RECORD = (
    "statements", "positions", "issues", "events", "meetings", "parties", "pairs", "doubts",
)  # fmt: skip
_OF_CODING = ("passages", "records", "annotated", "mentioned")


def forget(connection: Connection, coding: int) -> None:
    """Delete one coding, its records and what search knows of them."""
    passages = tables.passages
    rows = connection.execute(select(passages).where(passages.c.coding == coding)).all()
    words_of(connection).remove(
        connection, [(r.n, r.title, r.text, bool(r.unspaced)) for r in rows]
    )
    records = tables.records
    own = select(records.c.n).where(records.c.coding == coding)
    connection.execute(delete(tables.entries).where(tables.entries.c.meeting.in_(own)))
    for name in _OF_RECORD:
        table = tables.metadata.tables[name]
        connection.execute(delete(table).where(table.c.record.in_(own)))
    for name in _OF_CODING:
        table = tables.metadata.tables[name]
        connection.execute(delete(table).where(table.c.coding == coding))
    connection.execute(delete(tables.codings).where(tables.codings.c.n == coding))
