"""From corpora to windows of tokens with labels, as arrays that the trainer batches.

Labels are -100 where a corpus does not say. Tag groups are BIO (0 outside, 1 begin, 2 inside).
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.annotate import annotate
from dragoman.models.windows import Window, WindowCutter
from dragoman.records import Report
from training.marked import (
    CONTEXTS,
    KINDS,
    MODE_PAIRS,
    STATUSES,
    TYPES,
    MarkedAttribution,
    MarkedEvent,
)

GROUPS = ("content", "source", "cue", "to", "relay", "content2", "source2", "cue2")
FLAGS = ("thought", "announced", "silence")
ROLES = ("actors", "recipients", "dates", "places")
CLASSES = TYPES + KINDS
EVENT_SPANS = ("trigger", "actors", "recipients", "dates", "places")
IGNORE = -100
TRIGGERS = Path(__file__).parent / "data" / "plv_triggers.tsv"


@dataclass
class Link:
    """One content piece of the window and what it belongs to, as token ranges (end excluded)."""

    content: tuple[int, int]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None


@dataclass
class Frame:
    """One event of the window. `trigger` is None where a corpus marks only the parties."""

    trigger: tuple[int, int] | None
    label: int
    status: int
    modes: np.ndarray
    contexts: np.ndarray
    roles: np.ndarray  # (4, tokens) BIO


@dataclass
class Example:
    """A window with its labels. `key` groups what must stay on one side of a split."""

    key: str
    corpus: str
    window: Window
    tags: np.ndarray  # (8, tokens)
    flags: np.ndarray  # (tokens,) bitmask or IGNORE
    trigger: np.ndarray  # (tokens,) 0 none, 1 + class, or IGNORE
    links: list[Link] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


def tokens_of(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """Range of the window's tokens that overlap the characters, or None."""
    inside = np.flatnonzero((window.starts < end) & (window.ends > start) & (window.starts >= 0))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None


def _blank(window: Window, key: str, corpus: str) -> Example:
    size = len(window.ids)
    return Example(
        key,
        corpus,
        window,
        np.full((len(GROUPS), size), IGNORE, np.int8),
        np.full(size, IGNORE, np.int8),
        np.full(size, IGNORE, np.int8),
    )


def _mark(row: np.ndarray, span: tuple[int, int] | None, *, over: bool = True) -> None:
    if span is None or (not over and row[span[0] : span[1]].any()):
        return
    row[span[0] : span[1]] = 2
    row[span[0]] = 1


def attribution_examples(
    text: str,
    rows: Iterable[dict[str, Any]],
    cutter: WindowCutter,
    *,
    key: str,
    corpus: str,
    full: bool,
    limit: int,
) -> Iterator[Example]:
    """Windows of one text. `full`: addressees, relays, inner attributions and flags are labelled.

    A row has `source`, `cue`, `content`, `to`, `relay` (lists of character spans), `inner` and
    `flags`.
    """
    rows = list(rows)
    groups = range(len(GROUPS) if full else 3)
    for window in cutter.windows(annotate(Report(text)), limit=limit):
        example = _blank(window, key, corpus)
        example.tags[list(groups)] = 0
        special = window.starts < 0
        if full:
            example.flags[:] = 0
        for row in rows:
            base = 5 if row["inner"] else 0
            cues = [s for span in row["cue"] if (s := tokens_of(window, *span))]
            sources = [s for span in row["source"] or () if (s := tokens_of(window, *span))]
            for group, spans in zip((0, 1, 2), ("content", "source", "cue"), strict=True):
                for span in row[spans] or ():
                    if base == 0 or full:
                        _mark(example.tags[base + group], tokens_of(window, *span))
            if full:
                for group, spans in ((3, "to"), (4, "relay")):
                    for span in row[spans]:
                        _mark(example.tags[group], tokens_of(window, *span))
                bits = sum(1 << i for i, flag in enumerate(FLAGS) if flag in row["flags"])
                for cue in cues:
                    example.flags[cue[0]] = bits
            for span in row["content"]:
                if not row["inner"] and (content := tokens_of(window, *span)):
                    example.links.append(
                        Link(content, cues[0] if cues else None, sources[0] if sources else None)
                    )
        example.tags[:, special] = IGNORE
        yield example


def own_attribution_rows(rows: dict[int, MarkedAttribution]) -> list[dict[str, Any]]:
    out = []
    for row in rows.values():
        flags = list(row.flags) + (["thought"] if row.kind == "thought" else [])
        out.append(
            {"source": row.source, "cue": row.cue, "content": row.content, "to": row.to,
             "relay": row.relay, "inner": row.within is not None, "flags": flags}
        )  # fmt: skip
    return out


def event_examples(
    text: str, events: list[MarkedEvent], cutter: WindowCutter, *, key: str, corpus: str, limit: int
) -> Iterator[Example]:
    """Windows of one or several labelled event sentences."""
    for window in cutter.windows(annotate(Report(text)), limit=limit):
        example = _blank(window, key, corpus)
        example.trigger[:] = 0
        example.trigger[window.starts < 0] = IGNORE
        for event in events:
            spans = [s for span in event.trigger if (s := tokens_of(window, *span))]
            if not spans:
                continue
            label = CLASSES.index(str(event.type or event.kind))
            at = spans[0]
            example.trigger[at[0] + 1 : at[1]] = IGNORE
            example.trigger[at[0]] = label + 1
            example.frames.append(_frame(event, at, label, window))
        yield example


def _frame(event: MarkedEvent, at: tuple[int, int], label: int, window: Window) -> Frame:
    roles = np.zeros((len(ROLES), len(window.ids)), np.int8)
    for row, role in enumerate(ROLES):
        for span in getattr(event, role):
            _mark(roles[row], tokens_of(window, *span))
    modes = np.zeros(len(MODE_PAIRS), np.float32)
    for mode in event.modes:
        modes[MODE_PAIRS.index((str(event.type), mode))] = 1
    contexts = np.zeros(len(CONTEXTS), np.float32)
    for context in event.contexts:
        contexts[CONTEXTS.index(context)] = 1
    return Frame(at, label, STATUSES.index(event.status), modes, contexts, roles)


def moved_spans(item: object, moved: Callable[[int], int], names: Iterable[str]) -> None:
    for name in names:
        spans = getattr(item, name)
        setattr(item, name, [(moved(s), moved(e)) for s, e in spans])


# ---------------------------------------------------------------- PLV: a pair and its type


def plv_triggers(path: Path = TRIGGERS) -> dict[tuple[str, str, str], dict[str, str]]:
    """Where the act of a PLV row stands, as marked by us; keyed by sentence and party starts."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["sentence_id"], row["source"], row["target"]): row
            for row in csv.DictReader(lines, delimiter="\t")
        }


def plv_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows with `text`, `source`, `target` (character spans), `root`, `quad`, `key`, `trigger`.

    `trigger` is ((start, end), type, status), or None where it has not been marked.
    """
    marked_triggers = plv_triggers()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            marked = row["marked_sentence"]
            text, at = "", 0
            spans: dict[str, list[int]] = {}
            for mark in re.finditer(r"<(/?)([st])>", marked):
                text += marked[at : mark.start()]
                spans.setdefault(mark[2], []).append(len(text))
                at = mark.end()
            text += marked[at:]
            first, second = (str(spans[side][0]) if side in spans else "" for side in "st")
            act = marked_triggers.get((row["sentence_id"], first, second))
            yield {
                "trigger": act
                and ((int(act["start"]), int(act["end"])), act["type"], act["status"]),
                "text": text,
                "source": tuple(spans["s"][:2]) if "s" in spans else None,
                "target": tuple(spans["t"][:2]) if "t" in spans else None,
                "root": row["gold_root"],
                "quad": int(row["gold_penta"]),
                "key": row["sentence_id"],
                "modality": row["modality_L2"],
            }


def plv_fold(sentence_id: str) -> int:
    """One of five folds, the same for all rows of a sentence."""
    return int(re.sub(r"\D", "", sentence_id) or 0) * 7 // 3 % 5


def plv_examples(row: dict[str, Any], cutter: WindowCutter, *, limit: int) -> Iterator[Example]:
    """A PLV sentence: parties and type are known, the trigger only where we marked it."""
    root = "RETREAT" if row["root"] == "YIELD" else row["root"]
    for window in cutter.windows(annotate(Report(row["text"])), limit=limit):
        given = [span for span in (row["source"], row["target"]) if span]
        if any(tokens_of(window, *span) is None for span in given):
            continue
        source = tokens_of(window, *row["source"]) if row["source"] else None
        target = tokens_of(window, *row["target"]) if row["target"] else None
        example = _blank(window, f"plv-{row['key']}", "plv")
        roles = np.zeros((len(ROLES), len(window.ids)), np.int8)
        roles[2:] = IGNORE
        _mark(roles[0], source)
        _mark(roles[1], target)
        label = -2 if row["root"] == "YIELD" else CLASSES.index(root)
        at, status = None, IGNORE
        if row["trigger"]:
            span, type_, state = row["trigger"]
            at, label, status = (
                tokens_of(window, *span),
                CLASSES.index(type_),
                STATUSES.index(state),
            )
            if at is None:
                continue
            example.trigger[:] = 0
            example.trigger[window.starts < 0] = IGNORE
            example.trigger[at[0] : at[1]] = IGNORE
            example.trigger[at[0]] = label + 1
        example.frames.append(
            Frame(at, label, status, np.full(len(MODE_PAIRS), IGNORE, np.float32),
                  np.full(len(CONTEXTS), IGNORE, np.float32), roles)
        )  # fmt: skip
        yield example


def shuffled_groups(items: list[Any], rng: random.Random, most: int) -> Iterator[list[Any]]:
    """Random runs of 1 to `most` items, so that a model sees sentences in company."""
    order = items[:]
    rng.shuffle(order)
    at = 0
    while at < len(order):
        size = rng.choice([1, 1, *range(1, most + 1)])
        yield order[at : at + size]
        at += size
