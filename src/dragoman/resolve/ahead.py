"""Contacts that lie ahead of their report, by their day: nobody has met on a day still to come.

"Leaves for Kyorin on Wednesday" and "has an appointment on Monday" mean the next one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Act, Reason, When

_MEETING = "CONSULT"
_PLANNED = frozenset({"scheduled", "confirmed", "expected", "proposed"})
_ENDED = frozenset({"cancelled", "postponed"})
_PRESENT = re.compile(
    r"(?:leaves|departs|flies|travels|arrives|heads|begins|starts|opens|hosts|receives|visits|meets|"
    r"goes|comes|pays|holds)\b",
    re.IGNORECASE,
)
_WEEK = timedelta(days=7)
_SEASON = timedelta(days=60)
_YEAR = timedelta(days=366)


def is_present(act: Act) -> bool:
    """A contact told in the present tense: "leaves for Kyorin"."""
    words = act.reasons[0].words if act.reasons else ""
    return act.type == _MEETING and bool(_PRESENT.match(words))


def in_time(
    act: Act, when: When | None, published: date | None, *, of_day: bool = False
) -> tuple[Act, When | None]:
    """The contact and its day, neither of which can contradict when the report came out.

    `of_day`: the day owns the contact, as in "shelved Tuesday's talks": it is still to come.
    """
    if act.type != _MEETING or when is None or when.start is None or published is None:
        return act, when
    present = act.status == "happened" and is_present(act)
    ended = of_day and act.status in _ENDED
    if (act.status in _PLANNED or present or ended) and _last_weekday(when, published):
        when = replace(when, start=when.start + _WEEK, end=when.start + _WEEK)
    if act.status in _PLANNED and _last_years(when, published):
        when = replace(when, start=_next_year(when.start), end=_next_year(when.end))
    if act.status == "happened" and when.start is not None and when.start > published:
        reason = Reason("rule: scheduled", f"for {when.start.isoformat()}")
        act = replace(act, status="scheduled", reasons=(*act.reasons, reason))
    return act, when


def _last_weekday(when: When, published: date) -> bool:
    """A weekday without a date, taken for that of the week before the report."""
    if when.start is None or when.start != when.end or when.basis != "weekday+published":
        return False
    return timedelta(0) < published - when.start < _WEEK


def _last_years(when: When, published: date) -> bool:
    """A month without a year, taken for one that is long past: "accepted talks in June"."""
    if when.end is None or when.basis != "month+published":
        return False
    return _SEASON < published - when.end < _YEAR


def _next_year(day: date | None) -> date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)
