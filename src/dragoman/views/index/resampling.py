"""How much an index hangs on single reports: bands by drawing the reports anew."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


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
    places = {name: place for place, name in enumerate(reports)}
    found_in = picked(len(reports), draws, random.Random(seed))
    points: dict[str, list[Weighed]] = defaultdict(list)
    for one in sorted(weighed, key=lambda one: (one.label, one.reports, one.value)):
        points[one.label].append(one)
    found: dict[str, tuple[float, float]] = {}
    for label, group in points.items():
        values = np.array([one.value for one in group])
        told = [found_in[:, [places[name] for name in one.reports]].any(axis=1) for one in group]
        present = np.array(told).T
        drawn = [measure(values[row].tolist()) for row in present if row.any()]
        if drawn:
            found[label] = percentile(drawn, low), percentile(drawn, high)
    return found


def picked(reports: int, draws: int, generator: random.Random) -> npt.NDArray[np.bool_]:
    """For each draw which reports are in it: what `generator.choices` would pick, all at once."""
    found = np.zeros((draws, reports), dtype=np.bool_)
    _, (*key, place), _ = generator.getstate()
    twister = np.random.MT19937()
    twister.state = {
        "bit_generator": "MT19937",
        "state": {"key": np.array(key, dtype=np.uint32), "pos": place},
    }
    chosen = (np.random.Generator(twister).random((draws, reports)) * reports).astype(np.intp)
    found[np.arange(draws)[:, None], chosen] = True
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` percent lie, between neighbours in proportion."""
    ordered = sorted(values)
    at = (len(ordered) - 1) * share / 100
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (ordered[above] - ordered[below]) * (at - below), 4)
