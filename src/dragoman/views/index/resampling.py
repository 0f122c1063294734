"""How much an index hangs on single reports: bands by drawing the reports anew."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weighed:
    """One occurrence as the bands see it: its point, its value, the reports that tell it."""

    label: str
    value: float
    reports: tuple[str, ...]


def bands(
    weighed: Sequence[Weighed],
    measure: Callable[[Sequence[float]], float],
    *,
    draws: int,
    seed: int,
    low: float,
    high: float,
) -> Mapping[str, tuple[float, float]]:
    """Low and high percentiles of each point over draws of reports with replacement.

    The same reports and seed give the same bands, whatever the order of the occurrences. A draw
    without any report of a point says nothing of that point.
    """
    reports = sorted({name for one in weighed for name in one.reports})
    ordered = sorted(weighed, key=lambda one: (one.label, one.reports, one.value))
    generator = random.Random(seed)
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(draws if reports else 0):
        picked = set(generator.choices(reports, k=len(reports)))
        values: dict[str, list[float]] = defaultdict(list)
        for one in ordered:
            if not picked.isdisjoint(one.reports):
                values[one.label].append(one.value)
        for label, group in values.items():
            drawn[label].append(measure(group))
    return {
        label: (percentile(values, low), percentile(values, high))
        for label, values in drawn.items()
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` percent lie, between neighbours in proportion."""
    ordered = sorted(values)
    at = (len(ordered) - 1) * share / 100
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (ordered[above] - ordered[below]) * (at - below), 4)
