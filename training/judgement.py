"""Fit the weights by which two records are taken for the same thing.

    PYTHONPATH=.:src:benchmarks python -m training.judgement [--weights FOLDER ...] [--write]
        [--penalty 10.0] [--beyond 0.01]

Reads the parts of our corpus whose misses have been read, as the shipped weights of the coder read
them and, with `--weights`, as earlier ones did: what holds for one coder only is not wanted. Each
part is also judged by weights fitted on the others: the pairs of
reports that this joins are printed for several least chances. The weights fitted on all are
printed, and kept in `link/judgement.tsv` with `--write`.

Examples are pairs of records that nothing keeps apart. They are the same where the truth quotes
words of both for one occurrence, and not where it quotes them for two, or those of one for an
occurrence that the report of the other does not tell of. What is unclear is left out: parts of one
whole, kinds of act that no coder takes for each other, records of nothing that the truth lists.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from corpus_truth import READ, Joined, Part, Telling, Truth, own_coder

from dragoman.link import origins
from dragoman.link.accounts import Account, accounts, placed_account
from dragoman.link.blocks import candidates
from dragoman.link.contradictions import contradiction
from dragoman.link.judgement import LEAST, Weights
from dragoman.link.likeness import FEATURES, Likeness
from dragoman.link.occurrences import in_joined_meeting, nodes_of, occurrences_of, rarity_of
from dragoman.link.undated import placed
from dragoman.link.words import Rarity
from training.retellings import fitted, rates

TABLE = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "link" / "judgement.tsv"
# Much, for the pairs of one storyline are much alike.
PENALTY = 10.0
# How much a pair counts that linking does not compare by itself, beside one that it does.
BEYOND = 0.01


@dataclass(frozen=True)
class Ground:
    """A part as a coder reads it, before anything is joined."""

    part: Part
    told: tuple[Account, ...]
    origins: Mapping[str, str]
    rarity: Rarity

    @classmethod
    def of(cls, part: Part) -> Ground:
        findings = list(part.coded.values())
        dates = placed(findings)
        told = tuple(
            placed_account(account, dates[account.report]) if account.report in dates else account
            for found in findings
            for account in accounts(found)
        )
        known = origins(found.report for found in findings)
        return cls(part, told, known, rarity_of(told, known))

    def joined(self, weights: Weights) -> Joined:
        """The pairs that the records join, by these weights."""
        return self.part.joined(occurrences_of(self.told, origins=self.origins, weights=weights))

    def leading(self) -> Iterator[list[Account]]:
        """The accounts of each kind; events know their meeting as well as the truth does."""
        of = self.part.told
        group = {
            one.id: min(of[one.id].of)
            for one in self.told
            if one.kind == "meeting" and one.id in of and of[one.id].of
        }
        for kind in ("meeting", "event", "statement"):
            own = sorted((one for one in self.told if one.kind == kind), key=lambda one: one.order)
            nodes = nodes_of([in_joined_meeting(one, group) for one in own], self.origins)
            yield [node.account for node in nodes]


@dataclass(frozen=True)
class Example:
    """A pair, its features, whether it is the same, and whether linking compares it by itself."""

    ground: str
    occurrence: str
    values: tuple[float, ...]
    same: bool
    near: bool


def examples(ground: Ground) -> Iterator[Example]:
    labelled = Labels(ground.part.truth, ground.part.names, ground.part.told)
    likeness = Likeness(ground.rarity)
    for leading in ground.leading():
        near = candidates(leading, ground.rarity)
        for at in combinations(range(len(leading)), 2):
            left, right = leading[at[0]], leading[at[1]]
            of = labelled.of(left) | labelled.of(right)
            if not of or contradiction(left, right) is not None:
                continue
            values = dict(likeness.values(left, right))
            same = labelled.same(left, right)
            if same is None or (same and "kind differs" in values):
                continue
            row = tuple(values.get(name, 0.0) for name in FEATURES)
            yield Example(ground.part.name, min(of), row, same, at in near)


@dataclass(frozen=True)
class Labels:
    """Which occurrences of the truth the records tell of."""

    truth: Truth
    names: Mapping[str, str]
    told: Mapping[str, Telling]

    def of(self, one: Account) -> frozenset[str]:
        return self.told[one.id].of if one.id in self.told else frozenset()

    def same(self, left: Account, right: Account) -> bool | None:
        """Whether two records are of one occurrence; None where the truth does not say."""
        one, two = self.of(left), self.of(right)
        if one & two:
            return True
        if one and two:
            return None if any(self.truth.kin(it, other) for it in one for other in two) else False
        other = self.names[(right if one else left).report]
        return None if any(other in self.truth.told[it] for it in one | two) else False


def weights_of(found: Sequence[Example], penalty: float, beyond: float, least: float) -> Weights:
    """Fitted so that no occurrence with many tellings outweighs the others by far."""
    often = Counter((one.ground, one.occurrence, one.same) for one in found if one.near)
    counts = [
        (1.0 if one.near else beyond) / max(1, often[one.ground, one.occurrence, one.same]) ** 0.5
        for one in found
    ]
    x, y = np.array([one.values for one in found]), np.array([float(one.same) for one in found])
    weights = fitted(x, y, penalty, np.array(counts))
    return Weights({n: round(float(w), 2) for n, w in zip(FEATURES, weights, strict=True)}, least)


def folded(
    grounds: Sequence[Ground], found: Sequence[Example], penalty: float, beyond: float, least: float
) -> str:
    """The pairs joined in each part by weights fitted on the others, summed over the coders."""
    told, all_right, all_wrong, all_gold = [], 0, 0, 0
    for name in dict.fromkeys(ground.part.name for ground in grounds):
        rest = [one for one in found if one.ground != name]
        weights = weights_of(rest, penalty, beyond, least)
        right = wrong = gold = 0
        for ground in grounds:
            if ground.part.name == name:
                joined, pairs = ground.joined(weights), ground.part.truth.pairs()
                right += len(joined.right & pairs)
                wrong, gold = wrong + len(joined.wrong), gold + len(pairs)
        told.append(f"{name} {rates(right, right + wrong, gold)}")
        all_right, all_wrong, all_gold = all_right + right, all_wrong + wrong, all_gold + gold
    whole = rates(all_right, all_right + all_wrong, all_gold)
    return f"{'; '.join(told)}; together {whole} ({all_right} of {all_right + all_wrong})"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", type=Path, nargs="*", default=[], help="Of earlier coders.")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--beyond", type=float, default=BEYOND)
    parser.add_argument("--write", action="store_true", help="Keep the weights.")
    options = parser.parse_args()
    coders = [own_coder(folder) for folder in (None, *options.weights)]
    grounds = [Ground.of(Part.read(name, coder)) for coder in coders for name in READ]
    found = [one for ground in grounds for one in examples(ground)]
    print(f"{len(found)} pairs, of which {sum(one.same for one in found)} are the same")
    for least in (0.5, 0.55, 0.6, 0.65, 0.7):
        print(f"least {least}: {folded(grounds, found, options.penalty, options.beyond, least)}")
    weights = weights_of(found, options.penalty, options.beyond, LEAST)
    rows = ["feature\tweight", *(f"{name}\t{it:.2f}" for name, it in weights.of.items())]
    print("\n".join(rows))
    if options.write:
        TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
