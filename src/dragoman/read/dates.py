"""Read a value that is meant to be a date; never guess at one that is not clear."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED_MONTH = rf"(?P<month>{MONTH})"
_YEAR = r"(?P<year>\d{4})"
_REST = r"(?:[\s,T|].*)?$"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_REST}",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T?\d{{6}}Z?)?$",
        rf"(?:{WEEKDAY},?\s+)?{_DAY}[\s-]+{_NAMED_MONTH},?[\s-]+{_YEAR}{_REST}",
        rf"(?:{WEEKDAY},?\s+)?{_NAMED_MONTH}\s+{_DAY},?\s+{_YEAR}{_REST}",
        rf"{WEEKDAY}\s+{_NAMED_MONTH}\s+{_DAY}\s+\d\d:\d\d:\d\d(?:\s+\S{{1,5}})?\s+{_YEAR}$",
        rf"{_YEAR}\s*年\s*(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*日",
    )
)
_SHORT = re.compile(rf"(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}}){_REST}", re.DOTALL)
_EARLIEST = 1500


def date_of(value: object) -> date | None:
    """The day that `value` names: ISO dates and times, `2023/06/14`, `14 June 2023`,
    `June 14, 2023`, RFC 2822, `20230614`; None for anything else.

    The day is the one written, whatever its time zone. `05/06/2023` could be two days: None.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    written = str(value).strip()
    for form in _FORMS:
        if match := form.match(written):
            return calendar_day(int(match["year"]), month_number(match["month"]), match["day"])
    return _day_of_short_form(written)


def calendar_day(year: int, month: int, day: int | str) -> date | None:
    """The date, or None where the calendar has no such day."""
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, int(day))
    except ValueError:
        return None


def month_number(name: str) -> int:
    """`June`, `Jun.` and `06` are 6."""
    return int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1


def _day_of_short_form(written: str) -> date | None:
    """`14/06/2023` and `06/14/2023` are clear, because no month has the number 14."""
    match = _SHORT.match(written)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    readings = {calendar_day(year, second, first), calendar_day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None
