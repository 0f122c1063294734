"""Which Wednesday, which February: the day meant when the text leaves the year or week out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"]

FAR, NEAR = 300, 45


def weekday(reference: date, number: int, tense: Tense | None) -> date:
    """The last such weekday up to the reference day, or the next one from it on."""
    if tense == "future":
        return reference + timedelta(days=(number - reference.isoweekday()) % 7)
    return reference - timedelta(days=(reference.isoweekday() - number) % 7)


def last_weekday(reference: date, number: int) -> date:
    """ "Last Friday": the one before the reference day, never that day itself."""
    return weekday(reference - timedelta(days=1), number, "past")


def next_weekday(reference: date, number: int) -> date:
    """ "Next Tuesday": the one after the reference day; of one a day or two off, the week after."""
    found = weekday(reference + timedelta(days=1), number, "future")
    # A writer calls the day after tomorrow by its bare name, so "next" leaps over it.
    return found if (found - reference).days > 2 else found + timedelta(days=7)


def year_of_month(reference: date, number: int, tense: Tense | None) -> int:
    """The year of a month named without one; without a tense the nearest in time."""
    if tense is None:
        ahead = (number - reference.month) % 12
        tense = "future" if ahead < 3 else "past"
    if tense == "past":
        return reference.year - (number > reference.month)
    return reference.year + (number < reference.month)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_day(reference: date, month: int, day: int, tense: Tense | None) -> date | None:
    """The year's day meant by "Aug. 7": by tense, but never far when one lies near."""
    years = range(max(1, reference.year - 4), min(9999, reference.year + 4) + 1)
    found = [day_ for year in years if (day_ := calendar_day(year, month, day)) is not None]
    if not found:
        return None
    nearest = min(found, key=lambda day_: (abs((day_ - reference).days), day_))
    if tense is None:
        return nearest
    if tense == "past":
        chosen = max((day_ for day_ in found if day_ <= reference), default=nearest)
    else:
        chosen = min((day_ for day_ in found if day_ >= reference), default=nearest)
    far = abs((chosen - reference).days) > FAR and abs((nearest - reference).days) < NEAR
    return nearest if far else chosen


def day_of_month(reference: date, day: int, tense: Tense) -> date | None:
    """ "The 27th": the last one up to the reference day, or the next one from it on."""
    months = [reference.year * 12 + reference.month - 1 + step for step in (-2, -1, 0, 1, 2)]
    found = [calendar_day(number // 12, number % 12 + 1, day) for number in months]
    days = [day_ for day_ in found if day_ is not None]
    if tense == "past":
        return max((day_ for day_ in days if day_ <= reference), default=None)
    return min((day_ for day_ in days if day_ >= reference), default=None)


def nth_weekday(month: date, number: int, which: int | None) -> date | None:
    """The first, second ... such weekday of the month that begins on this day; None is the last."""
    first = month + timedelta(days=(number - month.isoweekday()) % 7)
    if which is not None:
        found = first + timedelta(days=7 * (which - 1))
        return found if found.month == month.month and which > 0 else None
    later = [first + timedelta(days=7 * week) for week in (3, 4)]
    return max(day for day in later if day.month == month.month)


def weekday_of_month(reference: date, number: int, day: int) -> date | None:
    """The day so numbered that is such a weekday, in the month nearest to the reference day."""
    months = [reference.year * 12 + reference.month - 1 + step for step in range(-6, 7)]
    days = [calendar_day(number_ // 12, number_ % 12 + 1, day) for number_ in months]
    found = [each for each in days if each is not None and each.isoweekday() == number]
    return min(found, key=lambda each: (abs((each - reference).days), each), default=None)


def on_weekday(reference: date | None, month: int, day: int, number: int) -> date | None:
    """The day that fits both "Friday" and "Oct. 23", nearest to the reference day."""
    if reference is None:
        return None
    years = range(max(1, reference.year - 6), min(9999, reference.year + 6) + 1)
    found = [
        day_
        for year in years
        if (day_ := calendar_day(year, month, day)) is not None and day_.isoweekday() == number
    ]
    return min(found, key=lambda day_: abs((day_ - reference).days), default=None)
