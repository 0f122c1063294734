"""Are two accounts the same thing? How likely, by fitted weights, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.link.accounts import Account
from dragoman.link.contradictions import contradiction
from dragoman.link.features import reasons_of
from dragoman.link.likeness import FAMILIES, Likeness, anybodys, family
from dragoman.link.words import Rarity
from dragoman.records import Reason

LEAST = 0.6
# No chance reaches it.
_NEVER = 1.1
# Demands and accusations come daily and much alike: more is asked of them.
_DAILY = 0.1


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature says, and the least chance that is taken for likely."""

    of: Mapping[str, float]
    least: float = LEAST

    def weighed(self, value: tuple[str, float]) -> float:
        return self.of.get(value[0], 0.0) * value[1]


@cache
def as_fitted() -> Weights:
    """The weights as `training/judgement.py` fits them on our corpus."""
    rows = files(__package__).joinpath("judgement.tsv").read_text(encoding="utf-8").splitlines()
    return Weights({name: float(weight) for name, weight in (row.split("\t") for row in rows[1:])})


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely a pair is the same, and how likely it must be; `barred` pairs are never joined."""

    score: float
    needed: float
    barred: bool = False

    @property
    def same(self) -> bool:
        return not self.barred and self.score >= self.needed


class Judge:
    """Compares accounts; knows how rare words are."""

    def __init__(self, rarity: Rarity, weights: Weights | None = None) -> None:
        self._rarity = rarity
        self._likeness = Likeness(rarity)
        self._weights = weights or as_fitted()

    def judge(self, left: Account, right: Account) -> Judgement:
        """The judgement of a pair, the same whichever comes first."""
        left, right = _in_order(left, right)
        if contradiction(left, right) is not None:
            return Judgement(0.0, 1.0, barred=True)
        weighed = map(self._weights.weighed, self._likeness.values(left, right))
        chance = 1 / (1 + math.exp(-math.fsum(weighed)))
        return Judgement(round(chance, 4), self._needed(left, right))

    def _needed(self, left: Account, right: Account) -> float:
        if anybodys(left, right):
            return _NEVER
        return self._weights.least + (_DAILY if family(left, right) == "word" else 0.0)

    def reasons(self, left: Account, right: Account) -> tuple[Reason, ...]:
        """What speaks for a pair, the strongest first, or what bars it."""
        left, right = _in_order(left, right)
        barred = contradiction(left, right)
        if barred is not None:
            return (barred,)
        weighed = self._weights.weighed
        values = [it for it in self._likeness.values(left, right) if weighed(it) > 0]
        values = [it for it in values if it[0] not in FAMILIES]
        values.sort(key=lambda it: (-weighed(it), it[0]))
        return tuple(reasons_of(values, left, right, self._rarity))


def _in_order(left: Account, right: Account) -> tuple[Account, Account]:
    return (right, left) if right.order < left.order else (left, right)
