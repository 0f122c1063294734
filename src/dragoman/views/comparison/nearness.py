"""How near two claims are in meaning, by the vectors of their words and of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.models import SentenceVectors, WordVectors

Floats = NDArray[np.float32]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """`whole`: claim with claim; `matched`: each word with the nearest of the other's.

    `meaning`: claim with claim, each read as a whole; 0 where it was not.
    """

    whole: Scores
    matched: Scores
    meaning: Scores

    @classmethod
    def none(cls, rows: int, columns: int) -> Near:
        """Nothing is known of so many claims and others."""
        nothing = np.zeros((rows, columns))
        return cls(nothing, nothing, nothing)


class Worded(Protocol):
    """A claim in its words, and without the names of parties, which stand in every claim."""

    @property
    def said(self) -> str: ...

    @property
    def nameless(self) -> str: ...


class Nearness(Protocol):
    """Says how near each claim is to each other one, from 0 to 1: rows left, columns right.

    `reads` says whether each is read as a whole; `quick` is the same without reading, for the many
    claims of many accounts.
    """

    reads: bool

    @property
    def quick(self) -> Nearness: ...

    def __call__(self, left: Sequence[Worded], right: Sequence[Worded]) -> Near: ...


class WordNearness:
    """Nearness by word vectors.

    What all the claims have in common is taken off first: two readouts of one call are alike
    in everything.
    """

    reads = False

    def __init__(self, vectors: WordVectors | None = None) -> None:
        self._vectors = vectors or WordVectors()

    @property
    def quick(self) -> WordNearness:
        return self

    def __call__(self, left: Sequence[Worded], right: Sequence[Worded]) -> Near:
        ours = [self._vectors.of(one.nameless) for one in left]
        theirs = [self._vectors.of(one.nameless) for one in right]
        sums = np.array([rows.sum(axis=0) for rows in (*ours, *theirs)])
        means = _unit(sums)
        means = _unit(means - means.mean(axis=0) * _COMMON)
        whole = means[: len(ours)] @ means[len(ours) :].T
        left_words, right_words = [_Words.of(rows) for rows in ours], [_Words.of(r) for r in theirs]
        matched = np.array([[_matched(a, b) for b in right_words] for a in left_words])
        nothing = np.zeros_like(matched)
        return Near(np.clip(whole, 0, 1), np.clip(matched, 0, 1), nothing)


class SentenceNearness:
    """The same, and each claim read as a whole, which finds what is told in other words."""

    reads = True

    def __init__(
        self, sentences: SentenceVectors | None = None, words: WordNearness | None = None
    ) -> None:
        self._sentences = sentences or SentenceVectors()
        self._words = words or WordNearness()

    @property
    def quick(self) -> WordNearness:
        return self._words

    def __call__(self, left: Sequence[Worded], right: Sequence[Worded]) -> Near:
        near = self._words(left, right)
        rows = np.array([self._sentences.of(one.said) for one in (*left, *right)])
        rows = _unit(rows - rows.sum(axis=0) / (len(rows) + FEW))
        meaning = rows[: len(left)] @ rows[len(left) :].T
        return Near(near.whole, near.matched, np.clip(meaning, 0, 1))


_COMMON = 0.5
FEW = 8
"""Claims. Of no more than that what they have in common says little, and little is taken off."""


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a claim: their directions, and how much each says."""

    units: Floats
    weights: Floats

    @classmethod
    def of(cls, rows: Floats) -> _Words:
        return cls(_unit(rows), np.linalg.norm(rows, axis=1))


def _matched(left: _Words, right: _Words) -> float:
    """Weighed by the lengths of the rows, which are the longer the more a word says."""
    if not len(left.units) or not len(right.units):
        return 0.0
    cosines = left.units @ right.units.T
    ours, theirs = left.weights, right.weights
    found = (cosines.max(axis=1) * ours).sum() / max(1e-6, ours.sum())
    covered = (cosines.max(axis=0) * theirs).sum() / max(1e-6, theirs.sum())
    return float((found + covered) / 2)
