"""The relation of a given pair on PLV: types, quad classes, cooperation or conflict, calibration.

    python benchmarks/plv_relations.py [FILE] [--weights FOLDER [...]] [--fold K] [--misses N]

FILE is PLV_train.tsv; default ../shared/data/plv beside the checkout. One folder of weights answers
all pairs, or those of fold K; five folders are five trainings, each of which left out one fold (in
order) and answers that one. The shipped weights have seen all but fold 0: a figure for them on
other folds is no measure of quality. CONCEDE and RETREAT are one type here, YIELD.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plv_pairs import FOLDS, Row, asked, rows

BINS = 10


@dataclass(frozen=True)
class Answer:
    """What was asked and answered of one pair; `likely` is the answer's score."""

    row: Row
    root: str
    likely: float


def answers(wanted: Sequence[Row], weights: Path | None) -> Iterator[Answer]:
    from dragoman.annotate import annotate
    from dragoman.codify import relations
    from dragoman.models import Encoder
    from dragoman.records import Report, Span

    encoder = Encoder(weights)
    for row in wanted:
        if row.source is None or row.target is None:
            continue
        pair = (Span(*row.source), Span(*row.target))
        (relation,) = relations(annotate(Report(row.text, pairs=(pair,))), encoder)
        scores: Counter[str] = Counter()
        for name, score in relation.scores:
            scores["YIELD" if name in ("CONCEDE", "RETREAT") else name] += score
        ((root, likely),) = scores.most_common(1)
        yield Answer(row, root, likely)


def quad(root: str) -> int:
    from dragoman import ontology

    return ontology.quad("RETREAT" if root == "YIELD" else root)


def report(found: Sequence[Answer]) -> None:
    from training.scores import macro_f1

    gold, said = [a.row.root for a in found], [a.root for a in found]
    quads = [quad(root) for root in gold], [quad(root) for root in said]
    print(f"{len(found)} pairs")
    print(f"root types, macro-F1           {macro_f1(gold, said):7.3f}")
    print(f"quad classes, macro-F1         {macro_f1(*quads):7.3f}")
    sides = [[q > 2 for q in side] for side in quads]
    print(f"cooperation or conflict        {macro_f1(*sides):7.3f}")
    hits = [g == s for g, s in zip(gold, said, strict=True)]
    print(f"accuracy                       {sum(hits) / len(hits):7.3f}")
    print(f"calibration error              {calibration_error(found):7.3f}")
    sure = sorted(found, key=lambda a: -a.likely)
    for share in (0.5, 0.8):
        part = sure[: int(share * len(sure))]
        right = sum(a.row.root == a.root for a in part) / len(part)
        print(f"accuracy of the surest {share:4.0%}    {right:7.3f}")


def calibration_error(found: Sequence[Answer]) -> float:
    """Mean gap between score and accuracy over ten equal bins, weighted by their size."""
    bins: dict[int, float] = defaultdict(float)
    for answer in found:
        hit = answer.row.root == answer.root
        bins[min(int(answer.likely * BINS), BINS - 1)] += hit - answer.likely
    return sum(abs(gap) for gap in bins.values()) / len(found)


def main() -> int:
    options = asked(__doc__ or "")
    if options is None:
        return 0
    everything, found = rows(options.file), []
    start = time.process_time()
    for fold, weights in enumerate(options.weights):
        only = fold if len(options.weights) == FOLDS else options.fold
        found += answers([row for row in everything if only in (None, row.fold)], weights)
    report(found)
    wrong = [a for a in found if a.root != a.row.root]
    for answer in wrong[: options.misses]:
        print(f"{answer.row.root}, said {answer.root} {answer.likely:.2f}: {answer.row.text}")
    print(f"{len(found) / (time.process_time() - start):,.0f} pairs per CPU second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
