"""Which model files ship, and the version that those of the coder have."""

from __future__ import annotations

import hashlib
from pathlib import Path

CODER_FILES = (
    "encoder.onnx", "acts.onnx", "relation.onnx", "heads.npz", "labels.json", "tokenizer.json"
)  # fmt: skip
"""What coding reads, in the order in which they are hashed."""
FILES = (*CODER_FILES, "words.npz", "sentences.onnx", "VERSION")


def weights_version(folder: Path) -> str:
    """The version that the coder's files have: the beginning of the hash of all of them."""
    digest = hashlib.sha256()
    for name in CODER_FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]
