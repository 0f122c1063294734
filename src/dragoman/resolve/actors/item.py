"""One item of a report's text: a known form with its readings, a word, or a mark."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.resolve.actors.lexicon import Entry


class Item(NamedTuple):
    """A stretch of text, `lower` its text in lower case: it is asked for at every turn.

    `readings` are empty for a plain word or mark.
    `aloof` marks a name inside a compound that makes it no nationality: Russian-backed, pro-EU.
    """

    start: int
    end: int
    text: str
    lower: str
    readings: tuple[Entry, ...]
    aloof: bool = False

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    def reading(self, *kinds: str) -> Entry | None:
        """The first reading of one of these kinds."""
        for entry in self.readings:
            if entry.kind in kinds:
                return entry
        return None
