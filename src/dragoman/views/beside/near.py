"""What lies near a day between two parties, found without looking at all else."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from dragoman.views.beside.sides import Key, Sides

Item = TypeVar("Item")


class Near(Generic[Item]):
    """Things by the parties that they join and the days under which they can be met."""

    def __init__(self, things: Iterable[tuple[Item, Sides, Iterable[date]]]) -> None:
        self._things: list[Item] = []
        days: dict[Key, list[tuple[int, int]]] = defaultdict(list)
        for thing, sides, known in things:
            at = len(self._things)
            self._things.append(thing)
            numbers = [day.toordinal() for day in known]
            for key in sides.wide_keys():
                days[key] += [(number, at) for number in numbers]
        self._days = {key: sorted(entries) for key, entries in days.items()}

    def within(self, keys: Iterable[Key], day: date, *, days: int) -> list[Item]:
        """Things with one of these keys that can be met so near a day, in their order."""
        found: set[int] = set()
        for key in keys:
            entries = self._days.get(key, [])
            first = bisect_left(entries, (day.toordinal() - days, -1))
            last = bisect_left(entries, (day.toordinal() + days + 1, -1))
            found.update(at for _, at in entries[first:last])
        return [self._things[at] for at in sorted(found)]

    def nearest(self, keys: Iterable[Key], day: date) -> tuple[int, Item] | None:
        """The thing with one of these keys whose day is nearest, and how many days it is off."""
        near: list[tuple[int, int]] = []
        for key in keys:
            entries = self._days.get(key, [])
            place = bisect_left(entries, (day.toordinal(), -1))
            for number, at in entries[max(0, place - 1) : place + 1]:
                near.append((abs(number - day.toordinal()), at))
        if not near:
            return None
        gap, at = min(near)
        return gap, self._things[at]
