"""How near two passages are in meaning, by the vectors of their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.models import WordVectors

Floats = NDArray[np.float32]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """`whole`: passage with passage; `matched`: each word with the nearest of the other's."""

    whole: Scores
    matched: Scores


class Nearness(Protocol):
    """Says how near each passage is to each other one, from 0 to 1: rows left, columns right."""

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> Near: ...


class WordNearness:
    """Nearness by word vectors.

    What all the passages have in common is taken off first: two readouts of one call are alike
    in everything.
    """

    def __init__(self, vectors: WordVectors | None = None) -> None:
        self._vectors = vectors or WordVectors()

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> Near:
        ours = [self._vectors.of(text) for text in left]
        theirs = [self._vectors.of(text) for text in right]
        sums = np.array([rows.sum(axis=0) for rows in (*ours, *theirs)])
        means = _unit(sums)
        means = _unit(means - means.mean(axis=0) * _COMMON)
        whole = means[: len(ours)] @ means[len(ours) :].T
        left_words, right_words = [_Words.of(rows) for rows in ours], [_Words.of(r) for r in theirs]
        matched = np.array([[_matched(a, b) for b in right_words] for a in left_words])
        return Near(np.clip(whole, 0, 1), np.clip(matched, 0, 1))


_COMMON = 0.5


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a passage: their directions, and how much each says."""

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
