"""Train the shared encoder and its heads.

    python -m training.train --shared ../shared --bases BASES --base minilm --layers 6 \
        --out build/minilm.pt [--teacher build/a.pt,build/b.pt] \
        [--corpora polnear,attributions,events,plv]

BASES holds one folder per base (`minilm`, `mpnet`), as unpacked from their packages. A run on one
GPU takes a few minutes; on two CPU cores some hours.
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
from torch.nn import functional as F

from dragoman.models.windows import WindowCutter
from training.corpora import Corpora, polnear
from training.examples import (
    CLASSES,
    GROUPS,
    IGNORE,
    ROLES,
    Example,
    attribution_examples,
    plv_fold,
    plv_rows,
)
from training.model import FrameBatch, LinkBatch, Network, load_parts
from training.pairs import PairExample, pair_losses, plv_pairs, relation_scores

BATCH_TOKENS = 3072
BATCH_PAIRS = 32
MASKED_PAIRS = 0.5
UNSURE = 0.3
REPORT_EVERY = 50
LIMITS = (192, 192, 256, 128)


class Batch:
    """Padded tensors of some examples, with their frames and links."""

    def __init__(self, examples: list[Example], device: str) -> None:
        rows, length = len(examples), max(len(e.window.ids) for e in examples)
        self.ids = torch.zeros(rows, length, dtype=torch.long)
        self.features = torch.zeros(rows, length, dtype=torch.long)
        self.mask = torch.zeros(rows, length, dtype=torch.long)
        self.tags = torch.full((rows, length, len(GROUPS)), IGNORE)
        self.flags = torch.full((rows, length), IGNORE)
        self.trigger = torch.full((rows, length), IGNORE)
        for row, e in enumerate(examples):
            size = len(e.window.ids)
            self.ids[row, :size] = torch.from_numpy(e.window.ids)
            self.features[row, :size] = torch.from_numpy(e.window.features)
            self.mask[row, :size] = 1
            self.tags[row, :size] = torch.from_numpy(e.tags.T.astype(np.int64))
            self.flags[row, :size] = torch.from_numpy(e.flags.astype(np.int64))
            self.trigger[row, :size] = torch.from_numpy(e.trigger.astype(np.int64))
        self.examples = examples
        for name in ("ids", "features", "mask", "tags", "flags", "trigger"):
            setattr(self, name, getattr(self, name).to(device, non_blocking=True))


def batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    order = sorted(examples, key=lambda e: len(e.window.ids) + rng.random() * 12)
    out: list[list[Example]] = []
    held: list[Example] = []
    for example in order:
        if held and (len(held) + 1) * len(example.window.ids) > BATCH_TOKENS:
            out.append(held)
            held = []
        held.append(example)
    out.append(held)
    rng.shuffle(out)
    return out


def losses(net: Network, batch: Batch, hidden: Tensor) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}
    tags = net.tags(net.drop(hidden)).unflatten(-1, (len(GROUPS), 3))
    if (batch.tags != IGNORE).any():
        out["tags"] = 4 * F.cross_entropy(
            tags.flatten(0, 2), batch.tags.flatten(), ignore_index=IGNORE
        )
    known = batch.flags != IGNORE
    cues = known & (batch.tags[..., 2] == 1) | known & (batch.tags[..., 7] == 1)
    if cues.any():
        bits = torch.stack([(batch.flags[cues] >> i) & 1 for i in range(3)], -1).float()
        out["flags"] = 0.3 * F.binary_cross_entropy_with_logits(net.flags(hidden[cues]), bits)
    triggers = net.trigger(net.drop(hidden))
    if (batch.trigger != IGNORE).any():
        out["trigger"] = 2 * trigger_loss(triggers, batch)
    out |= link_losses(net, batch, hidden)
    out |= frame_losses(net, batch, hidden, triggers)
    return out


def trigger_loss(triggers: Tensor, batch: Batch) -> Tensor:
    """A sentence of which one act is known may tell others: its other tokens count for less."""
    each = F.cross_entropy(triggers.transpose(1, 2), batch.trigger, reduction="none")
    partly = torch.tensor([e.corpus == "plv" for e in batch.examples], device=triggers.device)
    weight = torch.where(partly[:, None] & (batch.trigger == 0), UNSURE, 1.0)
    weight = weight * (batch.trigger != IGNORE)
    return (each * weight).sum() / weight.sum().clamp(min=1)


def link_losses(net: Network, batch: Batch, hidden: Tensor) -> dict[str, Tensor]:
    rows, contents, gold = [], [], [[], []]
    candidates: list[list[tuple[int, tuple[int, int]]]] = [[], []]
    for row, example in enumerate(batch.examples):
        known = [{}, {}]
        for link in example.links:
            for which, span in enumerate((link.cue, link.source)):
                if span is not None and span not in known[which]:
                    known[which][span] = len(candidates[which])
                    candidates[which].append((row, span))
        for link in example.links:
            rows.append(row)
            contents.append(link.content)
            for which, span in enumerate((link.cue, link.source)):
                gold[which].append(0 if span is None else known[which][span] + 1)
    if not rows or not candidates[0] or not candidates[1]:
        return {}
    device = hidden.device
    links = LinkBatch(
        torch.tensor(rows, device=device),
        torch.tensor(contents, device=device),
        [torch.tensor([r for r, _ in side], device=device) for side in candidates],
        [torch.tensor([s for _, s in side], device=device) for side in candidates],
    )
    return {
        f"link{which}": 0.5 * F.cross_entropy(
            net.link_logits(hidden, links, which).float(), torch.tensor(gold[which], device=device)
        )
        for which in (0, 1)
    }  # fmt: skip


def frame_losses(net: Network, batch: Batch, hidden: Tensor, triggers: Tensor) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}
    scores = triggers.detach().float().log_softmax(-1)
    picked = [(row, frame) for row, e in enumerate(batch.examples) for frame in e.frames]
    if not picked:
        return out
    firsts, lasts, labels, latent = [], [], [], []
    for row, frame in picked:
        if frame.trigger is not None:
            firsts.append(frame.trigger[0])
            lasts.append(frame.trigger[1] - 1)
            labels.append(frame.label)
            latent.append(False)
        else:
            free = torch.from_numpy((frame.roles[:2] <= 0).all(0)).to(hidden.device)
            free[0] = False
            size = len(frame.roles[0])
            options = (
                [CLASSES.index(t) for t in ("CONCEDE", "RETREAT")]
                if frame.label == -2
                else [frame.label]
            )
            table = scores[row, :size][:, [o + 1 for o in options]].masked_fill(
                ~free[:, None], -1e4
            )
            best = int(table.argmax())
            firsts.append(best // len(options))
            lasts.append(best // len(options))
            labels.append(options[best % len(options)])
            latent.append(True)
    device = hidden.device
    frame_batch = FrameBatch(
        torch.tensor([row for row, _ in picked], device=device),
        torch.tensor(firsts, device=device), torch.tensor(lasts, device=device),
        torch.tensor(labels, device=device),
    )  # fmt: skip
    hard = torch.tensor(latent, device=device)
    if hard.any():
        at = triggers[frame_batch.row[hard], frame_batch.first[hard]]
        out["latent"] = 0.5 * F.cross_entropy(at, frame_batch.label[hard] + 1)
    length = hidden.shape[1]
    roles = np.full((len(picked), len(ROLES), length), IGNORE, np.int64)
    for index, (_, frame) in enumerate(picked):
        roles[index, :, : frame.roles.shape[1]] = frame.roles
    gold_roles = torch.from_numpy(roles).to(device).transpose(1, 2)
    gold_roles[batch.ids[frame_batch.row] == 0] = IGNORE
    logits = net.role_logits(hidden, frame_batch)
    out["roles"] = 4 * F.cross_entropy(
        logits.flatten(0, 2), gold_roles.flatten(), ignore_index=IGNORE
    )
    told = torch.tensor([frame.status != IGNORE for _, frame in picked], device=device)
    if told.any():
        facts = net.facts(hidden, frame_batch)[told]
        own = [frame for _, frame in picked if frame.status != IGNORE]
        status = torch.tensor([frame.status for frame in own], device=device)
        modes = torch.from_numpy(np.stack([frame.modes for frame in own])).to(device)
        contexts = torch.from_numpy(np.stack([frame.contexts for frame in own])).to(device)
        out["status"] = 0.5 * F.cross_entropy(net.status(facts), status, label_smoothing=0.05)
        for name, head, gold in (("modes", net.modes, modes), ("contexts", net.contexts, contexts)):
            if (known := gold[:, 0] != IGNORE).any():
                out[name] = 3 * F.binary_cross_entropy_with_logits(head(facts)[known], gold[known])
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


def distilled(net: Network, teachers: list[Network], batch: Batch, hidden: Tensor) -> Tensor:
    """Divergence of the tag and trigger distributions from the teachers' mean."""
    with torch.no_grad():
        tags, trigger = [], []
        for teacher in teachers:
            seen = teacher.hidden(batch.ids, batch.features, batch.mask)
            tags.append(teacher.tags(seen).unflatten(-1, (len(GROUPS), 3)).float().softmax(-1))
            trigger.append(teacher.trigger(seen).float().softmax(-1))
        gold_tags, gold_trigger = torch.stack(tags).mean(0), torch.stack(trigger).mean(0)
    real = (batch.mask == 1) & (batch.features >= 0)
    own_tags = net.tags(net.drop(hidden)).unflatten(-1, (len(GROUPS), 3)).float().log_softmax(-1)
    own_trigger = net.trigger(net.drop(hidden)).float().log_softmax(-1)
    tag_loss = F.kl_div(own_tags[real], gold_tags[real], reduction="sum") / real.sum() / len(GROUPS)
    trigger_loss = F.kl_div(own_trigger[real], gold_trigger[real], reduction="sum") / real.sum()
    return 8 * tag_loss + 4 * trigger_loss


def train(args: argparse.Namespace) -> Network:
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    cutter = WindowCutter(args.bases / "minilm/tokenizer.json")
    corpora = Corpora.load(args.shared, names=set(args.corpora.split(",")), fold=args.fold)
    corpora.polnear_share, corpora.own_repeats = args.polnear_share, args.own_repeats
    net = (
        load_network(args.start, args.bases, device)
        if args.start
        else Network(*load_parts(args.bases / args.base, args.layers)).to(device)
    )
    teachers = [load_network(path, args.bases, device) for path in args.teacher]
    learnt = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    heads = [p for n, p in learnt if not n.startswith(("encoder", "upper"))]
    body = [p for n, p in learnt if n.startswith(("encoder", "upper"))]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": 1e-3}],
        weight_decay=0.01,
        fused=True,
    )

    def drawn(epoch: int) -> list[list[Example] | list[PairExample]]:
        examples = list(corpora.epoch(cutter, rng, LIMITS[epoch % len(LIMITS)]))
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
        save_network(net, args.out, args)
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


def save_network(net: Network, path: Path, args: argparse.Namespace) -> None:
    state = {name: value.half() for name, value in net.state_dict().items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, "base": args.base, "layers": args.layers}, path)


def load_network(path: Path, bases: Path, device: str) -> Network:
    saved = torch.load(path, map_location="cpu", weights_only=True)
    net = Network(*load_parts(bases / saved["base"], saved["layers"]))
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
    parser.add_argument("--corpora", default="polnear,attributions,events,plv")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    keep_memory()
    if args.threads:
        torch.set_num_threads(args.threads)
    save_network(train(args), args.out, args)


if __name__ == "__main__":
    main()
