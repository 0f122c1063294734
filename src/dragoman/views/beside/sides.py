"""Parties of two data sets under the same codes, and the pairs of states that a row joins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dragoman.errors import SettingsError
from dragoman.read.events import DataParty
from dragoman.records import Actor
from dragoman.views.export.countries import Country, countries
from dragoman.views.parties import Parties

_COLLECTIVE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Codes of those who act and of those acted on; an organisation is `IGO:nato`."""

    active: frozenset[str]
    passive: frozenset[str]

    def keys(self) -> set[Key]:
        """The pairs that the row joins; the one party alone where it names no second."""
        joined = {_pair(one, two) for one in self.active for two in self.passive if one != two}
        if not self.passive:
            joined |= {_pair(*pair) for pair in combinations(sorted(self.active), 2)}
        return joined or {(code,) for code in self.active | self.passive}

    def wide_keys(self) -> set[Key]:
        """Also each actor alone, to meet rows that name nobody on the other side."""
        return self.keys() | {(code,) for code in self.active}


def _pair(one: str, two: str) -> Key:
    return (min(one, two), max(one, two))


def ours(actors: Iterable[Actor], recipients: Iterable[Actor]) -> Sides:
    """The sides of a record of the ledger."""
    return Sides(_codes(actors), _codes(recipients))


def _codes(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(code for actor in actors if (code := _code(actor)))


def _code(actor: Actor) -> str | None:
    if actor.country in _COLLECTIVE:
        return f"{actor.country}:{actor.name.casefold()}" if actor.name else None
    return actor.country


class Translator:
    """From a data set's letters, numbers or names of states to ours."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._known: dict[tuple[str | None, str | None, str | None], str | None] = {}

    def sides(self, actors: Iterable[DataParty], recipients: Iterable[DataParty]) -> Sides:
        return Sides(self._side(actors), self._side(recipients))

    def _side(self, parties: Iterable[DataParty]) -> frozenset[str]:
        return frozenset(code for party in parties if (code := self._of(party)))

    def _of(self, party: DataParty) -> str | None:
        asked = (party.country, party.cow, party.name)
        if asked not in self._known:
            self._known[asked] = self._sought(party)
        return self._known[asked]

    def _sought(self, party: DataParty) -> str | None:
        """By code, then by the Correlates of War number, then by name."""
        letters = (party.country or "").upper()
        if letters in self._parties.names:
            return letters
        if code := _by_letters().get(letters) or _by_number().get(party.cow or ""):
            return code
        for name in (party.country, party.name):
            if name and (code := self._named(name)):
                return code
        return None

    def _named(self, name: str) -> str | None:
        try:
            code = self._parties.code(name)
        except SettingsError:
            return None
        if code in _COLLECTIVE:
            return f"{code}:{name.casefold()}"
        return code if code in self._parties.names or code in _by_iso() else None


@cache
def _by_iso() -> Mapping[str, Country]:
    return {each.iso3: each for each in countries()}


@cache
def _by_letters() -> Mapping[str, str]:
    """From CAMEO's letters, which differ from ISO's for some: ROM is Romania."""
    return {each.cameo: each.iso3 for each in reversed(countries()) if each.cameo}


@cache
def _by_number() -> Mapping[str, str]:
    return {each.cow: each.iso3 for each in reversed(countries()) if each.cow}
