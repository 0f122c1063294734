"""The network: one small encoder, and light heads that the package runs in numpy.

Every base uses the vocabulary order of bert-base-uncased; another base's embedding rows are put
into that order when it is loaded, so that one tokenizer serves teachers and students.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from dragoman.models.heads import BUCKETS, distance_buckets
from dragoman.models.windows import FEATURES, SOURCE, TARGET
from training.examples import CLASSES, FLAGS, GROUPS, ROLES
from training.marked import CONTEXTS, MODE_PAIRS, STATUSES, TYPES

ROLE_WIDTH = 128
LINK_WIDTH = 96
FACT_WIDTH = 256
RELATION_LAYERS = 2
RELATION_WIDTH = 256
RELATION = ("upper.", "relation.")
"""How the names of the parameters begin that only the relation of a pair has."""
ACTS = ("acts.", "trigger.", "fact.", "status.", "modes.", "contexts.", "role_")
"""The same of those that only acts have."""


def load_base(folder: Path, layers: int | None) -> nn.Module:
    """A pre-trained encoder cut to its first `layers`, with embeddings in BERT's order."""
    extra = {} if layers is None else {"num_hidden_layers": layers}
    # Dropout inside the encoder costs a third of the time on a CPU and buys nothing in few epochs.
    encoder = AutoModel.from_pretrained(
        folder, attn_implementation="eager", attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0, **extra,
    )  # fmt: skip
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"][
        "vocab"
    ]
    reference = json.loads(
        (folder.parent / "minilm" / "tokenizer.json").read_text(encoding="utf-8")
    )["model"]["vocab"]
    if vocabulary != reference:
        special = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
        rows = torch.zeros(len(reference), dtype=torch.long)
        for token, index in reference.items():
            rows[index] = vocabulary[special.get(token, token)]
        old = encoder.get_input_embeddings().weight.data
        renewed = nn.Embedding(len(reference), old.shape[1])
        renewed.weight.data = old[rows].clone()
        encoder.set_input_embeddings(renewed)
    encoder.get_input_embeddings().weight.requires_grad_(False)
    return encoder


def load_parts(
    folder: Path,
    layers: int,
    *,
    width: int | None = None,
    heads: int | None = None,
    acts: int = 0,
) -> tuple[nn.Module, nn.Module, nn.Module]:
    """The first `layers` of a base as the shared encoder, the next two as the relation's own.

    `acts` layers more, of those that follow the shared ones, are for the heads of acts alone.
    `width` and `heads` make room for a network whose layers, less the relation's, were narrowed to
    so many feed-forward units and heads of attention.
    """
    encoder = load_base(folder, layers + RELATION_LAYERS)
    stack = encoder.encoder
    for layer in stack.layer:
        layer.attention.attn = Attention(layer.attention.attn, stack.relative_attention_bias)
    del stack.relative_attention_bias
    stack.compute_position_bias = _none_shared
    upper, own = copy.deepcopy(stack), copy.deepcopy(stack)
    upper.layer = upper.layer[layers:]
    own.layer = own.layer[layers : layers + acts]
    stack.layer = stack.layer[:layers]
    for layer in (*stack.layer, *own.layer):
        if width is not None:
            narrow(layer, torch.arange(width))
        if heads is not None:
            layer.attention.attn.narrow(torch.arange(heads))
    return encoder, upper, own


def _none_shared(_values: Tensor) -> None:
    """In the place of the table that the base shares between its layers."""


class Attention(nn.Module):
    """The library's attention, with heads that can be taken away.

    What distance does to a head is learnt in each layer for itself (`distance`: buckets, heads);
    the base shares one table between its layers.
    """

    def __init__(self, base: nn.Module, distance: nn.Embedding) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = base.q, base.k, base.v, base.o
        self.size = base.attention_head_size
        self.distance = copy.deepcopy(distance)

    @property
    def heads(self) -> int:
        return self.distance.embedding_dim

    def narrow(self, kept: Tensor) -> None:
        """Keep only the heads that `kept` (heads,) numbers."""
        rows = (kept[:, None] * self.size + torch.arange(self.size)).flatten()
        for part in (self.q, self.k, self.v):
            part.weight = nn.Parameter(part.weight.data[rows].clone())
            part.bias = nn.Parameter(part.bias.data[rows].clone())
            part.out_features = len(rows)
        self.o.weight = nn.Parameter(self.o.weight.data[:, rows].clone())
        self.o.in_features = len(rows)
        self.distance = nn.Embedding.from_pretrained(
            self.distance.weight.data[:, kept].clone(), freeze=False
        )

    def distances(self, size: int) -> Tensor:
        """(1, heads, size, size): what is added to the scores of a window of `size` tokens."""
        return self.distance(self.buckets(size)).permute(2, 0, 1)[None]

    def buckets(self, size: int) -> Tensor:
        """(size, size): which row of `distance` speaks of a token and another."""
        places = torch.arange(size, device=self.distance.weight.device)
        return MPNetEncoder.relative_position_bucket(
            places[None] - places[:, None], num_buckets=self.distance.num_embeddings
        )

    def forward(
        self, values: Tensor, attention_mask: Tensor | None = None, *_: object, **__: object
    ) -> tuple[Tensor]:
        bias = self.distances(values.shape[1])
        if attention_mask is not None:
            bias = bias + attention_mask
        mixed = attended(self.q(values), self.k(values), self.v(values), bias, self.heads)
        return (self.o(mixed),)


def attended(asked: Tensor, keys: Tensor, given: Tensor, bias: Tensor, heads: int) -> Tensor:
    """(rows, tokens, heads * size) from three of that shape and (1, heads, tokens, tokens)."""
    asked, keys, given = (
        part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (asked, keys, given)
    )
    scores = asked @ keys.transpose(-1, -2) * asked.shape[-1] ** -0.5 + bias
    return (scores.softmax(-1) @ given).transpose(1, 2).flatten(2)


def narrow(layer: nn.Module, kept: Tensor) -> None:
    """Leave a layer only those of its feed-forward units that `kept` (units,) numbers."""
    first, second = layer.intermediate.dense, layer.output.dense
    first.weight = nn.Parameter(first.weight.data[kept].clone())
    first.bias = nn.Parameter(first.bias.data[kept].clone())
    second.weight = nn.Parameter(second.weight.data[:, kept].clone())
    first.out_features = second.in_features = len(kept)


class Network(nn.Module):
    """Everything that is trained.

    `encoder` is shared; `upper` serves the relation of a pair, `acts` the heads of acts.
    """

    def __init__(self, encoder: nn.Module, upper: nn.Module, acts: nn.Module) -> None:
        super().__init__()
        self.encoder, self.upper, self.acts = encoder, upper, acts
        size = encoder.config.hidden_size
        self.size = size
        self.feature = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.feature.weight)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, 3 * len(GROUPS))
        self.flags = nn.Linear(size, len(FLAGS))
        self.trigger = nn.Linear(size, 1 + len(CLASSES))
        self.fact = nn.Linear(2 * size, FACT_WIDTH)
        self.status = nn.Linear(FACT_WIDTH, len(STATUSES))
        self.register_buffer("status_prior", torch.zeros(len(STATUSES)), persistent=False)
        self.modes = nn.Linear(FACT_WIDTH, len(MODE_PAIRS))
        self.contexts = nn.Linear(FACT_WIDTH, len(CONTEXTS))
        self.role_token = nn.Linear(size, ROLE_WIDTH)
        self.role_trigger = nn.Linear(size, ROLE_WIDTH, bias=False)
        self.role_class = nn.Embedding(len(CLASSES), ROLE_WIDTH)
        self.role_distance = nn.Embedding(BUCKETS, ROLE_WIDTH)
        self.role_out = nn.Linear(ROLE_WIDTH, 3 * len(ROLES))
        self.link_content = nn.Linear(2 * size, LINK_WIDTH)
        self.link_cue = nn.Linear(2 * size, LINK_WIDTH)
        self.link_source = nn.Linear(2 * size, LINK_WIDTH)
        self.link_none = nn.Parameter(torch.zeros(2, LINK_WIDTH))
        self.link_distance = nn.Embedding(BUCKETS, 2)
        self.relation = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * size, RELATION_WIDTH), nn.ReLU(),
            nn.Dropout(0.1), nn.Linear(RELATION_WIDTH, len(TYPES)),
        )  # fmt: skip

    @property
    def shape(self) -> dict[str, int]:
        """What `load_parts` is to be given for a network like this one."""
        shared = self.encoder.encoder.layer
        return {
            "layers": len(shared),
            "width": shared[0].intermediate.dense.out_features,
            "heads": shared[0].attention.attn.heads,
            "acts": len(self.acts.layer),
        }

    def hidden(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        words = self.encoder.get_input_embeddings()(ids) + self.feature(features)
        return self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state

    def of_acts(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """(rows, tokens, d): what trigger, role, status, mode and context are read off."""
        return self.acts(hidden, attention_mask=_shut(hidden, mask))[0]

    def relation_logits(self, hidden: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """(rows, types): of the pair whose tokens `marks` names, read off two further layers."""
        upper = self.upper(hidden, attention_mask=_shut(hidden, mask))[0]
        return self.relation_scores(upper, marks, mask)

    def relation_scores(self, upper: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        chosen = (mask, marks == SOURCE, marks == TARGET)
        return self.relation(torch.cat([_mean(upper.float(), one) for one in chosen], -1))

    def facts(self, hidden: Tensor, frame: FrameBatch) -> Tensor:
        """Status, modes and contexts are read off the trigger and the mean of its window."""
        at = hidden[frame.row, frame.first]
        end = hidden[frame.row, frame.last]
        return torch.relu(self.fact(self.drop(torch.cat([at, end], -1))))

    def role_logits(self, hidden: Tensor, frame: FrameBatch) -> Tensor:
        """(frames, tokens, 4, 3)"""
        tokens = self.role_token(self.drop(hidden))[frame.row]
        trigger = self.role_trigger(hidden[frame.row, frame.first]) + self.role_class(frame.label)
        positions = torch.arange(hidden.shape[1], device=hidden.device)
        distance = self.role_distance(
            torch.as_tensor(distance_buckets(positions[None] - frame.first[:, None]))
        )
        mixed = torch.relu(tokens + trigger[:, None] + distance)
        return self.role_out(mixed).unflatten(-1, (len(ROLES), 3))

    def link_logits(self, hidden: Tensor, links: LinkBatch, which: int) -> Tensor:
        """(contents, 1 + candidates): column 0 is "none"; `which` 0 cue, 1 source."""
        content = self.link_content(_ends(hidden, links.row, links.content))
        head = (self.link_cue, self.link_source)[which]
        candidate = head(_ends(hidden, links.candidate_row[which], links.candidate[which]))
        scores = content @ candidate.T / LINK_WIDTH**0.5
        gap = links.candidate[which][None, :, 0] - links.content[:, None, 0]
        scores = scores + self.link_distance(distance_buckets(gap))[..., which]
        other = links.row[:, None] != links.candidate_row[which][None]
        scores = scores.masked_fill(other, -1e4)
        none = content @ self.link_none[which] / LINK_WIDTH**0.5
        return torch.cat([none[:, None], scores], 1)


def _shut(hidden: Tensor, mask: Tensor) -> Tensor:
    """(rows, 1, 1, tokens): what keeps attention off the padding."""
    return (1.0 - mask[:, None, None].to(hidden.dtype)) * -1e4


def _mean(hidden: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen.float()[..., None]
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)


def _ends(hidden: Tensor, row: Tensor, span: Tensor) -> Tensor:
    return torch.cat([hidden[row, span[:, 0]], hidden[row, span[:, 1] - 1]], -1)


class FrameBatch:
    """Frames of a batch: window row, first and last trigger token, class, labels."""

    def __init__(self, row: Tensor, first: Tensor, last: Tensor, label: Tensor) -> None:
        self.row, self.first, self.last, self.label = row, first, last, label


class LinkBatch:
    """Content pieces of a batch and the cue and source candidates of their windows."""

    def __init__(
        self, row: Tensor, content: Tensor, candidate_row: list[Tensor], candidate: list[Tensor]
    ) -> None:
        self.row, self.content = row, content
        self.candidate_row, self.candidate = candidate_row, candidate
