"""When a report was published, as far as its own text, its file name or its address says.

Never the time stamp of a file, and never the date of a photograph: a caption dates the picture,
which may come from an archive.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from dragoman.read.dateline import HEADER, Dateline, dateline_in, first_lines
from dragoman.read.dates import calendar_day, date_of

_ANNOUNCED = re.compile(
    r"(?:(?:(?:date|day) of (?:publication|issue|release)|(?:publication|issue|release|press) date|"
    r"(?:first\s+)?(?:published|posted|issued|released|dated?))\b"
    r"(?:\s+on\b)?\s*[:|]?\s*)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 60
_LINES_SEARCHED = 6
_IN_NAME = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)\d\d)(?P<mark>[-_.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![0-9])"
    r"|(?:(?<![0-9A-Za-z])|(?<=^[A-Z]{3}))"
    r"(?P<year2>(?:19|20)\d\d)(?P<month2>\d\d)(?P<day2>\d\d)(?:T?\d{4,6}Z?)?(?![0-9A-Za-z])"
)
_IN_FOLDERS = re.compile(
    r"(?:^|/)(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=/|$)"
)
_YEAR_FOLDER = re.compile(r"(?:^|/)((?:19|20)\d\d)(?=/)")


def published_in(text: str) -> tuple[date, str] | None:
    """The date that the text itself gives for its publication, and where: `header`,
    `dateline`, or `byline` for a line that is nothing but a date.

    A dateline without a year gives none.
    """
    if found := header_date(text):
        return found, "header"
    if found := _full_date(dateline_in(text)):
        return found, "dateline"
    if found := _date_line(text):
        return found, "byline"
    return None


def header_date(text: str) -> date | None:
    """The day of a leading `date 2023-06-14`."""
    header = HEADER.match(text)
    return date_of(header["day"]) if header else None


def published_by_path(path: str, text: str) -> tuple[date, str] | None:
    """The date in a file's name or folders: `2021-05-28-talks.txt`, `2021/05/28/talks.txt`.

    A folder that gives only the year completes a dateline without one.
    """
    path = path.replace("\\", "/")
    if found := _date_in_path(path):
        return found, "path"
    line, years = dateline_in(text), _YEAR_FOLDER.findall(path)
    if line and line.month and line.day and not line.year and years:
        found = calendar_day(int(years[-1]), line.month, line.day)
        return (found, "dateline+path") if found else None
    return None


def published_by_url(url: str) -> tuple[date, str] | None:
    """The date in an address: `https://example.org/2021/05/28/talks.html`."""
    try:
        found = _date_in_path(urlsplit(url).path)
    except ValueError:
        return None
    return (found, "url") if found else None


def _date_in_path(path: str) -> date | None:
    folders, _, name = path.rpartition("/")
    for match in _IN_NAME.finditer(name):
        year = match["year"] or match["year2"]
        found = calendar_day(
            int(year), int(match["month"] or match["month2"]), match["day"] or match["day2"]
        )
        if found:
            return found
    for match in reversed(list(_IN_FOLDERS.finditer(folders))):
        if found := calendar_day(int(match["year"]), int(match["month"]), match["day"]):
            return found
    return None


def _full_date(line: Dateline | None) -> date | None:
    if line and line.year and line.month and line.day:
        return calendar_day(line.year, line.month, line.day)
    return None


def _date_line(text: str) -> date | None:
    for line in first_lines(text, _LINES_SEARCHED):
        if len(line) <= _LONGEST_DATE_LINE and (match := _ANNOUNCED.match(line)):
            written = match["rest"]
            if _is_only_a_date(written) and (found := date_of(written)):
                return found
    return None


def _is_only_a_date(written: str) -> bool:
    """`Wednesday, June 14, 2023, 10:30 GMT` has no words beyond those of dates and times."""
    words = re.findall(r"[^\W\d_]{3,}", written)
    known = re.compile(
        r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$"
        r"|(?:gmt|utc|est|edt|pst|pdt|cet|cest|bst|ist|msk)$",
        re.IGNORECASE,
    )
    return all(known.match(word) for word in words) or bool(re.match(r"\d{4}年", written))
