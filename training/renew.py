"""Begin the layers for the relation of a pair anew, as the base has them.

    python -m training.renew build/a.pt --bases BASES --out build/b.pt

Layers that have seen all pairs have learnt them by heart: a fifth that is left out afterwards
measures nothing. Networks that are to be averaged begin from one file of this.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.model import RELATION, Network, load_parts

SEED = 1


def renewed(file: Path, bases: Path) -> dict[str, object]:
    """The saved network with fresh layers for the relation, all else as it was."""
    saved = torch.load(file, map_location="cpu", weights_only=True)
    shape = {name: saved[name] for name in ("layers", "width", "heads", "acts")}
    torch.manual_seed(SEED)
    fresh = Network(*load_parts(bases / saved["base"], **shape)).state_dict()
    own = {name: value.half() for name, value in fresh.items() if name.startswith(RELATION)}
    return {**saved, "state": saved["state"] | own}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(renewed(args.network, args.bases), args.out)


if __name__ == "__main__":
    main()
