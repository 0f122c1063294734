"""A network whose shared layers have fewer feed-forward units: the ones that matter least go.

    python -m training.narrow build/a.pt --shared ../shared --bases BASES --width 2304 \
        --fold 0 --out build/narrow.pt

What a unit matters is how far the loss would move without it, to first order: the sum over tokens
of |activation times its gradient| (Molchanov et al. 2017, "Pruning convolutional neural networks
for resource efficient inference"). A pass of training closes what is left of the gap.
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


def importance(net: Network, corpora: Corpora, cutter: WindowCutter) -> list[Tensor]:
    """One (units,) for each shared layer, summed over some batches of the training texts."""
    layers = net.encoder.encoder.layer
    moved = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    held: list[Tensor] = []

    def keep(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        output.retain_grad()
        held.append(output)

    hooks = [layer.intermediate.register_forward_hook(keep) for layer in layers]
    rng = random.Random(0)
    for batch in batches(list(corpora.epoch(cutter, rng, 192)), rng)[:_BATCHES]:
        held.clear()
        tensors = Batch(batch, "cpu")
        with torch.autocast("cpu", torch.bfloat16):
            hidden = net.hidden(tensors.ids, tensors.features, tensors.mask).float()
            loss = sum(losses(net, tensors, hidden).values())
        loss.backward()
        for total, output in zip(moved, held, strict=True):
            total += (output * output.grad).detach().float().abs().flatten(0, -2).sum(0)
    for hook in hooks:
        hook.remove()
    return moved


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--width", type=int, required=True, help="units a layer keeps")
    parser.add_argument("--fold", type=int, help="of PLV that training leaves out")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    base = torch.load(args.network, map_location="cpu", weights_only=True)["base"]
    net = load_network(args.network, args.bases, "cpu")
    corpora = Corpora.load(
        args.shared, names={"polnear", "attributions", "events", "plv"}, fold=args.fold
    )
    corpora.polnear_share = 0.1
    cutter = WindowCutter(args.bases / "minilm/tokenizer.json")
    for layer, moved in zip(
        net.encoder.encoder.layer, importance(net, corpora, cutter), strict=True
    ):
        kept = moved.topk(args.width).indices.sort().values
        print(f"kept {float(moved[kept].sum() / moved.sum()):.3f} of what a layer's units matter")
        narrow(layer, kept)
    save_network(net, args.out, base)


if __name__ == "__main__":
    main()
