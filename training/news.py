"""Acts that we marked in news reports of others: positions and labels, no word of the texts.

`training/data/news_acts.tsv` has a row for each passage that was read (type PASSAGE, or HELD_OUT
where no training run reads it) and one for each act in it; characters count from the beginning of
the report as `news_text` gives it. Documents are `aquaint/NAME`, `ecb/ID`, `polnear/NAME` and
`plv/SENTENCE_ID` of `../shared/data`.

    python -m training.news [--shared ../shared] [--held-out] > build/news.txt

writes the sentences with their marks, as `training.marked` reads them, for one's own use: the
texts are not ours to pass on.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from dragoman.annotate import annotate
from dragoman.records import Report
from training.examples import EVENT_SPANS, moved_spans, plv_rows
from training.marked import MarkedEvent, Spans

NEWS = Path(__file__).parent / "data" / "news_acts.tsv"
COLUMNS = (
    "document", "start", "end", "type", "modes", "contexts", "status", "actors", "recipients",
    "dates", "places",
)  # fmt: skip
_PASSAGE, _HELD_OUT = "PASSAGE", "HELD_OUT"
_ROLE_MARKS = {"actors": "a", "recipients": "r", "dates": "d", "places": "l"}


@dataclass
class Passage:
    """What was read of one report: its text, and the acts in it by positions in that text."""

    document: str
    text: str
    held_out: bool
    events: list[MarkedEvent] = field(default_factory=list)


def passages(shared: Path, file: Path = NEWS) -> Iterator[Passage]:
    """All passages in the order of their documents."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for document, of_one in groupby(rows, key=lambda row: row["document"]):
        found = list(of_one)
        whole = news_text(shared, document)
        for row in found:
            if row["type"] in (_PASSAGE, _HELD_OUT):
                start, end = int(row["start"]), int(row["end"])
                events = list(_events(found, start, end))
                yield Passage(document, whole[start:end], row["type"] == _HELD_OUT, events)


def _events(rows: list[dict[str, str]], start: int, end: int) -> Iterator[MarkedEvent]:
    for row in rows:
        at = int(row["start"])
        if row["type"] in (_PASSAGE, _HELD_OUT) or not start <= at < end:
            continue
        kind = row["type"].removeprefix("KIND.") if row["type"].startswith("KIND.") else None
        event = MarkedEvent(
            None if kind else row["type"], kind, row["modes"].split(), row["contexts"].split(),
            row["status"], [(at, int(row["end"]))],
            *(_spans(row[role]) for role in _ROLE_MARKS),
        )  # fmt: skip
        moved_spans(event, lambda place: place - start, EVENT_SPANS)
        yield event


def _spans(written: str) -> Spans:
    pairs = (part.split("-") for part in written.split())
    return [(int(start), int(end)) for start, end in pairs]


def news_text(shared: Path, document: str) -> str:
    """The text of a document as its corpus has it."""
    corpus, name = document.split("/", 1)
    if corpus == "ecb":
        return _ecb(shared)[name]
    if corpus == "plv":
        return _plv(shared)[name]
    if corpus == "polnear":
        return (shared / "data/polnear/train/text" / f"{name}.txt").read_text(encoding="utf-8")
    body = ElementTree.parse(shared / "data/aquaint" / f"{name}.tml").getroot().find("TEXT")
    return "" if body is None else "".join(body.itertext())


@cache
def _ecb(shared: Path) -> dict[str, str]:
    with (shared / "data/ecb/train.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


@cache
def _plv(shared: Path) -> dict[str, str]:
    return {row["key"]: row["text"] for row in plv_rows(shared / "data/plv/PLV_train.tsv")}


def marked_lines(passage: Passage) -> Iterator[str]:
    """Each sentence of a passage with its acts, in the format of our own sentences.

    Marks do not nest there: of spans that overlap the first is kept, triggers before roles.
    """
    for span in annotate(Report(passage.text)).sentences:
        events = [e for e in passage.events if span.start <= e.trigger[0][0] < span.end]
        marks = [(start, end, f"<{n}:", ">") for n, e in enumerate(events, 1)
                 for start, end in e.trigger[:1]]  # fmt: skip
        roles: dict[tuple[int, int], list[str]] = {}
        for number, event in enumerate(events, 1):
            for role, letter in _ROLE_MARKS.items():
                for place in getattr(event, role):
                    roles.setdefault(place, []).append(f"{number}{letter}")
        for (start, end), names in sorted(roles.items()):
            inside = span.start <= start and end <= span.end
            if inside and not any(start < mark[1] and mark[0] < end for mark in marks):
                marks.append((start, end, f"[{','.join(names)}:", "]"))
        line, at = "", span.start
        for start, end, opening, closing in sorted(marks):
            line += _bare(passage.text[at:start]) + opening
            line += _bare(passage.text[start:end]) + closing
            at = end
        line += _bare(passage.text[at : span.end])
        specs = [
            f"{n} {e.type or f'KIND.{e.kind}'} {','.join(e.modes) or '-'} "
            f"{','.join(e.contexts) or '-'} {e.status}"
            for n, e in enumerate(events, 1)
        ]
        yield f"{line.strip()} || {' ; '.join(specs) or '-'}"


def _bare(words: str) -> str:
    """On one line, without the signs that marks are made of."""
    return "".join(" " if sign in "\n\t<>[]" else sign for sign in words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--held-out", action="store_true", help="only what training leaves out")
    args = parser.parse_args()
    for passage in passages(args.shared):
        if passage.held_out or not args.held_out:
            for line in marked_lines(passage):
                print(line)


if __name__ == "__main__":
    main()
