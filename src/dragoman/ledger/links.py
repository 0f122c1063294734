"""Occurrences: derived from the records, replaced as a whole or where a person changed them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

from sqlalchemy import Connection, delete, insert, select

from dragoman.ledger import codec, tally
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import linked as table_linked
from dragoman.ledger.tables import members, occurrences
from dragoman.records import Occurrence

CHUNK = 5_000


def replace_all(
    connection: Connection, linked: Iterable[Occurrence], *, before: Iterable[Occurrence] = ()
) -> None:
    """Put these occurrences, given in order of their ids, in the place of all earlier ones.

    `before` are those that a person split or merged, as they were linked.
    """
    connection.execute(delete(members))
    connection.execute(delete(occurrences))
    connection.execute(delete(table_linked))
    _write_all(connection, linked)
    _remember(connection, before)
    tally.keep(connection)


def replace_some(
    connection: Connection,
    linked: Iterable[Occurrence],
    *,
    before: Iterable[Occurrence],
) -> None:
    """Put these in the place of whichever hold the members of `before`, as they were linked."""
    base = tuple(before)
    names = [member for each in base for member in each.members]
    query = select(members.c.occurrence).distinct().where(one_of(members.c.record, names))
    old = connection.execute(query).scalars().all()
    connection.execute(delete(members).where(one_of(members.c.occurrence, old)))
    connection.execute(delete(occurrences).where(one_of(occurrences.c.id, old)))
    known = [each.id for each in base]
    connection.execute(delete(table_linked).where(one_of(table_linked.c.id, known)))
    now = sorted(linked, key=lambda occurrence: occurrence.id)
    _write_all(connection, now)
    _remember(connection, (each for each in base if each not in now))
    tally.forget(connection)


def holding(connection: Connection, names: Collection[str]) -> tuple[Occurrence, ...]:
    """The occurrences that hold these records, as they were linked before any person's change."""
    query = select(table_linked.c.body).order_by(table_linked.c.id)
    changed = [codec.load(Occurrence, body) for (body,) in connection.execute(query)]
    found = {each.id: each for each in changed if set(each.members) & set(names)}
    known = {member for each in changed for member in each.members}
    rest = [name for name in names if name not in known]
    query = (
        select(occurrences.c.body)
        .join(members, members.c.occurrence == occurrences.c.id)
        .where(one_of(members.c.record, rest))
    )
    for (body,) in connection.execute(query):
        one = codec.load(Occurrence, body)
        found[one.id] = one
    return tuple(found[name] for name in sorted(found))


def _remember(connection: Connection, before: Iterable[Occurrence]) -> None:
    rows = [{"id": each.id, "body": codec.dump(each)} for each in before]
    if rows:
        connection.execute(insert(table_linked), rows)


def _write_all(connection: Connection, linked: Iterable[Occurrence]) -> None:
    coming = iter(linked)
    while chunk := list(islice(coming, CHUNK)):
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


def named(connection: Connection, names: Collection[str]) -> dict[str, Occurrence]:
    """Occurrences by their ids; what is not there is left out."""
    query = select(occurrences.c.id, occurrences.c.body).where(one_of(occurrences.c.id, names))
    return {name: codec.load(Occurrence, body) for name, body in connection.execute(query)}
