"""The corpora as lists of raw items, split into train and held out, and drawn as examples."""

from __future__ import annotations

import copy
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.models.windows import WindowCutter
from training.examples import (
    EVENT_SPANS,
    Example,
    attribution_examples,
    event_examples,
    moved_spans,
    own_attribution_rows,
    plv_examples,
    plv_fold,
    plv_rows,
    shuffled_groups,
)
from training.marked import STATUSES, attribution_items, event_sentences, held_out
from training.news import Passage, passages
from training.pairs import PairExample, own_pairs, pair_example, plv_pairs
from training.renaming import Renamer

OWN = Path(__file__).parent / "data"
_ROLES = ("source", "cue", "content", "to", "relay")


@dataclass
class Corpora:
    """Raw items by corpus; `events` and `attributions` are ours, the rest lies in `shared`.

    What is marked in `news` is ours as well, its texts are not.
    """

    polnear: list[tuple[str, str, list[dict]]] = field(default_factory=list)
    attributions: list[tuple[str, dict]] = field(default_factory=list)
    events: list[tuple[str, list]] = field(default_factory=list)
    plv: list[dict] = field(default_factory=list)
    news: list[Passage] = field(default_factory=list)
    polnear_share: float = 1.0
    own_repeats: int = 1
    news_repeats: int = 1
    pair_share: float = 1.0

    @classmethod
    def load(cls, shared: Path, *, names: set[str], fold: int | None = None) -> Corpora:
        """Training parts. `fold` leaves out one fifth of the PLV sentences."""
        corpora = cls()
        if "polnear" in names:
            corpora.polnear = list(polnear(shared, "train"))
        if "attributions" in names:
            corpora.attributions = [
                (text, rows)
                for i, (_, text, rows) in enumerate(own_attributions())
                if not held_out(i)
            ]
        if "events" in names:
            corpora.events = [item for i, item in enumerate(own_events()) if not held_out(i)]
        if "plv" in names:
            rows = plv_rows(shared / "data/plv/PLV_train.tsv")
            corpora.plv = [row for row in rows if fold is None or plv_fold(row["key"]) != fold]
        if "news" in names:
            corpora.news = [
                one
                for one in passages(shared)
                if not one.held_out and (fold is None or _fold(one) != fold)
            ]
        return corpora

    def epoch(self, cutter: WindowCutter, rng: random.Random, limit: int) -> Iterator[Example]:
        """A share of PolNeAR, and our own items with names exchanged and in new company."""
        renamer = Renamer()
        for key, text, rows in self.polnear:
            if rng.random() >= self.polnear_share:
                continue
            yield from attribution_examples(
                text, rows, cutter, key=key, corpus="polnear", full=False, limit=limit
            )
        for index, (text, rows) in enumerate(self.attributions * self.own_repeats):
            if rng.random() < 0.8:
                text, moved = renamer.renamed(text, rng)
                rows = copy.deepcopy(rows)
                for row in rows.values():
                    moved_spans(row, moved, _ROLES)
            yield from attribution_examples(
                text, own_attribution_rows(rows), cutter,
                key=f"own-{index}", corpus="attributions", full=True, limit=limit,
            )  # fmt: skip
        for group in shuffled_groups(self.events * self.own_repeats, rng, 5):
            renamed = []
            for text, events in group:
                if rng.random() < 0.8:
                    text, moved = renamer.renamed(text, rng)
                    events = copy.deepcopy(events)
                    for event in events:
                        moved_spans(event, moved, EVENT_SPANS)
                renamed.append((text, events))
            text, events = joined(renamed, " " if rng.random() < 0.6 else "\n\n")
            yield from event_examples(text, events, cutter, key="", corpus="events", limit=limit)
        for passage in self.news * self.news_repeats:
            yield from event_examples(
                passage.text, passage.events, cutter, key=passage.document, corpus="news",
                limit=limit,
            )  # fmt: skip
        for row in self.plv:
            yield from plv_examples(row, cutter, limit=limit)

    def status_counts(self) -> list[int]:
        """How many of our events have each status, in the order of STATUSES."""
        told = (*(events for _, events in self.events), *(one.events for one in self.news))
        counts = Counter(event.status for events in told for event in events)
        return [counts[name] for name in STATUSES]

    def pair_epoch(
        self, cutter: WindowCutter, rng: random.Random, masked: float
    ) -> Iterator[PairExample]:
        """Pairs of PLV and of our own events; a share of them with the parties masked."""
        renamer = Renamer()
        pairs = list(plv_pairs(self.plv))
        for text, events in self.events:
            if rng.random() < 0.8:
                text, moved = renamer.renamed(text, rng)
                events = copy.deepcopy(events)
                for event in events:
                    moved_spans(event, moved, EVENT_SPANS)
            pairs += own_pairs(text, events, rng)
        for pair in pairs:
            if rng.random() < self.pair_share:
                yield pair_example(pair, cutter, masked=rng.random() < masked)


def _fold(passage: Passage) -> int | None:
    corpus, name = passage.document.split("/", 1)
    return plv_fold(name) if corpus == "plv" else None


def joined(items: list[tuple[str, list]], glue: str) -> tuple[str, list]:
    """Several sentences as one text, spans moved along."""
    text, events = "", []
    for piece, found in items:
        text += glue if text else ""
        at = len(text)
        for event in copy.deepcopy(found):
            moved_spans(event, lambda position, at=at: position + at, EVENT_SPANS)
            events.append(event)
        text += piece
    return text, events


def own_events() -> Iterator[tuple[str, list]]:
    for path in sorted((OWN / "events").glob("*.txt")):
        yield from event_sentences(path)


def own_attributions() -> Iterator[tuple[str, str, dict]]:
    for path in sorted((OWN / "attributions").glob("*.txt")):
        yield from attribution_items(path)


def polnear(shared: Path, part: str) -> Iterator[tuple[str, str, list[dict]]]:
    """(document, text, rows) of a part of PolNeAR, read by the shared scorer's own reader."""
    sys.path.insert(0, str(shared / "tools"))
    from score_attribution import read_gold  # type: ignore[import-not-found]

    for key, (text, rows) in sorted(read_gold(str(shared / "data/polnear" / part)).items()):
        for row in rows:
            row.update(to=[], relay=[], inner=False, flags=[])
        yield key, text, rows
