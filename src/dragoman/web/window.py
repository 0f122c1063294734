"""How far back a page looks where nobody says: as far as its newest records reach."""

from __future__ import annotations

from datetime import date

from dragoman.ledger import Ledger
from dragoman.views.grouping import day_of

MOST = 150
"""Records that a page looks at where no first day is given."""


def beginning(
    ledger: Ledger,
    *,
    between: tuple[str, str] | None = None,
    actor: str | None = None,
    until: date | None = None,
    with_events: bool = True,
) -> date | None:
    """The day from which a page shows all; None where the ledger holds no more than fits."""
    meetings = ledger.meetings(
        between=between, actor=actor, until=until, limit=MOST, order="newest"
    )
    days = [day_of(meetings[-1].when)] if len(meetings) == MOST else []
    if with_events:
        events = ledger.events(
            between=between, actor=actor, until=until, limit=MOST, order="newest"
        )
        days += [day_of(events[-1].when)] if len(events) == MOST else []
    return max((day for day in days if day), default=None)
