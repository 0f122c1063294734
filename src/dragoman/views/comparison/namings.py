"""One thing under two names: the spy balloon of the one account, the research balloon of the other.

Looked for apart from the claims, as an account may hold both itself, on the word of two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class _Things:
    """What a claim names, in order: the words before a noun, the noun and its stem; and by stem."""

    named: tuple[tuple[str, str, str], ...]
    by_root: Mapping[str, Sequence[tuple[str, str]]]


def namings(told: Sequence[Sequence[Told]]) -> tuple[Naming, ...]:
    """Things that two accounts, or two sides in one account, name from opposite sides."""
    every = [(place, one, _things(one.words)) for place, ours in enumerate(told) for one in ours]
    found: dict[tuple[str, str, str], Naming] = {}
    for (here, left, ours), (there, right, theirs) in combinations(every, 2):
        if here == there and not _two_voices(left, right):
            continue
        for thing, words in _opposed(ours, theirs):
            key = thing, words.left.casefold(), words.right.casefold()
            found.setdefault(key, Naming(thing, left.claim, right.claim, words))
    return tuple(found.values())


def _two_voices(left: Told, right: Told) -> bool:
    one, other = left.claim.holder, right.claim.holder
    return (one.country if one else None) != (other.country if other else None)


def _opposed(ours: _Things, theirs: _Things) -> Iterator[tuple[str, Difference]]:
    for before, thing, root in ours.named:
        for other, again in theirs.by_root.get(root, ()):
            if characters(before, other) is not None:
                words = Difference("characterisation", before + thing, other + again)
                yield thing, words


def _things(words: str) -> _Things:
    named = tuple((before, thing, stem(thing)) for before, thing in _phrases(words))
    by_root: dict[str, list[tuple[str, str]]] = {}
    for before, thing, root in named:
        by_root.setdefault(root, []).append((before, thing))
    return _Things(named, by_root)


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
