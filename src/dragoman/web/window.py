"""How far back a page looks where nobody says: as far as its newest records reach."""

from __future__ import annotations

from datetime import date

from dragoman.ledger import Ledger
from dragoman.records import Event, Meeting

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
    kinds = (Meeting, Event) if with_events else (Meeting,)
    days = [
        ledger.nth_newest_day(kind, MOST, between=between, actor=actor, until=until)
        for kind in kinds
    ]
    return max((day for day in days if day), default=None)
