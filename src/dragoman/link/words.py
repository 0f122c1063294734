"""The words of a quote brought to a common form, and how rare each is among the reports."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# Longest first; what is left keeps at least four letters.
_ENDINGS = (
    "ements", "ement", "ments", "ment", "ities", "ingly", "ions",
    "ion", "ity", "ing", "ers", "ied", "ies", "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip
_LEAST_STEM = 4


@cache
def _table() -> tuple[frozenset[str], Mapping[str, str]]:
    empty: set[str] = set()
    roots: dict[str, str] = {}
    rows = files(__package__).joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows[1:]:
        kind, forms = row.split("\t")
        if kind == "empty":
            empty.update(forms.split())
        else:
            root = kind.removeprefix("root:")
            roots.update(dict.fromkeys((root, *forms.split()), root))
    return frozenset(empty), roots


def tokens(text: str) -> tuple[str, ...]:
    """Words in order, in lower case, without a possessive ending."""
    found = _WORD.findall(text.casefold())
    return tuple(_POSSESSIVE.sub("", it) if "'" in it or "’" in it else it for it in found)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """One form for the inflections of a word: `cancelled`, `cancellation` are `cancel`."""
    _, roots = _table()
    if word in roots:
        return roots[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            rest = word[: -len(ending)]
            return _trimmed(rest, ending)
    return word


def _trimmed(rest: str, ending: str) -> str:
    """`planned` is `plan`; `nomination` and `nominated` are what is left of `nominate`."""
    if ending in ("ed", "ing", "er") and rest[-1] == rest[-2] and rest[-1] not in "ls":
        return rest[:-1]
    if ending[0] in "ei" and rest.endswith("at") and len(rest) - 2 >= _LEAST_STEM:
        return rest[:-2]
    return rest


def stems(text: str) -> frozenset[str]:
    """The content words of a text, each once, in a common form."""
    empty, _ = _table()
    words = set(tokens(text)) - empty
    return frozenset(stem(word) for word in words if len(word) > 1)


@dataclass(frozen=True)
class Rarity:
    """How much a shared word says: the rarer among origins, the more."""

    weights: Mapping[str, float]
    unseen: float
    _lengths: dict[frozenset[str], float] = field(default_factory=dict, compare=False)
    _squares: dict[str, float] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, groups: Iterable[frozenset[str]]) -> Rarity:
        """From the words of each origin; few reports say little about what is rare."""
        counts: Counter[str] = Counter()
        total = 0
        for group in groups:
            total += 1
            counts.update(group)
        return cls.counted(counts, total)

    @classmethod
    def counted(cls, counts: Mapping[str, int], total: int) -> Rarity:
        """From how many of `total` origins have each word; words that one has may be left out."""
        size = max(total, 50)
        weights = {word: math.log((size + 1) / (count + 0.5)) for word, count in counts.items()}
        return cls(weights, math.log((size + 1) / 1.5))

    def weight(self, word: str) -> float:
        return max(0.1, self.weights.get(word, self.unseen))

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Cosine of two bags of words, rare words counting more; 1 for the same words."""
        if not left or not right:
            return 0.0
        both = left & right
        if not both:
            return 0.0
        shared = math.fsum([self._square(word) for word in both])
        return min(1.0, shared / (self._length(left) * self._length(right)))

    def rarest(self, words: frozenset[str], count: int) -> tuple[str, ...]:
        """The `count` words that say most, rarest first."""
        return tuple(sorted(words, key=lambda word: (-self.weight(word), word))[:count])

    def _length(self, words: frozenset[str]) -> float:
        known = self._lengths.get(words)
        if known is None:
            known = math.sqrt(math.fsum([self._square(word) for word in words]))
            self._lengths[words] = known
        return known

    def _square(self, word: str) -> float:
        known = self._squares.get(word)
        if known is None:
            known = self._squares[word] = self.weight(word) ** 2
        return known
