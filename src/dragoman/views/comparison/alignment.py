"""Which claims of two accounts are one: the likeliest pairs first, each claim with one fellow.

Where one account says in a sentence what the other says in two, a claim takes a second fellow,
if that is likely enough by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.link.words import Rarity
from dragoman.records import Reason, Report
from dragoman.views.comparison.claims import Told
from dragoman.views.comparison.likeness import Signs, reasons, score, signs
from dragoman.views.comparison.nearness import Nearness
from dragoman.views.comparison.weights import weights


@dataclass(frozen=True, slots=True)
class Fellows:
    """Two claims, by their places in their accounts, that tell one thing; and why we think so."""

    left: int
    right: int
    score: float
    signs: Signs
    reasons: tuple[Reason, ...]


def fellows(
    left: Report,
    ours: Sequence[Told],
    right: Report,
    theirs: Sequence[Told],
    *,
    nearness: Nearness | None,
) -> tuple[Fellows, ...]:
    """The pairs of claims that belong together, in the order of the left account."""
    rarity = rarity_of((*ours, *theirs))
    counted = weights(with_encoder=nearness is not None)
    found = sorted(
        (
            (-score(seen, counted.signs), i, j, seen)
            for i, j, seen in _seen(left, ours, right, theirs, rarity, nearness)
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


def rarity_of(told: Sequence[Told]) -> Rarity:
    """How rare each word is among all the claims that are compared."""
    return Rarity.of([one.traits.words | one.traits.all_words for one in told])


def _seen(
    left: Report,
    ours: Sequence[Told],
    right: Report,
    theirs: Sequence[Told],
    rarity: Rarity,
    nearness: Nearness | None,
) -> Iterator[tuple[int, int, Signs]]:
    near = None
    if nearness is not None and ours and theirs:
        near = nearness(left, [one.core for one in ours], right, [one.core for one in theirs])
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            nearby = float(near[i, j]) if near is not None else 0.0
            yield i, j, signs(one, other, rarity=rarity, near=nearby)
