"""The dateline of a report: `LAGOS, May 28, 2021 (Xinhua) --`, `MOSCOW, June 14. /TASS/.`"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.read.dates import MONTH, WEEKDAY, month_number

HEADER = re.compile(r"\s*date\s+(?P<day>\d{4}-\d{2}-\d{2})\b[ \t]*")
_DATE = (
    rf"(?:{WEEKDAY},?\s+)?(?:(?P<month>{MONTH})\s*(?P<day>\d{{1,2}})"
    rf"|(?P<day_first>\d{{1,2}})\s+(?P<month_last>{MONTH}))(?:,?\s+(?P<year>\d{{4}}))?"
)
_AGENCY = (
    r"(?:\(\s*(?P<agency>[^\W\d_][^()\n/]{1,40}?)(?:/[^()\n]{1,40})?\s*\)"
    r"|/(?P<slashed>[\w .-]{2,30})/)"
)
_PLACE = r"(?P<place>[^\W\d_][\w.'’\- ]{1,30}?(?:[,/]\s*[^\W\d_][\w.'’ ]{1,25}?){0,2})"
_DASH = r"\s*(?:--|—|–|―|-(?=\s)|:(?=\s)|\.(?=\s))"
_FORMS = (
    re.compile(rf"{_PLACE},?\s+{_DATE}[,.]?\s*{_AGENCY}?{_DASH}"),
    re.compile(rf"{_PLACE},?\s*{_AGENCY}(?:,?\s*{_DATE})?{_DASH}"),
    re.compile(rf"\((?P<agency>[^\W\d_][^()\n]{{1,40}})\){_DASH}"),
)
_NO_PLACE = re.compile(
    rf"(?:On|By|In|Since|Until|After|Before|From|Last|This|That|The|At|To|As|Published|Posted"
    rf"|Updated|Date|Source|Photo|{WEEKDAY})\b",
    re.IGNORECASE,
)
_LINES_SEARCHED = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed, as far as its dateline says, and by which agency."""

    place: str | None
    month: int | None
    day: int | None
    year: int | None
    agency: str | None


def dateline_in(text: str) -> Dateline | None:
    """The dateline among the first lines of `text`, if there is one."""
    for line in first_lines(text, _LINES_SEARCHED):
        for form in _FORMS:
            if (match := form.match(line)) and (found := _dateline(match)):
                return found
    return None


def first_lines(text: str, count: int) -> Iterator[str]:
    """The first lines that are not blank, without the leading `date YYYY-MM-DD`."""
    header = HEADER.match(text)
    position = header.end() if header else 0
    for match in re.compile(r"[^\n\r\x85\u2028\u2029]+").finditer(text, position):
        if line := match[0].strip(" \t\xa0\ufeff*_"):
            yield line[:400]
            count -= 1
            if not count:
                return


def _dateline(match: re.Match[str]) -> Dateline | None:
    parts = match.groupdict()
    agency = parts.get("agency") or parts.get("slashed")
    place = parts.get("place")
    if place is not None and not _is_place(place, filed_by_agency=agency is not None):
        return None
    if place is None and not agency:
        return None
    month = parts.get("month") or parts.get("month_last")
    day = parts.get("day") or parts.get("day_first")
    year = parts.get("year")
    return Dateline(
        place=place,
        month=month_number(month) if month else None,
        day=int(day) if day else None,
        year=int(year) if year else None,
        agency=agency.strip() if agency else None,
    )


def _is_place(words: str, *, filed_by_agency: bool) -> bool:
    """`BEIJING` is a place; `On Tuesday` and `The minister said` are openings of sentences."""
    if _NO_PLACE.match(words):
        return False
    if words.isupper():
        return True
    names = re.split(r"[\s,/]+", words)
    capitalised = all(name[:1].isupper() for name in names if name)
    return capitalised and len(names) <= (4 if filed_by_agency else 2)
