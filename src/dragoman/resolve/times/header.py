"""The day that a text gives itself: a leading "date 2023-06-14", or a dateline with its year."""

from __future__ import annotations

import re
from datetime import date

from dragoman.records import Text
from dragoman.resolve.times.choose import calendar_day

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
HEADER = re.compile(r"\s*(?:date[:\s]\s*)?(\d{4})-(\d\d)-(\d\d)(?!\d)", re.IGNORECASE)
DATELINE = re.compile(
    r"(?:^|\n)\s*(?:\([^)\n]{2,30}\)\s*)?[A-Z][A-Z .,'’/-]{2,50}?"
    r"(?:,\s*[A-Z][a-z]+\.?)?[,(]\s*(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
)
OPENING = 400


def header_date(text: Text) -> date | None:
    """The date in a header line that opens the text."""
    found = HEADER.match(text.report.text)
    return calendar_day(*map(int, found.groups())) if found else None


def dateline(text: Text) -> tuple[int | None, int, int] | None:
    """Year (if written), month and day of a dateline such as "BEIJING, March 18 (Xinhua)"."""
    source = text.dateline or text.report.text[:OPENING]
    for found in DATELINE.finditer(source):
        name = found["month"][:3].lower()
        if name in MONTHS:
            year = int(found["year"]) if found["year"] else None
            return year, MONTHS.index(name) + 1, int(found["day"])
    return None


def reference(text: Text, published: date | None) -> tuple[date | None, str]:
    """The day that relative dates count from, and what says so; (None, "") where nothing does."""
    if published is not None:
        return published, "published"
    header = header_date(text)
    if header is not None:
        return header, "text date"
    line = dateline(text)
    if line is not None and line[0] is not None:
        found = calendar_day(line[0], line[1], line[2])
        if found is not None:
            return found, "dateline"
    return None, ""
