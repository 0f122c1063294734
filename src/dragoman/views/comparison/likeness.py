"""How much speaks for two claims of different accounts being one, in terms a person can check."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from dragoman.link.words import Rarity
from dragoman.records import Actor, Reason, TimeExpression
from dragoman.views.comparison.claims import Told
from dragoman.views.comparison.meanings import opposites
from dragoman.views.comparison.numbers import Number

_LEAST_NEAR = 0.35


@dataclass(frozen=True, slots=True)
class Signs:
    """What two claims have in common, each from 0 to 1."""

    near: float
    matched: float
    meaning: float
    words: float
    covered: float
    names: float
    everything: float
    number: float
    other_number: float
    contact: float
    one_contact: float
    holder: float
    other_holder: float
    act: float
    day: float
    opposite: float
    place: float


def signs(
    left: Told, right: Told, *, rarity: Rarity, near: float, matched: float, meaning: float
) -> Signs:
    """The signs for and against two claims being one."""
    ours, theirs = left.traits, right.traits
    equal, other = _numbers(ours.numbers, theirs.numbers)
    same_side, other_side = _holders(left.claim.holder, right.claim.holder)
    return Signs(
        near=near,
        matched=matched,
        meaning=meaning,
        words=rarity.overlap(ours.words, theirs.words),
        covered=_covered(ours.words, theirs.words, rarity),
        everything=rarity.overlap(ours.all_words, theirs.all_words),
        names=_share(frozenset(ours.sides), frozenset(theirs.sides)),
        number=equal,
        other_number=other,
        contact=float(ours.contact and theirs.contact),
        one_contact=float(ours.contact != theirs.contact),
        holder=same_side,
        other_holder=other_side,
        act=float(ours.act is not None and ours.act == theirs.act and not ours.contact),
        day=float(any(_same_day(a, b) for a in ours.days for b in theirs.days)),
        opposite=float(opposites(ours.words, theirs.words) is not None),
        place=float(bool(ours.places & theirs.places)),
    )


def score(found: Signs, weights: Mapping[str, float]) -> float:
    """From 0 to 1: the weighed signs as a chance; 0 where they share no more than names."""
    shared = found.words or found.number or found.other_number or found.day or found.contact
    if not shared and max(found.near, found.matched, found.meaning) < _LEAST_NEAR:
        return 0.0
    total = weights["constant"] + math.fsum(
        weights[field.name] * getattr(found, field.name) for field in fields(found)
    )
    return 1 / (1 + math.exp(-total))


def reasons(left: Told, right: Told, found: Signs, *, rarity: Rarity) -> tuple[Reason, ...]:
    """The signs that speak for it, as a person reads them."""
    shared = left.traits.words & right.traits.words
    told: list[Reason] = []
    if found.contact:
        told.append(Reason("both tell the meeting, call or visit itself"))
    if shared:
        told.append(
            Reason("words in common", " ".join(rarity.rarest(shared, 6)), round(found.words, 2))
        )
    if near := max(found.near, found.meaning):
        told.append(Reason("near in meaning", score=round(near, 2)))
    if found.number:
        equal = next(n for n in left.traits.numbers if any(_equal(n, m) for m in _theirs(right)))
        told.append(Reason("the same number", equal.words))
    if found.holder:
        told.append(Reason("on the word of the same side"))
    if found.day:
        told.append(Reason("the same day"))
    return tuple(told)


def _same_day(left: TimeExpression, right: TimeExpression) -> bool:
    one, other = left.when, right.when
    if one is None or other is None:
        return False
    return (one.start, one.end) == (other.start, other.end) != (None, None)


def _theirs(told: Told) -> tuple[Number, ...]:
    return told.traits.numbers


def _covered(left: frozenset[str], right: frozenset[str], rarity: Rarity) -> float:
    """How much of the shorter claim's words the other has."""
    if not left or not right:
        return 0.0
    shared = math.fsum(rarity.weight(word) for word in left & right)
    least = min(math.fsum(map(rarity.weight, left)), math.fsum(map(rarity.weight, right)))
    return min(1.0, shared / least)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def _numbers(ours: tuple[Number, ...], theirs: tuple[Number, ...]) -> tuple[float, float]:
    """Whether a number is the same in both; else whether the same things are counted otherwise."""
    if any(_equal(one, other) for one in ours for other in theirs):
        return 1.0, 0.0
    differ = any(one.compares_with(other) for one in ours for other in theirs)
    return 0.0, float(differ)


def _equal(one: Number, other: Number) -> bool:
    """Small numbers are the same only where they count the same: there are many twos."""
    same = math.isclose(one.value, other.value, rel_tol=1e-6)
    return same and (one.value > 20 or one.compares_with(other))


def _holders(left: Actor | None, right: Actor | None) -> tuple[float, float]:
    if left is None or right is None or not left.country or not right.country:
        return 0.0, 0.0
    return (1.0, 0.0) if left.country == right.country else (0.0, 1.0)
