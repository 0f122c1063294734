"""How often something passed between each two parties: counted by the database, and kept when
occurrences are written, as a large ledger takes seconds to count.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, Select, and_, case, delete, func, insert, or_, select

from dragoman.ledger.nouns import PairCount
from dragoman.ledger.tables import (
    codings,
    corrections,
    counted,
    events,
    members,
    pair_counts,
    pairs,
    records,
    reports,
)

_WHAT = "pairs"


def pair_tallies(connection: Connection) -> tuple[PairCount, ...]:
    """Pairs, those with most occurrences first: as they were kept where they still hold."""
    kept = select(pair_counts) if _hold(connection) else _counting()
    found = [_tally(*row) for row in connection.execute(kept)]
    return tuple(sorted(found, key=lambda pair: (-pair.occurrences, pair.first, pair.second)))


def keep(connection: Connection) -> None:
    """Count all pairs and keep what was counted, with what it was counted from."""
    rows = [dict(row._mapping) for row in connection.execute(_counting())]
    connection.execute(delete(pair_counts))
    forget(connection)
    if rows:
        connection.execute(insert(pair_counts), rows)
    coding, correction = _mark(connection)
    values = {"what": _WHAT, "coding": coding, "correction": correction}
    connection.execute(insert(counted), values)


def forget(connection: Connection) -> None:
    """Let pairs be counted anew when they are next asked for."""
    connection.execute(delete(counted))


def _tally(
    first: str, second: str, occurrences: int, meetings: int, in_reports: int, latest: str | None
) -> PairCount:
    day = date.fromisoformat(latest) if latest else None
    return PairCount(first, second, occurrences, meetings, in_reports, day)


def _hold(connection: Connection) -> bool:
    query = select(counted.c.coding, counted.c.correction).where(counted.c.what == _WHAT)
    row = connection.execute(query).first()
    return row is not None and tuple(row) == _mark(connection)


def _mark(connection: Connection) -> tuple[int, int]:
    """What grows whenever a report is coded, and whenever a person changes what was found."""

    def highest(number: Column[int]) -> int:
        return int(connection.execute(select(func.coalesce(func.max(number), 0))).scalar_one())

    return highest(codings.c.n), highest(corrections.c.n)


def _counting() -> Select[tuple[str, str, int, int, int, str | None]]:
    """Meetings, and events that are no part of one, by the occurrence that each belongs to.

    What is told as background is not counted.
    """
    name = func.coalesce(members.c.occurrence, records.c.id)
    is_meeting = pairs.c.kind == "meeting"
    own_event = and_(events.c.meeting.is_(None), events.c.status != "background")
    return (
        select(
            pairs.c.first,
            pairs.c.second,
            func.count(name.distinct()).label("occurrences"),
            func.count(case((is_meeting, name)).distinct()).label("meetings"),
            func.count(codings.c.report.distinct()).label("reports"),
            func.max(reports.c.published).label("latest"),
        )
        .join(codings, codings.c.n == pairs.c.coding)
        .join(reports, reports.c.n == codings.c.report)
        .join(records, records.c.n == pairs.c.record)
        .outerjoin(events, events.c.record == pairs.c.record)
        .outerjoin(members, members.c.record == records.c.id)
        .where(codings.c.current == 1, pairs.c.first != pairs.c.second)
        .where(or_(is_meeting, and_(pairs.c.kind == "event", own_event)))
        .group_by(pairs.c.first, pairs.c.second)
    )
