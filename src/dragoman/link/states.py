"""The life of a meeting: what its history says of it, on the whole or as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.records import Meeting, MeetingEntry, Status

PASSED = "planned, not reported held"
UNKNOWN = "unknown"

# Words of entries, brought to the states that a meeting can be in.
_STATES = {
    "invited": "proposed", "proposed": "proposed", "hypothetical": "proposed",
    "announced": "scheduled", "expected": "scheduled", "scheduled": "scheduled",
    "rescheduled": "scheduled", "planned": "scheduled", "confirmed": "confirmed",
    "postponed": "postponed", "cancelled": "cancelled", "canceled": "cancelled",
    "happened": "held", "held": "held", "ongoing": "held",
}  # fmt: skip
_PLANS = ("proposed", "scheduled", "confirmed")
_AS_STATUS: dict[str, Status] = {
    "proposed": "proposed", "scheduled": "scheduled", "confirmed": "confirmed",
    "postponed": "postponed", "cancelled": "cancelled", "held": "happened",
}  # fmt: skip


def state(meeting: Meeting, as_of: date | None) -> str:
    """The state of a meeting as of a day, from what had been reported by then.

    `proposed`, `scheduled`, `confirmed`, `postponed`, `cancelled`, `held`, or `planned, not
    reported held` once the planned day has passed; `unknown` where nothing was reported yet.
    Without a day, all reports count and the latest of them is the day.
    """
    known = [entry for entry in meeting.history if _by(entry, as_of)]
    latest = folded(known)
    if latest not in _PLANS or meeting.when is None:
        return latest
    planned = meeting.when.end or meeting.when.start
    today = as_of or max((day for entry in known if (day := reported(entry))), default=None)
    return PASSED if planned and today and planned < today else latest


def folded(history: Sequence[MeetingEntry]) -> str:
    """The state after all entries: a plan only hardens, a call-off stands until a later plan."""
    now, called_off = UNKNOWN, None
    for entry in in_order(history):
        told = _STATES.get(entry.status)
        if told is None or now == "held":
            continue
        if told in ("postponed", "cancelled"):
            now, called_off = told, reported(entry)
        elif told == "held":
            now = told
        elif now in ("postponed", "cancelled"):
            day = reported(entry)
            if day is not None and called_off is not None and day > called_off:
                now = told
        elif now == UNKNOWN or _PLANS.index(told) > _PLANS.index(now):
            now = told
    return now


def final(history: Sequence[MeetingEntry]) -> Status:
    """The history's last state as a status; background where it has none."""
    return _AS_STATUS.get(folded(history), "background")


def reported(entry: MeetingEntry) -> date | None:
    """The day by which an entry was known."""
    when = entry.reported
    return (when.end or when.start) if when else None


def in_order(history: Iterable[MeetingEntry]) -> list[MeetingEntry]:
    """By day of report, plans before call-offs before the meeting itself; the undated last."""
    return sorted(history, key=_order)


def _order(entry: MeetingEntry) -> tuple[date, int, str, str, tuple[int, ...]]:
    told = _STATES.get(entry.status, entry.status)
    rank = list(_AS_STATUS).index(told) if told in _AS_STATUS else len(_AS_STATUS)
    return (
        reported(entry) or date.max,
        rank,
        entry.status,
        entry.evidence.report,
        tuple(position for span in entry.evidence.spans for position in (span.start, span.end)),
    )


def _by(entry: MeetingEntry, as_of: date | None) -> bool:
    if as_of is None:
        return True
    day = reported(entry)
    return day is not None and day <= as_of
