"""Compare encoders in pairs: the same windows by each in turn, so that a busy machine is no matter.

    python benchmarks/encoder_pairs.py ENCODER.onnx [ENCODER.onnx ...] [--texts FOLDER] [--first N]

The first is what the others are measured against. Prints words a CPU second, the mean and the best
of the turns, and how far the hidden states lie from the first one's.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.annotate import annotate
from dragoman.models import Encoder
from dragoman.models.encoder import session
from dragoman.records import Report

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "data" / "polnear" / "dev" / "text"


def feeds(texts: list[str]) -> list[dict[str, Any]]:
    """What the encoder is given for these texts, window by window."""
    cutter = Encoder().cutter
    windows = [window for text in texts for window in cutter.windows(annotate(Report(text)))]
    return [{"ids": window.ids[None], "features": window.features[None]} for window in windows]


def compare(files: list[Path], texts: list[str], turns: int) -> None:
    runners = [session(file) for file in files]
    words = sum(len(text.split()) for text in texts)
    spent = np.zeros((len(files), 2))
    apart = np.zeros(len(files))
    given = feeds(texts)
    for feed in given:
        seconds = np.zeros((len(files), turns))
        first = runners[0].run(["hidden"], feed)[0]
        for turn in range(turns):
            for place, runner in enumerate(runners):
                start = time.process_time()
                hidden = runner.run(["hidden"], feed)[0]
                seconds[place, turn] = time.process_time() - start
                apart[place] += np.abs(hidden - first).mean() / (len(given) * turns)
        spent += np.stack([seconds.mean(axis=1), seconds.min(axis=1)], axis=1)
    print(f"{words:,} words in {len(given)} windows, {turns} turns")
    for file, (mean, best), gap in zip(files, spent, apart, strict=True):
        ratios = spent[0] / (mean, best)
        print(f"{words / mean:7,.0f} words a CPU second, {words / best:7,.0f} at best, "
              f"{ratios[0]:.3f}, {ratios[1]:.3f} the first; {gap:.4f} apart: {file}")  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--first", type=int, default=4)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    if not asked.texts.is_dir():
        print(f"skipped: {asked.texts} is not here; it does not ship with Dragoman")
        return 0
    found = sorted(asked.texts.glob("*.txt"))[: asked.first]
    compare(asked.files, [path.read_bytes().decode("utf-8") for path in found], asked.turns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
