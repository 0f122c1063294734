"""A network with more layers: first those of the relation, which goes on from the base.

    python -m training.deepen build/a.pt --bases BASES --shared-by 1 --out build/deeper.pt
    python -m training.deepen build/a.pt --bases BASES --acts-by 1 --out build/deeper.pt

A shared layer is taken from the relation's and comes before `training.narrow`, since those keep
their width. A layer for acts alone is a copy, as narrow as the shared ones: what it keeps are the
units and heads of the largest weights. What the network has learnt is kept; a pass or two of
training joins the new layers to it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from training.model import RELATION_LAYERS, Network, load_parts, narrow
from training.narrow import most
from training.train import load_network, save_network


def with_shared(old: Network, net: Network) -> None:
    """Fill `net`, of some shared layers more, with what `old` holds."""
    layers, by = old.shape["layers"], net.shape["layers"] - old.shape["layers"]
    moved = {}
    for name, value in old.state_dict().items():
        if name.startswith("upper.layer."):
            index, rest = name.removeprefix("upper.layer.").split(".", 1)
            at = layers + int(index)
            shared = at < layers + by
            place = f"encoder.encoder.layer.{at}" if shared else f"upper.layer.{at - layers - by}"
            moved[f"{place}.{rest}"] = value
        elif not name.startswith("relation.") or by < RELATION_LAYERS:
            moved[name] = value
    net.load_state_dict(net.state_dict() | moved)


def with_acts(old: Network, net: Network) -> None:
    """Fill `net`, of some layers for acts more, with what `old` holds."""
    moved = old.state_dict()
    for at in range(old.shape["acts"], net.shape["acts"]):
        layer = old.upper.layer[at]
        units, heads = _loudness(layer)
        narrow(layer, most(units, old.shape["width"]))
        layer.attention.attn.narrow(most(heads, old.shape["heads"]))
        moved |= {f"acts.layer.{at}.{name}": value for name, value in layer.state_dict().items()}
    net.load_state_dict(net.state_dict() | moved)


def _loudness(layer: nn.Module) -> tuple[Tensor, Tensor]:
    """(units,) and (heads,): size of the weights into each times that of the weights out of it."""
    first, second = layer.intermediate.dense.weight, layer.output.dense.weight
    attention = layer.attention.attn
    given = attention.v.weight.unflatten(0, (attention.heads, -1)).flatten(1).norm(dim=1)
    taken = attention.o.weight.unflatten(1, (attention.heads, -1)).transpose(0, 1).flatten(1)
    return first.norm(dim=1) * second.norm(dim=0), given * taken.norm(dim=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--shared-by", type=int, choices=range(RELATION_LAYERS + 1), default=0)
    parser.add_argument("--acts-by", type=int, choices=range(RELATION_LAYERS + 1), default=0)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    base = torch.load(args.network, map_location="cpu", weights_only=True)["base"]
    net = load_network(args.network, args.bases, "cpu").requires_grad_(False)
    for name, by, fill in (
        ("layers", args.shared_by, with_shared),
        ("acts", args.acts_by, with_acts),
    ):
        if by:
            shape = net.shape
            shape[name] += by
            deeper = Network(*load_parts(args.bases / base, **shape)).requires_grad_(False)
            fill(net, deeper)
            net = deeper
    save_network(net, args.out, base)


if __name__ == "__main__":
    main()
