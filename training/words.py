"""Distil word vectors for `dragoman compare` from a sentence encoder.

    python -m training.words --bases BASES [--width 256] [--out FILE]

Each word piece of the shipped tokenizer is put through the whole base model (`mpnet/`, which was
trained on sentences) by itself. Of the means the first WIDTH principal directions are kept; a row
is the longer the rarer its piece, by its rank in the vocabulary, which stands in the order of
frequency. Rows are kept as int8 with a scale each.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import MPNetConfig, MPNetModel

WEIGHTS = Path(__file__).parent.parent / "src/dragoman/models/weights"
FIRST, LAST = 0, 2
UNUSED = 999
"""Ranks below are special pieces and single signs, which say nothing."""
BATCH = 256


def teacher(folder: Path) -> MPNetModel:
    """The base model as its package holds it."""
    written = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    skipped = ("architectures", "transformers_version", "model_type")
    config = MPNetConfig(**{key: written[key] for key in written if key not in skipped})
    model = MPNetModel(config, add_pooling_layer=False)
    held = load_file(folder / "model.safetensors")
    model.load_state_dict({key.removeprefix("mpnet."): held[key] for key in held}, strict=False)
    return model.eval()


def vectors(model: MPNetModel, pieces: list[int]) -> np.ndarray:
    """The mean over a sequence of one piece, brought to length 1; a row for each piece."""
    rows = []
    with torch.inference_mode():
        for start in range(0, len(pieces), BATCH):
            ids = torch.tensor([[FIRST, piece, LAST] for piece in pieces[start : start + BATCH]])
            hidden = model(input_ids=ids).last_hidden_state.mean(dim=1)
            rows.append(torch.nn.functional.normalize(hidden, dim=1).numpy())
    return np.concatenate(rows).astype(np.float32)


def distilled(rows: np.ndarray, width: int) -> np.ndarray:
    """Principal directions, weighed by rank."""
    common = rows[UNUSED + 1 :]
    centred = rows - common.mean(axis=0)
    directions = np.linalg.svd(centred[UNUSED + 1 :], full_matrices=False)[2][:width]
    rank = np.arange(len(rows))
    length = np.log(1 + np.maximum(rank - 900, 1))
    length[:UNUSED] = 0
    return (centred @ directions.T) * length[:, None]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--out", type=Path, default=WEIGHTS / "words.npz")
    options = parser.parse_args()
    ours = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    theirs = Tokenizer.from_file(str(options.bases / "mpnet/tokenizer.json")).get_vocab()
    named = {number: piece for piece, number in ours.get_vocab().items()}
    rows = vectors(teacher(options.bases / "mpnet"), [theirs[named[i]] for i in range(len(named))])
    kept = distilled(rows, options.width)
    scales = np.maximum(np.abs(kept).max(axis=1) / 127, 1e-9).astype(np.float32)
    np.savez_compressed(
        options.out, rows=np.round(kept / scales[:, None]).astype(np.int8), scales=scales
    )
    print(f"{options.out.stat().st_size / 1e6:.1f} MB  {options.out.name}")


if __name__ == "__main__":
    main()
