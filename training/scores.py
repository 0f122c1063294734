"""Scores that training and benchmarks share."""

from __future__ import annotations

from collections.abc import Sequence


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """Unweighted mean of the F1 of each class that the gold holds."""
    scores = []
    for label in sorted(set(gold), key=str):
        hits = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * hits / (gold.count(label) + found.count(label)))
    return sum(scores) / len(scores)
