"""The mean of several networks of one run: steadier than any of them.

python -m training.average build/a.pt build/b.pt --out build/network.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def averaged(files: list[Path]) -> dict[str, object]:
    """A saved network whose weights are the mean of those of `files`, all of one shape."""
    saved = [torch.load(file, map_location="cpu", weights_only=True) for file in files]
    states = [one["state"] for one in saved]
    mean = {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(value.dtype)
        for name, value in states[0].items()
    }
    return {**saved[0], "state": mean}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(averaged(args.networks), args.out)


if __name__ == "__main__":
    main()
