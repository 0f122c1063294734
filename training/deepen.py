"""A network with two shared layers more: those of the relation, which starts anew from the base.

    python -m training.deepen build/a.pt --bases BASES --out build/deeper.pt

What four layers have learnt is kept; a pass or two of training joins the six.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.model import RELATION_LAYERS, Network, load_parts
from training.train import save_network


def deepened(state: dict[str, torch.Tensor], net: Network, layers: int) -> None:
    """Fill `net`, of RELATION_LAYERS shared layers more, with the `state` of one of `layers`."""
    moved = {}
    for name, value in state.items():
        if name.startswith("upper.layer."):
            index, rest = name.removeprefix("upper.layer.").split(".", 1)
            moved[f"encoder.encoder.layer.{layers + int(index)}.{rest}"] = value.float()
        elif not name.startswith(("upper.", "relation.")):
            moved[name] = value.float()
    net.load_state_dict(net.state_dict() | moved)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    saved = torch.load(args.network, map_location="cpu", weights_only=True)
    layers = saved["layers"] + RELATION_LAYERS
    net = Network(*load_parts(args.bases / saved["base"], layers))
    deepened(saved["state"], net, saved["layers"])
    save_network(net, args.out, saved["base"])


if __name__ == "__main__":
    main()
