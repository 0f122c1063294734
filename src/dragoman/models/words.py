"""Word vectors: what a passage is about, without reading it in its context.

One row for each word piece of the tokenizer, distilled by `training/words.py` from a sentence
encoder. A mean of rows says nearly as well as that encoder which of two passages are alike, and
costs nothing.
"""

from __future__ import annotations

from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.errors import ModelError
from dragoman.models.vocabulary import tokenizer_in

Floats = NDArray[np.float32]


class WordVectors:
    """Loads the shipped vectors when first used; safe to share."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(str(resources.files("dragoman.models") / "weights"))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return tokenizer_in(self._folder / "tokenizer.json")

    @cached_property
    def _rows(self) -> Floats:
        file = self._folder / "words.npz"
        try:
            with np.load(file) as held:
                rows: Floats = held["rows"].astype(np.float32) * held["scales"][:, None]
        except (OSError, KeyError, ValueError) as fault:
            raise ModelError(f"{file}: cannot be loaded ({fault}); install again") from fault
        if len(rows) != self._tokenizer.get_vocab_size():
            raise ModelError(f"{file}: made for another tokenizer; run training/words.py again")
        return rows

    def of(self, text: str) -> Floats:
        """The rows of the word pieces of a text; frequent words have short rows."""
        return self._rows[self._tokenizer.encode(text, add_special_tokens=False).ids]
