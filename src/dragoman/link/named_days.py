"""The days on which a sentence may tell that something was: also those that it only counts to."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.records import TimeExpression

Stretch = tuple[date, date]

_MONTH = re.compile(
    r"\b(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEAR = re.compile(r"\b\d{4}\b|\b(?:last|next|this|past|coming)\b", re.IGNORECASE)
_FAR_AHEAD, _FAR_BACK = timedelta(days=60), timedelta(days=270)
# An expression of more days than a month says little of when.
_LONGEST = 31

_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_AFTER = re.compile(
    rf"\b(an?|{'|'.join(_NUMBERS[1:])}|\d\d?) ({'|'.join(_UNITS)})s? (after|before)\b",
    re.IGNORECASE,
)


def days_of(
    sentence: str, times: Iterable[TimeExpression], published: date | None
) -> tuple[Stretch, ...]:
    """The stretches of days that a sentence names, in order.

    "Two weeks after the duty was imposed" names the days about two weeks before its own.
    """
    own = list(times)
    dated = {*_dated(own)}
    anchors = [start for start, end in dated if start == end and published and end <= published]
    if published and not anchors:
        anchors = [published]
    far = {it for time in own if published for it in _of_another_year(time, published)}
    return tuple(sorted(dated | far | {*_counted(sentence, anchors)}))


def _dated(times: Iterable[TimeExpression]) -> Iterator[Stretch]:
    """Of an open stretch, "since April 15", the day that bounds it."""
    for time in times:
        start = time.when and (time.when.start or time.when.end)
        end = time.when and (time.when.end or time.when.start)
        if start and end and (end - start).days < _LONGEST:
            yield start, end


def _of_another_year(time: TimeExpression, published: date) -> Iterator[Stretch]:
    """Where a month without a year lies far from the report, the same days of the year beside it.

    Which one is meant lies in the tense, and what happened then tells them apart better.
    """
    if not _MONTH.search(time.text) or _YEAR.search(time.text):
        return
    for start, end in _dated([time]):
        years = -1 if start - published > _FAR_AHEAD else int(published - end > _FAR_BACK)
        with contextlib.suppress(ValueError):  # The 29th of February.
            if years:
                yield start.replace(year=start.year + years), end.replace(year=end.year + years)


def _counted(sentence: str, anchors: Iterable[date]) -> Iterator[Stretch]:
    """Days so long before or after others; weeks and months are counted roughly."""
    for number, unit, side in _AFTER.findall(sentence):
        count = _NUMBERS.index(number.lower()) if number.lower() in _NUMBERS else 0
        count = count or (int(number) if number.isdigit() else 1)
        length = _UNITS[unit.lower()]
        away = timedelta(days=count * length)
        about = timedelta(days=length // 2)
        for anchor in sorted(anchors):
            middle = anchor - away if side.lower() == "after" else anchor + away
            yield middle - about, middle + about
