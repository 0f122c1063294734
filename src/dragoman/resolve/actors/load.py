"""Reading the shipped tables and the user's own into one set of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.errors import OntologyError
from dragoman.resolve.actors.holders import Person, Term
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.plurals import singular_demonyms

Readings = dict[str, list[Entry]]
ORGANISATION_CODES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_COUNTED = ("minister", "ambassador", "adviser", "advisor", "president")
# Capitals whose names are everyday words or given names: places only.
_NO_METONYM = frozenset({"Male", "Victoria", "Georgetown", "Kingston", "Roseau", "Praia"})


def rows(path: Path, columns: Sequence[str]) -> Iterator[list[str]]:
    """The rows of a TSV with exactly these columns; the first line must name them."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t") != list(columns):
        raise OntologyError(f"{path}: the first line must read {' '.join(columns)} (tab-separated)")
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise OntologyError(
                f"{path}:{number}: {len(cells)} columns where {len(columns)} are due; "
                "separate them with single tabs"
            )
        yield cells


def parts(cell: str) -> list[str]:
    if ";" not in cell:
        return [cell] if cell else []
    return [part.strip() for part in cell.split(";") if part.strip()]


def day(cell: str, *, end: bool = False) -> date | None:
    """A date given as year, month or day; a coarse end means the last day it can be."""
    if not cell:
        return None
    if len(cell) == 10:
        return date.fromisoformat(cell)
    bits = [int(bit) for bit in cell.split("-")]
    if len(bits) == 2:
        if not end:
            return date(bits[0], bits[1], 1)
        following = date(bits[0] + bits[1] // 12, bits[1] % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    return date(bits[0], 12, 31) if end else date(bits[0], 1, 1)


class Names:
    """Forms gathered from tables, before they are compiled."""

    def __init__(self) -> None:
        self.proper: Readings = defaultdict(list)
        self.common: Readings = defaultdict(list)
        self.state_names: dict[str, str] = {}
        self.own_organs: dict[tuple[str, str], str] = {}
        self.members: dict[str, tuple[tuple[str, date | None, date | None], ...]] = {}
        self.functions: dict[str, tuple[str, str]] = {}
        self._persons: dict[tuple[str, str], list[Person]] = {}

    def add(self, form: str, entry: Entry) -> None:
        """A proper name, as written; one with its article also as it begins a sentence."""
        if len(form) > 1 and entry not in self.proper[form]:
            self.proper[form].append(entry)
        if form.startswith("the "):
            self.add("T" + form[1:], entry)

    def add_common(self, form: str, entry: Entry) -> None:
        """A common noun, in any case."""
        self.common[form.lower()].append(entry)

    def add_person(self, person: Person) -> None:
        """One more term of a person, joined later with the others."""
        self._persons.setdefault((person.country, person.name), []).append(person)

    def persons(self) -> list[Person]:
        """Everybody once, with all names and with terms in order of time."""
        return [_join(records) for records in self._persons.values()]

    def office(self, office: str) -> tuple[str, str]:
        """Function and sector of an office; an office of its own when no table lists it."""
        for known in (office, office.split(" of ")[0], office.split(" to ")[0]):
            if known in self.functions:
                return self.functions[known]
        if office.endswith(("Spokesperson", "Press Secretary")):
            return "spokesperson", "GOV"
        return office.lower(), "GOV"


def _join(records: list[Person]) -> Person:
    first = records[0]
    if len(records) == 1:
        return first
    names = tuple(dict.fromkeys(name for record in records for name in record.names))
    terms = sorted((t for record in records for t in record.terms), key=lambda t: t.since)
    return Person(first.country, first.name, names, first.gender, tuple(terms))


def add_countries(names: Names, path: Path) -> None:
    columns = (
        "iso3 iso2 cow cameo fips kind sector name names adjectives demonyms capitals seats "
        "kept from to"
    ).split()
    for row in rows(path, columns):
        code, _, _, _, _, kind, sector, name, others, adjectives, demonyms = row[:11]
        capitals, seats, kept, since, until = row[11:]
        span = (day(since), day(until, end=True))
        if kind in ("state", "historical"):
            names.state_names[code] = name
        keep = kept or None
        # A land without authorities of its own is a place; only its people are actors.
        for form in (name, *parts(others)) if sector != "CVL" else ():
            names.add(form, Entry("state", code, sector, keep, since=span[0], until=span[1]))
        for form in parts(adjectives):
            names.add(form, Entry("adjective", code, sector, keep))
        for form in parts(demonyms):
            people = Entry("demonym", code, sector, keep, plural=True)
            names.add(form, people)
            for single in singular_demonyms(form):
                names.add(single, people._replace(plural=False))
        # What a state that is gone was ruled from names it only as long as it was there.
        ruled = span if kind == "historical" else (None, None)
        for form in parts(capitals):
            if form not in _NO_METONYM:
                names.add(form, Entry("capital", code, "GOV", since=ruled[0], until=ruled[1]))
        for seat in parts(seats):
            form, _, target = seat.partition("=")
            branch, _, organ = target.partition(":")
            entry = Entry("seat", code, branch, organ or None, since=ruled[0], until=ruled[1])
            names.add(form, entry)


def add_prefixes(names: Names, path: Path) -> None:
    for prefix, country in rows(path, ("prefix", "country")):
        names.add(f"{prefix}-", Entry("dyad", country, "GOV"))


def add_organs(names: Names, path: Path) -> None:
    for patterns, country, sector, name in rows(path, ("patterns", "country", "sector", "name")):
        for form in parts(patterns):
            if form.startswith("="):
                names.own_organs[form[1:], country] = name
            elif country:
                names.add(form, Entry("organ", country, sector, name or None))
            else:
                names.add_common(form, Entry("organ", None, sector, name or None))


def add_organisations(names: Names, path: Path) -> None:
    columns = ("names", "country", "sector", "name", "members")
    for forms, country, sector, name, members in rows(path, columns):
        entry = Entry("organisation", country, sector or None, name)
        for form in parts(forms):
            names.add(form, entry)
        if members:
            names.members[name] = tuple(_member(member) for member in members.split())


def _member(cell: str) -> tuple[str, date | None, date | None]:
    code, since, until = [*cell.split(":"), "", ""][:3]
    return code, day(since), day(until, end=True)


def add_roles(names: Names, path: Path) -> None:
    for singular, plural, sector, flags in rows(path, ("singular", "plural", "sector", "flags")):
        for form in parts(singular):
            names.add_common(form, Entry("role", None, sector, name=form, flags=flags))
        for form in parts(plural):
            names.add_common(form, Entry("role", None, sector, name=form, flags=flags, plural=True))


def add_offices(names: Names, path: Path) -> None:
    columns = ("patterns", "office", "function", "sector", "countries")
    for patterns, office, function, sector, countries in rows(path, columns):
        names.functions.setdefault(office, (function, sector))
        entry = Entry(
            "title", None, sector, office=office, function=function,
            countries=tuple(countries.split()),
        )  # fmt: skip
        for form in parts(patterns):
            if form[0].isupper():  # "the Secretary" of State, but no secretary
                names.add(form, entry)
                continue
            names.add_common(form, entry)
            single = " " not in form and "-" not in form and form != "pm"
            if single or form.endswith(_COUNTED):
                names.add_common(form + "s", entry._replace(plural=True))


def add_abbreviations(names: Names, path: Path) -> None:
    """ "Gen." and "Sen." before a name are the titles they shorten; British papers write "Gen"."""
    for short, title in rows(path, ("abbreviation", "title")):
        for entry in names.common[title]:
            names.add_common(short, entry)
            if entry.sector == "MIL":
                names.add(short.title().replace(".", ""), entry)


def add_holders(names: Names, path: Path) -> None:
    columns = ("country", "office", "person", "aliases", "gender", "from", "to", "confidence")
    known: dict[str, tuple[str, str]] = {}
    for country, office, person, aliases, gender, since, until, confidence in rows(path, columns):
        if office not in known:
            known[office] = names.office(office)
        function, sector = known[office]
        begin = day(since)
        if begin is None:
            raise OntologyError(f"{path}: {person}: a term needs the day on which it began")
        in_state = country not in ORGANISATION_CODES
        term = Term(
            office, function, sector if in_state else None, begin, day(until, end=True), confidence
        )
        names.add_person(Person(country, person, tuple(parts(aliases)), gender, (term,)))


def add_person_forms(names: Names, persons: list[Person]) -> None:
    """Every full name and every alias becomes a form; a name of one word needs a title."""
    for person in persons:
        for form in (person.name, *person.names):
            if " " in form or form != person.name:
                names.add(form, Entry("person", person.country, name=person.name))


SHIPPED: tuple[tuple[str, Callable[[Names, Path], None]], ...] = (
    ("countries.tsv", add_countries),
    ("prefixes.tsv", add_prefixes),
    ("organs.tsv", add_organs),
    ("organisations.tsv", add_organisations),
    ("roles.tsv", add_roles),
    ("offices.tsv", add_offices),
    ("abbreviations.tsv", add_abbreviations),
    ("office_holders.tsv", add_holders),
)
