"""The parties that a user names: `CHN`, `China`, `Chinese`, `Beijing`; and how to show actors."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.records import Actor
from dragoman.resolve import ActorTables
from dragoman.resolve.actors.lexicon import Entry

ACTORS_ARGUMENT = "--actors="
"""How a run notes, among its arguments, a table of actors that it was given."""

_CODE = re.compile(r"[A-Z]{3}(?: [A-Z]{3})?(?::.+)?$")
_OF_A_STATE = ("state", "adjective", "capital", "demonym", "organisation")


def noted_tables(ledger: Ledger) -> tuple[Path, ...]:
    """The tables of actors with which this ledger was filled, as far as they are still there."""
    named = (
        Path(argument.removeprefix(ACTORS_ARGUMENT))
        for run in ledger.runs()
        for argument in run.arguments
        if argument.startswith(ACTORS_ARGUMENT)
    )
    return tuple(path for path in dict.fromkeys(named) if path.is_file())


class Parties:
    """Codes for names, and names for codes: `names` are those of states by code."""

    def __init__(self, tables: ActorTables) -> None:
        self._tables = tables
        self.names: Mapping[str, str] = tables.state_names

    def code(self, name: str) -> str:
        """The code that a code, name, adjective or capital stands for.

        A full actor id (`CHN GOV:Qin Gang`) stays as it is. Raises SettingsError with suggestions.
        """
        written = name.strip()
        if written.upper() in self.names:
            return written.upper()
        for form in (written, written.title(), written.upper()):
            for entry in self._tables.proper.get(form):
                if entry.kind in _OF_A_STATE and entry.country:
                    return entry.country
        if _CODE.match(written):
            return written
        raise SettingsError(f"{name!r} is no known party{self._suggestions(written)}")

    def country(self, word: str) -> str | None:
        """The state that a name, adjective, demonym or capital stands for, if it stands for one."""
        return next((entry.country for entry in self._states(word)), None)

    def is_state(self, word: str) -> bool:
        """Whether a word names a state or its people, and not only its capital."""
        return any(entry.kind != "capital" for entry in self._states(word))

    def _states(self, word: str) -> Iterator[Entry]:
        for entry in self._tables.proper.get(word):
            if entry.kind in _OF_A_STATE and entry.kind != "organisation" and entry.country:
                yield entry

    def _suggestions(self, written: str) -> str:
        known = {label.casefold(): label for pair in self.names.items() for label in pair}
        near = difflib.get_close_matches(written.casefold(), known, n=3, cutoff=0.6)
        if near:
            return "; did you mean " + " or ".join(known[form] for form in near) + "?"
        return "; give a name such as China, or a code such as CHN (`--actors` adds a table)"

    def name(self, code: str | None) -> str:
        """China for CHN; a code that no table names stays as it is."""
        return self.names.get(code or "", code or "?")

    def knows(self, name: str, code: str) -> bool:
        """Whether a name leads to just this code."""
        try:
            return self.code(name) == code
        except SettingsError:
            return False

    def label(self, actor: Actor) -> str:
        """`Qin Gang (China)`, `China`, `armed forces (China)`: an actor in running text."""
        country = self.name(actor.country) if actor.country else None
        if actor.name is None:
            sector = SECTORS.get(actor.sector or "", actor.sector)
            if country is None:
                return sector or "?"
            return f"{sector} ({country})" if _notable(actor.sector) else country
        who = "an unnamed source" if actor.name.startswith("anonymous") else actor.name
        return f"{who} ({country})" if country else who


SECTORS = {
    "GOV": "government", "MIL": "armed forces", "LEG": "parliament", "JUD": "courts",
    "COP": "police", "SPY": "intelligence service", "PTY": "political party", "OPP": "opposition",
    "REB": "rebels", "UAF": "armed group", "PRM": "militia", "CRM": "criminals", "JRN": "press",
    "BUS": "business", "LAB": "workers", "EDU": "education", "REL": "clergy", "HLH": "health",
    "AGR": "farmers", "CVL": "civilians", "REF": "refugees", "ELI": "elites", "SET": "settlers",
    "SOC": "society", "ENV": "environmentalists", "HRI": "rights groups", "IGO": "organisation",
    "NGO": "non-governmental organisation", "UNK": "unknown",
}  # fmt: skip
"""PLOVER's sectors as a reader meets them; one that is not here keeps its code."""


def _notable(sector: str | None) -> bool:
    """A government speaks for its state; an army or a parliament is worth telling apart."""
    return sector not in (None, "GOV", "UNK")
