"""How much each sign counts, from `weights.tsv`: with the nearness of word vectors, and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """`least` is the score from which two claims are one; `again` that from which a claim that has
    a fellow already takes another.
    """

    signs: Mapping[str, float]
    least: float
    again: float


@cache
def weights(*, with_vectors: bool) -> Weights:
    """The weights fitted on our own pairs: `python benchmarks/compare_claims.py --fit`."""
    rows = files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8").splitlines()
    column = 1 if with_vectors else 2
    signs = {row.split("\t")[0]: float(row.split("\t")[column]) for row in rows[1:]}
    return Weights(signs, signs.pop("least"), signs.pop("again"))
