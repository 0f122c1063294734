"""Weeks, months and quarters: the points of an index, and what falls into each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from dragoman.errors import SettingsError
from dragoman.records import When
from dragoman.views.grouping import day_of

Width = Literal["week", "month", "quarter"]
WIDTHS: tuple[Width, ...] = get_args(Width)
_DAYS: dict[Width, int] = {"week": 7, "month": 31, "quarter": 92}
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Bin:
    """A stretch of days, both ends included, with its name: 2025-W09, 2025-03, 2025-Q1."""

    start: date
    end: date
    label: str


def bin_of(day: date, width: Width) -> Bin:
    """The week (from Monday), month or quarter that holds a day."""
    if width == "week":
        start = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        return Bin(start, start + timedelta(days=6), f"{year}-W{week:02}")
    if width == "month":
        start = day.replace(day=1)
        return Bin(start, _month_end(start), f"{start:%Y-%m}")
    start = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    last = date(start.year, start.month + 2, 1)
    return Bin(start, _month_end(last), f"{start.year}-Q{(start.month + 2) // 3}")


def placed(when: When | None, width: Width) -> Bin | None:
    """The bin of a date; None where it is unknown or wider than a bin."""
    day = day_of(when)
    if when is None or day is None:
        return None
    if when.start and when.end and (when.end - when.start).days > _DAYS[width]:
        return None
    return bin_of(day, width)


def between(first: Bin, last: Bin, width: Width) -> Iterator[Bin]:
    """All bins from the first to the last, the empty ones too."""
    now = first
    while now.start <= last.start:
        yield now
        now = bin_of(now.end + timedelta(days=1), width)


def named(label: str) -> tuple[Bin, Width]:
    """The bin that a user names: 2025-W09, 2025-03, 2025-Q1 or a day. Raises SettingsError."""
    try:
        if match := _WEEK.fullmatch(label):
            return bin_of(date.fromisocalendar(int(match[1]), int(match[2]), 1), "week"), "week"
        if match := _QUARTER.fullmatch(label):
            return bin_of(date(int(match[1]), int(match[2]) * 3, 1), "quarter"), "quarter"
        if match := _MONTH.fullmatch(label):
            return bin_of(date(int(match[1]), int(match[2]), 1), "month"), "month"
    except ValueError:
        pass
    raise SettingsError(f"{label!r} is no point; write it as 2025-03, 2025-W09 or 2025-Q1")


def _month_end(start: date) -> date:
    return (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
