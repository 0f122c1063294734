"""One thing under two names: the spy balloon of the one account, the research balloon of the other.

Looked for apart from the claims, as an account may hold both itself, on the word of two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.link.words import stem
from dragoman.records import Claim, Difference
from dragoman.views.comparison.characters import characters
from dragoman.views.comparison.claims import Told

_LITTLE = frozenset("the a an of to in on and or for with its their his her that this".split())


@dataclass(frozen=True, slots=True)
class Naming:
    """Two claims that name one thing otherwise; `thing` is the word that they share."""

    thing: str
    left: Claim
    right: Claim
    difference: Difference


def namings(told: Sequence[Sequence[Told]]) -> tuple[Naming, ...]:
    """Things that two accounts, or two sides in one account, name from opposite sides."""
    every = [(place, one) for place, ours in enumerate(told) for one in ours]
    found: dict[tuple[str, str, str], Naming] = {}
    for (here, left), (there, right) in combinations(every, 2):
        if here == there and not _two_voices(left, right):
            continue
        for naming in _namings(left, right):
            words = naming.difference
            key = naming.thing, words.left.casefold(), words.right.casefold()
            found.setdefault(key, naming)
    return tuple(found.values())


def _two_voices(left: Told, right: Told) -> bool:
    one, other = left.claim.holder, right.claim.holder
    return (one.country if one else None) != (other.country if other else None)


def _namings(left: Told, right: Told) -> Iterator[Naming]:
    for ours, thing in _phrases(left.words):
        for theirs, other in _phrases(right.words):
            if stem(thing) != stem(other):
                continue
            opposed = characters(ours, theirs)
            if opposed is not None:
                words = Difference("characterisation", f"{ours}{thing}", f"{theirs}{other}")
                yield Naming(thing, left.claim, right.claim, words)


def _phrases(words: str) -> Iterator[tuple[str, str]]:
    """Nouns with the words before them: `suspected Chinese spy ` and `balloon`."""
    tokens = re.findall(r"[\w’'-]+|[^\w\s]", words)
    for at, token in enumerate(tokens):
        if not re.fullmatch(r"[a-z][\w-]{3,}", token) or token in _LITTLE:
            continue
        before: list[str] = []
        for word in reversed(tokens[max(0, at - 3) : at]):
            if not re.fullmatch(r"[\w’'-]+", word) or word.casefold() in _LITTLE:
                break
            before.insert(0, word)
        if before:
            yield " ".join(before) + " ", token
