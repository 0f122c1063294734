"""Meetings on the sheet of a month: each on its days, those that are dated loosely beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.views import MeetingLine
from dragoman.views.grouping import day_of

_LONGEST = 14
"""A meeting that would fill more days than this is dated loosely."""


@dataclass(frozen=True, slots=True)
class Day:
    """One square; `inside` is False for days of the months before and after."""

    day: date
    inside: bool
    lines: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday; `loose` are meetings that are known to fall somewhere in it.

    `before` and `after` are the nearest months that hold a meeting.
    """

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    loose: tuple[MeetingLine, ...]
    before: date | None
    after: date | None


def month_of(lines: Sequence[MeetingLine], wanted: date | None, *, today: date) -> Month | None:
    """The month that is asked for, else that of the next meeting, or of the last; None where no
    meeting has a day.
    """
    dated = [line for line in lines if not _is_loose(line)] or lines
    months = sorted({day.replace(day=1) for line in dated if (day := day_of(line.when))})
    if not months:
        return None
    first = wanted or next((m for m in months if m >= today.replace(day=1)), months[-1])
    last = _last(first)
    return Month(
        first=first,
        weeks=tuple(_weeks(first, last, lines)),
        loose=tuple(line for line in lines if _is_loose(line) and _touches(line, first, last)),
        before=max((month for month in months if month < first), default=None),
        after=min((month for month in months if month > first), default=None),
    )


def _weeks(first: date, last: date, lines: Sequence[MeetingLine]) -> Iterator[tuple[Day, ...]]:
    start = first.toordinal() - first.weekday()
    end = last.toordinal() + 6 - last.weekday()
    dated = [line for line in lines if not _is_loose(line)]
    for monday in range(start, end, 7):
        week = []
        for number in range(monday, monday + 7):
            if date.min.toordinal() <= number <= date.max.toordinal():
                day = date.fromordinal(number)
                on = tuple(line for line in dated if _touches(line, day, day))
                week.append(Day(day, first <= day <= last, on))
        yield tuple(week)


def _last(first: date) -> date:
    number = first.year * 12 + first.month
    if number // 12 > date.max.year:
        return date.max
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)


def _is_loose(line: MeetingLine) -> bool:
    when = line.when
    if when is None or when.start is None or when.end is None:
        return True
    return (when.end - when.start).days > _LONGEST


def _touches(line: MeetingLine, first: date, last: date) -> bool:
    when = line.when
    if when is None or not (when.start or when.end):
        return False
    start, end = when.start or when.end, when.end or when.start
    assert start is not None
    assert end is not None
    return start <= last and end >= first
