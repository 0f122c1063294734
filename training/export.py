"""Write a trained network as the files that the package ships.

    python -m training.export build/network.pt --bases BASES [--out src/dragoman/models/weights]

`encoder.onnx` (int8 weights, 7 bits used so that processors without VNNI give the same sums),
`heads.npz` (float16), `labels.json`, `tokenizer.json`, and `VERSION` with a hash of the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.models.windows import WINDOW_TOKENS
from training.examples import CLASSES
from training.marked import CONTEXTS, MODE_PAIRS, STATUSES, TYPES
from training.model import Network
from training.train import load_network

SHIPPED = Path(__file__).parent.parent / "src/dragoman/models/weights"


class _Encoder(nn.Module):
    """The encoder as it is run: one window, no padding, no mask, nothing computed twice.

    What position does to attention depends on the distance alone, so that it is a table; the
    library's own forward computes it anew for each window, and adds a mask of zeros.
    """

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        stack = net.encoder.encoder
        longest = torch.zeros(1, WINDOW_TOKENS, net.size)
        self.register_buffer("distances", stack.compute_position_bias(longest).detach())

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        base = self.net.encoder
        words = base.get_input_embeddings()(ids) + self.net.feature(features)
        values = base.embeddings(inputs_embeds=words)
        size = ids.shape[1]
        distances = self.distances[:, :, :size, :size]
        for layer in base.encoder.layer:
            mixed = self._attended(layer.attention.attn, values, distances)
            seen = layer.attention.LayerNorm(mixed)
            values = layer.output(layer.intermediate(seen), seen)
        return values

    def _attended(self, attention: nn.Module, values: Tensor, distances: Tensor) -> Tensor:
        def heads(part: Tensor) -> Tensor:
            return part.unflatten(-1, (attention.num_attention_heads, -1))

        asked = heads(attention.q(values)).transpose(1, 2)
        keys = heads(attention.k(values)).permute(0, 2, 3, 1)
        given = heads(attention.v(values)).transpose(1, 2)
        scores = asked @ keys * attention.attention_head_size**-0.5 + distances
        mixed = (scores.softmax(-1) @ given).transpose(1, 2).flatten(2)
        return attention.o(mixed) + values


def export(network: Path, bases: Path, out: Path) -> None:
    net = load_network(network, bases, "cpu")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        _write_onnx(net, whole)
        quantize_dynamic(
            whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True,
        )  # fmt: skip
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in net.state_dict().items()
        if not name.startswith(("encoder.", "feature."))
    }
    np.savez_compressed(out / "heads.npz", **heads)
    labels = {
        "classes": CLASSES, "types": len(TYPES), "statuses": STATUSES, "modes": MODE_PAIRS,
        "contexts": CONTEXTS,
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels, indent=1), encoding="utf-8")
    shutil.copy(bases / "minilm/tokenizer.json", out / "tokenizer.json")
    digest = hashlib.sha256()
    for name in ("encoder.onnx", "heads.npz", "labels.json", "tokenizer.json"):
        digest.update((out / name).read_bytes())
    (out / "VERSION").write_text(f"{digest.hexdigest()[:12]}\n", encoding="utf-8")
    for file in sorted(out.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.name}")


def _write_onnx(net: Network, file: Path) -> None:
    ids = torch.randint(1000, 20000, (1, 64))
    features = torch.zeros_like(ids)
    encoder = _Encoder(net).eval()
    with torch.no_grad():
        trained = net.eval().hidden(ids, features, torch.ones_like(ids))
        if not torch.allclose(encoder(ids, features), trained, atol=1e-4):
            raise SystemExit("the encoder as written here is not the one that was trained")
    torch.onnx.export(
        encoder, (ids, features), file, input_names=["ids", "features"],
        output_names=["hidden"], opset_version=17, dynamo=False,
        dynamic_axes={"ids": {1: "n"}, "features": {1: "n"}, "hidden": {1: "n"}},
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
