"""Words that mean much the same in the language of diplomacy, and words that mean the opposite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from dragoman.link.words import stem, stems


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """Meaning by stem, and opposite meanings by meaning, from `meanings.tsv`."""
    same: dict[str, str] = {}
    opposite: dict[str, frozenset[str]] = {}
    rows = files(__package__).joinpath("meanings.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows[1:]:
        kind, words = row.split("\t")
        what, _, name = kind.partition(":")
        found = [stem(word) for word in words.split()]
        if what == "same":
            for one in found:
                same.setdefault(one, name)
        else:
            own = same.get(stem(name), stem(name))
            others = frozenset(same.get(one, one) for one in found)
            opposite[own] = opposite.get(own, frozenset()) | others
            for other in others:
                opposite[other] = opposite.get(other, frozenset()) | {own}
    return same, opposite


def meanings(text: str) -> frozenset[str]:
    """The content words of a text as meanings: `telephoned` and `call` are one."""
    return meanings_of(stems(text))


def meanings_of(words: Iterable[str]) -> frozenset[str]:
    """The same for words that are stems already."""
    same, _ = _table()
    return frozenset(same.get(word, word) for word in words)


def opposites(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """A meaning of the left whose opposite the right has, while each lacks the other's."""
    _, opposite = _table()
    for one in sorted(left - right):
        for other in sorted(opposite.get(one, frozenset()) & (right - left)):
            return one, other
    return None
