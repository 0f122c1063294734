"""The shared encoder: one pass over a text, whose output every stage's heads read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.models.heads import Floats, Heads, softmax
from dragoman.models.windows import Window, WindowCutter
from dragoman.records import Span, Text

if TYPE_CHECKING:
    import onnxruntime

WEIGHTS = "weights"

_SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""On CPUs onnxruntime's fused kernel is slower than the parts: a fifth of a window's time."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window with its hidden states, special tokens left out but as paragraph `breaks`.

    `starts`, `ends`: code points, one a token; `hidden`: (n, d); `of_acts()`: (n, d), what the
    heads of acts read, reckoned when it is first asked for; `breaks[i]` is True where a paragraph
    begins at token i, `continues[i]` where token i goes on the word before it.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hidden: Floats
    of_acts: Callable[[], Floats]
    breaks: NDArray[np.bool_]
    continues: NDArray[np.bool_]


class Encoder:
    """Loads the shipped weights when first used; safe to share between texts, not threads.

    Windows run one at a time, never padded together: int8 activations are scaled by what runs
    beside them, and the same text must give the same bytes in any company.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._folder = folder or Path(str(resources.files("dragoman.models") / WEIGHTS))
        self._threads = threads

    @cached_property
    def cutter(self) -> WindowCutter:
        return WindowCutter(self._folder / "tokenizer.json")

    @cached_property
    def heads(self) -> Heads:
        return Heads(self._folder / "heads.npz")

    @cached_property
    def version(self) -> str:
        """A name for these weights, from the file that export wrote beside them."""
        try:
            return (self._folder / "VERSION").read_text(encoding="utf-8").strip()
        except OSError as fault:
            raise ModelError(f"{self._folder}: no model files there; install again") from fault

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / "encoder.onnx", threads=self._threads)

    @cached_property
    def _acts(self) -> onnxruntime.InferenceSession:
        return session(self._folder / "acts.onnx", threads=self._threads)

    @cached_property
    def _relation(self) -> onnxruntime.InferenceSession:
        return session(self._folder / "relation.onnx", threads=self._threads)

    def encode(self, text: Text) -> Iterator[Encoded]:
        """The windows of `text` in order, each with (n, d) float32 hidden states."""
        for window in self.cutter.windows(text):
            yield self._encoded(window)

    def relation(self, text: Text, source: Span, target: Span) -> Floats:
        """(types,) probabilities of what passed from `source` to `target`, in PLOVER's order.

        The sentences that hold the two are read once more with the parties marked, by the shared
        encoder and two layers of the relation's own.
        """
        window, marks = self.cutter.marked(text, source, target)
        scores: Floats = self._relation.run(
            ["scores"], {"hidden": self._hidden(window), "marks": marks[None]}
        )[0][0]
        return softmax(scores)

    def _hidden(self, window: Window) -> Floats:
        """(1, n, d)"""
        out: Floats = self._session.run(
            ["hidden"], {"ids": window.ids[None], "features": window.features[None]}
        )[0]
        return out

    def _of_acts(self, hidden: Floats) -> Floats:
        """(n, d) of (1, n, d): read by one layer more, which statements do without."""
        out: Floats = self._acts.run(["acts"], {"hidden": hidden})[0][0]
        return out

    def _encoded(self, window: Window) -> Encoded:
        hidden = self._hidden(window)
        real = window.starts >= 0
        previous = np.concatenate([[False], real[:-1]])
        return Encoded(
            window.starts[real],
            window.ends[real],
            hidden[0, real],
            cache(lambda: self._of_acts(hidden)[real]),
            (real & ~previous)[real],
            window.continues[real],
        )


def session(file: Path, *, threads: int = 1) -> onnxruntime.InferenceSession:
    """An encoder ready to run. Raises ModelError when the file cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(file),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOW_FUSIONS,
        )
    except Exception as fault:
        raise ModelError(f"{file}: cannot load the encoder ({fault}); install again") from fault
