"""The relation between two spans that the user gives: which type of act the text tells of them.

Every token may be the trigger; how likely it is one of a type, and how well the two spans fill
that act's roles, together give each type its score.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman import ontology
from dragoman.models import Encoded, Floats, Heads
from dragoman.records import Relation, Span

_CANDIDATES = 12
_ACTOR, _RECIPIENT = 0, 1
# What a span that fits no role still counts for: the types of a sentence matter without roles.
_FLOOR = 0.05
_UNIFORM = 0.002


def relations(
    pairs: Sequence[tuple[Span, Span]], windows: Sequence[Encoded], heads: Heads
) -> tuple[Relation, ...]:
    """One relation per pair, in order; scores over PLOVER's sixteen types add up to 1."""
    return tuple(_relation(source, target, windows, heads) for source, target in pairs)


def _relation(source: Span, target: Span, windows: Sequence[Encoded], heads: Heads) -> Relation:
    types = heads.labels.classes[: heads.labels.types]
    scores = np.full(len(types), _UNIFORM)
    for window in windows:
        here, there = _inside(window, source), _inside(window, target)
        if here.any() or there.any():
            scores += _scores(window, heads, here, there)
    scores /= scores.sum()
    best = types[int(scores.argmax())]
    return Relation(
        source=source,
        target=target,
        type=best,
        quad=ontology.quad(best),
        scores=tuple(
            (name, round(float(value), 4)) for name, value in zip(types, scores, strict=True)
        ),
    )


def _inside(window: Encoded, span: Span) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray((window.starts < span.end) & (window.ends > span.start))


def _scores(
    window: Encoded,
    heads: Heads,
    source: np.ndarray[tuple[int], np.dtype[np.bool_]],
    target: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> Floats:
    count = heads.labels.types
    likely = heads.triggers(window.hidden)[:, 1 : 1 + count]
    shared = heads.role_tokens(window.hidden)
    out = np.zeros(count, np.float32)
    tokens = np.argsort(-likely.max(axis=1), kind="stable")[:_CANDIDATES]
    for token in tokens.tolist():
        label = int(likely[token].argmax())
        filled = 1 - heads.roles(shared, window.hidden, token, label)[:, :2, 0]
        fit = _fit(filled, source, target)
        out += likely[token] * (fit + _FLOOR)
    return out


def _fit(
    filled: Floats,
    source: np.ndarray[tuple[int], np.dtype[np.bool_]],
    target: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> float:
    """How well the spans fill actor and recipient; two actors of a reciprocal act fit too."""
    actor = float(filled[source, _ACTOR].mean()) if source.any() else 0.5
    if not target.any():
        return actor
    recipient = float(filled[target, _RECIPIENT].mean())
    both = float(filled[target, _ACTOR].mean())
    return actor * max(recipient, both)
