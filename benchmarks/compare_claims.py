"""Score `dragoman compare` on pairs of invented accounts: which claims of the two belong together.

    PYTHONPATH=.:src python benchmarks/compare_claims.py [--part PART] [--only FILE] [--misses]
        [--words-alone] [--quick]
    PYTHONPATH=.:src python benchmarks/compare_claims.py --fit

PART is development, held_out or differences (tests/cases/compare), corpus_open or corpus_held_out
(tests/corpus, written by another hand; its truth names some of the claims only, so that its
precision says less), or marked_held_out (training/data/retold/claims: by two further hands, all
claims marked, the one's mostly in wholly other words; --only takes one).

A pair of claims counts as found when each of the two overlaps half of the shorter of quote and
claim; claims are clauses, never more than a sentence. --fit prints the weights, fitted on the
development part and a marked file of its own, as they stand in
`src/dragoman/views/comparison/weights.tsv`; the least chances are chosen by folds over cases.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from training import retold

from dragoman import demo
from dragoman.models import Encoder
from dragoman.pipeline import Coder
from dragoman.read import wire_report
from dragoman.records import Claim, Findings, Report, Span
from dragoman.resolve import ActorTables
from dragoman.views import Parties
from dragoman.views.comparison import Comparison, Nearness, SentenceNearness, compared
from dragoman.views.comparison.alignment import every_signs
from dragoman.views.comparison.claims import claims_of
from dragoman.views.comparison.likeness import Signs

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "compare"
PARTS = (
    "development", "held_out", "differences", "corpus_open", "corpus_held_out", "marked_held_out",
)  # fmt: skip
RIDGE = 0.5


@dataclass(frozen=True)
class Case:
    """Two coded accounts and what a person says of their claims."""

    name: str
    accounts: tuple[Findings, Findings]
    together: tuple[tuple[Span, Span, str], ...]
    alone: tuple[tuple[int, Span], ...]
    damage: tuple[str, ...]


def cases(part: str, coder: Coder) -> Iterator[Case]:
    """The cases of a part, coded."""
    for row in yaml.safe_load((CASES / f"{part}.yaml").read_text(encoding="utf-8")):
        left, right = (coder.code(report(row[side])) for side in ("left", "right"))
        texts = left.report.text, right.report.text
        pairs = [*((*pair, "same") for pair in row["same"]), *row["differ"]]
        yield Case(
            row["name"],
            (left, right),
            tuple((place(texts[0], a), place(texts[1], b), kind) for a, b, kind in pairs),
            (
                *((0, place(texts[0], quote)) for quote in row["only_left"]),
                *((1, place(texts[1], quote)) for quote in row["only_right"]),
            ),
            tuple(row.get("damage", ())),
        )


def corpus_cases(part: str, coder: Coder) -> Iterator[Case]:
    """The comparisons of a half of the corpus, coded; each report once."""
    lines = (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    told = {row["id"]: row for row in map(json.loads, lines)}
    truth = yaml.safe_load((CORPUS / f"{part}.yaml").read_text(encoding="utf-8"))["comparisons"]
    wanted = sorted({row[side] for row in truth for side in ("a", "b")})
    coded = {name: coder.code(wire_report(told[name])) for name in wanted}
    for row in truth:
        left, right = coded[row["a"]], coded[row["b"]]
        texts = left.report.text, right.report.text
        both = [c for c in row["claims"] if "a" in c and "b" in c]
        alone = [c for c in row["claims"] if not ("a" in c and "b" in c)]
        yield Case(
            f"{row['occurrence']} {row['a']} {row['b']}",
            (left, right),
            tuple(
                (place(texts[0], c["a"]), place(texts[1], c["b"]), c.get("what", "same"))
                for c in both
            ),
            tuple((0, place(texts[0], c["a"])) for c in alone if "a" in c)
            + tuple((1, place(texts[1], c["b"])) for c in alone if "b" in c),
            (),
        )


def marked_cases(part: retold.Part, coder: Coder, only: str | None = None) -> Iterator[Case]:
    """Pairs of accounts of which every claim is marked, coded; of one file if `only` names it."""
    for file in retold.files("claims", part):
        if only not in (None, file.name):
            continue
        for at, story in enumerate(retold.read(file)):
            left, right = (
                coder.code(
                    Report(
                        it.text, outlet=it.outlet, published=it.published, published_basis="given",
                        language="en",
                    )
                )
                for it in story
            )  # fmt: skip
            one, two = story
            together = [
                (a.span, b.span, "any" if a.differs else "same")
                for a in one.marked
                for b in two.marked
                if a.number == b.number
            ]
            both = {it.number for it in one.marked} & {it.number for it in two.marked}
            alone = [
                (side, it.span)
                for side, told in enumerate(story)
                for it in told.marked
                if it.number not in both
            ]
            yield Case(f"{file.stem} {at}", (left, right), tuple(together), tuple(alone), ())


def report(side: dict[str, Any]) -> Report:
    """The report of one side; a folded block ends its paragraphs with one line break."""
    text = side["text"].strip().replace("\n", "\n\n")
    day = date.fromisoformat(str(side["published"]))
    return Report(
        text, outlet=side["outlet"], published=day, published_basis="given", language="en"
    )


def place(text: str, quote: str) -> Span:
    """Where a quote stands."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    if match is None:
        raise SystemExit(f"no such words in the account: {quote}")
    return Span(match.start(), match.end())


def meets(span: Span, gold: Span) -> bool:
    """Whether a claim is the one quoted."""
    shared = min(span.end, gold.end) - max(span.start, gold.start)
    return shared >= min(len(span), len(gold)) / 2


# ---------------------------------------------------------------- scoring


def pairs_of(comparison: Comparison) -> Iterator[tuple[Claim, Claim, tuple[str, ...]]]:
    """Every two claims that stand in one row."""
    for row in comparison.rows:
        kinds = tuple(found.difference.kind for found in row.differences)
        for one in row.cells[0]:
            for other in row.cells[1]:
                yield one, other, kinds


def score(case: Case, comparison: Comparison, counts: Counter[str], *, misses: bool) -> None:
    """Count hits and misses of one case."""
    found = list(pairs_of(comparison))
    hit: set[int] = set()
    for one, other, kinds in found:
        a, b = one.evidence.spans[0], other.evidence.spans[0]
        gold = [i for i, (x, y, _) in enumerate(case.together) if meets(a, x) and meets(b, y)]
        counts["found"] += 1
        counts["right"] += bool(gold)
        hit.update(gold)
        for i in gold:
            kind = case.together[i][2]
            counts[f"kind {kind} " + ("right" if agrees(kind, kinds) else "wrong")] += 1
            if misses and not agrees(kind, kinds):
                print(f"  kind  [{case.name}] {kind} / {kinds}: {one.quote} | {other.quote}")
        if misses and not gold:
            print(f"  extra [{case.name}] {one.quote} | {other.quote}")
    counts["gold"] += len(case.together)
    counts["met"] += len(hit)
    for i, (x, y, _) in enumerate(case.together):
        if misses and i not in hit:
            texts = [findings.report.text for findings in case.accounts]
            print(f"  missed [{case.name}] {x.of(texts[0])} | {y.of(texts[1])}")
    alone = [
        (side, claim)
        for row in comparison.rows
        for side in row.told_by
        if len(row.told_by) == 1
        for claim in row.cells[side]
    ]
    for side, span in case.alone:
        told = any(s == side and meets(claim.evidence.spans[0], span) for s, claim in alone)
        counts["alone"] += 1
        counts["alone right"] += told
    hurt = [quote for one in comparison.damage for quote in one.evidence.quotes]
    counts["damage"] += len(case.damage)
    counts["damage found"] += sum(any(d in q or q in d for q in hurt) for d in case.damage)
    counts["damage told"] += len(hurt)
    if misses and hurt:
        print(f"  damage [{case.name}] {hurt}")


def agrees(kind: str, told: Sequence[str]) -> bool:
    """Whether the difference is told as a person tells it; `any` is one of whatever kind."""
    if kind in ("same", "any"):
        return bool(told) == (kind == "any")
    return bool(set(kind.split("|")) & set(told))


def tell(part: str, counts: Counter[str]) -> None:
    """Print the figures of a part."""
    precision = counts["right"] / max(1, counts["found"])
    recall = counts["met"] / max(1, counts["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{part}: aligned claims F1 {100 * f1:.1f} (precision {100 * precision:.1f}, recall "
        f"{100 * recall:.1f}; {counts['gold']} pairs)"
    )
    print(
        f"  claims of one account left to it: {counts['alone right']} of {counts['alone']}; "
        f"damage: {counts['damage found']} of {counts['damage']} found, "
        f"{counts['damage told']} told"
    )
    kinds = sorted({key.split()[1] for key in counts if key.startswith("kind ")})
    told = [
        f"{kind} {counts[f'kind {kind} right']}/"
        f"{counts[f'kind {kind} right'] + counts[f'kind {kind} wrong']}"
        for kind in kinds
    ]
    print("  of those aligned, difference told as a person tells it: " + ", ".join(told))


# ---------------------------------------------------------------- weights


def rows_of(case: Case, nearness: Nearness | None, parties: Parties) -> tuple[Any, Any, Any]:
    """The signs of every pair of claims of a case, whether it belongs together, and its places."""
    ours, theirs = (claims_of(each, atlas=parties) for each in case.accounts)
    seen, true, places = [], [], []
    for i, j, found in every_signs(ours, theirs, nearness=nearness):
        seen.append(astuple(found))
        places.append((i, j))
        a, b = ours[i].claim.evidence.spans[0], theirs[j].claim.evidence.spans[0]
        true.append(any(meets(a, x) and meets(b, y) for x, y, _ in case.together))
    return np.array(seen, float), np.array(true, float), places


def fitted(seen: Any, true: Any) -> Any:
    """Weights of a logistic regression with a small ridge; the last is the constant."""
    rows = np.c_[seen, np.ones(len(seen))]
    ridge = np.diag([RIDGE] * seen.shape[1] + [1e-6])
    found = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (chance - true) + ridge @ found
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        found -= np.linalg.solve(bend, slope)
    return found


LEASTS = (0.15, 0.18, 0.21, 0.24, 0.27, 0.3, 0.34, 0.38)
FOLDS = 5
NEARLY = 0.01
"""So much F1 is given for pairs that are rightly joined."""


def best_least(data: Sequence[tuple[Any, Any, Any]]) -> float:
    """The highest least chance with nearly the best F1, by weights fitted on other cases."""
    counts: dict[float, Counter[str]] = {least: Counter() for least in LEASTS}
    for part in range(FOLDS):
        rest = [it for at, it in enumerate(data) if at % FOLDS != part]
        found = fitted(
            np.concatenate([x for x, _, _ in rest]), np.concatenate([y for _, y, _ in rest])
        )
        for seen, true, places in data[part::FOLDS]:
            chance = 1 / (1 + np.exp(-np.c_[seen, np.ones(len(seen))] @ found))
            for least, counted in counts.items():
                counted["gold"] += int(true.sum())
                taken: set[tuple[str, int]] = set()
                for at in np.argsort(-chance, kind="stable"):
                    sides = {("left", places[at][0]), ("right", places[at][1])}
                    if chance[at] >= least and not sides & taken:
                        taken |= sides
                        counted["found"] += 1
                        counted["right"] += int(true[at])
    scores = {it: 2 * n["right"] / max(1, n["found"] + n["gold"]) for it, n in counts.items()}
    told = ", ".join(f"{least}: {score:.3f}" for least, score in scores.items())
    print(f"F1 by folds for each least chance: {told}", file=sys.stderr)
    best = max(scores.values())
    return max(it for it, score in scores.items() if score > best - NEARLY)


def fit(part: Sequence[tuple[Case, Parties]], nearness: SentenceNearness) -> None:
    """Print the table of weights."""
    columns, leasts = [], []
    for used in (nearness.quick, None, nearness):
        data = [rows_of(case, used, parties) for case, parties in part]
        leasts.append(best_least(data))
        columns.append(
            fitted(np.concatenate([x for x, _, _ in data]), np.concatenate([y for _, y, _ in data]))
        )
    print("sign\twith vectors\twords alone\twith sentences")
    for at, name in enumerate([*(field.name for field in fields(Signs)), "constant"]):
        print("\t".join([name, *(f"{column[at]:.2f}" for column in columns)]))
    print("\t".join(["least", *(str(it) for it in leasts)]))
    print("again\t0.6\t0.6\t0.6")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--only", metavar="FILE", help="of marked_held_out one hand: hand_16.txt")
    parser.add_argument("--misses", action="store_true", help="name what went wrong")
    parser.add_argument("--words-alone", action="store_true", help="without word vectors")
    parser.add_argument("--quick", action="store_true", help="without sentence vectors")
    parser.add_argument("--fit", action="store_true", help="print weights instead")
    options = parser.parse_args()
    tables = ActorTables.load(extra=[demo.actors()])
    encoder = Encoder()
    coder, parties = Coder(encoder=encoder, tables=tables), Parties(tables)
    nearness = SentenceNearness()
    own = ActorTables.load(extra=[CORPUS / "actors.tsv"])
    if options.fit:
        known = (*cases("development", coder), *marked_cases("fit", coder))
        fit([(case, parties) for case in known], nearness)
        return 0
    for part in (options.part,) if options.part else PARTS:
        counts: Counter[str] = Counter()
        if part.startswith("corpus"):
            parties = Parties(own)
            found = corpus_cases(part.removeprefix("corpus_"), Coder(encoder=encoder, tables=own))
        elif part.startswith("marked"):
            parties, found = Parties(tables), marked_cases("held_out", coder, options.only)
        else:
            parties, found = Parties(tables), cases(part, coder)
        for case in found:
            used = None if options.words_alone else nearness.quick if options.quick else nearness
            comparison = compared(case.accounts, atlas=parties, nearness=used)
            score(case, comparison, counts, misses=options.misses)
        tell(part, counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
