"""Who held which office, and when."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "KHM"})
LAST_GIVEN = frozenset({"VNM"})
_PARTICLES = frozenset(
    "de da do dos das di del della der den van von zu bin ibn al el la le ter".split()
)


class Term(NamedTuple):
    """One stay in one office; an open end means still there when the table was written."""

    office: str
    function: str
    sector: str | None
    since: date
    until: date | None
    confidence: str

    def covers(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


class Person(NamedTuple):
    """A person of the table, with all terms in order."""

    country: str
    name: str
    names: tuple[str, ...]
    gender: str
    terms: tuple[Term, ...]

    def terms_on(self, on: date) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.covers(on))

    def served_before(self, on: date) -> bool:
        return any(term.until is not None and term.until < on for term in self.terms)


def fold(name: str) -> str:
    """A name without case and accents, for comparison only."""
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def surname(name: str, country: str | None) -> str:
    """The part by which later sentences call a person: Xi, Blinken, von der Leyen, Trong."""
    parts = name.split()
    if "." in name:
        parts = [part for part in parts if not part.endswith(".")] or parts
    if len(parts) == 1:
        return parts[0]
    if country in FAMILY_FIRST and not _western(parts):
        return parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def _western(parts: list[str]) -> bool:
    return len(parts) == 2 and len(parts[0]) > 6 and "-" not in parts[1]


def _shared(function: str, country: str) -> bool:
    """Whether several persons hold such an office at once, so that a table may name only some.

    Washington has one deputy secretary of state; most ministries have several deputies.
    """
    if function.startswith(("deputy_", "vice_chairman", "assistant_")):
        return country != "USA" and function != "deputy_nsa"
    return function in ("ambassador", "envoy", "commissioner", "spokesperson", "party_leader")


class Holders:
    """The table of office holders, asked by name, by surname, or by country and function."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self.persons = tuple(persons)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_function: dict[tuple[str, str], list[tuple[Term, Person]]] = defaultdict(list)
        for person in self.persons:
            for name in (person.name, *person.names):
                self._by_name[name].append(person)
            for term in person.terms:
                self._by_function[person.country, term.function].append((term, person))

    @cached_property
    def _by_surname(self) -> dict[str, list[Person]]:
        """Built when a first bare surname is met: many uses of the tables meet none."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            found[fold(surname(person.name, person.country))].append(person)
        return found

    def named(self, name: str) -> list[Person]:
        return self._by_name.get(name, [])

    def with_surname(self, name: str) -> list[Person]:
        return self._by_surname.get(fold(name), [])

    def holding_office(self, country: str, office: str, on: date | None) -> Person | None:
        """The holder of an office by its full name: the "Ambassador to China" of that day."""
        function = "ambassador" if office.startswith("Ambassador to ") else None
        if on is None or function is None:
            return None
        held = self._by_function.get((country, function), [])
        found = {person for term, person in held if term.office == office and term.covers(on)}
        return found.pop() if len(found) == 1 else None

    def holding(self, country: str, function: str, on: date | None) -> tuple[Person, Term] | None:
        """The one holder of a single-holder office on that day; None when unknown or several."""
        if on is None or _shared(function, country):
            return None
        found = [
            (person, term)
            for term, person in self._by_function.get((country, function), [])
            if term.covers(on)
        ]
        if len({person.name for person, _ in found}) > 1:
            # On the day of a handover both terms cover the day: the newcomer holds the office.
            newest = max(term.since for _, term in found)
            latest = [pair for pair in found if pair[1].since == newest]
            stays = [pair for pair in found if pair[1].until != on]
            found = latest if len(stays) <= 1 else []
        return found[0] if found else None
