"""The days of two tellings of a meeting set against each other."""

from __future__ import annotations

from dragoman.records import When


def days_fit(left: When | None, right: When | None) -> bool:
    if left is None or right is None or left.start is None or right.start is None:
        return True
    return left.start <= (right.end or right.start) and right.start <= (left.end or left.start)


def is_later(left: When | None, right: When | None) -> bool:
    """Both are dated, and the first lies wholly after the second."""
    if left is None or right is None or left.start is None or right.end is None:
        return False
    return left.start > right.end


def width(when: When) -> int:
    if when.start is None or when.end is None:
        return 10_000
    return (when.end - when.start).days
