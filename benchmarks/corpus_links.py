"""Linking, end to end from the texts, on the corpus of our own (tests/corpus).

    PYTHONPATH=.:src:benchmarks python benchmarks/corpus_links.py [PART ...] [--misses] [--folds]
        [--weights FOLDER]

Two figures for each part. Pairs of reports that tell of the same occurrence: a joined group counts
for the occurrence that most of its records and passages tell of, found by the words that the truth
quotes; a report in it that tells of another occurrence makes its pairs wrong. What linking can join
depends on what coding found, so that recall is also given over the pairs of which coding found both
tellings. And the state of each meeting on the days for which the truth gives one. Nothing is asked
of groups that the truth does not list; how many pairs they join is printed. `FA` and `FB` are the
authors of `fresh`, each read without the other.

The shipped weights of the passages' judge are fitted on the parts for development, those of the
records' judge on `FA` as well, so that their figures lean high. With `--folds` passages of each
storyline are judged by weights fitted on the others; `training/judgement.py` does so for records.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus_truth import (
    AUTHORS,
    CORPUS,
    DEVELOPMENT,
    READ,
    Joined,
    Pair,
    Part,
    Telling,
    Truth,
    own_coder,
)
from training.retellings import by_folds

from dragoman.link import Linked, link, state


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


def measured(part: Part, *, misses: bool) -> None:
    truth, told = part.truth, part.told
    linked = link(part.coded.values())
    found, gold = part.joined(linked.occurrences), truth.pairs()
    independent = {pair for pair in gold if not {pair[1], pair[2]} & set(truth.copies)}
    tells = {(it, one.report) for one in told.values() for it in one.of}
    coded = {pair for pair in gold if {(pair[0], pair[1]), (pair[0], pair[2])} <= tells}
    right = found.right & gold
    off = states(linked, told, truth)
    days = len(truth.states)
    print(f"{part.name}: {len(part.coded)} reports, {len(truth.told)} occurrences")
    print(f"  pairs of reports: precision {share(right, right | found.wrong)}")
    print(f"  pairs of reports: recall {share(right, gold)}")
    print(f"  recall without wire copies: {share(right & independent, independent)}")
    print(f"  recall where coding found both tellings: {share(right & coded, coded)}")
    print(f"  pairs joined for what the truth does not list: {len(found.unlisted)}")
    good = days - sum(map(len, off.values()))
    print(f"  state of a meeting on a day: {100 * good / max(1, days):.1f} % ({good} of {days})")
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


def folded(parts: Sequence[Part]) -> None:
    """The pairs of each storyline, joined by weights that were fitted on the others."""
    found = by_folds(parts)
    for name, some in (*((it.name, [it]) for it in parts), ("together", parts)):
        gold, right, wrong = set[Pair](), set[Pair](), set[Pair]()
        for part in some:
            gold |= part.truth.pairs()
            right |= found[part.name].right & part.truth.pairs()
            wrong |= found[part.name].wrong
        told = f"precision {share(right, right | wrong)}, recall {share(right, gold)}"
        print(f"by folds over storylines, {name}: {told}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    known = sorted(it.stem for it in CORPUS.glob("*.jsonl"))
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"Of {', '.join((*known, *AUTHORS))}; all."
    )
    parser.add_argument("--misses", action="store_true", help="List them, for development only.")
    parser.add_argument("--folds", action="store_true", help="Also the figure by folds.")
    parser.add_argument("--weights", type=Path, help="Other weights of the coder than shipped.")
    options = parser.parse_args()
    coder = own_coder(options.weights)
    parts = [Part.read(name, coder) for name in options.parts or known]
    for part in parts:
        measured(part, misses=options.misses and part.name in READ)
    if options.folds:
        folded([it for it in parts if it.name in DEVELOPMENT])


if __name__ == "__main__":
    main()
