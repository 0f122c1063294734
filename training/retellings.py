"""Fit the weights by which a passage is taken to tell of a known occurrence.

    PYTHONPATH=src:benchmarks python -m training.retellings [--penalty 1.0]

Reads the open half of our corpus only. Each storyline is also judged by weights fitted on the
others: how many passages that yields, and how many of them tell of the occurrence, is printed for
several least chances, before the weights, which go by hand into `link/retellings.py`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict

import numpy as np
from corpus_links import CORPUS, Telling, Truth, label_of, tellings, truth_of

from dragoman.link import origins
from dragoman.link.accounts import accounts
from dragoman.link.known import known_of
from dragoman.link.occurrences import occurrences_of, rarity_of
from dragoman.link.passages import passages
from dragoman.link.reach import Nearby, months
from dragoman.link.retellings import WEIGHTS, Retelling, Search
from dragoman.link.words import stems
from dragoman.pipeline import Coder
from dragoman.read.reports import wire_report
from dragoman.records import Findings
from dragoman.resolve import ActorTables

Floats = np.ndarray


def gathered(coded: dict[str, Findings]) -> list[Retelling]:
    """Every passage in reach of an occurrence that linking joins from the records."""
    told = [account for found in coded.values() for account in accounts(found)]
    known = origins(found.report for found in coded.values())
    texts = {found.report.id: stems(found.report.text) for found in coded.values()}
    by_id = {one.id: one for one in told}
    nearby = Nearby(passage for found in coded.values() for passage in passages(found))
    search = Search(by_id, texts, rarity_of(told, known))
    return [
        one
        for it in known_of(occurrences_of(told, origins=known), by_id)
        for month in sorted(months(it))
        for one in search.judged(it, nearby.of(it, month))
    ]


def labels(coded: dict[str, Findings], truth: Truth, found: list[Retelling]) -> list[bool | None]:
    """Whether each passage tells of its occurrence; None where the truth does not say."""
    names = {one.report.id: name for name, one in coded.items()}
    told = {it.id: it for name, one in coded.items() for it in tellings(name, one, truth)}
    given: list[bool | None] = []
    for one in found:
        by_report: dict[str, list[Telling]] = defaultdict(list)
        for member in one.known.occurrence.members:
            if member in told:
                by_report[told[member].report].append(told[member])
        label, name = label_of(by_report), names[one.passage.report]
        (span,) = one.passage.evidence.spans
        there = {it for a, b, it in truth.places.get(name, ()) if a < span.end and span.start < b}
        if label is not None and label in there:
            given.append(True)
        elif (
            label is None or name in truth.told[label] or any(truth.kin(label, it) for it in there)
        ):
            given.append(None)
        else:
            given.append(False)
    return given


def fitted(x: Floats, y: Floats, penalty: float) -> Floats:
    """Logistic regression by Newton's method with a ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chance - y) + penalty * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + penalty * np.eye(x.shape[1])
        step = np.linalg.solve(curve, gradient)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--penalty", type=float, default=1.0)
    options = parser.parse_args()
    lines = [json.loads(it) for it in (CORPUS / "open.jsonl").read_text("utf-8").splitlines()]
    coder = Coder(tables=ActorTables.load([CORPUS / "actors.tsv"]))
    coded = {line["id"]: coder.code(wire_report(line)) for line in lines}
    truth = truth_of("open", {line["id"]: line["text"] for line in lines})
    found = gathered(coded)
    given = labels(coded, truth, found)
    names = {one.report.id: name for name, one in coded.items()}
    story = np.array([names[one.known.occurrence.reports[0]][0] for one in found])
    x = np.array([one.values for one in found])
    y = np.array([bool(it) for it in given], float)
    sure = np.array([it is not None for it in given])
    enough = np.array([one.enough for one in found])
    chance = np.zeros(len(y))
    for part in sorted(set(story)):
        rest = (story != part) & sure
        chance[story == part] = 1 / (
            1 + np.exp(-x[story == part] @ fitted(x[rest], y[rest], options.penalty))
        )
    for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        taken = (chance >= least) & sure & enough
        print(
            f"least {least}: {int(y[taken].sum())} of {int(taken.sum())} right, "
            f"{int(y.sum())} in reach"
        )
    for name, weight in zip(WEIGHTS, fitted(x[sure], y[sure], options.penalty), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
