"""The parties on one side of an act, and how far two reports name the same ones.

`CHN GOV` and `CHN GOV:Qin Gang` agree: one report names the state, the other its minister.
Two ministers of one state do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.records import Actor

_COLLECTIVE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_ORGAN = re.compile(
    r"\b(ministry|department|council|commission|committee|government|parliament|congress|senate|"
    r"assembly|house|army|navy|air force|forces?|military|guard|police|embassy|consulate|mission|"
    r"office|agency|bureau|administration|court|party|bank|command|service|authority|delegation|"
    r"cabinet|presidency|kremlin|group|union|organi[sz]ation|corps|state|officials|side|press)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Side:
    """The states on one side, with the persons and organs that each is named by."""

    states: frozenset[str] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    organs: frozenset[tuple[str, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.states)

    def joined(self, other: Side) -> Side:
        return Side(
            self.states | other.states, self.people | other.people, self.organs | other.organs
        )

    def of(self, state: str) -> Side:
        """The part of the side that belongs to one state."""
        return self.among(frozenset({state}))

    def among(self, states: frozenset[str]) -> Side:
        """The part of the side that belongs to these states."""
        return Side(
            states & self.states,
            frozenset(entry for entry in self.people if entry[0] in states),
            frozenset(entry for entry in self.organs if entry[0] in states),
        )


def side(actors: Iterable[Actor]) -> Side:
    """One side from its actors; those without a country or name say nothing."""
    return _side(tuple(actors))


@lru_cache(maxsize=1 << 16)
def both(left: Side, right: Side) -> Side:
    """Everyone on two sides."""
    return left.joined(right)


# Kept, because equal sides that are one object are found at once.
@lru_cache(maxsize=1 << 16)
def _side(actors: tuple[Actor, ...]) -> Side:
    states: set[str] = set()
    people: set[tuple[str, str]] = set()
    organs: set[tuple[str, str]] = set()
    for actor in actors:
        state = _state(actor)
        if state is None:
            continue
        states.add(state)
        name = (actor.name or "").casefold()
        if not name or name.startswith("anonymous") or actor.country in _COLLECTIVE:
            continue
        (organs if _is_organ(actor) else people).add((state, name))
    return Side(frozenset(states), frozenset(people), frozenset(organs))


@lru_cache(maxsize=1 << 16)
def agreement(left: Side, right: Side) -> float | None:
    """1 for the same named parties, 0 where they cannot be the same, None where one is unknown."""
    if not left or not right:
        return None
    shared = left.states & right.states
    if not shared:
        return None if _may_be(left, right) or _may_be(right, left) else 0.0
    by_state = [_within(left.of(state), right.of(state)) for state in sorted(shared)]
    if not any(by_state):
        return 0.0
    breadth = len(shared) / len(left.states | right.states)
    return round(sum(by_state) / len(by_state) * (0.5 + 0.5 * breadth), 4)


def _may_be(unknown: Side, other: Side) -> bool:
    """An organ that no table knows, "the consulate", may be of any state; a person has a name."""
    nameless = all(state.startswith("?:") for state in unknown.states) and not unknown.people
    return nameless and not all(state.startswith("?:") for state in other.states)


def _within(left: Side, right: Side) -> float:
    """How far two descriptions of one state's part agree."""
    if left.people and right.people:
        return 1.0 if share_a_person(left, right) else 0.0
    if left.people or right.people:
        plain = not left.organs and not right.organs
        return 0.85 if plain else 0.75
    if left.organs and right.organs:
        return 0.95 if left.organs & right.organs else 0.5
    return 0.9


def share_a_person(left: Side, right: Side) -> bool:
    """A name may be shorter in one report: `qin` is `qin gang` where the state is the same."""
    return any(
        state == other
        and (set(one.split()) <= set(two.split()) or set(two.split()) <= set(one.split()))
        for state, one in left.people
        for other, two in right.people
    )


def named(one: Side) -> bool:
    return bool(one.people)


def _state(actor: Actor) -> str | None:
    if actor.country in _COLLECTIVE:
        return f"{actor.country}:{(actor.name or '').casefold()}"
    if actor.country is not None:
        return actor.country
    if actor.name is None or actor.name.startswith("anonymous"):
        return None
    return f"?:{actor.name.casefold()}"


def _is_organ(actor: Actor) -> bool:
    return actor.office is None and bool(_ORGAN.search(actor.name or ""))
