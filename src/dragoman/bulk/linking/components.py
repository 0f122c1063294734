"""Connected components of pairs of numbers, in an array that grows with the largest."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator


def components(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each number that stands in a pair, with the smallest that pairs join it to."""
    parent = array("q")

    def first(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for left, right in pairs:
        for number in (left, right):
            if number >= len(parent):
                parent.extend([-1] * (number + 1 - len(parent)))
            if parent[number] < 0:
                parent[number] = number
        one, two = first(left), first(right)
        parent[max(one, two)] = min(one, two)
    for number, known in enumerate(parent):
        if known >= 0:
            yield number, first(number)
