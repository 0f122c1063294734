"""A network with more shared layers: first those of the relation, which goes on from the base.

    python -m training.deepen build/a.pt --bases BASES --by 1 --out build/deeper.pt

What the shared layers have learnt is kept; a pass or two of training joins the new ones to them.
Comes before `training.narrow`: the relation's layers keep their width.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.model import RELATION_LAYERS, Network, load_parts
from training.train import save_network


def deepened(state: dict[str, torch.Tensor], net: Network, layers: int, by: int) -> None:
    """Fill `net`, of `by` shared layers more, with the `state` of one of `layers`."""
    moved = {}
    for name, value in state.items():
        if name.startswith("upper.layer."):
            index, rest = name.removeprefix("upper.layer.").split(".", 1)
            at = layers + int(index)
            shared = at < layers + by
            place = f"encoder.encoder.layer.{at}" if shared else f"upper.layer.{at - layers - by}"
            moved[f"{place}.{rest}"] = value.float()
        elif not name.startswith("relation.") or by < RELATION_LAYERS:
            moved[name] = value.float()
    net.load_state_dict(net.state_dict() | moved)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--by", type=int, choices=range(1, RELATION_LAYERS + 1), default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    saved = torch.load(args.network, map_location="cpu", weights_only=True)
    layers = saved["layers"] + args.by
    net = Network(*load_parts(args.bases / saved["base"], layers))
    deepened(saved["state"], net, saved["layers"], args.by)
    save_network(net, args.out, saved["base"])


if __name__ == "__main__":
    main()
