"""Words that voice a demand, threat, commitment or plan, from `voices.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from dragoman.needles import Needles
from dragoman.records import DeedKind


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a line voices something, as which kind."""

    start: int
    end: int
    kind: DeedKind
    loose: bool = False
    """Whether it voices something only before an act that a report could show."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Where a condition is tied to what is voiced: by `unless`, `only if` or a plain `if`."""

    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class Voices:
    """The patterns of the table."""

    cues: tuple[tuple[DeedKind, re.Pattern[str]], ...]
    needles: Needles
    not_voiced: re.Pattern[str]
    ahead: re.Pattern[str]
    due: re.Pattern[str]
    ties: tuple[tuple[str, re.Pattern[str]], ...]
    negative: re.Pattern[str]
    ceasing: re.Pattern[str]
    hostile: frozenset[str]
    loose: re.Pattern[str]

    def heard(self, text: str) -> Iterator[Cue]:
        """The cues of a line in order, those that are denied or of an earlier day left out."""
        found: dict[int, Cue] = {}
        for kind, pattern in map(self.cues.__getitem__, self.needles.possible(text)):
            for match in pattern.finditer(text):
                if not self.not_voiced.search(text[: match.start()]):
                    loose = self.loose.search(match[0]) is not None
                    found.setdefault(match.start(), Cue(*match.span(), kind, loose))
        yield from (found[at] for at in sorted(found))

    def tied(self, text: str, start: int, end: int) -> Tie | None:
        """The first condition in a part of a line; "only if" before "if"."""
        hits = [
            Tie(match.start(), match.end(), name)
            for name, pattern in self.ties
            if (match := pattern.search(text, start, end))
        ]
        return min(hits, key=lambda tie: (tie.start, -tie.end), default=None)


@cache
def voices() -> Voices:
    """The shipped table."""
    source = files(__package__).joinpath("voices.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(source)
    cues = tuple(
        (cast(DeedKind, kind), _any_of(patterns)) for kind, patterns in table["cues"].items()
    )
    return Voices(
        cues=cues,
        needles=Needles([pattern for _, pattern in cues]),
        not_voiced=re.compile(table["not voiced"], re.IGNORECASE),
        ahead=re.compile(table["ahead"], re.IGNORECASE),
        due=re.compile(table["due"], re.IGNORECASE),
        ties=_ties(table["ties"]),
        negative=re.compile(table["negative"], re.IGNORECASE),
        ceasing=re.compile(table["ceasing"], re.IGNORECASE),
        hostile=frozenset(table["hostile"]),
        loose=re.compile(table["loose"], re.IGNORECASE),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


def _ties(table: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in table.items())
