"""Write a trained network as the files that the package ships.

    python -m training.export build/network.pt --bases BASES [--out src/dragoman/models/weights]

`encoder.onnx`, `acts.onnx` and `relation.onnx` (int8 weights, 7 bits used so that processors
without VNNI give the same sums), `heads.npz` (float16), `labels.json`, `tokenizer.json`, and
`VERSION` with a hash of the others.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.models import weights_version
from dragoman.models.windows import SOURCE, TARGET, WINDOW_TOKENS
from training.examples import CLASSES
from training.marked import CONTEXTS, MODE_PAIRS, STATUSES, TYPES
from training.model import Network, attended
from training.train import LAYERS, load_network

SHIPPED = Path(__file__).parent.parent / "src/dragoman/models/weights"


class _Attended(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it."""

    @staticmethod
    def forward(_: Any, *given: Any) -> Tensor:
        return attended(*given)

    @staticmethod
    def symbolic(graph: Any, *given: Any) -> Any:
        *parts, distances, heads = given
        left_out = graph.op("prim::Constant")
        left_out.setType(torch.OptionalType.ofTensor())
        out = graph.op(
            "com.microsoft::MultiHeadAttention", *parts, left_out, left_out, distances,
            num_heads_i=heads,
        )  # fmt: skip
        out.setType(parts[0].type())
        return out


class _Stack(nn.Module):
    """Layers as they are run: one window, no padding, no mask, nothing computed twice.

    What position does to attention depends on the distance alone, so that it is a table; the
    library's own forward computes it anew for each window, and adds a mask of zeros.

    The values that enter a product share 255 steps, and a few loud channels would leave the others
    few of them. Before the feed-forward part the loud ones are made by the norm's gain and bias,
    which are therefore put into the weights of the product: two fifths of what int8 loses.
    """

    def __init__(self, stack: nn.Module) -> None:
        super().__init__()
        self.layer = copy.deepcopy(stack.layer)
        for at, layer in enumerate(self.layer):
            distances = layer.attention.attn.distances(WINDOW_TOKENS).detach()
            self.register_buffer(f"distances_{at}", distances)
            norm, first = layer.attention.LayerNorm, layer.intermediate.dense
            first.bias += first.weight @ norm.bias
            first.weight *= norm.weight

    def forward(self, values: Tensor) -> Tensor:
        size = values.shape[1]
        for at, layer in enumerate(self.layer):
            distances = getattr(self, f"distances_{at}")[:, :, :size, :size]
            norm, attention = layer.attention.LayerNorm, layer.attention.attn
            parts = (part(values) for part in (attention.q, attention.k, attention.v))
            seen = norm(attention.o(_Attended.apply(*parts, distances, attention.heads)) + values)
            wide = layer.intermediate((seen - norm.bias) / norm.weight)
            values = layer.output(wide, seen)
        return values


class _Encoder(nn.Module):
    """ids, features (1, n) -> hidden (1, n, d)"""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        self.stack = _Stack(net.encoder.encoder)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        base = self.net.encoder
        words = base.get_input_embeddings()(ids) + self.net.feature(features)
        return self.stack(base.embeddings(inputs_embeds=words))


class _Acts(nn.Module):
    """hidden (1, n, d) -> what the heads of acts read, of the same shape"""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.stack = _Stack(net.acts)

    def forward(self, hidden: Tensor) -> Tensor:
        return self.stack(hidden)


class _Relation(nn.Module):
    """hidden (1, n, d), marks (1, n) -> scores (1, types)"""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        self.stack = _Stack(net.upper)

    def forward(self, hidden: Tensor, marks: Tensor) -> Tensor:
        return self.net.relation_scores(self.stack(hidden), marks, torch.ones_like(marks))


def export(network: Path, bases: Path, out: Path) -> None:
    net = load_network(network, bases, "cpu").requires_grad_(False)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, write in _FILES.items():
            whole = Path(scratch) / f"{name}.onnx"
            write(net, whole)
            quantize_dynamic(
                whole, out / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True,
                reduce_range=True,
            )  # fmt: skip
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in net.state_dict().items()
        if not name.startswith((*LAYERS, "feature.", "relation."))
    }
    np.savez_compressed(out / "heads.npz", **heads)
    labels = {
        "classes": CLASSES, "types": len(TYPES), "statuses": STATUSES, "modes": MODE_PAIRS,
        "contexts": CONTEXTS,
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels, indent=1), encoding="utf-8")
    shutil.copy(bases / "minilm/tokenizer.json", out / "tokenizer.json")
    (out / "VERSION").write_text(f"{weights_version(out)}\n", encoding="utf-8")
    for file in sorted(out.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.name}")


def _write_encoder(net: Network, file: Path) -> None:
    ids = torch.randint(1000, 20000, (1, 64))
    inputs = {"ids": ids, "features": torch.zeros_like(ids)}
    trained = net.hidden(*inputs.values(), torch.ones_like(ids))
    _write_onnx(_Encoder(net), inputs, {"hidden": {1: "n"}}, trained, file)


def _write_acts(net: Network, file: Path) -> None:
    inputs = {"hidden": torch.randn(1, 64, net.size)}
    trained = net.of_acts(*inputs.values(), torch.ones(1, 64, dtype=torch.long))
    _write_onnx(_Acts(net), inputs, {"acts": {1: "n"}}, trained, file)


def _write_relation(net: Network, file: Path) -> None:
    marks = torch.zeros(1, 64, dtype=torch.long)
    marks[0, 3], marks[0, 9] = SOURCE, TARGET
    inputs = {"hidden": torch.randn(1, 64, net.size), "marks": marks}
    trained = net.relation_logits(*inputs.values(), torch.ones_like(marks))
    _write_onnx(_Relation(net), inputs, {"scores": {}}, trained, file)


_FILES = {"encoder": _write_encoder, "acts": _write_acts, "relation": _write_relation}


def _write_onnx(
    module: nn.Module,
    inputs: dict[str, Tensor],
    output: dict[str, dict[int, str]],
    trained: Tensor,
    file: Path,
) -> None:
    """`output` names it and its axes of variable length; every input has tokens on its second."""
    if not torch.allclose(module.eval()(*inputs.values()), trained, atol=1e-4):
        raise SystemExit(f"{file.stem} as written here is not the one that was trained")
    torch.onnx.export(
        module, tuple(inputs.values()), file, input_names=list(inputs), output_names=list(output),
        opset_version=17, dynamo=False,
        dynamic_axes={name: {1: "n"} for name in inputs} | output,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    args = parser.parse_args()
    export(args.network, args.bases, args.out)


if __name__ == "__main__":
    main()
