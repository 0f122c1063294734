"""Names as they stand in texts, and a scanner that finds the longest of them.

A lexicon maps a surface form to its readings: "Washington" is a capital and a metonym,
"leader" a role. Proper names are matched as written, common nouns in any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import ahocorasick_rs


class Entry(NamedTuple):
    """One reading of a surface form.

    `kind` is state, adjective, demonym, capital, seat, dyad, organ, organisation, role, title,
    person or place. `flags` of a role: `a` stays anonymous when it speaks, `t` stands before names.
    """

    kind: str
    country: str | None = None
    sector: str | None = None
    name: str | None = None
    office: str | None = None
    function: str | None = None
    plural: bool = False
    flags: str = ""
    since: date | None = None
    until: date | None = None
    countries: tuple[str, ...] = ()

    def valid(self, on: date | None) -> bool:
        """Whether a dated reading holds on that day; an unknown day excludes nothing."""
        if on is None:
            return True
        began = self.since is None or self.since <= on
        return began and (self.until is None or on <= self.until)


class Lexicon:
    """Surface forms with their readings, compiled for a scan in one pass."""

    def __init__(self, readings: dict[str, list[Entry]]) -> None:
        self._forms = list(readings)
        self._readings = readings
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._forms,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,
        )

    def __len__(self) -> int:
        return len(self._forms)

    def get(self, form: str) -> list[Entry]:
        """The readings of exactly this form; none when it is unknown."""
        return self._readings.get(form, [])

    def scan(self, text: str) -> Iterator[tuple[int, int, list[Entry]]]:
        """Each longest form that begins and ends at a word boundary, from left to right."""
        reached = 0
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if start < reached:
                continue
            if _begins(text, start) and not _open_end(text, end):
                yield start, end, self._readings[self._forms[index]]
                continue
            for inner in self._within(text, start, end):
                yield inner
                reached = inner[1]

    def _within(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, list[Entry]]]:
        """What a match hid that stops in mid-word: "army" and "officers" in "army officers"."""
        position = _next_word(text, start) if not _begins(text, start) else start
        while position < end:
            stop = self._longest(text, position)
            if stop is not None:
                yield position, stop, self._readings[text[position:stop]]
                position = stop
            position = _next_word(text, position)

    def _longest(self, text: str, start: int) -> int | None:
        """The end of the longest form that begins at `start` and ends with a word."""
        ends: list[int] = []
        position = start
        while position < min(len(text), start + 60) and len(ends) < 6:
            position = _word_end(text, position)
            ends.append(position)
            position += 1
        for end in reversed(ends):
            if text[start:end] in self._readings:
                return end
        return None


def _begins(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _word_end(text: str, position: int) -> int:
    while position < len(text) and text[position].isalnum():
        position += 1
    return position


def _next_word(text: str, position: int) -> int:
    position = _word_end(text, position)
    while position < len(text) and not text[position].isalnum():
        position += 1
    return position


def _open_end(text: str, end: int) -> bool:
    """Whether a word goes on at `end`: "Oman" in "Omani", "US" in "US$"."""
    if end >= len(text) or text[end - 1] == "-":
        return False
    return text[end].isalnum() or text[end] in "$@_"
