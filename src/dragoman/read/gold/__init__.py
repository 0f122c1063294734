"""Gold sets: reports together with what a person found in them, in the layouts that we know.

seeds          a JSON file with `documents`, its texts in the folder `seeds` beside it
polnear        a folder with `text/` and `attributions/` (brat standoff)
events         sentences with marked events, `training/data/events/*.txt` or one such file
attributions   passages with marked attributions, likewise
wire           JSON Lines: an object of `dragoman code` and, beside it, the report's `text`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import ReadError
from dragoman.read.gold.marked import attribution_passages, event_sentences
from dragoman.read.gold.polnear import articles
from dragoman.read.gold.seeds import seed_reports
from dragoman.read.gold.shape import (
    Check,
    Claim,
    GoldEvent,
    GoldKind,
    GoldMention,
    GoldReport,
    GoldStatement,
    GoldTime,
    GoldWhen,
)
from dragoman.read.gold.wire import wire_reports

__all__ = [
    "Check",
    "Claim",
    "GoldEvent",
    "GoldKind",
    "GoldMention",
    "GoldReport",
    "GoldStatement",
    "GoldTime",
    "GoldWhen",
    "gold_kind",
    "gold_reports",
]

_READERS = {
    "seeds": seed_reports,
    "polnear": articles,
    "events": event_sentences,
    "attributions": attribution_passages,
    "wire": wire_reports,
}
_EVENT_LINE = re.compile(r" \|\| (?:-|\d+ \S+ \S+ \S+ \w+)", re.M)
_PASSAGE_LINE = re.compile(r"^(?:====|\|\| ?\d+ kind=)", re.M)
_HEAD = 20_000


def gold_kind(path: Path) -> GoldKind:
    """What kind of gold set lies at `path`. Raises ReadError where it is none."""
    if not path.exists():
        raise ReadError(f"{path}: no such file or folder; give a gold set")
    if path.is_dir():
        if (path / "text").is_dir() and (path / "attributions").is_dir():
            return "polnear"
        first = next(iter(sorted(path.glob("*.txt"))), None)
        if first is None:
            raise ReadError(f"{path}: no text/ and attributions/, no *.txt; give a gold set")
        return _marked_kind(first)
    if path.suffix == ".json":
        return "seeds"
    return "wire" if path.suffix in (".jsonl", ".ndjson") else _marked_kind(path)


def gold_reports(path: Path, *, held_out: bool = False) -> Iterator[GoldReport]:
    """The gold at `path`, report by report.

    `held_out` keeps of our own labelled sets the items that training leaves out.
    """
    kind = gold_kind(path)
    ours = kind in ("events", "attributions")
    for gold in _READERS[kind](path):
        if gold.held_out or not (held_out and ours):
            yield gold


def _marked_kind(path: Path) -> GoldKind:
    with path.open(encoding="utf-8", errors="replace") as lines:
        head = lines.read(_HEAD)
    if _PASSAGE_LINE.search(head):
        return "attributions"
    if _EVENT_LINE.search(head):
        return "events"
    raise ReadError(f"{path}: neither marked sentences nor marked passages; give a gold set")
