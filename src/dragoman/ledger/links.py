"""Occurrences: derived from the records, and replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, delete, insert, select

from dragoman.ledger import codec
from dragoman.ledger.tables import members, occurrences
from dragoman.records import Occurrence

CHUNK = 5_000


def replace_all(connection: Connection, linked: Iterable[Occurrence]) -> None:
    """Put these occurrences in the place of all earlier ones, in order of their ids."""
    connection.execute(delete(members))
    connection.execute(delete(occurrences))
    ordered = iter(sorted(linked, key=lambda occurrence: occurrence.id))
    while chunk := list(islice(ordered, CHUNK)):
        _write(connection, chunk)


def _write(connection: Connection, chunk: list[Occurrence]) -> None:
    connection.execute(
        insert(occurrences),
        [
            {
                "id": occurrence.id, "kind": occurrence.kind, "origins": occurrence.origins,
                "reports": len(occurrence.reports), "body": codec.dump(occurrence),
            }
            for occurrence in chunk
        ],
    )  # fmt: skip
    rows = [
        {"occurrence": occurrence.id, "ordinal": ordinal, "record": record}
        for occurrence in chunk
        for ordinal, record in enumerate(occurrence.members)
    ]
    if rows:
        connection.execute(insert(members), rows)


def every(connection: Connection, *, kind: str | None) -> tuple[Occurrence, ...]:
    """All occurrences, in order of their ids."""
    query = select(occurrences.c.body).order_by(occurrences.c.id)
    if kind is not None:
        query = query.where(occurrences.c.kind == kind)
    return tuple(codec.load(Occurrence, body) for (body,) in connection.execute(query))
