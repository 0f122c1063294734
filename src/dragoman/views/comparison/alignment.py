"""Which claims of two accounts are one: the likeliest pairs first, each claim with one fellow.

Where one account says in a sentence what the other says in two, a claim takes a second fellow,
if that is likely enough by itself.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.link.words import Rarity
from dragoman.records import Reason
from dragoman.views.comparison.claims import Told
from dragoman.views.comparison.likeness import Signs, reasons, score, signs
from dragoman.views.comparison.nearness import Near, Nearness
from dragoman.views.comparison.weights import weights

_FEW = 12
"""Claims. Fewer say little about which words are rare."""


@dataclass(frozen=True, slots=True)
class Fellows:
    """Two claims, by their places in their accounts, that tell one thing; and why we think so."""

    left: int
    right: int
    score: float
    signs: Signs
    reasons: tuple[Reason, ...]


def fellows(
    ours: Sequence[Told], theirs: Sequence[Told], *, nearness: Nearness | None
) -> tuple[Fellows, ...]:
    """The pairs of claims that belong together, in the order of the left account."""
    rarity = _rarity((*ours, *theirs))
    counted = weights(nearness)
    found = sorted(
        (
            (-score(seen, counted.signs), i, j, seen)
            for i, j, seen in every_signs(ours, theirs, nearness=nearness)
        ),
        key=lambda item: item[:3],
    )
    kept: list[Fellows] = []
    taken: set[tuple[str, int]] = set()
    for negative, i, j, seen in found:
        sides = {("left", i), ("right", j)}
        met = len(sides & taken)
        if -negative < (counted.least if not met else counted.again) or met == len(sides):
            continue
        taken |= sides
        why = reasons(ours[i], theirs[j], seen, rarity=rarity)
        kept.append(Fellows(i, j, round(-negative, 3), seen, why))
    return tuple(sorted(kept, key=lambda pair: (pair.left, pair.right)))


def every_signs(
    ours: Sequence[Told], theirs: Sequence[Told], *, nearness: Nearness | None
) -> Iterator[tuple[int, int, Signs]]:
    """The signs of every two claims, by their places."""
    rarity = _rarity((*ours, *theirs))
    near = (
        nearness(ours, theirs)
        if nearness is not None and ours and theirs
        else Near.none(len(ours), len(theirs))
    )
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            whole, matched, meaning = (
                float(it[i, j]) for it in (near.whole, near.matched, near.meaning)
            )
            found = signs(one, other, rarity=rarity, near=whole, matched=matched, meaning=meaning)
            yield i, j, found


def _rarity(told: Sequence[Told]) -> Rarity:
    """How rare each word is among the claims compared: what every claim says counts little."""
    counts = Counter(word for one in told for word in one.traits.words | one.traits.all_words)
    size = max(len(told), _FEW)
    weights = {word: math.log((size + 1) / (count + 0.5)) for word, count in counts.items()}
    return Rarity(weights, math.log((size + 1) / 1.5))
