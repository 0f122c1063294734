"""Deeds: derived from the records and replaced as a whole; settlements by persons: only added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from dragoman.errors import FindingError
from dragoman.ledger import codec
from dragoman.ledger.rows import days
from dragoman.ledger.tables import deed_parties, deeds, reports, settlements
from dragoman.records import Deed, Evidence, Settlement

CHUNK = 500


def replace_all(connection: Connection, found: Iterable[Deed]) -> None:
    """Put these deeds in the place of all earlier ones; settlements stay.

    Raises FindingError where a quote does not stand in its report.
    """
    kept = sorted(found, key=lambda deed: deed.id)
    if faults := list(unfounded(connection, kept)):
        raise FindingError("; ".join(message for _, message in faults[:5]))
    connection.execute(delete(deed_parties))
    connection.execute(delete(deeds))
    for start in range(0, len(kept), CHUNK):
        chunk = kept[start : start + CHUNK]
        connection.execute(insert(deeds), [_row(deed) for deed in chunk])
        parties = [{"code": code, "deed": deed.id} for deed in chunk for code in _parties(deed)]
        connection.execute(insert(deed_parties), parties)


def _row(deed: Deed) -> dict[str, str]:
    return {
        "id": deed.id, "kind": deed.kind, "status": deed.status, "said": days(deed.said)[1],
        "body": codec.dump(deed),
    }  # fmt: skip


def _parties(deed: Deed) -> list[str]:
    named = (deed.holder.country or "?", deed.bound, deed.towards)
    return sorted({code for code in named if code})


def evidence_of(deed: Deed) -> Iterator[Evidence]:
    """Every piece of evidence of a deed: of its words, and of each sign."""
    yield from deed.voiced
    for sign in deed.signs:
        yield sign.evidence


def unfounded(connection: Connection, found: Sequence[Deed]) -> Iterator[tuple[str, str]]:
    """Deeds whose quotes are not at their place, with what is wrong, report by report."""
    by_report: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    for deed in found:
        for evidence in evidence_of(deed):
            by_report[evidence.report].append((deed.id, evidence))
    for name, cited in sorted(by_report.items()):
        query = select(reports.c.text).where(reports.c.id == name)
        text = connection.execute(query).scalar_one_or_none()
        for deed_id, evidence in cited:
            if text is None:
                yield deed_id, f"{deed_id}: its report {name} is not in this ledger"
                continue
            pairs = zip(evidence.spans, evidence.quotes, strict=True)
            if any(span.of(text) != quote for span, quote in pairs):
                yield deed_id, f"{deed_id}: a quote does not stand in {name} at its place"


def choose(
    connection: Connection, *, parties: Sequence[str] = (), kinds: Sequence[str] = ()
) -> tuple[Deed, ...]:
    """Deeds in order of the day of their words, the undated last; those of all `parties` named."""
    query = select(deeds.c.body).order_by(deeds.c.said, deeds.c.id)
    if kinds:
        query = query.where(deeds.c.kind.in_(kinds))
    for code in parties:
        query = query.where(_concerns(code))
    return tuple(codec.load(Deed, body) for (body,) in connection.execute(query))


def _concerns(code: str) -> ColumnElement[bool]:
    return deeds.c.id.in_(select(deed_parties.c.deed).where(deed_parties.c.code == code))


def settle(connection: Connection, settlement: Settlement) -> None:
    """Add what a person decided."""
    connection.execute(
        insert(settlements).values(
            deed=settlement.deed, status=settlement.status, author=settlement.author,
            why=settlement.why, at=settlement.at, body=codec.dump(settlement),
        )
    )  # fmt: skip


def settled(connection: Connection) -> tuple[Settlement, ...]:
    """All settlements, in the order in which they were made."""
    query = select(settlements.c.body).order_by(settlements.c.n)
    return tuple(codec.load(Settlement, body) for (body,) in connection.execute(query))
