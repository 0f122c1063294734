"""What speaks for a passage that reaches an occurrence, and how much: features and weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.link.accounts import Account
from dragoman.link.known import Known
from dragoman.link.passages import Passage
from dragoman.link.reach import Reach, Way
from dragoman.link.words import Rarity

# Words that say this much in sum, by their rarity, are as good as any more.
_ENOUGH_WORDS = 6.0
_SAME_STORY = 1 / 3
# An act must be told in some of its words, and without any word for it in half as many as are
# ever enough.
_SOME, _HALF = 0.05, 0.5
LEAST = 0.8

_SPOKEN = ("words", "core", "alike", "story")
_WAYS: tuple[Way, ...] = ("day", "month", "news")
FEATURES = (
    *_SPOKEN, "people", "parties", "words of parties", *_WAYS,
    *(f"{way} {it}" for way in _WAYS for it in _SPOKEN),
    "both parties", "word of a contact", "words of a contact",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fit:
    """How much each feature says, and the least chance that is taken for likely."""

    weights: Mapping[str, float]
    least: float = LEAST

    def chance(self, values: Sequence[float]) -> float:
        """How likely a passage with these values tells of the occurrence."""
        total = math.fsum(w * it for w, it in zip(self.weights.values(), values, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


@cache
def as_fitted() -> Fit:
    """The weights as `training/retellings.py` fits them on our corpus."""
    rows = files(__package__).joinpath("retellings.tsv").read_text(encoding="utf-8").splitlines()
    return Fit({name: float(weight) for name, weight in (row.split("\t") for row in rows[1:])})


class Reaching(NamedTuple):
    """A passage in reach of an occurrence; `like` is how like its report is to those known.

    `shared` is the most that words of one telling say by their rarity, `alike` the most like
    telling.
    """

    passage: Passage
    reach: Reach
    core: bool
    like: float
    shared: float
    alike: float


def most_shared(known: Known, passage: Passage, rarity: Rarity) -> tuple[float, float]:
    """How much the words say that a passage shares with one telling; how like it is to one."""
    shared = alike = 0.0
    for bag in known.bags:
        common = sorted(bag & passage.words)
        if common:
            shared = max(shared, math.fsum(map(rarity.weight, common)))
            alike = max(alike, rarity.overlap(bag, passage.words))
    return shared, alike


def is_named(known: Known, passage: Passage, own: Sequence[Account]) -> bool:
    """Whether a word for such an act, or a record of one, stands in the passage."""
    types = {one.type for one in known.told}
    if any(one.type in types and not known.excludes(one) for one in own):
        return True
    return not known.core.isdisjoint(passage.words)


def enough(known: Known, passage: Passage, values: Sequence[float]) -> bool:
    """What a passage must have: a word for a contact, words of an act, or as much instead."""
    words, core = values[:2]
    if not known.contact:
        return words >= (_SOME if core else _HALF)
    if core:
        return True
    text = passage.evidence.quotes[0].casefold()
    named = known.people & passage.parties.people
    return bool(named) and any(place in text for place in known.places)


def values_of(known: Known, one: Reaching) -> tuple[float, ...]:
    passage, by, alike = one.passage, one.reach.by, one.alike
    words = min(one.shared, _ENOUGH_WORDS) / _ENOUGH_WORDS
    like = one.like / _SAME_STORY
    people = len(known.people & passage.parties.people) / max(1, len(known.people))
    parties = len(known.states & passage.beside) / len(known.states)
    spoken = (words, float(one.core), alike, like)
    ways = tuple(float(by == way) for way in _WAYS)
    crossed = (way * it for way in ways for it in spoken)
    both = float(len(known.states & passage.beside) > 1)
    contact = (known.contact * float(one.core), known.contact * words)
    return (*spoken, people, parties, words * parties, *ways, *crossed, both, *contact)
