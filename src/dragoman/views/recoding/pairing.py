"""Which record of one coding is the same finding as which of another, in one report.

Ids are made of what was found, so that a coder that changes its mind gives another id: records
without a namesake are paired by kind and by the words that they share in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dragoman.records import Event, Meeting, Position, Span, Statement
from dragoman.views.recoding.aspects import spans_of

Noted = TypeVar("Noted", Statement, Position, Event, Meeting)
LEAST_SHARED = 0.5
"""So much of the shorter of two stretches of words must lie in the other."""


def pairs(
    first: Sequence[Noted], second: Sequence[Noted]
) -> list[tuple[Noted | None, Noted | None]]:
    """Each record of both sides once, beside its like or alone, in the order of their words."""
    by_id = {record.id: record for record in second}
    found: list[tuple[Noted | None, Noted | None]] = [
        (record, by_id[record.id]) for record in first if record.id in by_id
    ]
    same = {record.id for record, _ in found if record is not None}
    left = [record for record in first if record.id not in same]
    right = [record for record in second if record.id not in same]
    for one, other in _nearest(left, right):
        found.append((one, other))
        left.remove(one)
        right.remove(other)
    found += [(record, None) for record in left]
    found += [(None, record) for record in right]
    return sorted(found, key=_place)


def _nearest(left: Sequence[Noted], right: Sequence[Noted]) -> list[tuple[Noted, Noted]]:
    """The best pair first; each record in one pair at most."""
    scored = [
        (-score, at, beside)
        for at, one in enumerate(left)
        for beside, other in enumerate(right)
        if (score := _likeness(one, other)) > 0
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    chosen = []
    for _, at, beside in sorted(scored):
        if at not in taken_left and beside not in taken_right:
            taken_left.add(at)
            taken_right.add(beside)
            chosen.append((left[at], right[beside]))
    return chosen


def _likeness(one: Noted, other: Noted) -> float:
    """The share of common words, and one more where both are of one type."""
    mine, theirs = _characters(spans_of(one)), _characters(spans_of(other))
    shared = len(mine & theirs)
    if shared < LEAST_SHARED * min(len(mine), len(theirs)):
        return 0.0
    return shared / len(mine | theirs) + (_label(one) == _label(other))


def _label(record: Statement | Position | Event | Meeting) -> str | None:
    if isinstance(record, Event):
        return record.type or record.kind
    return record.kind


def _characters(spans: Sequence[Span]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}


def _place(pair: tuple[Noted | None, Noted | None]) -> tuple[int, int, str]:
    record = next(each for each in pair if each is not None)
    spans = spans_of(record)
    return spans[0].start, spans[0].end, record.id
