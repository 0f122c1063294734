"""How near two passages are in meaning, by the encoder that reads the reports anyway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate import annotate
from dragoman.models import Encoder
from dragoman.records import Report, Span

Floats = NDArray[np.float32]


class Nearness(Protocol):
    """Says how near each passage of one report is to each of another, from 0 to 1."""

    def __call__(
        self, left: Report, ours: Sequence[Span], right: Report, theirs: Sequence[Span]
    ) -> NDArray[np.float64]: ...


@dataclass(frozen=True, slots=True)
class _Read:
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hidden: Floats

    def of(self, span: Span) -> Floats:
        inside = (self.starts >= span.start) & (self.ends <= span.end)
        return self.hidden[inside]


class EncoderNearness:
    """Each token is matched with the nearest of the other passage; both ways, then the mean.

    What all tokens of the two reports have in common is taken off first: two readouts of one call
    are alike in everything.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._read: dict[str, _Read] = {}

    def __call__(
        self, left: Report, ours: Sequence[Span], right: Report, theirs: Sequence[Span]
    ) -> NDArray[np.float64]:
        first, second = self._encoded(left), self._encoded(right)
        common = np.concatenate([first.hidden, second.hidden]).mean(axis=0)
        ours_hidden = [_unit(first.of(span) - common) for span in ours]
        theirs_hidden = [_unit(second.of(span) - common) for span in theirs]
        found = np.zeros((len(ours), len(theirs)))
        for row, one in enumerate(ours_hidden):
            for column, other in enumerate(theirs_hidden):
                found[row, column] = _near(one, other)
        return found

    def _encoded(self, report: Report) -> _Read:
        known = self._read.get(report.id)
        if known is None:
            windows = list(self._encoder.encode(annotate(report)))
            known = _Read(
                np.concatenate([window.starts for window in windows] or [np.zeros(0, np.int64)]),
                np.concatenate([window.ends for window in windows] or [np.zeros(0, np.int64)]),
                np.concatenate([window.hidden for window in windows] or [np.zeros((0, 1))]),
            )
            self._read[report.id] = known
        return known


def _unit(hidden: Floats) -> Floats:
    lengths = np.linalg.norm(hidden, axis=1, keepdims=True)
    return (hidden / np.maximum(lengths, 1e-6)).astype(np.float32)


def _near(left: Floats, right: Floats) -> float:
    if not len(left) or not len(right):
        return 0.0
    cosines = left @ right.T
    found, covered = cosines.max(axis=1).mean(), cosines.max(axis=0).mean()
    return float(min(1.0, max(0.0, (found + covered) / 2)))


