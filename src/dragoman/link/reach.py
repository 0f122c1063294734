"""Which passages reach an occurrence: by a day or month that they name, or with its news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dragoman.link.accounts import Account
from dragoman.link.known import Known
from dragoman.link.passages import Passage
from dragoman.link.windows import Window

Way = Literal["day", "month", "news"]

_NEWS = timedelta(days=3)
_SLACK = timedelta(days=1)
_NAMED_DAY = 2
# Of a state's hot day or month so many passages are judged, the earliest.
_MOST = 400


def months(one: Known | Passage) -> set[int]:
    """The months by whose days an occurrence and a passage can meet."""
    keys = _keys(one) if isinstance(one, Passage) else _sought(one)
    return {_in_month(way, number) for way, number in keys}


class Nearby:
    """Passages by a state that they name and the days or months in reach of them."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._by: dict[tuple[str, str, int], list[Passage]] = defaultdict(list)
        for passage in sorted(passages, key=lambda it: it.order):
            for state in passage.beside:
                for way, number in _keys(passage):
                    self._by[way, state, number].append(passage)

    def of(self, known: Known, month: int) -> list[Passage]:
        """In order, without those of reports that tell of the occurrence by a record."""
        keys = [it for it in _sought(known) if _in_month(*it) == month]
        found = {
            passage: None
            for state in sorted(known.states)
            for way, number in keys
            for passage in self._by.get((way, state, number), ())[:_MOST]
            if passage.report not in known.occurrence.reports
        }
        return list(found)


def _sought(known: Known) -> Iterator[tuple[str, int]]:
    """Under which keys the passages on an occurrence stand."""
    low, high = known.first.toordinal() - 1, known.last.toordinal() + 1
    yield from (("day", day) for day in range(low, high + 1))
    yield from (("news", day) for day in range(low, high + _NEWS.days))
    yield from (("month", it) for it in range(_month(known.first), _month(known.last) + 1))


def _in_month(way: str, number: int) -> int:
    return number if way == "month" else _month(date.fromordinal(number))


def _keys(passage: Passage) -> Iterator[tuple[str, int]]:
    for start, end in passage.days:
        if (end - start).days < _NAMED_DAY:
            yield from (("day", day) for day in range(start.toordinal(), end.toordinal() + 1))
        else:
            yield from (("month", it) for it in range(_month(start), _month(end) + 1))
    if not passage.days and passage.published:
        yield "news", passage.published.toordinal()


def _month(day: date) -> int:
    return day.year * 12 + day.month


class Reach(NamedTuple):
    """How the days of a passage reach an occurrence, and the first of them; None for its news."""

    by: Way
    day: date | None


def reached(known: Known, passage: Passage, own: Sequence[Account]) -> Reach | None:
    """How the days of a passage reach an occurrence, None if they do not.

    `own` are the records that lie in it: a day that tells when another thing was, which one of them
    is, does not reach this one. Before its days an occurrence is told of where it was a plan, a
    contact also by who names its day.
    """
    came_out = passage.published
    early = came_out is not None and came_out < known.first and not _foretold(known, came_out)
    if early and not known.contact:
        return None
    named = [
        ((end - start).days >= _NAMED_DAY or known.wide, start, end)
        for start, end in passage.days
        if start <= known.last + _SLACK and known.first - _SLACK <= end
    ]
    others = [one.window for one in own if known.excludes(one)]
    free = [it for it in named if not any(_covers(one, *it[1:]) for one in others)]
    if free:
        wide, start, _ = min(free)
        return Reach("month" if wide else "day", start)
    if passage.days or came_out is None or others or early:
        return None
    fresh = known.first - _SLACK <= came_out <= known.last + _NEWS
    return Reach("news", None) if fresh else None


def _foretold(known: Known, day: date) -> bool:
    """Whether the occurrence was told of as a plan by then, or a little later."""
    return known.planned is not None and day >= known.planned - _NEWS


def _covers(window: Window, start: date, end: date) -> bool:
    late = window.first is not None and window.first > end
    return not late and not (window.last is not None and window.last < start)
