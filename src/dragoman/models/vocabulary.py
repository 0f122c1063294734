"""The tokenizer that every model of ours reads with."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from dragoman.errors import ModelError


def tokenizer_in(file: Path) -> Tokenizer:
    """The tokenizer of a file; cuts nothing off and fills nothing up.

    Raises ModelError where the file is none.
    """
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as fault:
        raise ModelError(f"{file}: not a tokenizer file ({fault}); install again") from fault
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
