"""Undated reports placed in time through what they share with dated ones.

A report says "the talks on Thursday"; others date the same talks 18 March: it came out in the
week before. It adds "officials said on Tuesday": the 16th, or a day later at most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.link.accounts import Account, accounts
from dragoman.link.copies import origins_of, sheet
from dragoman.link.occurrences import occurrences_of
from dragoman.link.windows import DAYS, LIVE
from dragoman.records import Findings, Occurrence, When

BASIS = "inferred from another report"

_END_OF_WEEK = re.compile(r"\b(end of (the|this) week|(this|the) weekend|weekend)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(last |next |this )?(" + "|".join(DAYS) + r")\b", re.IGNORECASE)
_NEAR: Mapping[str, tuple[int, int]] = {
    "today": (0, 0), "tomorrow": (1, 1), "yesterday": (-1, -1), "tonight": (0, 0),
    "this week": (-6, 6), "next week": (1, 13), "last week": (-13, -1),
    "coming days": (1, 10), "later this week": (1, 6), "earlier this week": (-6, -1),
}  # fmt: skip
_LONGEST_PLACED = 31
# Without any expression a plan is told at most so long before, news so long after.
_PLAN_TOLD = 21
_NEWS_TOLD = 14
# What was "said on Tuesday" comes out that day or the day after.
_SAID_TOLD = 1


Shared = tuple[Account, date, date]


@dataclass(frozen=True, slots=True)
class Hints:
    """What an undated report says of its own day: expressions at its records, days of speech."""

    report: str
    expressions: Mapping[str, tuple[str, ...]]
    spoken: tuple[str, ...]


def placed(findings: Iterable[Findings]) -> dict[str, When]:
    """For each undated report that others date: when it came out, marked as inferred."""
    told: list[Account] = []
    sheets, hints = [], []
    for report in findings:
        sheets.append(sheet(report.report))
        told.extend(accounts(report))
        if report.report.published is None:
            hints.append(hints_of(report))
    if not hints:
        return {}
    found = origins_of(sheets)
    around = frozenset(one.report for one in hints)
    return placed_by(hints, told, occurrences_of(told, origins=found, around=around))


def hints_of(findings: Findings) -> Hints:
    """The time expressions of an undated report, by the record they stand at."""
    expressions = {
        one.id: one.expressions for one in accounts(findings) if one.kind in ("meeting", "event")
    }
    spoken = [
        word.casefold()
        for one in accounts(findings)
        if one.kind == "statement"
        for expression in one.expressions
        for _, word in _DAY.findall(expression)
    ]
    return Hints(findings.report.id, expressions, tuple(sorted(set(spoken))))


def placed_by(
    hints: Iterable[Hints], told: Iterable[Account], occurrences: Iterable[Occurrence]
) -> dict[str, When]:
    """Dates for undated reports, from occurrences that they share with dated ones."""
    known = {one.id: one for one in told}
    shared: dict[str, list[Shared]] = defaultdict(list)
    for occurrence in occurrences:
        members = [known[member] for member in occurrence.members if member in known]
        days = _days(members)
        if days is not None:
            for one in members:
                if one.published is None:
                    shared[one.report].append((one, *days))
    return _all_placed(hints, shared)


def _all_placed(hints: Iterable[Hints], shared: Mapping[str, Sequence[Shared]]) -> dict[str, When]:
    found: dict[str, When] = {}
    for hint in hints:
        when = _placed(hint, _trusted(shared.get(hint.report, [])))
        if when is not None:
            found[hint.report] = when
    return found


def _trusted(shared: Sequence[Shared]) -> list[Shared]:
    """Shared meetings; shared acts and statements where two or more are of the same days.

    A stock demand recurs for years, so that one alone dates nothing.
    """
    meetings = [it for it in shared if it[0].kind == "meeting"]
    others = [it for it in shared if it[0].kind != "meeting"]
    agreed = [
        it
        for it in others
        if any(abs((it[1] - other[1]).days) <= _NEWS_TOLD for other in others if other is not it)
    ]
    return [*meetings, *agreed]


def _days(members: Sequence[Account]) -> tuple[date, date] | None:
    """The days of a thing by its dated accounts: where the most exact windows meet."""
    windows = [
        (one.window.days, one.window.first, one.window.last)
        for one in members
        if (one.window.firm or one.kind != "meeting")
        and one.window.first
        and one.window.last
        and one.window.days <= 10
    ]
    if not windows:
        return None
    first = max(start for _, start, _ in windows)
    last = min(end for _, _, end in windows)
    return (first, last) if first <= last else None


def _placed(hint: Hints, shared: Sequence[Shared]) -> When | None:
    first, last, words = date.min, date.max, ""
    for one, start, end in sorted(shared, key=lambda it: it[0].id):
        for low, high, why in _bounds(one, start, end, hint.expressions.get(one.id, ())):
            if max(first, low) <= min(last, high):
                first, last = max(first, low), min(last, high)
                words = words or why
    if first == date.min or last == date.max:
        return None
    first, last = _narrowed_by_speech(hint.spoken, first, last)
    if (last - first).days > _LONGEST_PLACED:
        return None
    return When(first, last, "day" if first == last else "range", BASIS, words or None)


def _bounds(
    one: Account, start: date, end: date, expressions: Sequence[str]
) -> Iterator[tuple[date, date, str]]:
    """Between which days a report came out that speaks so of a thing on those days."""
    ahead = one.status in LIVE
    for expression in expressions:
        yield from _spoken_of(expression.casefold(), start, end, ahead=ahead)
    if ahead:
        yield start - timedelta(days=_PLAN_TOLD), end, ""
    elif one.status == "happened":
        yield start, end + timedelta(days=_NEWS_TOLD), ""


def _spoken_of(
    expression: str, start: date, end: date, *, ahead: bool
) -> Iterator[tuple[date, date, str]]:
    if _END_OF_WEEK.search(expression):
        monday = start - timedelta(days=start.weekday())
        yield monday, min(end, monday + timedelta(days=4)), expression
        return
    for phrase, (least, most) in sorted(_NEAR.items(), key=lambda it: -len(it[0])):
        if phrase in expression:
            yield start - timedelta(days=most), end - timedelta(days=least), expression
            return
    named = {day for _, day in _DAY.findall(expression)}
    on = [day for day in (start, end) if DAYS[day.weekday()] in named]
    if on and ahead:
        yield on[0] - timedelta(days=6), on[0], expression
    elif on:
        yield on[0], on[0] + timedelta(days=6), expression


def _narrowed_by_speech(spoken: Sequence[str], first: date, last: date) -> tuple[date, date]:
    """The days on which what was said on those weekdays is still told, if any fit."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    fits = [day for day in days if all(_just_said(name, day) for name in spoken)]
    if not spoken or not fits or (fits[-1] - fits[0]).days > 3:
        return first, last
    return fits[0], fits[-1]


def _just_said(weekday: str, day: date) -> bool:
    recent = (day - timedelta(days=back) for back in range(_SAID_TOLD + 1))
    return any(DAYS[one.weekday()] == weekday for one in recent)
