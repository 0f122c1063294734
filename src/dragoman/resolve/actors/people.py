"""The persons of one report: who they are, how later sentences may call them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.records import Actor
from dragoman.resolve.actors.holders import Person, Term, fold, surname
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.tables import ActorTables

_MAIN = (
    "president", "premier", "monarch", "supreme_leader", "foreign", "defence", "vice_president",
    "nsa", "pope", "secretary_general", "commission",
)  # fmt: skip


@dataclass(slots=True)
class Figure:
    """One person in one report, with all that the report and the tables say."""

    name: str
    country: str | None
    person: Person | None = None
    gender: str | None = None
    titles: list[Entry] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    former: bool = False
    actual: bool = False
    sector: str | None = None

    @property
    def tokens(self) -> set[str]:
        return {fold(token) for token in self.name.split() if len(token) > 1}


class People:
    """Figures by name; a name that two figures share is given to the one named last.

    `countries` are those that the report names: a bare surname may be their office holder's.
    """

    def __init__(self, tables: ActorTables, on: date | None) -> None:
        self.tables = tables
        self.on = on
        self.figures: list[Figure] = []
        self.countries: set[str] = set()

    # ------------------------------------------------------------ meeting a name

    def meet(self, name: str, *, country: str | None, titles: list[Entry], former: bool) -> Figure:
        """The figure that this name and title mean, a new one if need be."""
        figure = self._recall(name, country, titles)
        if figure is not None and " " not in name and (other := self._namesake(figure, titles)):
            figure = self._figure_of(other)
        if figure is None:
            person = self._look_up(name, country, titles, former=former)
            known = None if " " in name or titles or country else self.in_office(name)
            if person is not None:
                figure = self._figure_of(person)
            elif known is not None:
                figure = known
            else:
                figure = Figure(name, country)
                self.figures.append(figure)
        self._learn(figure, country, titles, former=former)
        return figure

    def _learn(
        self, figure: Figure, country: str | None, titles: list[Entry], *, former: bool
    ) -> None:
        figure.country = figure.country or country
        figure.former = figure.former or former
        figure.actual = figure.actual or (bool(titles) and not former)
        for title in titles:
            if title not in figure.titles:
                figure.titles.append(title)

    def _figure_of(self, person: Person) -> Figure:
        for figure in self.figures:
            if figure.person == person:
                return figure
        figure = Figure(person.name, person.country, person, person.gender or None)
        self.figures.append(figure)
        return figure

    def of_person(self, person: Person) -> Figure:
        """The figure of a person whom the tables know."""
        return self._figure_of(person)

    def _recall(self, name: str, country: str | None, titles: list[Entry]) -> Figure | None:
        """A figure met before whose name holds every part of this one."""
        wanted = {fold(token) for token in name.split() if len(token.rstrip(".")) > 1}
        found = [
            figure
            for figure in self.figures
            if wanted <= figure.tokens
            and (country is None or figure.country in (None, country))
            and _speakable(name, figure)
        ]
        if len(found) > 1 and titles:
            functions = {title.function for title in titles if title.function}
            found = [f for f in found if functions & self.functions(f)] or found
        return found[-1] if found else None

    def _namesake(self, figure: Figure, titles: list[Entry]) -> Person | None:
        """As in "President Clinton" where Hillary Clinton was named: who did hold that office."""
        functions = {title.function for title in titles if title.kind == "title"}
        person = figure.person
        if person is None or not functions or functions & {t.function for t in person.terms}:
            return None
        family = surname(person.name, person.country)
        found = [
            other
            for other in self.tables.holders.with_surname(family)
            if other.country == person.country
            and any(t.function in functions and self._begun(t) for t in other.terms)
        ]
        return found[0] if len(found) == 1 else None

    def _begun(self, term: Term) -> bool:
        return self.on is None or term.since <= self.on

    def _look_up(
        self, name: str, country: str | None, titles: list[Entry], *, former: bool
    ) -> Person | None:
        holders = self.tables.holders
        found = holders.named(name) or self._in_full(name, country, titles, former=former)
        if not found and " " not in name and (titles or country):
            found = self._by_surname(name, country, titles, former=former)
        if country is not None:
            found = [person for person in found if person.country == country] or (
                found if len(found) == 1 and self._serves_abroad(found[0], former=former) else []
            )
        if len(found) > 1 and titles:
            functions = {title.function for title in titles if title.function}
            fitting = [p for p in found if functions & {term.function for term in p.terms}]
            found = fitting or found
        if len(found) > 1 and self.on is not None:
            on = self.on
            if former:
                found = [person for person in found if person.served_before(on)] or found
            found = [person for person in found if person.terms_on(on)] or [
                max(found, key=lambda person: max(_closeness(person, on)))
            ]
        return found[0] if len(found) == 1 else None

    def _in_full(
        self, name: str, country: str | None, titles: list[Entry], *, former: bool
    ) -> list[Person]:
        """As in "Colin L. Powell" and, by office, "Michael R. Pompeo" for Mike Pompeo."""
        parts = name.split()
        plain = [parts[0], *(part for part in parts[1:] if not part.endswith("."))]
        if len(plain) == len(parts) or len(plain) < 2:
            return []
        if found := self.tables.holders.named(" ".join(plain)):
            return found
        if not any(title.function for title in titles):
            return []
        held = self._by_surname(plain[-1], country, titles, former=former)
        return [person for person in held if fold(person.name)[0] == fold(name)[0]]

    def _serves_abroad(self, person: Person, *, former: bool) -> bool:
        """Whether the text's nationality is that of a head of an international organisation."""
        serving = self.on is None or bool(person.terms_on(self.on))
        return _international(person) and (serving or former)

    def _by_surname(
        self, name: str, country: str | None, titles: list[Entry], *, former: bool
    ) -> list[Person]:
        functions = {title.function for title in titles if title.function}
        found = []
        for person in self.tables.holders.with_surname(name):
            if country is not None and person.country != country:
                continue
            terms = person.terms
            if self.on is not None:
                past = tuple(t for t in terms if t.until is not None and t.until < self.on)
                terms = past if former else person.terms_on(self.on)
            if any(_fits(term, functions) for term in terms):
                found.append(person)
        return found

    # ------------------------------------------------------------ bare surnames

    def surnames(self) -> dict[str, list[Figure]]:
        """Single words by which the report may call its figures, the family name before others."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(surname(figure.name, figure.country), []).append(figure)
        others: dict[str, list[Figure]] = {}
        for figure in self.figures:
            for token in _other_names(figure):
                if token not in found and figure not in others.setdefault(token, []):
                    others[token].append(figure)
        return {**others, **found}

    def in_office(self, name: str) -> Figure | None:
        """The one main office holder of that surname from a country that the report names."""
        if self.on is None:
            return None
        found = {
            person
            for person in self.tables.holders.with_surname(name)
            if person.country in self.countries
            and any(term.function in _MAIN for term in person.terms_on(self.on))
            and surname(person.name, person.country) == name
        }
        return self._figure_of(found.pop()) if len(found) == 1 else None

    # ------------------------------------------------------------ titles by comparison

    def share_office(self, figure: Figure, peer: Figure) -> None:
        """Gives a counterpart whose office nothing else tells the function of its peer."""
        if self.actor(figure).office is not None:
            return
        shared = next(iter(self.main_functions(peer)), None)
        own = (
            [t.office for t in figure.person.terms if t.function == shared] if figure.person else []
        )
        usual = [office for office, (f, _) in self.tables.functions.items() if f == shared]
        if shared is None or not (own or usual):
            return
        office = (own or usual)[0]
        sector = self.tables.functions[usual[0]][1] if usual else "GOV"
        self._learn(
            figure, None, [Entry("title", None, sector, office=office, function=shared)],
            former=False,
        )  # fmt: skip

    # ------------------------------------------------------------ what a figure is

    def functions(self, figure: Figure) -> set[str]:
        """Functions by the report's titles, or by the tables on its day."""
        found = {title.function for title in figure.titles if title.function}
        if figure.person is not None:
            terms = figure.person.terms
            if self.on is not None:
                terms = figure.person.terms_on(self.on) or ()
            found |= {term.function for term in terms}
        return found

    def has_left(self, figure: Figure, function: str | None) -> bool:
        """Whether the tables say that the person held that office, and no more on this day."""
        if figure.person is None or self.on is None or function is None:
            return False
        terms = [term for term in figure.person.terms if term.function == function]
        ended = [term for term in terms if term.until is not None and term.until <= self.on]
        return bool(ended) and not any(t.covers(self.on) and t not in ended for t in terms)

    def main_functions(self, figure: Figure) -> list[str]:
        """Functions that another state's counterpart can share, the highest first."""
        functions = self.functions(figure) - {"spokesperson", "party"}
        return sorted(functions, key=lambda function: (_place(function), function))

    def actor(self, figure: Figure) -> Actor:
        """The actor that stands in records: one id for all mentions of the figure."""
        office, sector = self._office(figure)
        return Actor(figure.country, sector, figure.name, office)

    def _office(self, figure: Figure) -> tuple[str | None, str | None]:
        person, on = figure.person, self.on
        titles = [title for title in figure.titles if title.kind == "title"]
        stated = _stated(titles, figure)
        sector = titles[0].sector if titles else figure.sector
        if figure.titles and not titles:
            sector = figure.titles[0].sector
        if figure.country in ("UNO", "IGO", "EUR"):
            sector = None
        if figure.former and not figure.actual:
            return (f"former {stated}" if stated else None), "ELI"
        if person is None:
            return stated, sector
        terms = person.terms_on(on) if on is not None else ()
        titles = [title for title in titles if title.function != "minister"]
        functions = {title.function for title in titles if title.function}
        for term in terms:
            if term.function in functions:
                return term.office, term.sector
        if terms and not titles:
            best = min(terms, key=_rank)
            return best.office, best.sector
        if stated:
            return stated, sector
        if terms:
            return terms[-1].office, terms[-1].sector
        if on is not None and person.served_before(on) and not figure.actual:
            return None, "ELI"
        own = person.terms[-1].sector
        return None, sector or (own if on is None else None)


def _fits(term: Term, functions: set[str]) -> bool:
    """Whether a term is of one of these functions; any ministry's for a bare "Minister"."""
    if functions == {"minister"}:
        return "Minister" in term.office or "Secretary" in term.office
    return not functions or term.function in functions


def _stated(titles: list[Entry], figure: Figure) -> str | None:
    if figure.offices:
        return figure.offices[0]
    return titles[0].office if titles else None


def _place(function: str) -> int:
    return _MAIN.index(function) if function in _MAIN else len(_MAIN)


def _rank(term: Term) -> int:
    return _place(term.function)


def _closeness(person: Person, on: date) -> list[int]:
    days = []
    for term in person.terms:
        end = term.until or date.max
        days.append(-max((term.since - on).days, (on - end).days, 0))
    return days


def _international(person: Person) -> bool:
    return person.country in ("UNO", "IGO", "EUR", "VAT")


def _other_names(figure: Figure) -> list[str]:
    """Other words of the name: Mahathir and Abiy go by the first, von der Leyen by the last."""
    names = (figure.name, *(figure.person.names if figure.person is not None else ()))
    return [
        token for name in names for token in name.split() if len(token) > 2 and token[0].isupper()
    ]


def _speakable(name: str, figure: Figure) -> bool:
    """A single word must be the family name, or the whole name."""
    if " " in name or name == figure.name:
        return True
    family = fold(surname(figure.name, figure.country))
    return fold(name) in (family, *family.split()) or fold(name) == fold(figure.name.split()[-1])


def person_actor(person: Person, tables: ActorTables, on: date | None) -> Actor:
    """The actor of a person of the tables, on that day."""
    people = People(tables, on)
    return people.actor(people.of_person(person))
