"""What a word stands for: a place or its government, an office or who holds it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.phrase import Phrase

_OF_CITIES = frozenset({"mayor", "governor"})
_DIPLOMATS = ("diplomat", "envoy", "negotiator")
PLACING = frozenset(
    "in at near outside inside around visit visits visited visiting leave left leaves reach "
    "reached toured across through via".split()
)
TRAVEL = frozenset(
    "trip trips travel travels travelled traveled traveling travelling flew fly flies flying go "
    "goes going gone went flown visit visits return returned returns came come comes journey tour "
    "arrive arrived sent heading headed heads way invited drove flight flights moved back".split()
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


def is_goal(items: Sequence[Item], first: int) -> bool:
    """As in "visits by officers to Greenland", "in Cyprus": where somebody is or goes."""
    before = items[first - 1].lower if first else ""
    if before in ("to", "for"):
        return bool({item.lower for item in items[max(0, first - 6) : first - 1]} & TRAVEL)
    return before in PLACING


def is_place(phrase: Phrase, items: Sequence[Item]) -> bool:
    """Whether a capital or state names only where something is, and nobody who acts."""
    if phrase.kind == "capital" and stands_for_place(items, phrase.first, phrase.last):
        return True
    return phrase.kind in ("state", "capital") and is_part(items, phrase.first, phrase.last)


def metonymic(phrase: Phrase, items: Sequence[Item]) -> Item | None:
    """The capital in "Ankara's ambassador", which stands for its government.

    "London's mayor" is the city's own.
    """
    opening, head = items[phrase.first], phrase.head
    if opening.reading("capital") is None or opening.reading("state", "adjective") is not None:
        return None
    if phrase.last - phrase.first < 3 or items[phrase.first + 1].text != "'s" or head is None:
        return None
    of_state = head.kind == "title" and head.function not in _OF_CITIES
    return opening if of_state or phrase.noun.endswith(_DIPLOMATS) else None


def is_part(items: Sequence[Item], first: int, last: int) -> bool:
    """As in "an integral part of Spain": land, and no party; "part of Spain's plan" is another."""
    before = [item.lower for item in items[max(0, first - 2) : first]]
    after = items[last].text if last < len(items) else ""
    return before == ["part", "of"] and after not in ("'s", "'")


_JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "mission", "call", "speech"})
_RANKING = frozenset({"first", "last", "only", "latest"})


def means_the_office(items: Sequence[Item], first: int, last: int) -> bool:
    """As in "the first visit by Washington's top diplomat in five years": whoever held it."""
    if not first or items[first - 1].lower != "by":
        return False
    before = {item.lower for item in items[max(0, first - 9) : first - 1]}
    after = items[last].lower if last < len(items) else ""
    return bool(before & _JOURNEYS and before & _RANKING) and after in ("in", "since", "to", "for")
