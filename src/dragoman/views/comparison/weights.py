"""How much each sign counts, from `weights.tsv`: by the nearness that is had, or by words alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.views.comparison.nearness import Nearness


@dataclass(frozen=True, slots=True)
class Weights:
    """`least` is the score from which two claims are one; `again` that from which a claim that has
    a fellow already takes another.
    """

    signs: Mapping[str, float]
    least: float
    again: float


def weights(nearness: Nearness | None) -> Weights:
    """The weights fitted on our own pairs: `python benchmarks/compare_claims.py --fit`."""
    if nearness is None:
        return _column("words alone")
    return _column("with sentences" if nearness.reads else "with vectors")


@cache
def _column(name: str) -> Weights:
    rows = files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8").splitlines()
    column = rows[0].split("\t").index(name)
    signs = {row.split("\t")[0]: float(row.split("\t")[column]) for row in rows[1:]}
    return Weights(signs, signs.pop("least"), signs.pop("again"))
