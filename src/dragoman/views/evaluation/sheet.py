"""The sheet that scorers write on: counts by category, and what went wrong where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was wanted and not found, or found and not wanted (`wanted` is empty)."""

    category: str
    where: str
    quote: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one category; `predicted` is None where only the gold's side is counted.

    Recall is `hits / gold`, precision `right / predicted`: two records of the coder may meet one
    of the gold, so that the two need not share a numerator. `mean` marks a count per item.
    """

    name: str
    hits: int
    gold: int
    right: int = 0
    predicted: int | None = None
    mean: bool = False

    @property
    def recall(self) -> float | None:
        return self.hits / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        return self.right / self.predicted if self.predicted else None

    @property
    def f1(self) -> float | None:
        p, r = self.precision, self.recall
        if self.predicted is None or r is None:
            return None
        return 2 * p * r / (p + r) if p and p + r else 0.0


@dataclass
class _Tally:
    hits: int = 0
    gold: int = 0
    right: int = 0
    predicted: int | None = None
    mean: bool = False


@dataclass
class Sheet:
    """Adds up over reports; categories stand in the order in which they first came."""

    misses: list[Miss] = field(default_factory=list)
    _tallies: dict[str, _Tally] = field(default_factory=dict)

    def wanted(self, category: str, hit: bool, *, miss: Miss | None = None) -> None:
        """One item of the gold, found or not."""
        tally = self._tallies.setdefault(category, _Tally())
        tally.gold += 1
        tally.hits += hit
        if miss is not None and not hit:
            self.misses.append(miss)

    def found(self, category: str, right: bool, *, miss: Miss | None = None) -> None:
        """One item of the coder's, right or not."""
        tally = self._tallies.setdefault(category, _Tally())
        tally.predicted = (tally.predicted or 0) + 1
        tally.right += right
        if miss is not None and not right:
            self.misses.append(miss)

    def overlap(self, category: str, *, both: int, gold: int, predicted: int) -> None:
        """Sizes of two sets and of what they share."""
        tally = self._tallies.setdefault(category, _Tally(predicted=0))
        tally.hits, tally.right = tally.hits + both, tally.right + both
        tally.gold, tally.predicted = tally.gold + gold, (tally.predicted or 0) + predicted

    def mean(self, category: str, count: int) -> None:
        """A count for one more item; the figure is the mean."""
        tally = self._tallies.setdefault(category, _Tally(mean=True))
        tally.hits, tally.gold = tally.hits + count, tally.gold + 1

    def figures(self) -> tuple[Figure, ...]:
        """All categories, those of one head ("status", "status: scheduled") beside each other."""
        heads = {_head(name): place for place, name in reversed(list(enumerate(self._tallies)))}
        names = sorted(self._tallies, key=lambda name: heads[_head(name)])
        rows = ((name, self._tallies[name]) for name in names)
        return tuple(Figure(name, t.hits, t.gold, t.right, t.predicted, t.mean) for name, t in rows)


def _head(name: str) -> str:
    return re.split("[:,]", name, maxsplit=1)[0]
