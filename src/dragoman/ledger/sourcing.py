"""Records with their reports and counts, as a page needs them; and what the ledger holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from dragoman.errors import NotFoundError
from dragoman.ledger import tables
from dragoman.ledger.check import evidence_of
from dragoman.ledger.nouns import Counts, Kept, Record, Source
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import codings, members, occurrences, origins, records, reports

Sourced = TypeVar("Sourced", bound=Record)


def sourced(connection: Connection, found: Sequence[Sourced]) -> tuple[Kept[Sourced], ...]:
    """Each record with the report it comes from and the occurrence it belongs to."""
    named = {record.id: next(evidence_of(record)).report for record in found}
    sources = _sources(connection, sorted(set(named.values())))
    links = _links(connection, list(named))
    kept = []
    for record in found:
        if named[record.id] not in sources:
            raise NotFoundError(f"{record.id}: its report {named[record.id]} is not in this ledger")
        source, coder = sources[named[record.id]]
        occurrence, in_reports, from_origins = links.get(record.id, (None, 1, 1))
        kept.append(Kept(record, source, coder, occurrence, in_reports, from_origins))
    return tuple(kept)


def _sources(connection: Connection, names: list[str]) -> dict[str, tuple[Source, str]]:
    found: dict[str, tuple[Source, str]] = {}
    query = (
        select(
            reports.c.n, reports.c.id, reports.c.title, reports.c.published,
            reports.c.outlet, reports.c.agency, reports.c.url, reports.c.language,
            codings.c.coder, origins.c.origin,
        )
        .join(codings, codings.c.report == reports.c.n)
        .outerjoin(origins, origins.c.report == reports.c.n)
        .where(codings.c.current == 1, one_of(reports.c.id, names))
        .order_by(reports.c.n, origins.c.n)
    )  # fmt: skip
    for _, rows in groupby(connection.execute(query), key=itemgetter(0)):
        told = list(rows)
        _, name, title, day, outlet, agency, url, language, coder, _ = told[0]
        published = date.fromisoformat(day) if day else None
        met = tuple(row.origin for row in told if row.origin is not None)
        found[name] = Source(name, title, published, outlet, agency, url, language, met), coder
    return found


def _links(connection: Connection, names: list[str]) -> dict[str, tuple[str, int, int]]:
    query = (
        select(members.c.record, occurrences.c.id, occurrences.c.reports, occurrences.c.origins)
        .join(occurrences, occurrences.c.id == members.c.occurrence)
        .where(one_of(members.c.record, names))
    )
    return {record: (name, told, apart) for record, name, told, apart in connection.execute(query)}


def source(connection: Connection, name: str) -> Source:
    """A report's source by its full id. Raises NotFoundError."""
    found = _sources(connection, [name])
    if name not in found:
        raise NotFoundError(f"no report {name} in this ledger")
    return found[name][0]


def sources(connection: Connection, names: Collection[str]) -> dict[str, Source]:
    """The sources of reports by their full ids."""
    found = _sources(connection, sorted(set(names)))
    return {name: source for name, (source, _) in found.items()}


def mark(connection: Connection) -> int:
    """A number that grows with every report that is kept."""
    return int(connection.execute(select(func.coalesce(func.max(reports.c.n), 0))).scalar_one())


def kept_after(connection: Connection, mark: int, names: Collection[str]) -> frozenset[str]:
    """Those of the reports that were kept after a mark."""
    query = select(reports.c.id).where(one_of(reports.c.id, names), reports.c.n > mark)
    return frozenset(connection.execute(query).scalars())


def last_published(connection: Connection) -> date | None:
    """The last day on which a report came out."""
    return _day(connection, func.max(reports.c.published))


def first_published(connection: Connection) -> date | None:
    """The first day on which a report came out."""
    return _day(connection, func.min(reports.c.published))


def _day(connection: Connection, which: ColumnElement[str]) -> date | None:
    day = connection.execute(select(which)).scalar_one_or_none()
    return date.fromisoformat(day) if day else None


def outlets(connection: Connection) -> tuple[str, ...]:
    """The names of all outlets, in their order."""
    found = connection.execute(select(reports.c.outlet).distinct()).scalars()
    return tuple(sorted(name for name in found if name))


def counts(connection: Connection) -> Counts:
    """How much the ledger holds."""

    def rows(table_name: str) -> int:
        table = tables.metadata.tables[table_name]
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    older = select(codings.c.n).where(codings.c.current == literal_column("0"))
    # As an expression the kind keeps SQLite from reading the index of all records.
    kind = records.c.kind.concat("")
    query = select(kind, func.count()).where(records.c.coding.in_(older)).group_by(kind)
    replaced: dict[str, int] = dict(connection.execute(query).all())
    return Counts(
        runs=rows("runs"),
        reports=rows("reports"),
        codings=rows("codings"),
        failures=rows("failures"),
        statements=rows("statements") - replaced.get("statement", 0),
        positions=rows("positions") - replaced.get("position", 0),
        events=rows("events") - replaced.get("event", 0),
        meetings=rows("meetings") - replaced.get("meeting", 0),
        occurrences=rows("occurrences"),
    )
