"""When a thing took place, as far as one report bounds it: a window of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import Status, When

LIVE = frozenset({"scheduled", "confirmed", "expected", "proposed", "postponed", "hypothetical"})
# What a daily newspaper tells without a day happened within these days before it came out.
_NEWS = timedelta(days=3)
# What it announces without a day lies within these days after it came out.
_AHEAD = timedelta(days=45)
_CALLED_OFF_SINCE = timedelta(days=14)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = re.compile(r"\b(" + "|".join((*_MONTHS, *DAYS)) + r")\b")
_WIDEST_BUCKETS = 14
# Tellings of one stay may name its first day or its last.
ONE_STAY = 2
# What is told long after, without a day, may be the thing that others dated; little speaks for it.
_OLD_NEWS = 0.3


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, both included; None at an end means open.

    `firm` windows come from what the report says of the thing, others from its publication.
    `news` ones begin where news without a day usually lies; background may lie before. `names` are
    months and weekdays that the report names where their date is not resolved.
    """

    first: date | None
    last: date | None
    firm: bool
    names: frozenset[str] = frozenset()
    news: bool = False

    @property
    def dated(self) -> bool:
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int:
        """Length in days; 0 for a window that is open at an end."""
        if self.first is None or self.last is None:
            return 0
        return (self.last - self.first).days + 1

    def buckets(self) -> tuple[int, ...]:
        """The weeks that the window touches; none where it is open or wider than a season."""
        if self.first is None or self.last is None:
            return ()
        weeks = range(self.first.toordinal() // 7, self.last.toordinal() // 7 + 1)
        return tuple(weeks) if len(weeks) <= _WIDEST_BUCKETS else ()


OPEN = Window(None, None, firm=False)


def window(
    when: When | None,
    *,
    published: date | None,
    status: Status,
    expressions: tuple[str, ...] = (),
) -> Window:
    """What a record's date, or else its status and its report's date, says of its days."""
    names = frozenset(
        name for expression in expressions for name in _NAMED.findall(expression.casefold())
    )
    if when is not None and (when.start or when.end):
        first = None if when.precision == "before" else when.start
        last = None if when.precision == "after" else (when.end or when.start)
        firm = when.basis not in ("published", "inferred from another report")
        return Window(first, last, firm, names)
    if published is None:
        return Window(None, None, firm=False, names=names)
    if status == "background":
        return Window(None, published, firm=False, names=names)
    if status in LIVE:
        return Window(published, published + _AHEAD, firm=False, names=names)
    if status == "cancelled":
        return Window(published - _CALLED_OFF_SINCE, published + _AHEAD, firm=False, names=names)
    return Window(published - _NEWS, published, firm=False, names=names, news=True)


def named_window(
    names: frozenset[str], *, earliest: date, latest: date, status: Status
) -> Window | None:
    """Months or weekdays named by a report that came out between two days, as a window.

    Plans lie in the next such day or month, all else in the last: "cancelled in February".
    """
    ahead = status in LIVE
    months, weekdays = names & set(_MONTHS), names & set(DAYS)
    if len(months) == 1 and not weekdays:
        number = _MONTHS.index(min(months)) + 1
        passed = number < latest.month if ahead else number > latest.month
        year = latest.year + (passed if ahead else -passed)
        first = date(year, number, 1)
        return Window(first, _month_end(first), firm=False)
    if len(weekdays) == 1 and not months and (latest - earliest).days < 7:
        number = DAYS.index(min(weekdays))
        days = [_nearest(number, day, ahead=ahead) for day in (earliest, latest)]
        return Window(days[0], days[1], firm=False)
    return None


def _nearest(weekday: int, day: date, *, ahead: bool) -> date:
    if ahead:
        return day + timedelta(days=(weekday - day.weekday()) % 7)
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _month_end(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def apart(left: Window, right: Window, *, slack: int = 0, background: bool = False) -> bool:
    """The two cannot share a day, by their dates or by the months and weekdays they name.

    `slack` is how many days may lie between tellings of one stay or round of talks. With
    `background`, news without a day may be of any day before its report.
    """
    if _before(left, right, slack, background) or _before(right, left, slack, background):
        return True
    return _misnamed(left, right) or _misnamed(right, left)


def _before(early: Window, late: Window, slack: int, background: bool) -> bool:
    first = None if background and late.news else late.first
    if early.last is None or first is None:
        return False
    return (first - early.last).days > slack


def gap(left: Window, right: Window) -> int:
    """The days between two windows; 0 where they overlap or one is open."""
    ends = ((left.last, right.first), (right.last, left.first))
    return max(0, *((first - last).days for last, first in ends if last and first), 0)


def closeness(left: Window, right: Window) -> float | None:
    """1 for the same day, less for wider or less certain windows; None where one is open."""
    if not left.dated or not right.dated:
        return 0.8 if well_named(left, right) or well_named(right, left) else None
    between = gap(left, right)
    if between:
        return 0.7 if between <= ONE_STAY else _OLD_NEWS
    longest, shortest = max(left.days, right.days), min(left.days, right.days)
    if left.firm and right.firm:
        if longest <= 4:
            return 1.0
        return 0.9 if longest <= 10 else 0.75 if longest <= 31 else 0.35
    if left.firm or right.firm:
        return 0.8 if longest <= 7 else 0.6 if shortest <= 31 else 0.35
    return 0.75 if longest <= 7 else 0.6


def _misnamed(named: Window, other: Window) -> bool:
    """A month or weekday was named, and no day of the other window bears that name."""
    if not named.names or named.dated or not other.firm:
        return False
    return not _bears(named.names, other) and 0 < other.days <= 31


def well_named(named: Window, other: Window) -> bool:
    """A month or weekday is named, without a year or date, that the other's days bear."""
    return bool(named.names) and other.firm and 0 < other.days <= 31 and _bears(named.names, other)


def _bears(names: frozenset[str], other: Window) -> bool:
    if other.first is None or other.last is None:
        return False
    days = [other.first + timedelta(days=step) for step in range(min(other.days, 62))]
    months = {_MONTHS[day.month - 1] for day in days}
    weekdays = {DAYS[day.weekday()] for day in days}
    asked_months, asked_days = names & set(_MONTHS), names & set(DAYS)
    fits = bool(not asked_months or asked_months & months)
    return fits and bool(not asked_days or asked_days & weekdays)
