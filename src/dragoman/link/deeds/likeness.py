"""How likely a later line tells of the act that words ask for or announce.

Who acts, which act it is, of what and when are compared by a few features, with weights fitted by
`training/deeds.py`. An act told in other words is known by what it is about and by who did it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.words import Rarity

FEATURES = (
    "bias", "same act", "what comes of it", "type of act", "no known act",
    "words", "words in its clause", "words around", "words in all",
    "by whom", "nobody named", "nobody named near", "someone asked", "other side",
    "first line", "on the day", "after the day", "long after", "told of as words",
)  # fmt: skip


Act = Literal["same", "effect", "type", "none"]


class Fit(NamedTuple):
    """What is known of how words and a line fit, before the weights."""

    act: Act
    values: tuple[float, ...]

    @property
    def chance(self) -> float:
        """How likely the line tells of the act."""
        total = math.fsum(w * it for w, it in zip(weights(), self.values, strict=True))
        return round(1 / (1 + math.exp(-total)), 3)

    def of(self, feature: str) -> float:
        """The value of one feature."""
        return self.values[FEATURES.index(feature)]


@cache
def weights() -> tuple[float, ...]:
    """The fitted weights, in the order of the features."""
    rows = files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8").splitlines()
    table: Mapping[str, float] = {
        name: float(value) for name, value in (row.split("\t") for row in rows[1:])
    }
    return tuple(table[name] for name in FEATURES)


def fit_of(words: Voiced, doing: Doing, act: Act, rarity: Rarity) -> Fit:
    """The features of words and one telling of an act."""
    wanted = words.asked.words
    own = frozenset({words.bound, *words.along}) - {None}
    named = {party.country for party in doing.line.parties}
    others = {words.holder.country, words.towards} - own - {None}
    days = _days(words, doing)
    ahead = _ahead(words, doing)
    return Fit(
        act,
        (
            1.0,
            float(act == "same"),
            float(act == "effect"),
            float(act == "type"),
            float(act == "none"),
            _part(wanted, doing.words, rarity),
            _part(wanted, doing.in_clause, rarity),
            _part(wanted, doing.around, rarity),
            rarity.overlap(wanted, doing.words),
            float(bool(own & doing.by)),
            float(not doing.by and bool(own & named)),
            float(not doing.by and not own & named and bool(own & doing.near)),
            float(not own),
            float(bool(others & doing.near)),
            float(doing.line.span.start < _HEAD),
            float(ahead is not None and -_ON_THE_DAY <= ahead <= _ON_THE_DAY),
            float(ahead is not None and ahead > _ON_THE_DAY),
            math.log1p(max(days, 0)) / 6,
            float(doing.of_words),
        ),
    )


_HEAD = 250
_ON_THE_DAY = 5


def _part(wanted: frozenset[str], told: frozenset[str], rarity: Rarity) -> float:
    """How much of what the words are about is spoken of, rare words counting more."""
    if not wanted:
        return 0.0
    total = math.fsum(rarity.weight(word) for word in wanted)
    return math.fsum(rarity.weight(word) for word in wanted & told) / total


def _days(words: Voiced, doing: Doing) -> int:
    day, said = doing.line.published, words.day
    return (day - said).days if day and said else 0


def _ahead(words: Voiced, doing: Doing) -> int | None:
    """So many days after the deadline the act was told, or done where that is known."""
    due = (words.deadline.end or words.deadline.start) if words.deadline else None
    day = doing.day or doing.line.published
    return (day - due).days if due and day else None
