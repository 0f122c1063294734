"""Fit the weights by which a later line is taken to tell of an act that words ask for.

    PYTHONPATH=src:benchmarks python -m training.deeds [--penalty 1.0] [--write]

Reads the parts of our corpus whose misses are read and the sets of cases in tests/cases/link
(whole coder). Of the corpus the truth names the sentences that show what came of words; of
the cases only the status is
known, so that of a case that was followed the likeliest line is taken in turns (three rounds).
Each storyline and each case is also judged by weights fitted on the others; how many that yields,
and how many of them tell of the act, is printed for several least chances. `--write` writes the
weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from deeds_status import CASES, CORPUS, _share

from dragoman import demo
from dragoman.link import origins
from dragoman.link.deeds.bearing import act_of, later_than
from dragoman.link.deeds.gather import groups, tellings, words_of
from dragoman.link.deeds.likeness import FEATURES, fit_of
from dragoman.link.deeds.search import Search
from dragoman.link.words import Rarity
from dragoman.pipeline import Coder
from dragoman.read import ReadOptions, reports
from dragoman.records import Findings, Report
from dragoman.resolve import ActorTables
from training.retellings import fitted

OUT = Path(__file__).resolve().parents[1] / "src/dragoman/link/deeds/weights.tsv"
SETS = (
    "deeds.yaml", "deeds_held_out.yaml", "words.yaml", "words_held_out.yaml",
    "deeds_prose.yaml", "deeds_prose_second.yaml",
)  # fmt: skip
PARTS = (("open", ""), ("held_out", ""), ("fresh", "FA"))
"""The parts of the corpus; of `fresh` only the reports of the author whose misses are read."""
_SHOWN = {"followed", "partly followed"}


@dataclass
class Pair:
    """Words and one telling: its features, its storyline, and whether it tells of the act."""

    story: str
    values: tuple[float, ...]
    label: bool | None
    bag: str = ""
    where: str = ""
    text: str = ""


@dataclass
class Truth:
    """Words of the truth, and the places that show what came of them; None where unknown."""

    name: str
    story: str
    holders: set[str | None]
    statuses: set[str]
    said: Any
    shown: list[tuple[str, int, int]] | None = None


def pairs(coded: Sequence[Findings], truths: Sequence[Truth]) -> Iterator[Pair]:
    """Each telling weighed against the words of the truth that linking finds."""
    told = [tellings(one) for one in coded]
    known = origins(one.report for one in coded)
    first = [one for one in told if known.get(one.report, one.report) == one.report]
    rarity = Rarity.of(frozenset(words_of(one)) for one in first)
    search = Search((doing for one in first for doing in one.doings), rarity)
    found = groups((words for one in told for words in one.voiced), rarity)
    for truth in truths:
        fitting = [g for g in found if any(truth.said(words) for words in g)]
        by = [g for g in fitting if {g[0].holder.country, g[0].bound} & truth.holders] or fitting
        if not by:
            continue
        words = by[0][0]
        for doing in search.candidates(words):
            if not later_than(words, doing.line, doing.day):
                continue
            act = act_of(words, doing)
            if act is None:
                continue
            span = doing.line.span
            there = truth.shown is not None and any(
                report == doing.line.report and start < span.end and span.start < end
                for report, start, end in truth.shown
            )
            beside = truth.shown is not None and any(
                report == doing.line.report for report, _, _ in truth.shown
            )
            label: bool | None = there or None if beside else False
            if there and truth.statuses - _SHOWN:
                # What shows that it was not done tells of the act as little as anything.
                label = None if truth.statuses & _SHOWN else False
            if truth.shown is None:
                label = None if truth.statuses & _SHOWN else False
            if doing.manner != "done" or truth.statuses == {"cannot tell"}:
                label = None
            bag = f"{truth.name}:{doing.line.report}:{span.start}" if label else ""
            if truth.shown is None and label is None and doing.manner == "done":
                bag = truth.name
            yield Pair(
                truth.story, fit_of(words, doing, act, rarity).values, label, bag,
                truth.name, doing.line.text,
            )  # fmt: skip


def of_corpus(part: str, author: str = "") -> tuple[list[Findings], list[Truth]]:
    """The coded reports of a part, or of one author, and what they tell of words and deeds."""
    coder = Coder(tables=ActorTables.load(extra=(CORPUS / "actors.tsv",)))
    read = reports(CORPUS / f"{part}.jsonl", options=ReadOptions())
    own = (one for one in read if isinstance(one, Report))
    coded = [coder.code(one) for one in own if (one.external_id or "").startswith(author)]
    return coded, truths_of(part, coded)


def truths_of(part: str, coded: Sequence[Findings]) -> list[Truth]:
    """What the coded reports of a part tell of words and deeds."""
    named = {one.report.external_id: one.report for one in coded}
    rows = (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    stories = {row["id"]: row["storyline"] for row in map(json.loads, rows)}
    truths = []
    for row in yaml.safe_load((CORPUS / f"{part}.yaml").read_text(encoding="utf-8"))["deeds"]:
        if row["said"]["report"] not in named:
            continue
        report, start, end = _place(named, row["said"])

        def said(words: Any, report: str = report, start: int = start, end: int = end) -> bool:
            (span,) = words.evidence.spans
            return bool(words.line.report == report and span.start < end and start < span.end)

        truths.append(
            Truth(
                row["id"],
                f"{part}: {stories[row['said']['report']]}",
                {row["holder"], row.get("addressee")},
                set(row["status"]),
                said,
                [_place(named, one) for one in row["shown"]],
            )
        )
    return truths


def _place(named: dict[str | None, Report], row: dict[str, str]) -> tuple[str, int, int]:
    report = named[row["report"]]
    start = report.text.index(row["quote"])
    return report.id, start, start + len(row["quote"])


def of_cases(file: Path) -> Iterator[tuple[list[Findings], list[Truth]]]:
    """Each case of a set, coded, with its words."""
    coder = Coder(tables=ActorTables.load(extra=(demo.actors(),)))
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        coded = [
            coder.code(Report(r["text"], published=r["published"], outlet=r["outlet"]))
            for r in case["reports"]
        ]
        yield coded, [truth_of(case, row) for row in case["deeds"]]


def truth_of(case: dict[str, Any], row: dict[str, Any]) -> Truth:
    """One line of a case: which words, and what became of them."""

    def said(words: Any) -> bool:
        return any(_share(quote, row["words"]) for quote in words.evidence.quotes)

    name = f"{case['name']}: {row['words']}"
    return Truth(name, case["name"], {row["by"]}, set(row["status"].split("|")), said)


def labelled(found: list[Pair], chance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which pairs are used and as what: of each bag the likeliest tells of the act."""
    best: dict[str, int] = {}
    for at, one in enumerate(found):
        if one.bag and (one.bag not in best or chance[at] > chance[best[one.bag]]):
            best[one.bag] = at
    chosen = set(best.values())
    used = np.array([one.label is False or at in chosen for at, one in enumerate(found)])
    return used, np.array([float(at in chosen) for at in range(len(found))])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    options = parser.parse_args()
    found = [one for part in PARTS for one in pairs(*of_corpus(*part))]
    for name in SETS:
        found += [one for pile in of_cases(CASES / name) for one in pairs(*pile)]
    report(found, options.penalty, options.write)


def report(found: list[Pair], penalty: float, write: bool) -> None:
    """Print what weights by folds find, then fit on all."""
    x = np.array([one.values for one in found])
    story = np.array([one.story for one in found])
    chance = x @ START
    for _ in range(3):
        used, y = labelled(found, chance)
        folds = np.zeros(len(found))
        for part in sorted(set(story)):
            rest = (story != part) & used
            folds[story == part] = 1 / (
                1 + np.exp(-x[story == part] @ fitted(x[rest], y[rest], penalty))
            )
        chance = folds
    used, y = labelled(found, chance)
    print(f"{int(used.sum())} pairs, {int(y.sum())} tell of the act")
    other = np.array([one.startswith("fresh") for one in story])
    for least in (0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8):
        taken, there = used & (chance >= least), used & other & (chance >= least)
        print(
            f"least {least}: {int(y[taken].sum())} of {int(taken.sum())} right, "
            f"of the other author's {int(y[there].sum())} of {int(there.sum())}"
        )
    weights = fitted(x[used], y[used], penalty)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name}\t{weight:.2f}")
    if write:
        rows = [f"{name}\t{weight:.2f}" for name, weight in zip(FEATURES, weights, strict=True)]
        OUT.write_text("\n".join(["feature\tweight", *rows, ""]), encoding="utf-8")


START = np.array(
    [-4.0, 2.0, 1.5, 1.0, 0.0, 2.0, 1.0, 1.0, 1.0, 1.5, 0.5, 0.3, 0.3, 0.3, 0.5, 0.3, 0.0, 0.0, 0.5]
)
"""From these guesses the first line of a case is taken; the fit forgets them."""


if __name__ == "__main__":
    main()
