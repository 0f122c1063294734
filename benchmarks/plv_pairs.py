"""From raw sentences of PLV: is the right pair found, with the right type, and how much besides?

    python benchmarks/plv_pairs.py [FILE] [--weights FOLDER [FOLDER ...]] [--fold K] [--misses N]

FILE is PLV_train.tsv; default ../shared/data/plv beside the checkout. One folder of weights codes
all sentences, or those of fold K; five folders are five trainings, each of which left out one fold
(in order) and codes that one. The shipped weights have seen every sentence: a figure for them is
no measure of quality.

A pair is found where one event has the source among its actors and the target among its
recipients, each by overlap of spans; where all sides meet, both may stand among the actors.
Types are those of PLOVER's strict rules (`plover`: a visit still to come is AGREE); CONCEDE and
RETREAT are one type here, YIELD.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.records import Event, Span

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "plv" / "PLV_train.tsv"
FOLDS = 5


@dataclass(frozen=True)
class Row:
    """One sentence with one marked pair."""

    key: str
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str
    fold: int


def rows(path: Path) -> list[Row]:
    sys.path.insert(0, str(ROOT))
    from training.examples import plv_fold, plv_rows

    return [
        Row(r["key"], r["text"], r["source"], r["target"], r["root"], plv_fold(r["key"]))
        for r in plv_rows(path)
    ]


def root_of(type_: str | None) -> str | None:
    return "YIELD" if type_ in ("CONCEDE", "RETREAT") else type_


def touches(spans: Sequence[Span], wanted: tuple[int, int] | None) -> bool:
    if wanted is None:
        return not spans
    return any(span.start < wanted[1] and wanted[0] < span.end for span in spans)


def is_pair(event: Event, row: Row) -> bool:
    """The event runs from the source to the target, or both take part in it alike."""
    if touches(event.actor_spans, row.source) and touches(event.recipient_spans, row.target):
        return True
    together = row.source and row.target and not event.recipient_spans
    return bool(
        together
        and touches(event.actor_spans, row.source)
        and touches(event.actor_spans, row.target)
    )


def is_close_pair(event: Event, row: Row) -> bool:
    """The right way round, and each by a span that shares half of its characters."""
    return half(event.actor_spans, row.source) and half(
        event.recipient_spans or event.actor_spans, row.target
    )


def half(spans: Sequence[Span], wanted: tuple[int, int] | None) -> bool:
    if wanted is None:
        return not spans
    return any(
        2 * (min(span.end, wanted[1]) - max(span.start, wanted[0]))
        >= max(span.end, wanted[1]) - min(span.start, wanted[0])
        for span in spans
    )


def is_either_way(event: Event, row: Row) -> bool:
    everyone = (*event.actor_spans, *event.recipient_spans)
    return touches(everyone, row.source) and touches(everyone, row.target)


def coded(wanted: Sequence[Row], weights: Path | None) -> Iterator[tuple[Row, Sequence[Event]]]:
    from dragoman.models import Encoder
    from dragoman.pipeline import Coder
    from dragoman.records import Report

    coder = Coder(encoder=Encoder(weights))
    print(f"{coder.version}: {len(wanted)} pairs")
    known: dict[str, Sequence[Event]] = {}
    for row in wanted:
        if row.text not in known:
            known[row.text] = coder.code(Report(row.text)).events
        yield row, known[row.text]


def score(found: Sequence[tuple[Row, Sequence[Event]]], misses: int) -> None:
    counts: Counter[str] = Counter()
    roots: dict[str, Counter[str]] = defaultdict(Counter)
    alone = Counter(row.text for row, _ in found)
    shown = 0
    for row, events in found:
        here = [event for event in events if is_pair(event, row)]
        right = [event for event in here if root_of(event.plover) == row.root]
        counts["pair"] += bool(here)
        counts["close pair"] += any(is_close_pair(event, row) for event in events)
        counts["either way"] += any(is_either_way(event, row) for event in events)
        counts["pair and type"] += bool(right)
        counts["type somewhere"] += any(root_of(event.plover) == row.root for event in events)
        roots[row.root]["all"] += 1
        roots[row.root]["right"] += bool(right)
        if alone[row.text] == 1:
            counts["one-event sentences"] += 1
            counts["events there"] += len(events)
            counts["none there"] += not events
        if not right and shown < misses:
            shown += 1
            print(f"missed {row.root} in: {row.text}\n    found {labels(events, row.text)}")
    report(counts, roots, len(found))


def labels(events: Sequence[Event], text: str) -> str:
    def words(spans: Sequence[Any]) -> str:
        return ", ".join(text[span.start : span.end] for span in spans) or "-"

    return "; ".join(
        f"{event.type or event.kind} [{words(event.actor_spans)}] to "
        f"[{words(event.recipient_spans)}]"
        for event in events
    )


def report(counts: Counter[str], roots: dict[str, Counter[str]], total: int) -> None:
    names = {
        "pair": "right pair found",
        "close pair": "  by spans that share half",
        "either way": "  whichever way round",
        "pair and type": "right pair and type",
        "type somewhere": "right type, whatever the pair",
    }
    for key, name in names.items():
        print(f"{name:32}{counts[key] / total:7.3f}   {counts[key]} of {total}")
    sentences = max(1, counts["one-event sentences"])
    print(f"{'events per one-event sentence':32}{counts['events there'] / sentences:7.2f}", end="")
    print(f"   over {sentences}; none in {counts['none there']}")
    for root, row in sorted(roots.items()):
        print(f"  {root:30}{row['right'] / row['all']:7.3f}   {row['right']} of {row['all']}")


def asked(description: str) -> argparse.Namespace | None:
    """The options of a benchmark on PLV, or None where the corpus is not here."""
    parser = argparse.ArgumentParser(description=description.split("\n", 1)[0])
    parser.add_argument("file", nargs="?", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, nargs="+", default=[None])
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    if len(options.weights) not in (1, FOLDS):
        parser.error(f"give one folder of weights, or {FOLDS}")
    if not options.file.exists():
        print(f"skipped: {options.file} is not here; it does not ship with Dragoman")
        return None
    return options


def main() -> int:
    options = asked(__doc__ or "")
    if options is None:
        return 0
    everything = rows(options.file)
    found: list[tuple[Row, Sequence[Event]]] = []
    start = time.process_time()
    for fold, weights in enumerate(options.weights):
        only = fold if len(options.weights) == FOLDS else options.fold
        part = list(coded([r for r in everything if only in (None, r.fold)], weights))
        if len(options.weights) == FOLDS:
            print(f"fold {fold}:")
            score(part, 0)
        found += part
    score(found, options.misses)
    print(f"{len(found) / (time.process_time() - start):,.0f} sentences per CPU second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
