"""The shipped files as a network again, to train on from them.

    python -m training.restore --bases BASES --out build/start.pt [--weights FOLDER]

Matrices come back as their int8 approximations, the heads as float16, and the word embeddings,
which training leaves alone, from the base. `--start build/start.pt` then goes on from it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.export import SHIPPED
from training.model import Attention, Network, load_parts
from training.train import save_network

_LAYER = (
    "attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o",
    "intermediate.dense", "output.dense",
)  # fmt: skip
"""The products of a layer, in the order in which it computes them."""


def restored(weights: Path, bases: Path, base: str) -> Network:
    """The network whose export `weights` holds, as near as int8 keeps it."""
    stacks = {
        stack: dict(_values(weights / f"{file}.onnx", stack, ["relation.1", "relation.4"]))
        for file, stack in (("encoder", "encoder.encoder"), ("relation", "upper"), ("acts", "acts"))
    }
    shared = stacks["encoder.encoder"]
    wide = [name for name in shared if name.endswith("intermediate.dense.bias")]
    heads = shared["distances_0"].shape[1]
    width = len(shared[wide[0]])
    acts = sum(name.endswith("output.dense.bias") for name in stacks["acts"])
    net = Network(*load_parts(bases / base, len(wide), width=width, heads=heads, acts=acts))
    state = net.state_dict()
    with np.load(weights / "heads.npz") as heads:
        found = {name: torch.from_numpy(value.astype(np.float32)) for name, value in heads.items()}
    for stack, values in stacks.items():
        _loud_again(values)
        tables = {name: values.pop(name) for name in list(values) if name.startswith("distances")}
        for at, layer in enumerate(net.get_submodule(stack).layer):
            # Of equal tables a file holds the first.
            distances = tables.get(f"distances_{at}", tables["distances_0"])
            learnt = _bias(layer.attention.attn, distances)
            found[f"{stack}.layer.{at}.attention.attn.distance.weight"] = learnt
        found |= values
    for name, value in found.items():
        if state[name].shape != value.shape:
            raise SystemExit(f"{name}: {tuple(value.shape)}, not {tuple(state[name].shape)}")
    missing = state.keys() - found.keys()
    print("left as in the base:", ", ".join(sorted(missing)))
    net.load_state_dict(state | found)
    return net


def _values(file: Path, stack: str, beyond: list[str]) -> Iterator[tuple[str, Tensor]]:
    """Names and values of a network's parameters in a file; `beyond`: products after the layers."""
    graph = onnx.load(file).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for name, value in held.items():
        known = name.removeprefix("net.").removeprefix("stack.")
        if known == name:
            continue
        if known.startswith("layer."):
            known = f"{stack}.{known}"
        if known.endswith("_quantized"):
            plain = known.removesuffix("_quantized")
            if "word_embeddings" not in plain:
                yield plain, _whole(held, name.removesuffix("_quantized"))
        elif not known.endswith(("_scale", "_zero_point")):
            yield known, torch.from_numpy(value.copy())
    products = [
        node.input[1].removesuffix("_quantized")
        for node in graph.node
        if node.op_type == "MatMulInteger"
    ]
    layers = len(products) // len(_LAYER)
    names = [f"{stack}.layer.{at}.{part}" for at in range(layers) for part in _LAYER]
    for name, product in zip([*names, *beyond], products, strict=False):
        yield f"{name}.weight", _whole(held, product).T.contiguous()


def _loud_again(values: dict[str, Tensor]) -> None:
    """Take gain and bias of the norm before it out of each feed-forward product again."""
    for name in [one for one in values if one.endswith("intermediate.dense.weight")]:
        norm = name.replace("intermediate.dense", "attention.LayerNorm")
        values[name] = values[name] / values[norm]
        bias = name.replace("weight", "bias")
        values[bias] = values[bias] - values[name] @ values[norm.replace("weight", "bias")]


def _bias(attention: Attention, distances: Tensor) -> Tensor:
    """(buckets, heads): what a distance does to attention, from its table (1, heads, n, n)."""
    bias = torch.zeros_like(attention.distance.weight)
    bias[attention.buckets(distances.shape[-1]).flatten()] = distances[0].flatten(1).T
    return bias


def _whole(held: dict[str, np.ndarray], name: str) -> Tensor:
    """A matrix from its int8 parts; scales are one a column, or one for all."""
    parts = (held[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale"))
    values, zero, scale = (part.astype(np.float32) for part in parts)
    return torch.from_numpy((values - zero) * scale)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--base", default="mpnet")
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    save_network(restored(args.weights, args.bases, args.base), args.out, args.base)


if __name__ == "__main__":
    main()
