"""What the parts of the corpus of our own tell (tests/corpus), and which joined pairs are right.

Read by `corpus_links.py`, which measures linking, and by `training/retellings.py`, which fits it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from dragoman.models import Encoder
from dragoman.pipeline import Coder
from dragoman.read.reports import wire_report
from dragoman.records import Findings, Occurrence
from dragoman.resolve import ActorTables

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
SAID = frozenset({"demand", "threat", "offer", "commitment", "complaint", "statement", "protest"})
"""Kinds of occurrences that a statement by itself is a telling of."""

DEVELOPMENT = ("open", "held_out")
"""Parts of which the misses may be read, and on which weights are fitted, by folds."""

READ = ("open", "held_out", "FA")
"""The same with the first author of `fresh`, of whom the misses have been read."""

AUTHORS = ("FA", "FB")
"""The authors of `fresh`, each to be read as a part of its own; all ids of theirs begin so."""

Pair = tuple[str, str, str]


@dataclass(frozen=True)
class Truth:
    """What one part tells: occurrences with their reports, and the places in the texts."""

    told: Mapping[str, frozenset[str]]
    places: Mapping[str, Sequence[tuple[int, int, str]]]
    kinds: Mapping[str, str]
    whole: Mapping[str, str]
    states: Sequence[tuple[str, date, Sequence[str]]]
    copies: Mapping[str, str]

    def pairs(self) -> set[Pair]:
        return {(it, *two) for it, reports in self.told.items() for two in both(reports)}

    def by(self, author: str) -> Truth:
        """What the reports of one author tell; no occurrence is told by two."""
        told = {it: own for it, own in self.told.items() if min(own).startswith(author)}
        return replace(
            self,
            told=told,
            places={r: it for r, it in self.places.items() if r.startswith(author)},
            states=[it for it in self.states if it[0] in told],
            copies={r: it for r, it in self.copies.items() if r.startswith(author)},
        )

    def kin(self, one: str, other: str) -> bool:
        """A part and its whole: joining them is neither right nor wrong."""
        return self.whole.get(one) == other or self.whole.get(other) == one


def both(reports: Iterable[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(reports), 2)


def truth_of(part: str, texts: Mapping[str, str]) -> Truth:
    """A cancellation is part of the life of what it cancels, and counts as the same occurrence."""
    given: dict[str, Any] = yaml.safe_load((CORPUS / f"{part}.yaml").read_text(encoding="utf-8"))
    same = {it["id"]: it.get("of", it["id"]) for it in given["occurrences"]}
    told: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for it in given["occurrences"]:
        for report, quotes in it["told_by"].items():
            told[same[it["id"]]].add(report)
            for quote in quotes:
                start = texts[report].index(quote)
                places[report].append((start, start + len(quote), it["id"]))
    return Truth(
        told={it: frozenset(reports) for it, reports in told.items()},
        places={r: [(a, b, same[it]) for a, b, it in found] for r, found in places.items()},
        kinds={it["id"]: it["kind"] for it in given["occurrences"]},
        whole={it["id"]: it["part_of"] for it in given["occurrences"] if "part_of" in it},
        states=[
            (it["occurrence"], date.fromisoformat(day), states)
            for it in given["meetings"]
            for day, states in it["states"]
        ],
        copies=given["copies"],
    )


@dataclass(frozen=True)
class Telling:
    """A record that linking joined: whose it is, and which occurrences its words may tell of."""

    id: str
    report: str
    of: frozenset[str]


def tellings(name: str, findings: Findings, truth: Truth) -> Iterator[Telling]:
    places = truth.places.get(name, ())
    spans = [
        *((event.id, event.evidence.spans, False) for event in findings.events),
        *(
            (it.id, tuple(span for entry in it.history for span in entry.evidence.spans), False)
            for it in findings.meetings
        ),
        *((it.id, (*it.cue, *it.content), True) for it in findings.statements),
    ]
    for id_, own, said in spans:
        found = frozenset(
            it
            for start, end, it in places
            if any(start < span.end and span.start < end for span in own)
            and (not said or truth.kinds[it] in SAID)
        )
        if found or not said:
            yield Telling(id_, name, found)


@dataclass(frozen=True)
class Joined:
    """The pairs of reports that linking joined, by the occurrence that they were joined for."""

    right: set[Pair]
    wrong: set[Pair]
    unlisted: set[Pair]


def retellings(occurrence: Occurrence, names: Mapping[str, str], truth: Truth) -> Iterator[Telling]:
    """The passages that stand for reports without a record of it."""
    for evidence in occurrence.passages:
        name = names[evidence.report]
        found = frozenset(
            it
            for start, end, it in truth.places.get(name, ())
            if any(start < span.end and span.start < end for span in evidence.spans)
        )
        yield Telling(evidence.report, name, found)


def joined(
    occurrences: Iterable[Occurrence],
    told: Mapping[str, Telling],
    names: Mapping[str, str],
    truth: Truth,
) -> Joined:
    right: set[Pair] = set()
    wrong: set[Pair] = set()
    unlisted: set[Pair] = set()
    for occurrence in occurrences:
        by_report: dict[str, list[Telling]] = defaultdict(list)
        for member in occurrence.members:
            if member in told:
                by_report[told[member].report].append(told[member])
        for passage in retellings(occurrence, names, truth):
            by_report[passage.report].append(passage)
        label = label_of(by_report)
        for pair in both(by_report):
            if label is None:
                unlisted.add((occurrence.id, *pair))
                continue
            judged = [fits(label, report, by_report[report], truth) for report in pair]
            if all(it is True for it in judged):
                right.add((label, *pair))
            elif any(it is False for it in judged):
                wrong.add((label, *pair))
    return Joined(right, wrong - right, unlisted)


def label_of(by_report: Mapping[str, Sequence[Telling]]) -> str | None:
    counted = Counter(
        it for found in by_report.values() for it in {it for one in found for it in one.of}
    )
    return min(counted, key=lambda it: (-counted[it], it), default=None)


def fits(label: str, report: str, found: Sequence[Telling], truth: Truth) -> bool | None:
    """Whether a report's records in a group tell of its occurrence; None for a part of it."""
    if any(label in one.of for one in found):
        return True
    others = {it for one in found for it in one.of}
    if not others:
        return report in truth.told[label]
    return None if any(truth.kin(label, it) for it in others) else False


@dataclass(frozen=True)
class Part:
    """A part of the corpus as the coder reads it, beside its truth; `coded` by the reports' ids."""

    name: str
    coded: Mapping[str, Findings]
    truth: Truth

    @classmethod
    def read(cls, name: str, coder: Coder) -> Part:
        """A part by its name, or the reports of one author of `fresh`."""
        file = "fresh" if name in AUTHORS else name
        lines = map(json.loads, (CORPUS / f"{file}.jsonl").read_text("utf-8").splitlines())
        reports = {line["id"]: wire_report(line) for line in lines}
        truth = truth_of(file, {id_: it.text for id_, it in reports.items()})
        if name in AUTHORS:
            truth = truth.by(name)
            reports = {id_: it for id_, it in reports.items() if id_.startswith(name)}
        return cls(name, {id_: coder.code(it) for id_, it in reports.items()}, truth)

    @property
    def names(self) -> dict[str, str]:
        """The ids in the corpus by the ids of the reports."""
        return {it.report.id: name for name, it in self.coded.items()}

    @property
    def told(self) -> dict[str, Telling]:
        return {
            one.id: one for name, it in self.coded.items() for one in tellings(name, it, self.truth)
        }

    def joined(self, occurrences: Iterable[Occurrence]) -> Joined:
        return joined(occurrences, self.told, self.names, self.truth)


def own_coder(weights: Path | None = None) -> Coder:
    """The coder with the office holders of the invented states; by other weights than shipped."""
    tables = ActorTables.load([CORPUS / "actors.tsv"])
    return Coder(encoder=Encoder(weights), tables=tables)
