"""Linking, end to end from the texts, on the corpus of our own (tests/corpus).

    PYTHONPATH=src python benchmarks/corpus_links.py [--half open|held_out] [--misses]

Two figures for each half. Pairs of reports that tell of the same occurrence: a joined group counts
for the occurrence that most of its records and passages tell of, found by the words that the truth
quotes; a report in it that tells of another occurrence makes its pairs wrong. What linking can join
depends on what coding found, so that recall is also given over the pairs of which coding found both
tellings. And the state of each meeting on the days for which the truth gives one. Nothing is asked
of groups that the truth does not list; how many pairs they join is printed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from dragoman.link import Linked, link, state
from dragoman.pipeline import Coder
from dragoman.read.reports import wire_report
from dragoman.records import Findings, Occurrence
from dragoman.resolve import ActorTables

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
SAID = frozenset({"demand", "threat", "offer", "commitment", "complaint", "statement", "protest"})
"""Kinds of occurrences that a statement by itself is a telling of."""

Pair = tuple[str, str, str]


@dataclass(frozen=True)
class Truth:
    """What one half tells: occurrences with their reports, and the places in the texts."""

    told: Mapping[str, frozenset[str]]
    places: Mapping[str, Sequence[tuple[int, int, str]]]
    kinds: Mapping[str, str]
    whole: Mapping[str, str]
    states: Sequence[tuple[str, date, Sequence[str]]]
    copies: Mapping[str, str]

    def pairs(self) -> set[Pair]:
        return {(it, *two) for it, reports in self.told.items() for two in both(reports)}

    def kin(self, one: str, other: str) -> bool:
        """A part and its whole: joining them is neither right nor wrong."""
        return self.whole.get(one) == other or self.whole.get(other) == one


def both(reports: Iterable[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(reports), 2)


def truth_of(half: str, texts: Mapping[str, str]) -> Truth:
    """A cancellation is part of the life of what it cancels, and counts as the same occurrence."""
    given: dict[str, Any] = yaml.safe_load((CORPUS / f"{half}.yaml").read_text(encoding="utf-8"))
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
    linked: Linked, told: Mapping[str, Telling], names: Mapping[str, str], truth: Truth
) -> Joined:
    right: set[Pair] = set()
    wrong: set[Pair] = set()
    unlisted: set[Pair] = set()
    for occurrence in linked.occurrences:
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


def states(linked: Linked, told: Mapping[str, Telling], truth: Truth) -> dict[str, list[str]]:
    """For each meeting of the truth the days on which its state is another than given."""
    groups = [it for it in linked.occurrences if it.kind == "meeting"]
    meetings = dict(zip([it.id for it in groups], linked.meetings, strict=True))
    off: dict[str, list[str]] = defaultdict(list)
    for it, day, accepted in truth.states:
        shares = {
            one.id: len({told[m].report for m in one.members if m in told and it in told[m].of})
            for one in groups
        }
        best = max(shares, key=lambda one: (shares[one], one), default=None)
        known = best is not None and shares[best] > 0
        found = state(meetings[best], day) if known and best is not None else "no such meeting"
        if found not in accepted:
            off[it].append(f"{day}: {found} for {'/'.join(accepted)}")
    return off


def measured(half: str, coder: Coder, *, misses: bool) -> None:
    lines = [json.loads(it) for it in (CORPUS / f"{half}.jsonl").read_text("utf-8").splitlines()]
    truth = truth_of(half, {line["id"]: line["text"] for line in lines})
    findings = {line["id"]: coder.code(wire_report(line)) for line in lines}
    linked = link(findings.values())
    told = {one.id: one for name, it in findings.items() for one in tellings(name, it, truth)}
    names = {it.report.id: name for name, it in findings.items()}
    found, gold = joined(linked, told, names, truth), truth.pairs()
    independent = {pair for pair in gold if not {pair[1], pair[2]} & set(truth.copies)}
    tells = {(it, one.report) for one in told.values() for it in one.of}
    coded = {pair for pair in gold if {(pair[0], pair[1]), (pair[0], pair[2])} <= tells}
    right = found.right & gold
    off = states(linked, told, truth)
    days = len(truth.states)
    print(f"{half}: {len(lines)} reports, {len(truth.told)} occurrences")
    print(f"  pairs of reports: precision {share(right, right | found.wrong)}")
    print(f"  pairs of reports: recall {share(right, gold)}")
    print(f"  recall without wire copies: {share(right & independent, independent)}")
    print(f"  recall where coding found both tellings: {share(right & coded, coded)}")
    print(f"  pairs joined for what the truth does not list: {len(found.unlisted)}")
    good = days - sum(map(len, off.values()))
    print(f"  state of a meeting on a day: {100 * good / days:.1f} % ({good} of {days})")
    if misses:
        shown(found, gold - right, off)


def share(part: set[Pair], whole: set[Pair]) -> str:
    return f"{100 * len(part) / max(1, len(whole)):.1f} % ({len(part)} of {len(whole)})"


def shown(found: Joined, missed: set[Pair], off: Mapping[str, Sequence[str]]) -> None:
    for name, pairs in (("wrong", found.wrong), ("missed", missed)):
        by: dict[str, list[str]] = defaultdict(list)
        for label, one, two in sorted(pairs):
            by[label].append(f"{one}-{two}")
        for label, told in by.items():
            print(f"    {name} {label}: {' '.join(told)}")
    for meeting, days in off.items():
        print(f"    {meeting}: {'; '.join(days)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=("open", "held_out"))
    parser.add_argument("--misses", action="store_true", help="List them, of the open half only.")
    options = parser.parse_args()
    coder = Coder(tables=ActorTables.load([CORPUS / "actors.tsv"]))
    for half in (options.half,) if options.half else ("open", "held_out"):
        measured(half, coder, misses=options.misses and half == "open")


if __name__ == "__main__":
    main()
