"""Choosing what a person should look at: records nobody has judged yet, the most doubtful first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from dragoman.ledger import codec, sourcing
from dragoman.ledger.corrections import judged_subjects
from dragoman.ledger.doubt import CERTAIN_OF_ALL, doubt
from dragoman.ledger.nouns import Doubtful, Record
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import KINDS, codings, doubts, pairs, records, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is reviewed; each part left out takes in everything."""

    kinds: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    report: str | None = None


def doubtful(connection: Connection, scope: Scope, *, limit: int) -> tuple[Doubtful[Record], ...]:
    """Unjudged records of the newest codings."""
    judged = set(judged_subjects(connection))
    query = _within(select(doubts.c.record, doubts.c.doubt), scope)
    query = query.order_by(doubts.c.doubt.desc(), doubts.c.record.desc())
    # Leaving the judged out here is quicker than in the query, which would read every record.
    found = connection.execute(query.limit(limit + len(judged))).all()
    bodies = _bodies(connection, [number for number, _ in found])
    waiting = [
        Doubtful(bodies[number], doubt / CERTAIN_OF_ALL)
        for number, doubt in found
        if bodies[number].id not in judged
    ]
    return tuple(waiting[:limit])


def _bodies(connection: Connection, numbers: Sequence[int]) -> dict[int, Record]:
    query = select(records.c.n, records.c.kind, records.c.body).where(one_of(records.c.n, numbers))
    return {n: codec.load(KINDS[kind], body) for n, kind, body in connection.execute(query)}


def count(connection: Connection, scope: Scope) -> tuple[int, int]:
    """How many records the scope holds, and how many of them nobody has judged."""
    if scope == Scope(kinds=scope.kinds):
        counted = sourcing.counts(connection)
        every = sum(getattr(counted, f"{kind}s") for kind in scope.kinds or KINDS)
    elif scope.between is not None and scope.report is None:
        every = _of_pair(connection, scope.kinds, scope.between)
    else:
        inside: Any = select(func.count())
        every = int(connection.execute(_within(inside, scope)).scalar_one())
    return every, every - _judged(connection, scope)


def _of_pair(connection: Connection, kinds: Sequence[str], between: tuple[str, str]) -> int:
    first, second = sorted(between)
    query = (
        select(func.count())
        .select_from(pairs)
        .join(codings, codings.c.n == pairs.c.coding)
        .where(pairs.c.first == first, pairs.c.second == second, codings.c.current == 1)
    )
    if kinds:
        query = query.where(pairs.c.kind.in_(kinds))
    return int(connection.execute(query).scalar_one())


def _judged(connection: Connection, scope: Scope) -> int:
    """How many records of the scope are judged, counted from the few that are."""
    named = select(records.c.n).where(one_of(records.c.id, judged_subjects(connection)))
    numbers = connection.execute(named).scalars().all()
    inside: Any = select(func.count())
    query = _within(inside, scope).where(one_of(doubts.c.record, numbers))
    return int(connection.execute(query).scalar_one())


def _within(query: Select[Any], scope: Scope) -> Select[Any]:
    query = (
        query.select_from(doubts)
        .join(codings, codings.c.n == doubts.c.coding)
        .where(codings.c.current == 1)
    )
    if scope.kinds:
        query = query.where(doubts.c.kind.in_(scope.kinds))
    if scope.between is not None:
        first, second = sorted(scope.between)
        query = query.join(pairs, pairs.c.record == doubts.c.record)
        query = query.where(pairs.c.first == first, pairs.c.second == second)
    if scope.report is not None:
        query = query.join(reports, reports.c.n == codings.c.report)
        query = query.where(reports.c.id == scope.report)
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
