"""Tune the sentence vectors by which `dragoman compare` finds claims told in other words.

    python -m training.claims --bases BASES --out build/sentences.pt [--epochs 3] [--rate 5e-5]
    python -m training.claims --bases BASES --export build/sentences.pt

The base is MiniLM-L6 whole. The claims of two accounts, in `training/data/retold/claims`, are put
through it, what they have in common is taken off, and the cosines of those that tell one thing are
pushed above those of the others; the sentences of stories teach the same of occurrences. Printed
after each epoch: how well the claims of the file that is held out are told apart. One epoch takes
five to nine minutes of a core without bfloat16 units.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from dragoman.models.sentences import LONGEST
from dragoman.models.vocabulary import tokenizer_in
from dragoman.views.comparison.nearness import FEW
from training.export import SHIPPED
from training.retold import Story, files, read
from training.train import keep_memory

BATCH = 16
"""Texts of about one length that are read at once."""
RIGHT_COUNTS = 2.0
RANKED = 0.3
"""How much it counts beside each cosine that a claim's fellow lies nearer than others."""

Worded = Sequence[tuple[str, frozenset[str]]]
"""Texts with the numbers of what they tell."""


class Vectors(nn.Module):
    """The mean over the tokens of a text; what a cosine says of claims and of occurrences."""

    def __init__(self, encoder: nn.Module, tokenizer: Tokenizer) -> None:
        super().__init__()
        self.encoder, self.tokenizer = encoder, tokenizer
        self.scale = nn.Parameter(torch.full((2,), 10.0))
        self.bias = nn.Parameter(torch.full((2,), -5.0))

    def of(self, texts: Sequence[str]) -> Tensor:
        """(texts, d)"""
        ids = [one.ids for one in self.tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        parts = []
        for start in range(0, len(order), BATCH):
            some = [ids[at] for at in order[start : start + BATCH]]
            size = max(map(len, some))
            rows = torch.tensor([one + [0] * (size - len(one)) for one in some])
            mask = torch.tensor([[1] * len(one) + [0] * (size - len(one)) for one in some])
            hidden = self.encoder(input_ids=rows, attention_mask=mask).last_hidden_state
            parts.append((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True))
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[back]


def cosines(left: Tensor, right: Tensor) -> Tensor:
    both = torch.cat([left, right])
    common = both.sum(0) / (len(both) + FEW)
    return F.normalize(left - common, dim=-1) @ F.normalize(right - common, dim=-1).T


def claims_of(story: Story) -> list[Worded]:
    """The claims of each account."""
    return [[(it.span.of(one.text), frozenset({it.number})) for it in one.marked] for one in story]


def alike(left: Worded, right: Worded) -> Tensor:
    return torch.tensor([[float(bool(a & b)) for _, b in right] for _, a in left])


def loss_of_claims(net: Vectors, pairs: Sequence[list[Worded]]) -> Tensor:
    vectors = iter(_shared_out(net, [worded for pair in pairs for worded in pair]))
    loss = torch.zeros(())
    for ours, theirs in pairs:
        right = alike(ours, theirs)
        scores = cosines(next(vectors), next(vectors)) * net.scale[0] + net.bias[0]
        loss = loss + _told_apart(scores, right)
        for rows, told in ((scores, right), (scores.T, right.T)):
            some = told.sum(1) > 0
            if some.any():
                own = rows[some].masked_fill(told[some] == 0, -1e4)
                loss = loss - RANKED * (own.logsumexp(1) - rows[some].logsumexp(1)).mean()
    return loss / len(pairs)


def loss_of_stories(net: Vectors, stories: Sequence[list[Worded]]) -> Tensor:
    """Sentences of two reports of a story: do they tell of one occurrence?"""
    vectors = _shared_out(net, [[it for told in story for it in told] for story in stories])
    loss = torch.zeros(())
    for story, rows in zip(stories, vectors, strict=True):
        told = [it for report in story for it in report]
        home = torch.tensor([at for at, report in enumerate(story) for _ in report])
        apart = home[:, None] != home[None]
        scores = cosines(rows, rows) * net.scale[1] + net.bias[1]
        loss = loss + _told_apart(scores[apart], alike(told, told)[apart])
    return loss / len(stories)


def _shared_out(net: Vectors, parts: Sequence[Worded]) -> list[Tensor]:
    whole = net.of([text for part in parts for text, _ in part])
    return list(whole.split([len(part) for part in parts]))


def _told_apart(scores: Tensor, right: Tensor) -> Tensor:
    return F.binary_cross_entropy_with_logits(scores, right, pos_weight=torch.tensor(RIGHT_COUNTS))


def train(args: argparse.Namespace) -> None:
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    net = network(args.bases)
    claims = [claims_of(it) for file in files("claims") for it in read(file)]
    stories = [[one.sentences() for one in it] for file in files("stories") for it in read(file)]
    body = [p for n, p in net.named_parameters() if n.startswith("encoder") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": [net.scale, net.bias], "lr": 0.02}],
        weight_decay=0.01,
    )
    epochs = [list(jobs(claims, stories, args.stories, rng)) for _ in range(args.epochs)]
    steps = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / (0.1 * steps)) * max(0.02, 1 - s / steps)
    )
    began = time.time()
    print("before:", measured(net), flush=True)
    for number, todo in enumerate(epochs):
        net.train()
        for kind, some in todo:
            loss = (loss_of_claims if kind == "claims" else loss_of_stories)(net, some)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        torch.save(net.state_dict(), args.out)
        print(f"{number}: {time.time() - began:.0f}s", measured(net), flush=True)


def jobs(
    claims: Iterable[list[Worded]],
    stories: Sequence[list[Worded]],
    share: float,
    rng: random.Random,
) -> Iterator[tuple[str, list[list[Worded]]]]:
    """Batches of an epoch in random order, with a share of the stories."""
    drawn = {"claims": list(claims), "stories": rng.sample(stories, round(share * len(stories)))}
    found = []
    for kind, size in (("claims", 4), ("stories", 3)):
        some = drawn[kind]
        rng.shuffle(some)
        found += [(kind, some[at : at + size]) for at in range(0, len(some), size)]
    rng.shuffle(found)
    yield from found


def network(bases: Path, state: Path | None = None) -> Vectors:
    folder = bases / "minilm"
    tokenizer = tokenizer_in(folder / "tokenizer.json")
    tokenizer.enable_truncation(LONGEST)
    encoder = AutoModel.from_pretrained(
        folder, attn_implementation="eager", attention_probs_dropout_prob=0.0
    )
    encoder.get_input_embeddings().weight.requires_grad_(False)
    net = Vectors(encoder, tokenizer)
    if state is not None:
        net.load_state_dict(torch.load(state, map_location="cpu", weights_only=True))
    return net.eval()


def measured(net: Vectors) -> dict[str, float]:
    """Average precision of the cosines of claims, and of sentences of stories, held out."""
    net.eval()
    found: dict[str, list[tuple[Tensor, Tensor]]] = {"claims": [], "stories": []}
    with torch.no_grad():
        for file in files("claims", "held_out"):
            for story in read(file):
                ours, theirs = claims_of(story)
                left, right = _shared_out(net, (ours, theirs))
                found["claims"].append((cosines(left, right), alike(ours, theirs)))
        for file in files("stories", "held_out"):
            for story in read(file):
                told = [one.sentences() for one in story]
                rows = _shared_out(net, told)
                for a, b in combinations(range(len(told)), 2):
                    pair = cosines(rows[a], rows[b]), alike(told[a], told[b])
                    found["stories"].append(pair)
    return {
        name: round(
            average_precision(*(torch.cat([it[at].flatten() for it in some]) for at in (0, 1))), 3
        )
        for name, some in found.items()
    }


def average_precision(scores: Tensor, right: Tensor) -> float:
    told = right[scores.argsort(descending=True)].numpy()
    hits = told.cumsum() / np.arange(1, len(told) + 1)
    return float(hits[told > 0].mean())


class _Mean(nn.Module):
    """ids (1, n) -> mean (1, d)"""

    def __init__(self, net: Vectors) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor) -> Tensor:
        return self.encoder(input_ids=ids).last_hidden_state.mean(1)


def export(net: Vectors, out: Path) -> None:
    """`sentences.onnx`, int8 weights of 7 bits as those of the encoder."""
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "sentences.onnx"
        torch.onnx.export(
            _Mean(net).eval(), (torch.randint(1000, 20000, (1, 24)),), whole, input_names=["ids"],
            output_names=["mean"], opset_version=17, dynamo=False, dynamic_axes={"ids": {1: "n"}},
        )  # fmt: skip
        quantize_dynamic(
            whole, out / "sentences.onnx", weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True,
        )  # fmt: skip
    print(f"{(out / 'sentences.onnx').stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/sentences.pt"))
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--stories", type=float, default=0.4, help="share of them in each epoch")
    parser.add_argument("--threads", type=int, help="of the processor; default all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--export", type=Path, help="write this network for the package instead")
    parser.add_argument("--to", type=Path, default=SHIPPED)
    args = parser.parse_args()
    keep_memory()
    if args.threads:
        torch.set_num_threads(args.threads)
    if args.export:
        export(network(args.bases, args.export), args.to)
    else:
        train(args)


if __name__ == "__main__":
    main()
