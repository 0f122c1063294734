"""Train the shared encoder and its heads.

    python -m training.train --shared ../shared --bases BASES --out build/network.pt [--fold 0] \
        [--start build/earlier.pt] [--teacher build/a.pt,build/b.pt] \
        [--corpora polnear,attributions,events,news,plv] [--part relation]

BASES holds one folder per base (`minilm`, `mpnet`), as unpacked from their packages; the first only
lends its vocabulary. An epoch takes about a quarter of an hour on one CPU core with bfloat16.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from dragoman.models.windows import WindowCutter
from training.corpora import Corpora, polnear
from training.examples import (
    GROUPS,
    IGNORE,
    Example,
    attribution_examples,
    plv_fold,
    plv_rows,
)
from training.losses import Batch, distilled, losses
from training.model import ACTS, RELATION, Network, load_parts
from training.pairs import PairExample, pair_losses, plv_pairs, relation_scores

BATCH_TOKENS = 3072
BATCH_PAIRS = 32
MASKED_PAIRS = 0.5
REPORT_EVERY = 50
LIMITS = (192, 192, 256, 128)
LAYERS = ("encoder.", "upper.", "acts.")
PARTS = {"relation": RELATION, "acts": ACTS}


def batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    order = sorted(examples, key=lambda e: len(e.window.ids) + rng.random() * 12)
    out: list[list[Example]] = []
    held: list[Example] = []
    for example in order:
        if held and (len(held) + 1) * len(example.window.ids) > BATCH_TOKENS:
            out.append(held)
            held = []
        held.append(example)
    if held:
        out.append(held)
    rng.shuffle(out)
    return out


def jobs(
    examples: list[Example], pairs: list[PairExample], rng: random.Random
) -> list[list[Example] | list[PairExample]]:
    """Batches of texts and batches of pairs, in random order."""
    order = sorted(pairs, key=lambda p: len(p.ids) + rng.random() * 12)
    groups = [order[at : at + BATCH_PAIRS] for at in range(0, len(order), BATCH_PAIRS)]
    out = [*batches(examples, rng), *groups]
    rng.shuffle(out)
    return out


def job_losses(
    net: Network, teachers: list[Network], job: list[Example] | list[PairExample], device: str
) -> dict[str, Tensor]:
    if isinstance(job[0], PairExample):
        return pair_losses(net, job, device)
    batch = Batch(job, device)
    hidden = net.hidden(batch.ids, batch.features, batch.mask).float()
    parts = losses(net, batch, hidden)
    if teachers:
        parts["distil"] = distilled(net, teachers, batch, hidden)
    return parts


def train(args: argparse.Namespace) -> Network:
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    cutter = WindowCutter(args.bases / "minilm/tokenizer.json")
    corpora = Corpora.load(args.shared, names=set(args.corpora.split(",")), fold=args.fold)
    corpora.polnear_share, corpora.own_repeats = args.polnear_share, args.own_repeats
    corpora.news_repeats, corpora.pair_share = args.news_repeats, args.pair_share
    net = (
        load_network(args.start, args.bases, device)
        if args.start
        else Network(*load_parts(args.bases / args.base, args.layers)).to(device)
    )
    counts = torch.tensor(corpora.status_counts(), dtype=torch.float32, device=device)
    net.status_prior = (counts + 1).log() - (counts + 1).sum().log()
    if args.part:
        for name, parameter in net.named_parameters():
            parameter.requires_grad_(name.startswith(PARTS[args.part]))
    teachers = [load_network(path, args.bases, device) for path in args.teacher]
    learnt = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    heads = [p for n, p in learnt if not n.startswith(LAYERS)]
    body = [p for n, p in learnt if n.startswith(LAYERS)]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": 1e-3}],
        weight_decay=0.01,
        fused=True,
    )

    def drawn(epoch: int) -> list[list[Example] | list[PairExample]]:
        limit = LIMITS[epoch % len(LIMITS)]
        examples = [] if args.part == "relation" else list(corpora.epoch(cutter, rng, limit))
        return jobs(examples, list(corpora.pair_epoch(cutter, rng, MASKED_PAIRS)), rng)

    todo = drawn(0)
    steps = len(todo) * args.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda s: min(1, (s + 1) / (0.06 * steps)) * (1 - (1 - args.end) * min(1, s / steps)),
    )
    began = time.time()
    for epoch in range(args.epochs):
        todo = todo if epoch == 0 else drawn(epoch)
        net.train()
        totals: dict[str, list[float]] = {}
        for index, job in enumerate(todo):
            with torch.autocast(device, torch.bfloat16):
                parts = job_losses(net, teachers, job, device)
                loss = sum(parts.values())
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            for name, value in parts.items():
                totals.setdefault(name, []).append(float(value.detach()))
            if index % REPORT_EVERY == REPORT_EVERY - 1:
                print(
                    f"{epoch}: {index + 1} of {len(todo)} after {time.time() - began:.0f}s",
                    flush=True,
                )
        means = {name: round(sum(values) / len(values), 4) for name, values in totals.items()}
        print(args.out.name, epoch, f"{time.time() - began:.0f}s", means, flush=True)
        save_network(net, args.out, args.base)
        if args.check:
            print(args.out.name, check(net, args.shared, cutter, device), flush=True)
            print(args.out.name, left_out(net, args, cutter, device), flush=True)
    return net


def left_out(
    net: Network, args: argparse.Namespace, cutter: WindowCutter, device: str
) -> dict[str, float]:
    """How well the relations of the PLV pairs that were left out are told."""
    rows = plv_rows(args.shared / "data/plv/PLV_train.tsv")
    kept = [row for row in rows if args.fold is not None and plv_fold(row["key"]) == args.fold]
    return relation_scores(net, list(plv_pairs(kept)), cutter, device) if kept else {}


def check(net: Network, shared: Path, cutter: WindowCutter, device: str) -> dict[str, float]:
    """Token F1 of content, source and cue on PolNeAR dev, by plain argmax."""
    net.eval()
    counts = np.zeros((3, 3))
    for key, text, rows in polnear(shared, "dev"):
        examples = list(
            attribution_examples(text, rows, cutter, key=key, corpus="dev", full=False, limit=192)
        )
        batch = Batch(examples, device)
        with torch.no_grad():
            logits = net.tags(net.hidden(batch.ids, batch.features, batch.mask))
        found = logits.unflatten(-1, (len(GROUPS), 3)).argmax(-1)[..., :3].cpu().numpy() > 0
        gold = batch.tags[..., :3].cpu().numpy()
        known = gold != IGNORE
        for group in range(3):
            g, f = (gold[..., group] > 0) & known[..., group], found[..., group] & known[..., group]
            counts[group] += (g & f).sum(), g.sum(), f.sum()
    return {name: round(float(200 * hit / (gold + found)), 2)
            for name, (hit, gold, found) in zip(GROUPS, counts, strict=False)}  # fmt: skip


def save_network(net: Network, path: Path, base: str) -> None:
    state = {name: value.half() for name, value in net.state_dict().items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, "base": base, **net.shape}, path)


def load_network(path: Path, bases: Path, device: str) -> Network:
    saved = torch.load(path, map_location="cpu", weights_only=True)
    shape = {name: saved[name] for name in ("layers", "width", "heads", "acts")}
    net = Network(*load_parts(bases / saved["base"], **shape))
    net.load_state_dict({name: value.float() for name, value in saved["state"].items()})
    return net.to(device).eval()


def keep_memory() -> None:
    """Let glibc keep freed memory: handing it back each step costs four fifths of the time."""
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        for option, value in ((-1, 2**31 - 1), (-3, 2**31 - 1), (-4, 0)):
            mallopt(option, value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--bases", type=Path, required=True)
    parser.add_argument("--base", default="mpnet")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from this network")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--end", type=float, default=0.0, help="share of the rate at the end")
    parser.add_argument("--threads", type=int, help="of the processor; default all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--teacher", type=lambda v: [Path(p) for p in v.split(",")], default=[])
    parser.add_argument("--polnear-share", type=float, default=1.0, help="drawn anew each epoch")
    parser.add_argument("--own-repeats", type=int, default=1)
    parser.add_argument("--news-repeats", type=int, default=1)
    parser.add_argument("--pair-share", type=float, default=1.0, help="drawn anew each epoch")
    parser.add_argument("--corpora", default="polnear,attributions,events,news,plv")
    parser.add_argument(
        "--part", choices=PARTS, help="train only what the relation of a pair, or acts alone, read"
    )
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    keep_memory()
    if args.threads:
        torch.set_num_threads(args.threads)
    save_network(train(args), args.out, args.base)


if __name__ == "__main__":
    main()
