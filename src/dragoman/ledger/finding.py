"""Finding one thing by its id, or reading back all that one report gave."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from dragoman.errors import NotFoundError
from dragoman.ledger import codec
from dragoman.ledger.nouns import Annotations, Entry, Record
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import (
    KINDS,
    annotated,
    codings,
    corrections,
    deeds,
    occurrences,
    records,
    reports,
)
from dragoman.records import Deed, Findings, Occurrence, Report, Span

CHUNK = 500
"""Reports whose texts are in memory at once."""
NEAR = 5
"""How many ids an error offers instead of the one that is missing."""


def full_id(connection: Connection, name: str) -> str:
    """The one id that is `name` or begins with it. Raises NotFoundError, which names near ids."""
    found = _beginning_with(connection, name)
    if name in found or len(found) == 1:
        return name if name in found else found[0]
    if found:
        raise NotFoundError(f"{name} begins several ids; give more of it: {_listed(found)}")
    for length in range(len(name) - 1, 1, -1):
        near = _beginning_with(connection, name[:length])
        if near:
            raise NotFoundError(f"nothing in this ledger has the id {name}; near: {_listed(near)}")
    raise NotFoundError(f"nothing in this ledger has the id {name}; `search` finds ids by words")


def _beginning_with(connection: Connection, name: str) -> list[str]:
    found: set[str] = set()
    if not name.isascii() or not name:
        return []
    for column in (
        reports.c.id, records.c.id, occurrences.c.id, deeds.c.id, corrections.c.subject,
    ):  # fmt: skip
        query = select(column).distinct().where(column >= name, column < name + "\x7f")
        found.update(connection.execute(query.order_by(column).limit(NEAR + 1)).scalars())
    return sorted(found)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:NEAR]) + (", ..." if len(names) > NEAR else "")


def entry(connection: Connection, name: str) -> Entry:
    """The report, record, occurrence or deed with this id, of the newest coding that has it."""
    found = _named(connection, name) if name.isascii() else None
    if found is not None:
        return found
    name = full_id(connection, name)
    return _named(connection, name) or _taken_back(connection, name)


def _named(connection: Connection, name: str) -> Entry | None:
    row = connection.execute(select(reports).where(reports.c.id == name)).first()
    if row is not None:
        return report_of(row)
    row = connection.execute(select(occurrences).where(occurrences.c.id == name)).first()
    if row is not None:
        return codec.load(Occurrence, row.body)
    row = connection.execute(select(deeds).where(deeds.c.id == name)).first()
    if row is not None:
        return codec.load(Deed, row.body)
    query = (
        select(records.c.kind, records.c.body)
        .join(codings, codings.c.n == records.c.coding)
        .where(records.c.id == name)
        .order_by(codings.c.current.desc(), codings.c.n.desc())
    )
    found = connection.execute(query).first()
    return codec.load(KINDS[found.kind], found.body) if found is not None else None


def _taken_back(connection: Connection, name: str) -> Record:
    """A record that a person added and no coding holds any more, as it was last."""
    query = select(corrections.c.kind, func.coalesce(corrections.c.after, corrections.c.before))
    query = query.where(corrections.c.subject == name, corrections.c.verdict != "undone")
    kind, body = connection.execute(query.order_by(corrections.c.n.desc()).limit(1)).one()
    return codec.load(KINDS[kind], body)


def report(connection: Connection, name: str) -> Report:
    """The report with this id or unique prefix. Raises NotFoundError."""
    found = entry(connection, name)
    if not isinstance(found, Report):
        raise NotFoundError(f"{name} is a {type(found).__name__.lower()}, not a report")
    return found


def reports_named(connection: Connection, names: Collection[str]) -> Iterator[Report]:
    """The reports with just these ids, in order of the ids; what is not there is left out."""
    wanted = sorted(names)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        query = select(reports).where(one_of(reports.c.id, some)).order_by(reports.c.id)
        for row in connection.execute(query):
            yield report_of(row)


def report_of(row: Row[Any]) -> Report:
    """The record of a row of `reports`."""
    return Report(
        text=row.text,
        title=row.title,
        published=date.fromisoformat(row.published) if row.published else None,
        published_basis=row.published_basis,
        outlet=row.outlet,
        agency=row.agency,
        url=row.url,
        language=row.language,
        external_id=row.external_id,
        origin=row.origin,
        reader=row.reader,
        pairs=tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row.pairs)),
    )


def choose_reports(
    connection: Connection,
    *,
    outlet: str | None,
    language: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
) -> tuple[Report, ...]:
    """Reports in order of publication; those without a date stand last."""
    query = select(reports)
    if outlet is not None:
        query = query.where(reports.c.outlet == outlet)
    if language is not None:
        query = query.where(reports.c.language == language)
    if since is not None:
        query = query.where(reports.c.published >= since.isoformat())
    if until is not None:
        query = query.where(reports.c.published <= until.isoformat())
    day = reports.c.published
    query = query.order_by(day.is_(None), day, reports.c.n).limit(limit)
    return tuple(report_of(row) for row in connection.execute(query))


def newest_reports(connection: Connection, limit: int) -> tuple[Report, ...]:
    """By day of publication; those without one follow, the latest kept first."""
    number, day = reports.c.n, reports.c.published
    dated = select(reports).where(day.is_not(None)).order_by(day.desc(), number.desc())
    found = connection.execute(dated.limit(limit)).all()
    undated = select(reports).where(day.is_(None)).order_by(number.desc())
    found = [*found, *connection.execute(undated.limit(limit - len(found)))]
    return tuple(map(report_of, found))


def findings(connection: Connection, name: str, *, coder: str | None) -> Findings:
    """All that a report gave, by the newest coder or by the one named."""
    source = report(connection, name)
    query = (
        select(codings.c.n, codings.c.coder)
        .join(reports, reports.c.n == codings.c.report)
        .where(reports.c.id == source.id)
    )
    row = connection.execute(_by(query, coder)).first()
    if row is None:
        raise NotFoundError(f"{source.id} was never coded by {coder}; leave the coder out")
    return findings_of(connection, source, row.n, row.coder)


def is_coded(connection: Connection, name: str, coder: str) -> bool:
    """Whether a coder's findings of the report with this id are kept."""
    query = (
        select(codings.c.n)
        .join(reports, reports.c.n == codings.c.report)
        .where(reports.c.id == name, codings.c.coder == coder)
    )
    return connection.execute(query).first() is not None


def _by(query: Select[Any], coder: str | None) -> Select[Any]:
    return query.where(codings.c.current == 1 if coder is None else codings.c.coder == coder)


def findings_of(connection: Connection, source: Report, coding: int, coder: str) -> Findings:
    """The findings of one coding, as they were kept."""
    body = connection.execute(
        select(annotated.c.body).where(annotated.c.coding == coding)
    ).scalar_one_or_none()
    return _findings(source, coder, body, _records_of(connection, [coding]).get(coding, ()))


def findings_named(connection: Connection, names: Collection[str]) -> dict[str, Findings]:
    """By their ids what these reports gave, by the newest coder; what is not there is left out."""
    found: dict[str, Findings] = {}
    wanted = sorted(set(names))
    for start in range(0, len(wanted), CHUNK):
        query = (
            select(
                reports,
                codings.c.n.label("coding"),
                codings.c.coder,
                annotated.c.body.label("body"),
            )
            .join(codings, codings.c.report == reports.c.n)
            .outerjoin(annotated, annotated.c.coding == codings.c.n)
            .where(codings.c.current == 1, one_of(reports.c.id, wanted[start : start + CHUNK]))
        )
        rows = connection.execute(query).all()
        kept = _records_of(connection, [row.coding for row in rows])
        for row in rows:
            held = kept.get(row.coding, ())
            found[row.id] = _findings(report_of(row), row.coder, row.body, held)
    return found


def _records_of(
    connection: Connection, numbers: Sequence[int]
) -> Mapping[int, Sequence[tuple[str, str]]]:
    kept: dict[int, list[tuple[str, str]]] = {}
    query = select(records.c.coding, records.c.kind, records.c.body)
    query = query.where(one_of(records.c.coding, numbers))
    for coding, kind, body in connection.execute(query.order_by(records.c.ordinal)):
        kept.setdefault(coding, []).append((kind, body))
    return kept


def _findings(
    source: Report, coder: str, body: str | None, kept: Iterable[tuple[str, str]]
) -> Findings:
    noted = codec.load(Annotations, body) if body is not None else Annotations()
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for kind, written in kept:
        found[kind].append(codec.load(KINDS[kind], written))
    return Findings(
        report=source,
        coder=coder,
        mentions=noted.mentions,
        times=noted.times,
        statements=tuple(found["statement"]),
        positions=tuple(found["position"]),
        events=tuple(found["event"]),
        meetings=tuple(found["meeting"]),
        relations=noted.relations,
        conflicts=noted.conflicts,
    )


def every_findings(connection: Connection, *, coder: str | None) -> Iterator[Findings]:
    """The findings of all reports in the order in which they were kept, one at a time."""
    numbers = select(reports.c.n, codings.c.n, codings.c.coder).join(
        codings, codings.c.report == reports.c.n
    )
    ordered = connection.execute(_by(numbers, coder).order_by(reports.c.n)).all()
    for number, coding, by in ordered:
        row = connection.execute(select(reports).where(reports.c.n == number)).one()
        yield findings_of(connection, report_of(row), coding, by)
