"""Groups from pairs: average-link agglomeration that never joins what contradicts."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tie:
    """How two members stand to each other: the margin over what is needed; None if barred."""

    margin: float | None


def grouped(
    members: Sequence[Member],
    pairs: Iterable[tuple[int, int]],
    tie: Callable[[Member, Member], Tie],
) -> list[list[int]]:
    """Groups of positions in `members`, whose order is taken as given.

    `pairs` are the positions worth comparing. Two groups join, the closest first, while the mean
    margin over all their pairs is not negative and no pair of them is barred.
    """
    return _Agglomeration(members, tie).run(pairs)


class _Agglomeration:
    def __init__(self, members: Sequence[Member], tie: Callable[[Member, Member], Tie]) -> None:
        self._members = members
        self._tie = tie
        self._known: dict[tuple[int, int], float | None] = {}
        self._groups: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(members))}
        self._near: dict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, int, int]] = []

    def run(self, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
        for left, right in sorted({(min(pair), max(pair)) for pair in pairs}):
            margin = self._margin(left, right)
            if margin is not None and margin >= 0:
                self._near[left].add(right)
                self._near[right].add(left)
                heapq.heappush(self._queue, (-margin, left, right))
        following = len(self._members)
        while self._queue:
            _, left, right = heapq.heappop(self._queue)
            if left in self._groups and right in self._groups:
                self._join(left, right, following)
                following += 1
        return sorted(sorted(group) for group in self._groups.values())

    def _join(self, left: int, right: int, joined: int) -> None:
        self._groups[joined] = (*self._groups.pop(left), *self._groups.pop(right))
        around = (self._near.pop(left) | self._near.pop(right)) - {left, right}
        for other in sorted(around):
            self._near[other] -= {left, right}
            mean = self._mean(self._groups[joined], self._groups[other])
            if mean is None:
                continue
            self._near[other].add(joined)
            self._near[joined].add(other)
            if mean >= 0:
                heapq.heappush(self._queue, (-mean, min(other, joined), max(other, joined)))

    def _mean(self, left: Sequence[int], right: Sequence[int]) -> float | None:
        """Mean margin over the pairs of two groups, or None where one pair is barred."""
        margins: list[float] = []
        for one in left:
            for two in right:
                margin = self._margin(min(one, two), max(one, two))
                if margin is None:
                    return None
                margins.append(margin)
        return round(math.fsum(margins) / len(margins), 9)

    def _margin(self, left: int, right: int) -> float | None:
        if (left, right) not in self._known:
            tie = self._tie(self._members[left], self._members[right])
            self._known[left, right] = tie.margin
        return self._known[left, right]
