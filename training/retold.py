"""Our own stories and pairs of accounts: which places of two reports tell of one thing.

    python -m training.retold      # check the files and print what they hold

The form is described in `training/data/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from dragoman.records import Span

DATA = Path(__file__).parent / "data" / "retold"
Part = Literal["train", "fit", "held_out"]
"""What trains a network; what weights are fitted on that weigh its answers; what measures both."""

APART: dict[str, Part] = {
    "stories/hand_9.txt": "held_out",
    "claims/hand_4.txt": "held_out",
    "claims/hand_16.txt": "held_out",
    "claims/hand_14.txt": "fit",
    "claims/hand_18.txt": "fit",
}
"""Whole files of one hand each, in no training run."""

Shown = Literal["done", "in part", "not done", "taken back"]
"""What a later report shows of an act that was asked for, promised or threatened."""

_MARK = re.compile(r"\{(\d+)(?:>([a-z]))?(?:=([a-z])([+~xb]))?(!)? ([^{}]+)\}")
_HEAD = re.compile(r"-- (\d{4}-\d\d-\d\d) \| (\S.*)")
_SIGNS: dict[str, Shown] = {"+": "done", "~": "in part", "x": "not done", "b": "taken back"}
_SENTENCE = re.compile(r"(?<=[.?!”\"])\s+(?=[A-Z“\"])")


@dataclass(frozen=True)
class Marked:
    """Words of a report: which occurrence or claim they tell, and what of which act."""

    span: Span
    number: str
    asks: str | None = None
    shows: tuple[str, Shown] | None = None
    differs: bool = False


@dataclass
class Told:
    """One report of a story, or one account of a pair."""

    published: date
    outlet: str
    text: str = ""
    marked: list[Marked] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Take a line of marked text in."""
        if self.text:
            self.text += "\n"
        done = 0
        for mark in _MARK.finditer(line):
            self.text += line[done : mark.start()]
            number, asks, act, sign, differs, words = mark.groups()
            span = Span(len(self.text), len(self.text) + len(words))
            shows = (act, _SIGNS[sign]) if act else None
            self.marked.append(Marked(span, number, asks, shows, bool(differs)))
            self.text += words
            done = mark.end()
        self.text += line[done:]

    def sentences(self) -> list[tuple[str, frozenset[str]]]:
        """Each sentence that holds a mark, with the numbers told in it."""
        ends = [gap.start() for gap in _SENTENCE.finditer(self.text)] + [len(self.text)]
        found, start = [], 0
        for end in ends:
            # A mark may run over a stop: it counts where it begins.
            told = frozenset(it.number for it in self.marked if start <= it.span.start < end)
            if told:
                found.append((self.text[start:end].strip(), told))
            start = end
        return found


Story = list[Told]


def read(file: Path) -> Iterator[Story]:
    """The stories or pairs of accounts of one file.

    Raises ValueError with the line where the form is wrong.
    """
    told: Story = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            if told:
                yield told
            told = []
        elif head := _HEAD.fullmatch(line):
            told.append(Told(date.fromisoformat(head[1]), head[2]))
        elif line.strip():
            if not told or re.search(r"[{}]", _MARK.sub("", line)):
                raise ValueError(f"{file.name}, line {number}: no head, or a mark that is none")
            told[-1].add(line)
    if told:
        yield told


def files(kind: Literal["stories", "claims"], part: Part = "train") -> list[Path]:
    """The files of a part."""
    found = sorted((DATA / kind).glob("*.txt"))
    return [it for it in found if APART.get(f"{kind}/{it.name}", "train") == part]


def alike(one: Told, other: Told) -> int:
    """How many pairs of marks of two reports tell one thing."""
    return sum(a.number == b.number for a in one.marked for b in other.marked)


def census(stories: Sequence[Story]) -> str:
    told = [one for story in stories for one in story]
    marks = [it for one in told for it in one.marked]
    pairs = sum(alike(a, b) for story in stories for at, a in enumerate(story) for b in story[:at])
    words, shown = sum(bool(it.asks) for it in marks), sum(bool(it.shows) for it in marks)
    return (
        f"{len(stories)} of {len(told)} reports, {len(marks)} marks, {pairs} pairs of them alike, "
        f"{words} words, {shown} signs of deeds"
    )


def main() -> None:
    for kind in ("stories", "claims"):
        for part in get_args(Part):
            for file in files(kind, part):
                print(f"{kind}/{file.name} ({part}): {census(list(read(file)))}")


if __name__ == "__main__":
    main()
