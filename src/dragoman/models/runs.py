"""Runs of tokens from begin / inside / outside probabilities, and back to characters."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dragoman.models.encoder import Encoded
from dragoman.models.heads import Floats
from dragoman.records import Span

Run = tuple[int, int]

_FLOOR = 1e-6
_CERTAIN = 0.02
_SLACK = 1e-6

Scores = NDArray[np.float64]


def runs(probabilities: Floats, window: Encoded, *, entry: float, least: float = 0.5) -> list[Run]:
    """The most probable half-open token ranges.

    `probabilities` is (n, 3): outside, begin, inside. Opening a run costs `entry` nats, so that a
    stray token opens none, and a run that one doubtful token interrupts goes on. `least` moves the
    balance: below 0.5 favours longer runs. A run ends with its paragraph and begins and ends with
    whole words.
    """
    if not (probabilities[:, 0] < 1 - _CERTAIN).any():
        return []
    tilt = math.log((1 - least) / least)
    scores = np.log(np.maximum(probabilities, _FLOOR)) + np.array([0.0, tilt, tilt])
    breaks = window.breaks.tolist()
    found: list[Run] = []
    for first, last in _stretches(scores, breaks, entry):
        states = _best_path(scores[first:last].tolist(), breaks[first:last], entry)
        found += _marked(first, states)
    return _whole_words(found, window)


def _stretches(scores: Scores, breaks: list[bool], entry: float) -> Iterator[Run]:
    """The parts of paragraphs where a run can stand: the best path is outside everywhere else.

    A run ends with a token that is likelier inside than out, since without it the path would cost
    less; from the first such token of a paragraph back, a run can begin only as far as the tokens
    between cost less than beginning at that token saves.
    """
    within = np.maximum(scores[:, 1] - entry, scores[:, 2]) >= scores[:, 0] - _SLACK
    ends = np.flatnonzero(within).tolist()
    at = 0
    while at < len(ends):
        start = ends[at]
        saved = entry + float(scores[start, 2] - scores[start, 1]) + _SLACK
        while start > 0 and not breaks[start] and saved >= 0:
            start -= 1
            saved += float(scores[start, 2] - scores[start, 0])
        while at + 1 < len(ends) and not any(breaks[ends[at] + 1 : ends[at + 1] + 1]):
            at += 1
        # The token behind the last end lies outside, and settles what went before.
        yield start, min(ends[at] + 2, len(scores))
        at += 1


def _marked(first: int, states: list[int]) -> Iterator[Run]:
    """The runs of a path that begins at the token `first`."""
    start: int | None = None
    for token, state in enumerate([*states, 0], first):
        if start is not None and state != 2:
            yield start, token
            start = None
        if state == 1:
            start = token


def _best_path(scores: list[list[float]], breaks: list[bool], entry: float) -> list[int]:
    """Viterbi over outside 0, begin 1, inside 2; inside never follows outside or a break."""
    out, begin, inside = scores[0][0], scores[0][1] - entry, -math.inf
    back: list[tuple[int, int]] = []
    for (s_out, s_begin, s_inside), fresh in zip(scores[1:], breaks[1:], strict=True):
        best_in, from_in = (begin, 1) if begin >= inside else (inside, 2)
        best, previous = (out, 0) if out >= best_in else (best_in, from_in)
        back.append((previous, from_in))
        inside = -math.inf if fresh else best_in + s_inside
        out, begin = best + s_out, best + s_begin - entry
    state = max(((out, 0), (begin, 1), (inside, 2)))[1]
    states = [state]
    for previous, from_in in reversed(back):
        state = from_in if state == 2 else previous
        states.append(state)
    return states[::-1]


def _whole_words(found: list[Run], window: Encoded) -> list[Run]:
    """Take in the rest of a word that a run cuts; a run that thereby meets the next joins it."""
    glued = window.continues
    out: list[Run] = []
    for start, end in found:
        while start > 0 and glued[start]:
            start -= 1
        while end < len(glued) and glued[end]:
            end += 1
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def characters(window: Encoded, run: Run) -> Span:
    """The characters that a run of tokens covers."""
    return Span(int(window.starts[run[0]]), int(window.ends[run[1] - 1]))
