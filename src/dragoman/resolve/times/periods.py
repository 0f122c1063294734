"""Stretches of the calendar with their TIMEX3 values: days, weeks, months, quarters, centuries."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import Precision

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# The value of one unit and how many of them, for durations: a decade is P10Y.
UNITS = {
    "S": ("T", "S", 1), "M": ("T", "M", 1), "H": ("T", "H", 1), "D": ("", "D", 1),
    "W": ("", "W", 1), "WE": ("", "WE", 1), "F": ("", "W", 2), "MO": ("", "M", 1),
    "Q": ("", "M", 3), "Y": ("", "Y", 1), "DE": ("", "Y", 10), "CE": ("", "Y", 100),
}  # fmt: skip
HALVES = {
    "H": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "M": "PT30S",
    "MO": "P15D",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, with its TIMEX3 value."""

    value: str
    start: date | None
    end: date | None
    precision: Precision


def day(when: date) -> Period:
    return Period(when.isoformat(), when, when, "day")


def week(when: date) -> Period:
    """The week from Monday to Sunday that holds this day."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period(f"{year}-W{number:02d}", monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> Period:
    """The Saturday and Sunday of the week that holds this day."""
    whole = week(when)
    saturday = when - timedelta(days=when.weekday()) + timedelta(days=5)
    return Period(f"{whole.value}-WE", saturday, saturday + timedelta(days=1), "range")


def month(year: int, number: int) -> Period:
    last = date(year, number, monthrange(year, number)[1])
    return Period(f"{year:04d}-{number:02d}", date(year, number, 1), last, "month")


def quarter(year: int, number: int) -> Period:
    start, end = date(year, 3 * number - 2, 1), month(year, 3 * number).end
    return Period(f"{year:04d}-Q{number}", start, end, "range")


def half(year: int, number: int) -> Period:
    start, end = date(year, 6 * number - 5, 1), month(year, 6 * number).end
    return Period(f"{year:04d}-H{number}", start, end, "range")


def season(year: int, name: str) -> Period:
    """A season as news from the north names it; winter runs into the next year."""
    first = SEASONS[name]
    last = month(year + 1, 2) if name == "WI" and year < 9999 else month(year, min(first + 2, 12))
    return Period(f"{year:04d}-{name}", date(year, first, 1), last.end, "range")


def year(number: int) -> Period:
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(digits: int) -> Period:
    """The ten years whose numbers begin with these digits: 199 is 1990 to 1999."""
    start, end = date(digits * 10, 1, 1), date(digits * 10 + 9, 12, 31)
    return Period(f"{digits:03d}", start, end, "range")


def century(number: int) -> Period:
    """The 20th century is 1901 to 2000; TIMEX3 writes it 19."""
    start, end = date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)
    return Period(f"{number - 1:02d}", start, end, "range")


def months_from(when: date, count: int) -> date | None:
    """The same day `count` months on, or the last day of a shorter month."""
    total = when.year * 12 + when.month - 1 + count
    if not 12 <= total < 9999 * 12:
        return None
    number, index = divmod(total, 12)
    return date(number, index + 1, min(when.day, monthrange(number, index + 1)[1]))


def days_from(when: date, count: int) -> date | None:
    try:
        return when + timedelta(days=count)
    except OverflowError:
        return None


def shifted(when: date, unit: str, count: int) -> date | None:
    """The day `count` units on from this one; None for units below a day or out of range."""
    if abs(count) > 10_000:
        return None
    if unit in ("D", "W", "WE", "F"):
        return days_from(when, count * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit])
    if unit in ("MO", "Q", "Y", "DE", "CE"):
        return months_from(when, count * {"MO": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
    return None


def around(when: date, unit: str, count: int) -> Period | None:
    """The week, month, year ... that lies `count` of them from the one that holds this day."""
    moved = shifted(when, unit, count)
    if moved is None:
        return None
    match unit:
        case "D":
            return day(moved)
        case "W" | "F":
            return week(moved)
        case "WE":
            return weekend(moved)
        case "MO":
            return month(moved.year, moved.month)
        case "Q":
            return quarter(moved.year, (moved.month + 2) // 3)
        case "Y":
            return year(moved.year)
        case "DE":
            return decade(moved.year // 10)
        case _:
            return century((moved.year + 99) // 100)


def span(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: P5Y, PT2H, P2.5Y; an unknown count is X."""
    time, letter, size = UNITS[unit]
    if count is None:
        return f"P{time}X{unit if unit in ('DE', 'CE') else letter}"
    return f"P{time}{count * size:g}{letter}" if count < 100_000 else f"P{time}X{letter}"
