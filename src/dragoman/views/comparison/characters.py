"""Words that judge what they name: `spy balloon` and `research balloon`, `reckless` and `safe`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def _axes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = files(__package__).joinpath("characters.tsv").read_text(encoding="utf-8").splitlines()
    axes = []
    for row in rows[1:]:
        _, one, other = row.split("\t")
        axes.append((_any_of(one), _any_of(other)))
    return tuple(axes)


def _any_of(written: str) -> re.Pattern[str]:
    """Words apart, or phrases between bars, each at the beginning of a word."""
    first, *phrases = written.split("|")
    words = [*first.split(), *phrases]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\w*", re.I)


def characters(left: str, right: str) -> tuple[str, str] | None:
    """The words by which two quotes judge one thing from opposite sides."""
    for one, other in _axes():
        for first, second in ((one, other), (other, one)):
            ours, theirs = first.search(left), second.search(right)
            if ours and theirs and not second.search(left) and not first.search(right):
                return ours[0], theirs[0]
    return None
