"""Corrections: appended with author, time and reason; another that names it takes one back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, func, insert, select

from dragoman.errors import FindingError, LedgerError, NotFoundError
from dragoman.ledger import codec, finding
from dragoman.ledger.check import sift
from dragoman.ledger.nouns import Correction, Record, Verdict
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import KINDS
from dragoman.ledger.tables import corrections as table
from dragoman.records import Event, Findings, Meeting, Position, Statement, content_id

JUDGED: tuple[Verdict, ...] = ("accepted", "edited", "rejected", "added")
"""Verdicts on a record itself."""
TIES = ("same", "apart")


def check(connection: Connection, correction: Correction) -> None:
    """Raise FindingError where the record as it should be does not hold."""
    now = correction.after
    if now is None:
        return
    report = finding.report(connection, correction.report)
    groups: dict[type[Record], str] = {
        Statement: "statements", Position: "positions", Event: "events", Meeting: "meetings"
    }  # fmt: skip
    alone = Findings(report, "", **{groups[type(now)]: (now,)})  # type: ignore[arg-type] # by kind
    for refusal in sift(alone, report=report.id).refused:
        if refusal.ground != "reference":  # the others of its report are not looked at here
            raise FindingError(refusal.reason)


def append(connection: Connection, correction: Correction) -> Correction:
    """Write one correction and give it its id; the same one twice is two."""
    number = connection.execute(select(func.count()).select_from(table)).scalar_one()
    name = content_id(
        "c", correction.subject, correction.verdict, correction.author,
        correction.at.isoformat(), number,
    )  # fmt: skip
    made = replace(correction, id=name)
    connection.execute(insert(table), _row(made))
    return made


def undo(connection: Connection, name: str, *, author: str, at: datetime) -> Correction:
    """Take a correction back. Raises LedgerError where it is taken back already."""
    row = connection.execute(select(table).where(table.c.id == name)).first()
    if row is None or row.verdict == "undone":
        raise NotFoundError(f"no correction {name} in this ledger that could be taken back")
    if connection.execute(select(table.c.n).where(table.c.undoes == name)).first():
        raise LedgerError(f"{name} has been taken back already")
    back = Correction("", row.report, row.subject, row.kind, "undone", author, at, undoes=name)
    return append(connection, back)


def standing(
    connection: Connection,
    *,
    reports: Iterable[str] | None = None,
    verdicts: Iterable[str] | None = None,
    author: str | None = None,
) -> tuple[Correction, ...]:
    """Corrections that were not taken back, in the order in which they were made."""
    back = table.alias()
    query = select(table).where(table.c.verdict != "undone")
    query = query.where(~exists().where(back.c.undoes == table.c.id))
    if reports is not None:
        query = query.where(one_of(table.c.report, list(reports)))
    if verdicts is not None:
        query = query.where(table.c.verdict.in_(list(verdicts)))
    if author is not None:
        query = query.where(table.c.author == author)
    return tuple(map(_correction, connection.execute(query.order_by(table.c.n))))


def named(connection: Connection, name: str) -> Correction | None:
    """The correction with this id."""
    row = connection.execute(select(table).where(table.c.id == name)).first()
    return _correction(row) if row is not None else None


def of_subject(connection: Connection, name: str) -> tuple[Correction, ...]:
    """All that was ever decided about a record, also what was taken back since."""
    query = select(table).where((table.c.subject == name) | (table.c.other == name))
    return tuple(map(_correction, connection.execute(query.order_by(table.c.n))))


def count_judged(connection: Connection, *, since: str | None = None) -> int:
    """Records on which a verdict stands; with `since` those judged from that instant on."""
    back = table.alias()
    query = select(func.count(table.c.subject.distinct())).where(
        table.c.verdict.in_(JUDGED), ~exists().where(back.c.undoes == table.c.id)
    )
    if since is not None:
        query = query.where(table.c.at >= since)
    return int(connection.execute(query).scalar_one())


def judged_subjects(connection: Connection) -> list[str]:
    """Ids of all records on which a verdict stands: few, where records are many."""
    back = table.alias()
    query = select(table.c.subject).distinct().where(table.c.verdict.in_(JUDGED))
    query = query.where(~exists().where(back.c.undoes == table.c.id))
    return sorted(connection.execute(query).scalars())


def _row(made: Correction) -> dict[str, Any]:
    return {
        "id": made.id, "report": made.report, "subject": made.subject, "kind": made.kind,
        "verdict": made.verdict, "author": made.author, "at": made.at.isoformat(),
        "reason": made.reason, "before": made.before and codec.dump(made.before),
        "after": made.after and codec.dump(made.after), "other": made.other,
        "undoes": made.undoes,
    }  # fmt: skip


def _correction(row: Row[Any]) -> Correction:
    def record(body: str | None) -> Record | None:
        return codec.load(KINDS[row.kind], body) if body is not None else None

    return Correction(
        row.id, row.report, row.subject, row.kind, row.verdict, row.author,
        datetime.fromisoformat(row.at), row.reason, record(row.before), record(row.after),
        row.other, row.undoes,
    )  # fmt: skip
