"""Pairs of parties with the type of act between them: what the relation of a pair learns from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.annotate import annotate
from dragoman.models.windows import WindowCutter
from dragoman.ontology import strict_plover
from dragoman.records import Report, Span
from training.marked import TYPES, MarkedEvent
from training.model import Network
from training.scores import macro_f1

# Rows of PLV join what PLOVER's manual keeps apart: a concession in words and one in deeds.
YIELD = tuple(TYPES.index(name) for name in ("CONCEDE", "RETREAT"))
# One word stands for a masked party, so that the model reads the act and not the names.
_MASKS = (2, 3)  # [unused1], [unused2]


@dataclass(frozen=True)
class Pair:
    """Two spans of a text and the types, any of which is right, of what passed between them."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    types: tuple[int, ...]


def plv_pairs(rows: Sequence[dict]) -> Iterator[Pair]:
    for row in rows:
        if row["source"] and row["target"]:
            types = YIELD if row["root"] == "YIELD" else (TYPES.index(row["root"]),)
            yield Pair(row["text"], row["source"], row["target"], types)


def own_pairs(text: str, events: Sequence[MarkedEvent], rng: random.Random) -> Iterator[Pair]:
    """A pair of each event that has both sides, by the type that PLOVER's strict rules give."""
    for event in events:
        if event.type and event.actors and event.recipients:
            strict, _ = strict_plover(event.type, event.status)
            yield Pair(
                text, rng.choice(event.actors), rng.choice(event.recipients),
                (TYPES.index(strict),),
            )  # fmt: skip


@dataclass(frozen=True)
class PairExample:
    """One pair as the network reads it: (n,) ids, features and marks."""

    ids: np.ndarray
    features: np.ndarray
    marks: np.ndarray
    types: tuple[int, ...]


def pair_example(pair: Pair, cutter: WindowCutter, *, masked: bool) -> PairExample:
    text = annotate(Report(pair.text))
    window, marks = cutter.marked(text, Span(*pair.source), Span(*pair.target))
    ids, features = window.ids, window.features
    if masked:
        ids = np.where(marks == 1, _MASKS[0], np.where(marks == 2, _MASKS[1], ids))
        kept = (marks == 0) | (marks != np.roll(marks, 1))
        ids, features, marks = ids[kept], features[kept], marks[kept]
    return PairExample(ids, features, marks, pair.types)


def pair_losses(net: Network, examples: Sequence[PairExample], device: str) -> dict[str, Tensor]:
    logits = relation_logits(net, examples, device)
    likely = logits.log_softmax(-1)
    right = torch.full_like(likely, -1e4)
    for row, example in enumerate(examples):
        right[row, list(example.types)] = 0
    return {"relation": -torch.logsumexp(likely + right, -1).mean()}


def relation_logits(net: Network, examples: Sequence[PairExample], device: str) -> Tensor:
    """(examples, types)"""
    length = max(len(example.ids) for example in examples)
    columns = np.zeros((4, len(examples), length), np.int64)
    for row, example in enumerate(examples):
        size = len(example.ids)
        columns[0, row, :size] = example.ids
        columns[1, row, :size] = example.features
        columns[2, row, :size] = example.marks
        columns[3, row, :size] = 1
    ids, features, marks, mask = torch.from_numpy(columns).to(device)
    return net.relation_logits(net.hidden(ids, features, mask), marks, mask).float()


def relation_scores(
    net: Network, pairs: Sequence[Pair], cutter: WindowCutter, device: str
) -> dict[str, float]:
    """Macro-F1 of PLV's fifteen types, four quad classes, and cooperation or conflict."""
    from dragoman import ontology

    net.eval()
    root = ["YIELD" if i in YIELD else name for i, name in enumerate(TYPES)]
    names = sorted(set(root))
    fold = torch.tensor([[float(r == n) for n in names] for r in root], device=device)
    found = []
    with torch.no_grad(), torch.autocast(device, torch.bfloat16):
        for at in range(0, len(pairs), 32):
            part = [pair_example(p, cutter, masked=False) for p in pairs[at : at + 32]]
            likely = F.softmax(relation_logits(net, part, device), -1) @ fold
            found += [names[i] for i in likely.argmax(-1).tolist()]
    gold = [root[pair.types[0]] for pair in pairs]

    def quad(name: str) -> int:
        return ontology.quad("RETREAT" if name == "YIELD" else name)

    quads = [quad(name) for name in gold], [quad(name) for name in found]
    return {
        "root": round(macro_f1(gold, found), 4),
        "quad": round(macro_f1(*quads), 4),
        "binary": round(macro_f1(*([q > 2 for q in side] for side in quads)), 4),
    }
