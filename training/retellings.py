"""Fit the weights by which a passage is taken to tell of a known occurrence.

    PYTHONPATH=.:src:benchmarks python -m training.retellings [--penalty 1.0] [--write]

Reads the parts of our corpus that are for development. Each storyline is also judged by weights
fitted on the others: the pairs of reports that this joins are printed for several least chances.
The weights fitted on all are printed, and kept in `link/retellings.tsv` with `--write`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpus_truth import DEVELOPMENT, Joined, Part, Telling, Truth, own_coder

from dragoman.link import origins
from dragoman.link.accounts import accounts
from dragoman.link.known import Known, known_of
from dragoman.link.occurrences import occurrences_of, rarity_of
from dragoman.link.passages import passages, placed_passage
from dragoman.link.retellings import Retelling, retellings_of, with_retellings
from dragoman.link.signs import FEATURES, LEAST, Fit
from dragoman.link.undated import placed
from dragoman.link.words import stems
from dragoman.records import Occurrence

Floats = np.ndarray
Weights = Mapping[str, float]

TABLE = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "link" / "retellings.tsv"
PENALTY = 1.0


@dataclass(frozen=True)
class Ground:
    """A part before passages are kept: what the records join, and what is in reach of it."""

    part: Part
    occurrences: tuple[Occurrence, ...]
    judged: tuple[Retelling, ...]
    origins: Mapping[str, str]

    @classmethod
    def of(cls, part: Part) -> Ground:
        findings = list(part.coded.values())
        dates = placed(findings)
        told = [account for found in findings for account in accounts(found)]
        known = origins(found.report for found in findings)
        by_id = {one.id: one for one in told}
        occurrences = occurrences_of(told, origins=known)
        judged = retellings_of(
            known_of(occurrences, by_id),
            by_id,
            [placed_passage(it, dates.get(it.report)) for one in findings for it in passages(one)],
            stories={found.report.id: stems(found.report.text) for found in findings},
            rarity=rarity_of(told, known),
        )
        return cls(part, occurrences, tuple(judged), known)

    def joined(self, weights: Weights, least: float) -> Joined:
        """The pairs that linking joins, passages judged by these weights."""
        fit = Fit(weights, least)
        found = with_retellings(self.occurrences, self.judged, fit, origins=self.origins)
        return self.part.joined(found)


def labels_of(known: Known, told: Mapping[str, Telling]) -> frozenset[str]:
    """What most reports of an occurrence tell of by their records; several where it is a draw."""
    by_report: dict[str, set[str]] = {}
    for member in known.occurrence.members:
        if member in told:
            by_report.setdefault(told[member].report, set()).update(told[member].of)
    counted = Counter(it for found in by_report.values() for it in found)
    most = max(counted.values(), default=0)
    return frozenset(it for it, count in counted.items() if count == most)


def label(
    one: Retelling, names: Mapping[str, str], wanted: frozenset[str], truth: Truth
) -> bool | None:
    """Whether a passage tells of its occurrence; None where the truth does not say.

    A passage that is quoted for one occurrence tells of none that the truth does not list, unless a
    report of this one has words for that one too.
    """
    name, there = names[one.passage.report], quoted(one, names, truth)
    if not wanted:
        homes = {names[it] for it in one.known.occurrence.reports}
        return False if there and not any(homes & truth.told[it] for it in there) else None
    if wanted & there:
        return True
    if any(truth.kin(it, other) for it in wanted for other in there):
        return None
    return None if any(name in truth.told[it] for it in wanted) else False


def quoted(one: Retelling, names: Mapping[str, str], truth: Truth) -> frozenset[str]:
    """The occurrences for which the truth quotes words of a passage."""
    (span,) = one.passage.evidence.spans
    places = truth.places.get(names[one.passage.report], ())
    return frozenset(it for a, b, it in places if a < span.end and span.start < b)


@dataclass(frozen=True)
class Examples:
    """Passages in reach: what speaks for each, whether it tells of it, and its storyline."""

    values: Floats
    right: Floats
    story: Floats

    @classmethod
    def of(cls, grounds: Sequence[Ground]) -> Examples:
        values, right, story = [], [], []
        for ground in grounds:
            names, told, truth = ground.part.names, ground.part.told, ground.part.truth
            for one in ground.judged:
                wanted = labels_of(one.known, told)
                given = label(one, names, wanted, truth)
                if given is not None:
                    values.append(one.values)
                    right.append(float(given))
                    story.append(storyline(min(wanted or quoted(one, names, truth))))
        return cls(np.array(values), np.array(right), np.array(story))

    def fitted(self, penalty: float, but: str | None = None) -> dict[str, float]:
        """The weights fitted on all storylines, or on all but one."""
        rest = np.ones(len(self.story), bool) if but is None else self.story != but
        weights = fitted(self.values[rest], self.right[rest], penalty)
        return {name: round(float(it), 2) for name, it in zip(FEATURES, weights, strict=True)}


def storyline(occurrence: str) -> str:
    return occurrence.split(".")[0]


def fitted(x: Floats, y: Floats, penalty: float, counts: Floats | None = None) -> Floats:
    """Logistic regression by Newton's method with a ridge; `counts` is how much each row counts."""
    counts = np.ones(len(y)) if counts is None else counts
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (counts * (chance - y)) + penalty * weights
        curve = (x * (counts * chance * (1 - chance))[:, None]).T @ x + penalty * np.eye(x.shape[1])
        step = np.linalg.solve(curve, gradient)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def by_folds(
    parts: Sequence[Part], penalty: float = PENALTY, least: float = LEAST
) -> dict[str, Joined]:
    """For each part the pairs of each storyline, by weights fitted on the other storylines."""
    grounds = [Ground.of(part) for part in parts]
    return folded(grounds, Examples.of(grounds), penalty)(least)


def folded(
    grounds: Sequence[Ground], examples: Examples, penalty: float
) -> Callable[[float], dict[str, Joined]]:
    stories = {
        ground.part.name: sorted(map(storyline, ground.part.truth.told)) for ground in grounds
    }
    weights = {
        story: examples.fitted(penalty, but=story) for own in stories.values() for story in set(own)
    }

    def at(least: float) -> dict[str, Joined]:
        found = {}
        for ground in grounds:
            whole = Joined(set(), set(), set())
            for story in stories[ground.part.name]:
                own = ground.joined(weights[story], least)
                whole.right.update(it for it in own.right if storyline(it[0]) == story)
                whole.wrong.update(it for it in own.wrong if storyline(it[0]) == story)
            found[ground.part.name] = whole
        return found

    return at


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--write", action="store_true", help="Keep the weights.")
    options = parser.parse_args()
    coder = own_coder()
    grounds = [Ground.of(Part.read(name, coder)) for name in DEVELOPMENT]
    examples = Examples.of(grounds)
    print(
        f"{len(examples.right)} passages in reach, of which {int(examples.right.sum())} tell of it"
    )
    at = folded(grounds, examples, options.penalty)
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        print(f"least {least}: {summed_up(at(least), grounds)}")
    weights = examples.fitted(options.penalty)
    rows = ["feature\tweight", *(f"{name}\t{weight:.2f}" for name, weight in weights.items())]
    print("\n".join(rows))
    if options.write:
        TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")


def summed_up(found: Mapping[str, Joined], grounds: Sequence[Ground]) -> str:
    told, right, judged, gold = [], 0, 0, 0
    for ground in grounds:
        joined, pairs = found[ground.part.name], ground.part.truth.pairs()
        counts = len(joined.right & pairs), len((joined.right & pairs) | joined.wrong), len(pairs)
        told.append(f"{ground.part.name} {rates(*counts)}")
        right, judged, gold = right + counts[0], judged + counts[1], gold + counts[2]
    return "; ".join((*told, f"together {rates(right, judged, gold)} ({right} of {judged})"))


def rates(right: int, judged: int, gold: int) -> str:
    return f"P {100 * right / max(1, judged):.1f} R {100 * right / max(1, gold):.1f}"


if __name__ == "__main__":
    main()
