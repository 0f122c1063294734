"""Deeds: derived from the records and replaced as a whole; settlements by persons: only added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from dragoman.errors import FindingError
from dragoman.ledger import codec
from dragoman.ledger.nouns import Order
from dragoman.ledger.rows import days
from dragoman.ledger.tables import (
    UNDATED,
    deed_parties,
    deed_words,
    deeds,
    reports,
    settlements,
)
from dragoman.ledger.verdicts import Verdicts
from dragoman.records import Deed, Evidence, Settlement

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Which words are meant: each part left out lets everything pass.

    `statuses` are those that hold: a person's verdict, else the rule's. A day lets only words of a
    known day pass.
    """

    parties: Sequence[str] = ()
    kinds: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    statuses: Sequence[str] = ()


EVERY_WORD = Words()


def replace_all(connection: Connection, found: Iterable[Deed]) -> None:
    """Put these deeds in the place of all earlier ones; settlements stay.

    Raises FindingError where a quote does not stand in its report.
    """
    kept = sorted(found, key=lambda deed: deed.id)
    if faults := list(unfounded(connection, kept)):
        raise FindingError("; ".join(message for _, message in faults[:5]))
    for table in (deed_parties, deed_words, deeds):
        connection.execute(delete(table))
    verdicts = Verdicts(settled(connection))
    for start in range(0, len(kept), CHUNK):
        chunk = kept[start : start + CHUNK]
        connection.execute(insert(deeds), [_row(deed, verdicts) for deed in chunk])
        parties = [{"code": code, "deed": deed.id} for deed in chunk for code in _parties(deed)]
        connection.execute(insert(deed_parties), parties)
        _note_words(connection, chunk)


def _row(deed: Deed, verdicts: Verdicts) -> dict[str, str]:
    return {
        "id": deed.id, "kind": deed.kind, "status": deed.status, "said": days(deed.said)[1],
        "body": codec.dump(deed), "standing": _standing(deed, verdicts),
    }  # fmt: skip


def _standing(deed: Deed, verdicts: Verdicts) -> str:
    verdict = verdicts.on(deed)
    return verdict.status if verdict else deed.status


def _note_words(connection: Connection, some: Iterable[Deed]) -> None:
    rows = [
        {"record": record, "deed": deed.id}
        for deed in some
        for record in dict.fromkeys(deed.words)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(deed_words), rows)


def note_all(connection: Connection) -> None:
    """Write the words and the standing of every deed of a ledger that was kept without."""
    kept = choose(connection, EVERY_WORD)
    _note_words(connection, kept)
    _renew(connection, kept)


def _renew(connection: Connection, some: Iterable[Deed]) -> None:
    verdicts = Verdicts(settled(connection))
    for deed in some:
        now = update(deeds).where(deeds.c.id == deed.id)
        connection.execute(now.values(standing=_standing(deed, verdicts)))


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
    connection: Connection,
    words: Words,
    *,
    order: Order = "oldest",
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Deed, ...]:
    """Deeds in order of the day of their words, the undated last in either order."""
    query = select(deeds.c.body).where(*_meant(words))
    if order == "newest":
        query = query.order_by(deeds.c.said == UNDATED, deeds.c.said.desc(), deeds.c.id.desc())
    else:
        query = query.order_by(deeds.c.said, deeds.c.id)
    found = connection.execute(query.limit(limit).offset(offset))
    return tuple(codec.load(Deed, body) for (body,) in found)


def count(connection: Connection, words: Words) -> dict[str, int]:
    """How many deeds have each status that holds."""
    query = select(deeds.c.standing, func.count().label("number")).where(*_meant(words))
    return {row.standing: row.number for row in connection.execute(query.group_by("standing"))}


def _meant(words: Words) -> Iterator[ColumnElement[bool]]:
    if words.kinds:
        yield deeds.c.kind.in_(words.kinds)
    if words.statuses:
        yield deeds.c.standing.in_(words.statuses)
    for code in words.parties:
        yield deeds.c.id.in_(select(deed_parties.c.deed).where(deed_parties.c.code == code))
    if words.since is not None:
        yield (deeds.c.said >= words.since.isoformat()) & (deeds.c.said != UNDATED)
    if words.until is not None:
        yield deeds.c.said <= words.until.isoformat()


def settle(connection: Connection, settlement: Settlement) -> None:
    """Add what a person decided, and let it stand."""
    connection.execute(
        insert(settlements).values(
            deed=settlement.deed, status=settlement.status, author=settlement.author,
            why=settlement.why, at=settlement.at, body=codec.dump(settlement),
        )
    )  # fmt: skip
    sharing = select(deed_words.c.deed).where(deed_words.c.record.in_(settlement.words))
    query = select(deeds.c.body).where(or_(deeds.c.id == settlement.deed, deeds.c.id.in_(sharing)))
    _renew(connection, [codec.load(Deed, body) for (body,) in connection.execute(query)])


def settled(connection: Connection) -> tuple[Settlement, ...]:
    """All settlements, in the order in which they were made."""
    query = select(settlements.c.body).order_by(settlements.c.n)
    return tuple(codec.load(Settlement, body) for (body,) in connection.execute(query))
