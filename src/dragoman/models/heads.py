"""The light heads over the encoder's output, in numpy: tags, events, roles, links.

Weights come from `heads.npz`, written by `training/export.py`. Shapes: `n` tokens, `d` width.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.records import Status

Floats = NDArray[np.float32]
Spans = Sequence[tuple[int, int]]

BUCKETS = 21
_EDGES = (1, 2, 3, 5, 8, 13, 24, 48, 96, 160)


def distance_buckets(gap: Any) -> Any:
    """Signed distance in tokens to one of 21 buckets; arrays of numpy and torch alike."""
    size = abs(gap)
    level = sum((size >= edge) * 1 for edge in _EDGES)
    return level * (1 - 2 * (gap < 0) * 1) + len(_EDGES)


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def _softmax_of_three(scores: Floats) -> Floats:
    """The same of outside, begin, inside; by columns, since numpy is slow along short rows."""
    columns = np.ascontiguousarray(np.moveaxis(scores, -1, 0))
    raised = np.exp(columns - columns.max(axis=0))
    return np.asarray(np.moveaxis(raised / raised.sum(axis=0), 0, -1))


@dataclass(frozen=True, slots=True)
class Labels:
    """What the outputs of the event heads mean, in their order, as trained.

    `classes` are PLOVER's sixteen types and then the kinds without a type.
    """

    classes: tuple[str, ...]
    types: int
    statuses: tuple[Status, ...]
    modes: tuple[tuple[str, str], ...]
    contexts: tuple[str, ...]

    @classmethod
    def load(cls, file: Path) -> Labels:
        """Raises ModelError when the file is missing or does not hold these lists."""
        try:
            table = json.loads(file.read_text(encoding="utf-8"))
            return cls(
                classes=tuple(table["classes"]),
                types=table["types"],
                statuses=tuple(table["statuses"]),
                modes=tuple((type_, mode) for type_, mode in table["modes"]),
                contexts=tuple(table["contexts"]),
            )
        except (OSError, ValueError, KeyError) as fault:
            raise ModelError(f"{file}: cannot read the labels ({fault}); install again") from fault


class Heads:
    """Linear layers by name, as trained; every method is a pure function of its arguments."""

    def __init__(self, file: Path) -> None:
        self.labels = Labels.load(file.with_name("labels.json"))
        try:
            with np.load(file, allow_pickle=False) as archive:
                held = {name: archive[name].astype(np.float32) for name in archive.files}
        except (OSError, ValueError) as fault:
            raise ModelError(f"{file}: cannot load the heads ({fault}); install again") from fault

        self._weights: dict[str, Floats] = {
            name: np.ascontiguousarray(value.T) if _is_linear(name, held) else value
            for name, value in held.items()
        }

    def _linear(self, name: str, values: Floats) -> Floats:
        out: Floats = values @ self._weights[f"{name}.weight"]
        bias = self._weights.get(f"{name}.bias")
        return out if bias is None else out + bias

    def tags(self, hidden: Floats) -> Floats:
        """(n, 8, 3) probabilities: tag groups by outside, begin, inside."""
        return _softmax_of_three(self._linear("tags", hidden).reshape(len(hidden), -1, 3))

    def flags(self, hidden: Floats) -> Floats:
        """(n, 3) probabilities of thought, announced, silence at cues' first tokens."""
        return np.asarray(1 / (1 + np.exp(-self._linear("flags", hidden))), np.float32)

    def triggers(self, hidden: Floats) -> Floats:
        """(n, 1 + classes) probabilities; column 0 is "no event"."""
        return softmax(self._linear("trigger", hidden))

    def facts(self, hidden: Floats, first: int, last: int) -> tuple[Floats, Floats, Floats]:
        """Probabilities of status (softmax), modes and contexts (each its own) at a trigger."""
        at = np.concatenate([hidden[first], hidden[last]])
        mixed = np.maximum(self._linear("fact", at), 0)
        modes = 1 / (1 + np.exp(-self._linear("modes", mixed)))
        contexts = 1 / (1 + np.exp(-self._linear("contexts", mixed)))
        status = softmax(self._linear("status", mixed))
        return status, np.asarray(modes, np.float32), np.asarray(contexts, np.float32)

    def role_tokens(self, hidden: Floats) -> Floats:
        """(n, 128): the part of the role head that all triggers of a window share."""
        return self._linear("role_token", hidden)

    def roles(self, tokens: Floats, hidden: Floats, first: int, label: int) -> Floats:
        """(n, 4, 3) probabilities of actor, recipient, date, place for one trigger."""
        gap = np.arange(len(tokens)) - first
        mixed = tokens + self._linear("role_trigger", hidden[first])
        mixed = mixed + self._weights["role_class.weight"][label]
        mixed = np.maximum(mixed + self._weights["role_distance.weight"][distance_buckets(gap)], 0)
        return _softmax_of_three(self._linear("role_out", mixed).reshape(len(tokens), -1, 3))

    def link_contents(self, hidden: Floats, contents: Spans) -> Floats:
        """(contents, 96): the part that the links to cues and to sources share."""
        return self._linear("link_content", _ends(hidden, contents))

    def links(
        self, left: Floats, hidden: Floats, contents: Spans, candidates: Spans, which: int
    ) -> Floats:
        """(contents, 1 + candidates) probabilities of belonging; column 0 is "to none".

        `left` is what `link_contents` gives; spans are half-open token ranges; `which` is 0 for
        cues and 1 for sources.
        """
        if not candidates:
            return np.ones((len(contents), 1), np.float32)
        width = np.float32(len(self._weights["link_none"][0]) ** 0.5)
        none = left @ self._weights["link_none"][which] / width
        right = self._linear(("link_cue", "link_source")[which], _ends(hidden, candidates))
        starts = np.array([span[0] for span in candidates])
        gaps = starts[None] - np.array([span[0] for span in contents])[:, None]
        near = self._weights["link_distance.weight"][distance_buckets(gaps), which]
        scores = left @ right.T / width + near
        return softmax(np.concatenate([none[:, None], scores], axis=1))


def _is_linear(name: str, weights: dict[str, Floats]) -> bool:
    """Embeddings are looked up by row and stay as they are."""
    stem = name.removesuffix(".weight")
    return name.endswith(".weight") and (f"{stem}.bias" in weights or stem == "role_trigger")


def _ends(hidden: Floats, spans: Spans) -> Floats:
    firsts = hidden[[start for start, _ in spans]]
    lasts = hidden[[end - 1 for _, end in spans]]
    return np.concatenate([firsts, lasts], axis=1)
