"""A ledger as a whole from one database into another, row by row, whatever store each is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from dragoman.errors import LedgerError
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.stores import store_of, words_of
from dragoman.ledger.tables import metadata, passages

_ROWS = 1_000
_SEARCHABLE = (
    "SELECT s.n AS n, s.title AS title, s.text AS text, p.unspaced AS unspaced "
    "FROM searchable s JOIN passages p ON p.n = s.n ORDER BY s.n"
)


def copy(
    source: Ledger, target: Ledger, *, progress: Callable[[str, int], None] = lambda *_: None
) -> int:
    """Everything of `source` into the empty `target`, all or nothing; gives the rows written.

    Runs, codings of every coder, reviews, links and ids are the same on both sides. `progress`
    hears the table in work and its rows so far. Raises LedgerError where the target is not empty.
    """
    if target.runs():
        raise LedgerError(f"{target.path}: holds a ledger already; name a new one to copy into")
    total = 0
    with source.reading() as reading, target.writing() as writing:
        for table in metadata.tables.values():
            total += _copied(reading, writing, table, progress)
        _indexed(reading, writing, progress)
    return total


def _copied(
    reading: Connection, writing: Connection, table: Table, progress: Callable[[str, int], None]
) -> int:
    """The rows of one table; tables stand in an order in which a row's references come first."""
    count = 0
    for rows in _chunks(reading, select(table).order_by(*table.primary_key)):
        writing.execute(insert(table), [dict(row._mapping) for row in rows])
        count += len(rows)
        progress(table.name, count)
    numbered = table.c.get("n")
    if count and numbered is not None:
        highest = reading.execute(select(func.max(numbered))).scalar_one()
        store_of(writing).number_on(writing, table.name, highest)
    return count


def _indexed(
    reading: Connection, writing: Connection, progress: Callable[[str, int], None]
) -> None:
    """The words of all passages: each store has an index of its own."""
    count = 0
    for rows in _chunks(reading, text(_SEARCHABLE)):
        found = [(row.n, row.title, row.text, bool(row.unspaced)) for row in rows]
        words_of(writing).index(writing, found)
        count += len(rows)
        progress(f"words of {passages.name}", count)


def _chunks(connection: Connection, query: Any) -> Iterator[list[Any]]:
    found = connection.execute(query, execution_options={"yield_per": _ROWS})
    while rows := list(islice(found, _ROWS)):
        yield rows
