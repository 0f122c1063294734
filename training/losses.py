"""What the network is taught by a batch of windows: a loss a head, weighted."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.examples import CLASSES, GROUPS, IGNORE, ROLES, Example
from training.model import FrameBatch, LinkBatch, Network

UNSURE = 0.3
STATUS_BALANCE = 0.35
"""How far rare statuses are favoured: 0 not at all, 1 as if all were as frequent (logit adjustment,
Menon et al. 2021). Half of the acts that are told happened; what was called off is asked about."""


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
    out |= link_losses(net, batch, hidden)
    acts = net.of_acts(hidden, batch.mask).float()
    triggers = net.trigger(net.drop(acts))
    if (batch.trigger != IGNORE).any():
        out["trigger"] = 2 * trigger_loss(triggers, batch)
    out |= frame_losses(net, batch, acts, triggers)
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
        scores = net.status(facts) + STATUS_BALANCE * net.status_prior
        out["status"] = 0.5 * F.cross_entropy(scores, status, label_smoothing=0.05)
        for name, head, gold in (("modes", net.modes, modes), ("contexts", net.contexts, contexts)):
            if (known := gold[:, 0] != IGNORE).any():
                out[name] = 3 * F.binary_cross_entropy_with_logits(head(facts)[known], gold[known])
    return out


def distilled(net: Network, teachers: list[Network], batch: Batch, hidden: Tensor) -> Tensor:
    """How far tags and triggers are from the teachers' mean, and the hidden states from theirs.

    Divergences of the distributions; of the hidden states the squared distance as a share of the
    teachers' variance, where there are as many of them, so that the heads and the relation's layers
    go on reading what they know.
    """
    with torch.no_grad():
        seen = [teacher.hidden(batch.ids, batch.features, batch.mask) for teacher in teachers]
        told = list(zip(teachers, seen, strict=True))
        gold_tags = torch.stack([_tag_logits(one, at).softmax(-1) for one, at in told]).mean(0)
        triggers = [
            one.trigger(one.of_acts(at, batch.mask)).float().softmax(-1) for one, at in told
        ]
        gold_trigger = torch.stack(triggers).mean(0)
    real = batch.mask == 1
    own_tags = _tag_logits(net, net.drop(hidden)).log_softmax(-1)
    acts = net.of_acts(hidden, batch.mask)
    own_trigger = net.trigger(net.drop(acts)).float().log_softmax(-1)
    tag_loss = F.kl_div(own_tags[real], gold_tags[real], reduction="sum") / real.sum() / len(GROUPS)
    trigger_loss = F.kl_div(own_trigger[real], gold_trigger[real], reduction="sum") / real.sum()
    apart = [
        F.mse_loss(hidden[real], at[real].float()) / at[real].float().var()
        for at in seen
        if at.shape == hidden.shape
    ]
    return 8 * tag_loss + 4 * trigger_loss + sum(apart) / max(len(apart), 1)


def _tag_logits(net: Network, hidden: Tensor) -> Tensor:
    """(rows, tokens, groups, 3)"""
    return net.tags(hidden).unflatten(-1, (len(GROUPS), 3)).float()
