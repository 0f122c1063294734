"""Spans as sets of tokens, how much two of them share, and who is paired with whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dragoman.records import Span

Tokens = frozenset[int]
Left = TypeVar("Left")
Right = TypeVar("Right")

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")


class TokenIndex:
    """The tokens of one text: words, and with `marks` each other visible character as well."""

    def __init__(self, text: str, *, marks: bool) -> None:
        found = [match.span() for match in (_TOKEN if marks else _WORD).finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def of(self, spans: Iterable[Span]) -> Tokens:
        """Tokens that overlap one of the spans by at least a character."""
        return frozenset(token for span in spans for token in self._between(span))

    def _between(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))


def share(left: Tokens, right: Tokens) -> float:
    """Tokens in both as a part of those in either; 1 for two empty sets."""
    return len(left & right) / len(left | right) if left or right else 1.0


def overlapping(left: Iterable[Span], right: Iterable[Span]) -> bool:
    others = tuple(right)
    return any(span.overlaps(other) for span in left for other in others)


def paired(
    gold: Sequence[Left],
    found: Sequence[Right],
    score: Callable[[Left, Right], float],
    *,
    least: float,
) -> dict[int, int]:
    """One-to-one pairs of indexes, best score first; ties go to the earlier ones."""
    scored = [
        (-value, i, j)
        for i, left in enumerate(gold)
        for j, right in enumerate(found)
        if (value := score(left, right)) >= least
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def quote(text: str, spans: Sequence[Span], *, longest: int = 90) -> str:
    """The words of the spans on one line, cut where they are many."""
    words = " … ".join(" ".join(span.of(text).split()) for span in spans)
    return words if len(words) <= longest else words[: longest - 1] + "…"
