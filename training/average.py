"""The mean of several networks of one run: steadier than any of them.

    python -m training.average build/a.pt build/b.pt [--relation build/c.pt] \
        [--back-to build/before.pt --share 0.4] --out build/network.pt

`--back-to` puts what statements read, the shared layers and their own heads, a share of the way
back to an earlier network: what acts alone read is kept and wants a pass of `--part acts` after it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

from training.model import ACTS, RELATION


def averaged(files: list[Path]) -> dict[str, Any]:
    """A saved network whose weights are the mean of those of `files`, all of one shape."""
    saved = [torch.load(file, map_location="cpu", weights_only=True) for file in files]
    states = [one["state"] for one in saved]
    mean = {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(value.dtype)
        for name, value in states[0].items()
    }
    return {**saved[0], "state": mean}


def with_relation(mean: dict[str, Any], other: Path) -> dict[str, Any]:
    """The network with the layers of a pair of another, which has seen the pairs less often."""
    theirs = torch.load(other, map_location="cpu", weights_only=True)["state"]
    own = {name: value for name, value in theirs.items() if name.startswith(RELATION)}
    return {**mean, "state": mean["state"] | own}


def nearer(network: dict[str, Any], other: Path, share: float) -> dict[str, Any]:
    """The network with what statements read `share` of the way back to that of another."""
    theirs = torch.load(other, map_location="cpu", weights_only=True)["state"]
    kept = (*RELATION, *ACTS)
    moved = {
        name: torch.lerp(value.float(), theirs[name].float(), share).to(value.dtype)
        for name, value in network["state"].items()
        if not name.startswith(kept)
    }
    return {**network, "state": network["state"] | moved}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--relation", type=Path, help="take the layers of a pair from this one")
    parser.add_argument("--back-to", type=Path, help="put what statements read nearer to this one")
    parser.add_argument("--share", type=float, default=0.4, help="of the way back")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    mean = averaged(args.networks)
    if args.back_to:
        mean = nearer(mean, args.back_to, args.share)
    torch.save(with_relation(mean, args.relation) if args.relation else mean, args.out)


if __name__ == "__main__":
    main()
