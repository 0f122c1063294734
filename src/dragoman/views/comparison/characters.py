"""Words that judge what they name: `spy balloon` and `research balloon`, `reckless` and `safe`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _axes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = files(__package__).joinpath("characters.tsv").read_text(encoding="utf-8").splitlines()
    axes = []
    for row in rows[1:]:
        _, one, other = row.split("\t")
        axes.append((_any_of(one), _any_of(other)))
    return tuple(axes)


def _any_of(written: str) -> re.Pattern[str]:
    """Words apart, or phrases between bars, each at the beginning of a word."""
    first, *phrases = written.split("|")
    words = [*first.split(), *phrases]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\w*", re.I)


@lru_cache(maxsize=1 << 14)
def _judging(quote: str) -> Mapping[tuple[int, int], str]:
    """The first word of a quote on each side of each axis, as far as it has one."""
    return {
        (axis, side): found[0]
        for axis, sides in enumerate(_axes())
        for side, words in enumerate(sides)
        if (found := words.search(quote))
    }


def characters(left: str, right: str) -> tuple[str, str] | None:
    """The words by which two quotes judge one thing from opposite sides."""
    ours, theirs = _judging(left), _judging(right)
    for (axis, side), word in ours.items():
        against = axis, 1 - side
        if against in theirs and against not in ours and (axis, side) not in theirs:
            return word, theirs[against]
    return None
