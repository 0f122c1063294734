"""Where the dates of one report disagree: header, dateline, weekdays, days after publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.records import Text, TimeExpression
from dragoman.resolve.times import header
from dragoman.resolve.times.choose import calendar_day

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NAMED = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b[\s,(]")
SAID = re.compile(r"\b(?:said|told|announced|met|spoke|arrived|visited)\b[^.;]{0,40}$")
# A dateline may trail the paper by a few days, and lead it by one over the date line.
TRAIL, LEAD = timedelta(days=4), timedelta(days=1)


def conflicts(
    text: Text, times: tuple[TimeExpression, ...], published: date | None
) -> tuple[str, ...]:
    """Each disagreement of the report's dates in plain words, in order of the text."""
    found = [*_header(text, published), *_dateline(text, published or header.header_date(text))]
    reference = published or header.header_date(text)
    for time in times:
        found += _weekday(time)
        if reference is not None:
            found += _future(text, time, reference)
    return tuple(dict.fromkeys(found))


def _header(text: Text, published: date | None) -> list[str]:
    written = header.header_date(text)
    if written is None or published is None or written == published:
        return []
    return [f"the header says {written}, the publication date given is {published}"]


def _dateline(text: Text, published: date | None) -> list[str]:
    line = header.dateline(text)
    if line is None or published is None:
        return []
    years = [line[0]] if line[0] else [published.year - 1, published.year, published.year + 1]
    days = [day for year in years if (day := calendar_day(year, line[1], line[2])) is not None]
    if not days:
        return [f"the dateline names month {line[1]} and day {line[2]}, and there is no such day"]
    nearest = min(days, key=lambda day: abs((day - published).days))
    if published - TRAIL <= nearest <= published + LEAD:
        return []
    return [f"the dateline says {nearest}, the report is dated {published}"]


def _weekday(time: TimeExpression) -> list[str]:
    """ "Monday, Oct. 27, 1998" when that day was a Tuesday."""
    named, day = NAMED.match(time.text), _day(time)
    if named is None or day is None or not re.search(r"\d", time.text):
        return []
    actual = WEEKDAYS[day.weekday()]
    if actual == named[1]:
        return []
    return [f"“{time.text}” names a {named[1]}, but {day} was a {actual}"]


def _future(text: Text, time: TimeExpression, reference: date) -> list[str]:
    """Something told as done on a day after the report was published."""
    day = _day(time)
    if day is None or day <= reference + LEAD or time.when is None:
        return []
    before = text.report.text[max(0, time.span.start - 60) : time.span.start]
    if time.when.basis != "explicit" or not SAID.search(before) or "will" in before:
        return []
    return [f"“{time.text}” is told as past, but the report is dated {reference}"]


def _day(time: TimeExpression) -> date | None:
    """The single day an expression names by its value."""
    try:
        return date.fromisoformat(time.value.split("T")[0])
    except ValueError:
        return None
