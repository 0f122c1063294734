"""Meetings that were moved to another day, as their reports tell it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Meeting, When

MOVED = "rule: moved to another day"


def is_moved(meeting: Meeting) -> bool:
    """Whether a record is one of the two of a meeting that its report says was moved."""
    return any(reason.rule == MOVED for reason in meeting.reasons)


def present_days(meetings: Sequence[Meeting]) -> list[When | None]:
    """The days that records give, in order of report: from the last move on, if there was one."""
    moves = [at for at, one in enumerate(meetings) if is_moved(one) and one.reschedules]
    known = meetings[moves[-1] :] if moves else meetings
    return [one.when for one in known if not is_moved(one) or one.reschedules]
