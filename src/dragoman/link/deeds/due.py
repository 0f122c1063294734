"""By when an act is due: the day or term that its clause names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.link.deeds.lines import Line
from dragoman.records import When

_COUNTS = {
    **dict.fromkeys(("a", "an"), 1),
    **{word: count for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(), 1)},
    "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
WITHIN = re.compile(
    r"\bwithin (?:the next )?(?P<count>" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + r"|"
    r"\d{1,3}) (?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
_JUST_BEFORE = 20
# "Gave Belmark 48 hours to leave."
_GIVEN = re.compile(
    r"\b(?P<count>" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + r"|\d{1,3}) "
    r"(?P<unit>hour|day|week|month)s? (?=to )",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", (?:under|which|who|saying|while|after|as|amid|in return)\b")
# "The device taken from the sea in January": the day of that.
_OF_THE_PAST = re.compile(
    r"\b(?:[a-z]+ed|taken|held|made|given|seen|sent|built|sold|lost|shot|begun)"
    r"(?: [\w’'-]+){0,5} (?:in|on|last|since|this) $|\bsince $"
)


def deadline(line: Line, start: int, end: int, said: date | None) -> When | None:
    """The day by which, or on which, a part of a line says that the act is due."""
    match = WITHIN.search(line.text, start, end) or _GIVEN.search(
        line.text, max(0, start - _JUST_BEFORE), end
    )
    if match is not None and said is not None:
        count = _COUNTS.get(match["count"].casefold()) or int(match["count"])
        day = said + timedelta(days=round(count * _DAYS[match["unit"].casefold()]))
        return When(None, day, "before", "within", match[0])
    end = min(end, _beside(line, start))
    due = [
        when
        for dated in line.dates
        if start <= dated.start < end
        and (when := _next(dated.when, said)) is not None
        and not _OF_THE_PAST.search(line.text[start : dated.start])
    ]
    return due[0] if due else None


def _beside(line: Line, start: int) -> int:
    """Where a clause begins that tells of something else: ", under a deal that"."""
    found = _ASIDE.search(line.text, start)
    return found.start() if found else len(line.text)


def _next(when: When, said: date | None) -> When | None:
    """A day that lies ahead; one without a year that was read as past is that of the next year.

    "Told Aldoria to close it by September 1": the past tense is that of telling.
    """
    if _is_ahead(when, said):
        return when
    if not when.basis.startswith("month"):
        return None
    later = replace(when, start=_a_year_on(when.start), end=_a_year_on(when.end))
    return later if _is_ahead(later, said) else None


def _a_year_on(day: date | None) -> date | None:
    if day is None:
        return None
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _is_ahead(when: When, said: date | None) -> bool:
    last = when.end or when.start
    return last is not None and (said is None or last > said)
