"""Sentence vectors: what a claim says as a whole, in whatever words.

A small encoder of its own, tuned by `training/claims.py` so that claims of two accounts that say
one thing lie near each other. It costs a few milliseconds a claim and is no part of coding.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.models.encoder import WEIGHTS, session
from dragoman.models.vocabulary import tokenizer_in

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]

LONGEST = 72
"""Tokens of a text that are read, with the two that open and close it."""
_KEPT = 4096
"""Texts whose vectors are kept in mind: a page that is asked for again costs nothing."""


class SentenceVectors:
    """Loads the shipped weights when first used; safe to share between texts, not threads."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._folder = folder or Path(str(resources.files("dragoman.models") / WEIGHTS))
        self._threads = threads
        self._known: OrderedDict[str, Floats] = OrderedDict()

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = tokenizer_in(self._folder / "tokenizer.json")
        tokenizer.enable_truncation(LONGEST)
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self._folder / "sentences.onnx", threads=self._threads)

    def of(self, text: str) -> Floats:
        """(d,): the mean over the tokens of a text. Read by itself, the same in any company."""
        found = self._known.get(text)
        if found is None:
            ids = np.array([self._tokenizer.encode(text).ids], np.int64)
            found = self._session.run(["mean"], {"ids": ids})[0][0]
            self._known[text] = found
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found
