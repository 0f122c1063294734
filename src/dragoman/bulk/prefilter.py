"""Which reports cannot matter: those that name no two parties, or nothing that passes between them.

Names come from the tables of actors, cues from `cues.tsv`, where each is the beginning of a word,
or a word with the space after it. A report passes

- with two parties, of whatever kind, and one cue: "Kestria ... Drovia ... talks";
- with one party and one cue of foreign affairs: "the Kestrian embassy".

The filter is made to keep too much: what it skips is counted, and a fixed share of it is shown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import ahocorasick_rs

from dragoman.errors import OntologyError
from dragoman.records import Report
from dragoman.resolve import ActorTables

_SAMPLED = 100
"""One skipped report in so many is kept for a person to check."""

_BETWEEN = re.compile(r"[\W_]+")


class Prefilter:
    """Answers for one report at a time, by its text alone; the same for everybody."""

    def __init__(self, tables: ActorTables, cues: Iterable[tuple[str, bool]]) -> None:
        listed = list(cues)
        self._names = tables.proper
        self._strong = [strong for _, strong in listed]
        self._cues = ahocorasick_rs.AhoCorasick([f" {cue}" for cue, _ in listed])

    @classmethod
    def load(cls, *, actors: tuple[str, ...] = ()) -> Prefilter:
        """The shipped names and cues, and the names in tables of the user's own."""
        return cls(ActorTables.load(extra=tuple(map(Path, actors))), _cues())

    def matters(self, report: Report) -> bool:
        """Whether the report is to be coded. A report in another language passes as it is."""
        if report.pairs or report.language not in (None, "en"):
            return True
        whole = f"{report.title or ''}\n{report.text}"
        cued = self._cued(whole)
        if cued is None:
            return False
        return self._parties(whole, enough=1 if cued else 2)

    def sampled(self, report: Report) -> bool:
        """Whether a skipped report is among those to be shown: by its id, so always the same."""
        return int(report.id.rpartition("_")[2], 16) % _SAMPLED == 0

    def _cued(self, text: str) -> bool | None:
        """None without a cue, True with one of foreign affairs, False with others only."""
        plain = f" {_BETWEEN.sub(' ', text.lower())} "
        found: bool | None = None
        for index, _, _ in self._cues.find_matches_as_indexes(plain, overlapping=False):
            if self._strong[index]:
                return True
            found = False
        return found

    def _parties(self, text: str, *, enough: int) -> bool:
        seen: set[str] = set()
        for _, _, readings in self._names.scan(text):
            seen.update(entry.country for entry in readings[:1] if entry.country)
            seen.update(country for entry in readings for country in entry.countries)
            if len(seen) >= enough:
                return True
        return False


def version() -> str:
    """A name for what the filter lets through: its rules and its cues."""
    return f"names-1+{hashlib.sha256(_written().encode()).hexdigest()[:8]}"


def _written() -> str:
    return (resources.files("dragoman.bulk") / "cues.tsv").read_text(encoding="utf-8")


def _cues() -> list[tuple[str, bool]]:
    """Beginnings of words, each with whether it tells of foreign affairs by itself."""
    rows = [line.split("\t") for line in _written().split("\n")[1:] if line]
    if any(len(row) != 2 or row[1] not in ("foreign", "any") for row in rows):
        raise OntologyError("bulk/cues.tsv: a line is a cue, a tab, and foreign or any")
    return [(cue, kind == "foreign") for cue, kind in rows]
