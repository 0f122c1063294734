"""Runs of tokens from begin / inside / outside probabilities, and back to characters."""

from __future__ import annotations

import numpy as np

from dragoman.models import Encoded, Floats
from dragoman.records import Span

Run = tuple[int, int]


def runs(
    probabilities: Floats, breaks: np.ndarray[tuple[int], np.dtype[np.bool_]], *, least: float
) -> list[Run]:
    """Half-open token ranges where "not outside" exceeds `least`.

    `probabilities` is (n, 3). A run ends where a new one more probably begins, and at the
    beginning of a paragraph.
    """
    inside = probabilities[:, 0] < 1 - least
    if not inside.any():
        return []
    begins = (probabilities[:, 1] > probabilities[:, 2]) | breaks
    previous = np.concatenate([[False], inside[:-1]])
    starts = np.flatnonzero(inside & (~previous | begins))
    following = np.concatenate([inside[1:], [False]])
    following_begins = np.concatenate([begins[1:], [True]])
    ends = np.flatnonzero(inside & (~following | following_begins)) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def characters(window: Encoded, run: Run) -> Span:
    """The characters that a run of tokens covers."""
    return Span(int(window.starts[run[0]]), int(window.ends[run[1] - 1]))
