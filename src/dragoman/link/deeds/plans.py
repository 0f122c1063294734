"""Meetings that were planned, as words whose deed is the meeting's own history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.link.deeds.standing import GRACE
from dragoman.link.states import PASSED, reported, state
from dragoman.records import (
    Actor,
    Bearing,
    Deed,
    DeedStatus,
    Meeting,
    MeetingEntry,
    Occurrence,
    Reason,
    Sign,
    content_id,
)

_PLANNED = frozenset({"announced", "expected", "scheduled", "rescheduled", "planned", "confirmed"})
_BEARING: dict[str, Bearing] = {
    "held": "follows", "happened": "follows", "ongoing": "follows", "cancelled": "withdraws",
    "canceled": "withdraws", "postponed": "puts off",
}  # fmt: skip
_STATUS: dict[str, DeedStatus] = {
    "held": "followed", "cancelled": "withdrawn", PASSED: "lapsed",
}  # fmt: skip


def planned_meetings(
    meetings: Iterable[tuple[Meeting, Occurrence]], *, as_of: date | None
) -> tuple[Deed, ...]:
    """A plan for each meeting that a report set or expected, in order of their ids."""
    deeds = (_plan(meeting, told, as_of) for meeting, told in meetings)
    return tuple(sorted((deed for deed in deeds if deed), key=lambda deed: deed.id))


def standing_of_meeting(meeting: Meeting, as_of: date | None) -> DeedStatus:
    """Held is followed, called off withdrawn; a day that passed unreported has lapsed."""
    told = state(meeting, as_of)
    if told == PASSED and _spoken_of_after(meeting):
        return "cannot tell"
    if told == PASSED and as_of is not None and state(meeting, as_of - GRACE) != PASSED:
        return "open"
    return _STATUS.get(told, "open")


def _spoken_of_after(meeting: Meeting) -> bool:
    """A report of after the day tells of the meeting without saying whether it was held."""
    day = (meeting.when.end or meeting.when.start) if meeting.when else None
    days = (reported(entry) for entry in meeting.history if entry.status != "silence")
    return day is not None and any(told is not None and told > day for told in days)


def _plan(meeting: Meeting, told: Occurrence, as_of: date | None) -> Deed | None:
    plans = [entry for entry in meeting.history if entry.status in _PLANNED]
    if not plans or not meeting.participants:
        return None
    country, people = meeting.participants[0]
    others = [code for code, _ in meeting.participants[1:]]
    status = standing_of_meeting(meeting, as_of)
    reasons = [Reason("the meeting's own history", state(meeting, as_of))]
    if meeting.reschedules:
        reasons.insert(0, Reason("replaces another meeting"))
    return Deed(
        id=content_id("d", "meeting", told.members[0]),
        kind="plan",
        holder=next((actor for actor in people if actor.name), None) or Actor(country),
        bound=country,
        towards=others[0] if others else None,
        said=plans[0].reported,
        deadline=meeting.when,
        words=told.members,
        voiced=tuple(entry.evidence for entry in plans),
        origins=told.origins,
        status=status,
        signs=tuple(_signs(meeting.history)),
        reasons=tuple(reasons),
    )


def _signs(history: Iterable[MeetingEntry]) -> Iterable[Sign]:
    for entry in history:
        if entry.status in _BEARING:
            yield Sign(
                _BEARING[entry.status], entry.evidence, reported(entry), 1.0, True, entry.reported,
                reasons=(Reason("an entry in the meeting's history", entry.status, 1.0),),
            )  # fmt: skip
