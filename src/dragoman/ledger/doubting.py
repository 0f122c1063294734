"""Choosing what a person should look at: records nobody has judged yet, the most doubtful first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from dragoman.ledger import codec
from dragoman.ledger.corrections import unjudged
from dragoman.ledger.doubt import CERTAIN_OF_ALL, doubt
from dragoman.ledger.nouns import Doubtful, Record
from dragoman.ledger.tables import KINDS, codings, doubts, pairs, records, reports


def doubtful(
    connection: Connection,
    *,
    kinds: Sequence[str],
    between: tuple[str, str] | None,
    report: str | None,
    limit: int,
) -> tuple[Doubtful[Record], ...]:
    """Unjudged records of the newest codings."""
    query = _chosen(
        select(records.c.kind, records.c.body, doubts.c.doubt),
        kinds=kinds, between=between, report=report,
    )  # fmt: skip
    query = query.where(unjudged(records.c.id))
    query = query.order_by(doubts.c.doubt.desc(), doubts.c.record).limit(limit)
    return tuple(
        Doubtful(codec.load(KINDS[row.kind], row.body), row.doubt / CERTAIN_OF_ALL)
        for row in connection.execute(query)
    )


def count(
    connection: Connection,
    *,
    kinds: Sequence[str],
    between: tuple[str, str] | None,
    report: str | None,
) -> tuple[int, int]:
    """How many records the choice holds, and how many of them nobody has judged."""
    counted: Any = select(func.count(), func.count().filter(unjudged(records.c.id)))
    query = _chosen(counted, kinds=kinds, between=between, report=report)
    every, left = connection.execute(query).one()
    return int(every), int(left)


def _chosen(
    query: Select[Any],
    *,
    kinds: Sequence[str],
    between: tuple[str, str] | None,
    report: str | None,
) -> Select[Any]:
    query = (
        query.select_from(doubts)
        .join(records, records.c.n == doubts.c.record)
        .join(codings, codings.c.n == doubts.c.coding)
        .where(codings.c.current == 1)
    )
    if kinds:
        query = query.where(doubts.c.kind.in_(kinds))
    if between is not None:
        first, second = sorted(between)
        query = query.join(pairs, pairs.c.record == doubts.c.record)
        query = query.where(pairs.c.first == first, pairs.c.second == second)
    if report is not None:
        query = query.join(reports, reports.c.n == codings.c.report).where(reports.c.id == report)
    return query


def note_all(connection: Connection) -> None:
    """Write the doubt of every record of a ledger that was kept without."""
    query = select(records.c.n, records.c.kind, records.c.coding, records.c.body)
    found = connection.execute(query.order_by(records.c.n)).yield_per(2_000)
    for batch in found.partitions():
        rows = [
            {
                "record": row.n, "kind": row.kind, "coding": row.coding,
                "doubt": doubt(codec.load(KINDS[row.kind], row.body)),
            }
            for row in batch
        ]  # fmt: skip
        connection.execute(insert(doubts), rows)
