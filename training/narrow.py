"""A network whose layers, less the relation's, are narrower: the parts that matter least go.

    python -m training.narrow build/a.pt --shared ../shared --bases BASES --width 2304 --heads 10 \
        --fold 0 --out build/narrow.pt

What a feed-forward unit or a head of attention matters is how far the loss would move without it,
to first order: the sum of |activation times its gradient| over tokens for a unit (Molchanov et al.
2017, "Pruning convolutional neural networks for resource efficient inference"), over windows for a
head (Michel et al. 2019, "Are sixteen heads really better than one?"). A pass of training closes
what is left of the gap.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.models.windows import WindowCutter
from training.corpora import Corpora
from training.losses import Batch, losses
from training.model import Network, narrow
from training.train import batches, load_network, save_network

_BATCHES = 60


def importance(net: Network, corpora: Corpora, cutter: WindowCutter) -> list[tuple[Tensor, Tensor]]:
    """(units,) and (heads,) of each layer less the relation's, summed over training batches."""
    watched = [_Watched(layer) for layer in (*net.encoder.encoder.layer, *net.acts.layer)]
    rng = random.Random(0)
    for batch in batches(list(corpora.epoch(cutter, rng, 192)), rng)[:_BATCHES]:
        tensors = Batch(batch, "cpu")
        with torch.autocast("cpu", torch.bfloat16):
            hidden = net.hidden(tensors.ids, tensors.features, tensors.mask).float()
            loss = sum(losses(net, tensors, hidden).values())
        loss.backward()
        for layer in watched:
            layer.count()
    return [(layer.units, layer.heads) for layer in watched]


class _Watched:
    """A layer whose activations are kept until their gradients are known."""

    def __init__(self, layer: nn.Module) -> None:
        attention = layer.attention.attn
        self.size = attention.size
        self.units = torch.zeros(layer.intermediate.dense.out_features)
        self.heads = torch.zeros(attention.heads)
        layer.output.dense.register_forward_pre_hook(self._wide)
        attention.o.register_forward_pre_hook(self._mixed)

    def _wide(self, _module: nn.Module, inputs: tuple[Tensor]) -> None:
        self._of_units = inputs[0]
        self._of_units.retain_grad()

    def _mixed(self, _module: nn.Module, inputs: tuple[Tensor]) -> None:
        self._of_heads = inputs[0]
        self._of_heads.retain_grad()

    def count(self) -> None:
        moved = (self._of_units * self._of_units.grad).detach().float()
        self.units += moved.abs().flatten(0, -2).sum(0)
        moved = (self._of_heads * self._of_heads.grad).detach().float()
        self.heads += moved.unflatten(-1, (-1, self.size)).sum((1, 3)).abs().sum(0)


def most(moved: Tensor, count: int | None) -> Tensor:
    """The numbers of the `count` that matter most, or of all, in order."""
    return moved.topk(count or len(moved)).indices.sort().values


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--width", type=int, help="feed-forward units that a layer keeps")
    parser.add_argument("--heads", type=int, help="heads of attention that a layer keeps")
    parser.add_argument("--fold", type=int, help="of PLV that training leaves out")
    parser.add_argument(
        "--corpora", default="polnear,attributions,events,news,plv", help="to weigh by"
    )
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    base = torch.load(args.network, map_location="cpu", weights_only=True)["base"]
    net = load_network(args.network, args.bases, "cpu")
    corpora = Corpora.load(args.shared, names=set(args.corpora.split(",")), fold=args.fold)
    corpora.polnear_share = 0.1
    cutter = WindowCutter(args.bases / "minilm/tokenizer.json")
    moved = importance(net, corpora, cutter)
    layers = (*net.encoder.encoder.layer, *net.acts.layer)
    for layer, (units, heads) in zip(layers, moved, strict=True):
        kept_units, kept_heads = most(units, args.width), most(heads, args.heads)
        print(
            "kept of what matters in a layer:",
            f"units {float(units[kept_units].sum() / units.sum()):.3f},",
            f"heads {float(heads[kept_heads].sum() / heads.sum()):.3f}",
        )
        narrow(layer, kept_units)
        layer.attention.attn.narrow(kept_heads)
    save_network(net, args.out, base)


if __name__ == "__main__":
    main()
