"""Which reports go back to one text, as linking found it: what pages count origins by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import islice

from sqlalchemy import Connection, delete, exists, insert, select

from dragoman.ledger.stores import store_of
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import originals, reports

_WRITTEN = 5_000
_LATEST = date.max.isoformat()


def replace_all(connection: Connection, copies: Mapping[str, str], *, mark: int) -> None:
    """Keep the originals of all reports kept up to a mark; those not among the copies are one."""
    connection.execute(delete(originals))
    coming = ((copy, original) for copy, original in copies.items() if copy != original)
    while some := list(islice(coming, _WRITTEN)):
        rows = [{"report": copy, "original": original} for copy, original in some]
        store_of(connection).add_rows(connection, originals, rows)
    is_copy = exists().where(originals.c.report == reports.c.id)
    own = select(reports.c.id, reports.c.id).where(reports.c.n <= mark, ~is_copy)
    connection.execute(insert(originals).from_select(["report", "original"], own))


def among(connection: Connection, names: Collection[str]) -> dict[str, str] | None:
    """For each of these reports the earliest of them that carries the same text.

    None where one of them was never linked.
    """
    wanted = set(names)
    query = (
        select(reports.c.published, reports.c.id, originals.c.original)
        .join(originals, originals.c.report == reports.c.id)
        .where(one_of(reports.c.id, wanted))
    )
    found = [(day or _LATEST, name, original) for day, name, original in connection.execute(query)]
    return _earliest(found) if len(found) == len(wanted) else None


def _earliest(found: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    first: dict[str, str] = {}
    return {name: first.setdefault(original, name) for _, name, original in sorted(found)}
