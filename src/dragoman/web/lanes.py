"""Marks on a line of time, lane under lane: where each stands, as numbers for a drawing.

A mark opens its record. Where many fall on one place they are stacked, and what no longer fits
is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.web.wording import MONTHS

WIDTH, LEFT, RIGHT, TOP = 1040, 132, 16, 10
STEP = 15
"""Width and height of the place that a mark takes."""
MOST_STACKED = 6
_LEAST_TICK = 58
_FAR = 2.5
"""A day that lies this many times the width of all but the outermost days away stands aside."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to be drawn; `end` is set where it lasts or its day is not known exactly."""

    id: str
    lane: int
    day: date
    end: date | None
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark at its place; `tail` is how far to the right it lasts."""

    mark: Mark
    x: float
    y: float
    tail: float


@dataclass(frozen=True, slots=True)
class More:
    """How many marks of some days do not fit at a place."""

    x: float
    y: float
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Lane:
    """A band with its label; `more` are places where not all marks fit."""

    label: str
    top: float
    height: float
    dots: tuple[Dot, ...]
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All lanes, the ticks of time, and how many marks lie too far off to be drawn."""

    width: int
    height: float
    left: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    first: date
    last: date
    aside: int


def drawing(labels: Sequence[str], marks: Iterable[Mark]) -> Drawing | None:
    """Lanes in the order of their labels, or None where there is nothing to draw."""
    ordered = sorted(marks, key=lambda mark: (mark.day, mark.id))
    near = _near(ordered)
    if not near:
        return None
    first = near[0].day
    last = max(near[-1].day, first + min(timedelta(days=6), date.max - first))
    lanes: list[Lane] = []
    top = float(TOP)
    for number, label in enumerate(labels):
        lane = _lane(label, [mark for mark in near if mark.lane == number], first, last, top)
        lanes.append(lane)
        top += lane.height
    return Drawing(
        width=WIDTH,
        height=top + 26,
        left=LEFT,
        lanes=tuple(lanes),
        ticks=tuple(_ticks(first, last)),
        first=first,
        last=last,
        aside=len(ordered) - len(near),
    )


def _near(ordered: Sequence[Mark]) -> list[Mark]:
    """Without the few days so far off that all others would shrink to a point."""
    if len(ordered) < 8:
        return list(ordered)
    low = ordered[len(ordered) // 20].day.toordinal()
    high = ordered[-1 - len(ordered) // 20].day.toordinal()
    room = max((high - low) * _FAR, 60)
    return [mark for mark in ordered if low - room <= mark.day.toordinal() <= high + room]


def _at(day: date, first: date, last: date) -> float:
    share = (day - first).days / max((last - first).days, 1)
    return round(LEFT + STEP + share * (WIDTH - LEFT - RIGHT - 2 * STEP), 1)


def _lane(label: str, marks: Sequence[Mark], first: date, last: date, top: float) -> Lane:
    columns: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        columns[int(_at(mark.day, first, last) // STEP)].append(mark)
    tallest = max((min(len(column), MOST_STACKED) for column in columns.values()), default=1)
    height = max(tallest, 2) * STEP + 16
    dots: list[Dot] = []
    more: list[More] = []
    floor = top + height - 8 - STEP / 2
    for column in columns.values():
        shown = column if len(column) <= MOST_STACKED else column[: MOST_STACKED - 1]
        x = _at(column[0].day, first, last)
        for level, mark in enumerate(shown):
            own = _at(mark.day, first, last) if len(column) == 1 else x
            tail = _at(min(mark.end, last), first, last) - own if mark.end else 0.0
            dots.append(Dot(mark, own, floor - level * STEP, tail if tail > STEP else 0.0))
        if len(shown) < len(column):
            y, left = floor - len(shown) * STEP, len(column) - len(shown)
            more.append(More(x, y, left, column[0].day, column[-1].day))
    return Lane(label, top, height, tuple(dots), tuple(more))


# ---------------------------------------------------------------- ticks


def _ticks(first: date, last: date) -> Iterator[tuple[float, str]]:
    before = -float(_LEAST_TICK)
    for day, label in _labels(first, last):
        x = _at(day, first, last)
        if x - before >= _LEAST_TICK and x <= WIDTH - RIGHT - 24:
            yield x, label
            before = x


def _labels(first: date, last: date) -> Iterator[tuple[date, str]]:
    days = (last - first).days
    if days <= 80:
        for number in range(0, days + 1, 7 if days > 14 else 1):
            day = first + timedelta(days=number)
            year = f" {day.year}" if number == 0 else ""
            yield day, f"{day.day} {MONTHS[day.month - 1][:3]}{year}"
        return
    step = 1 if days <= 900 else 12
    begin = first.year * 12 + first.month if step == 1 else (first.year + 1) * 12
    for number in range(begin, last.year * 12 + last.month, step):
        day = date(number // 12, number % 12 + 1, 1)
        name = MONTHS[day.month - 1][:3]
        yield day, str(day.year) if step == 12 else f"{name} {day.year}"
