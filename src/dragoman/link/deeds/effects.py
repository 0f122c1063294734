"""Acts told by what came of them, from `effects.yaml`: "came home" of one who was freed.

Prose seldom repeats the verb of an announcement. It tells of the ship that docked, the cell that
was left, the taps that ran dry. Such words name no doer, or name him as their subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from dragoman.link.deeds.lexicon import Named
from dragoman.link.deeds.manner import Manner, manner
from dragoman.needles import Needles

Told = Literal["seen", "done", "undone", "refused", "withdraws"]
_COUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|ten|twelve|twenty-four|forty-eight|thirty|"
    r"seventy-two)"
)
_WITHIN = r"(?:[^\s,;:.]+ ){0,6}?[^\s,;:.]+"
_MANNERS: Mapping[Told, Manner] = {
    "seen": "done", "done": "done", "undone": "not yet", "refused": "refused",
    "withdraws": "taken back",
}  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|can|could|must|should|to|if|unless|until|once|when)"
    r"(?: \w+){0,2} $",
    re.IGNORECASE,
)


AGAIN = "again"
"""The key of acts told as done once more, whichever they are: "its third such passage since"."""


# "Not one dose has reached the islands."
_NONE = re.compile(
    r"\b(?:no|not (?:one|a|a single|any)|none|neither|nobody|nothing|hardly (?:any|a)|few)\b"
    r"[^,;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Effect:
    """Where a line tells what came of an act; `by_subject` if the subject did it."""

    act: Named
    manner: Manner
    by_subject: bool


def effects(text: str) -> Iterator[Effect]:
    """Every effect that a line tells of, in order; what is only ahead or supposed left out."""
    rows = _table()
    found = [
        Effect(Named(*match.span(), frozenset({key}), "past"), told_as, told == "done")
        for key, told, pattern in map(rows.__getitem__, _needles().possible(text))
        for match in pattern.finditer(text)
        if (told_as := _told_as(text, match, told)) is not None
    ]
    yield from sorted(found, key=lambda one: (one.act.start, one.act.end, sorted(one.act.keys)))


def _told_as(text: str, match: re.Match[str], told: Told) -> Manner | None:
    """As the pattern has it, unless the words before make it a plan or a supposition."""
    if told in ("seen", "done") and _NONE.search(text[: match.start()]):
        return "not yet"
    before = manner(text, Named(*match.span(), frozenset(), "past"))
    if told == "withdraws":
        return "denied" if before == "denied" else _MANNERS[told]
    if before in ("done", "apart") and not _AHEAD.search(text[: match.start()]):
        return _MANNERS[told]
    return before if before == "not yet" and told in ("seen", "done") else None


@cache
def _table() -> tuple[tuple[str, Told, re.Pattern[str]], ...]:
    source = files(__package__).joinpath("effects.yaml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[Told, Sequence[str]]] = yaml.safe_load(source)
    return tuple(
        (key, told, _any_of(patterns))
        for key, row in table.items()
        for told, patterns in row.items()
    )


@cache
def _needles() -> Needles:
    """Which rows of the table a line can meet: few of them, for each needs some of its words."""
    return Needles([pattern for _, _, pattern in _table()])


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    joined = "|".join(patterns).replace("COUNT", _COUNT).replace("WITHIN", _WITHIN)
    return re.compile(rf"(?:\b|(?=[’']s ))(?:{joined})\b", re.IGNORECASE)
