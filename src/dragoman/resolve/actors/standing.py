"""What a word stands for: a place or its government, an office or who holds it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.actors.item import Item

PLACING = frozenset(
    "in at near outside inside around visit visits visited visiting leave left leaves reach "
    "reached toured across through via".split()
)
TRAVEL = frozenset(
    "trip trips travel travels travelled traveled traveling travelling flew fly flies flying go "
    "goes going went visit visits return returned returns came come comes journey tour arrive "
    "arrived sent heading headed heads way invited drove flight flights moved back".split()
)


def stands_for_place(items: Sequence[Item], first: int, last: int) -> bool:
    """As in "in Beijing", "travel to Beijing" and "visited Beijing" are places, no governments."""
    before = items[first - 1].lower if first else ""
    if before in PLACING or before == "from":
        return True
    if before in ("to", "for"):
        return bool({item.lower for item in items[max(0, first - 5) : first - 1]} & TRAVEL)
    after = items[last].text if last < len(items) else ""
    return before == "," and after == ","


_JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "mission", "call", "speech"})
_RANKING = frozenset({"first", "last", "only", "latest"})


def means_the_office(items: Sequence[Item], first: int, last: int) -> bool:
    """As in "the first visit by Washington's top diplomat in five years": whoever held it."""
    if not first or items[first - 1].lower != "by":
        return False
    before = {item.lower for item in items[max(0, first - 9) : first - 1]}
    after = items[last].lower if last < len(items) else ""
    return bool(before & _JOURNEYS and before & _RANKING) and after in ("in", "since", "to", "for")
