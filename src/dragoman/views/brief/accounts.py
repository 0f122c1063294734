"""Where reports of one occurrence differ on whether, when or where: both accounts, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ledger import Ledger
from dragoman.records import Event, Evidence
from dragoman.views.timeline import Row

_SAID_SO = frozenset({"happened", "confirmed"})
_NOT_SO = frozenset({"denied", "negated"})


def differing(ledger: Ledger, row: Row) -> Iterator[tuple[str, list[Evidence]]]:
    """What reports of one row tell differently, with the evidence of each account."""
    if row.kind != "event" or len(row.records) < 2:
        return
    records = (ledger.record(name) for name in row.records)
    events = [record for record in records if isinstance(record, Event)]
    for one, other in _pairs(events):
        if one.status in _SAID_SO and other.status in _NOT_SO:
            yield f"told as {one.status} by one, as {other.status} by another", [
                one.evidence, other.evidence
            ]  # fmt: skip
            return
        days = _days(one), _days(other)
        if days[0] and days[1] and days[0] != days[1]:
            yield f"dated {days[0]} by one, {days[1]} by another", [one.evidence, other.evidence]
            return
        places = one.place, other.place
        if places[0] and places[1] and _apart(places[0].name, places[1].name):
            told = f"placed in {places[0].name} by one, in {places[1].name} by another"
            yield told, [one.evidence, other.evidence]
            return


def _pairs(events: list[Event]) -> Iterator[tuple[Event, Event]]:
    for one in events:
        for other in events:
            if one.evidence.report != other.evidence.report:
                yield one, other


def _days(event: Event) -> str | None:
    """The day that the report itself gives, not one concluded from its publication."""
    when = event.when
    if when is None or when.precision != "day" or when.basis == "published" or not when.start:
        return None
    return when.start.isoformat()


def _apart(one: str, other: str) -> bool:
    return one.casefold() != other.casefold()
