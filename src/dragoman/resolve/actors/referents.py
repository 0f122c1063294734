"""Whom a phrase without a personal name means: a state, an organ, a holder, a group, a source."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from dragoman.records import Actor, MentionKind
from dragoman.resolve.actors import words
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.focus import INTERNATIONAL, standing_out
from dragoman.resolve.actors.introductions import country_of, office_of
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.people import Figure, People
from dragoman.resolve.actors.phrase import Phrase

# Organs that only a nationality or an article tells from the common noun.
_MASS = frozenset(
    "intelligence side palace court administration leadership presidency cabinet delegation press "
    "congress senate embassy ministry department agency commission council committee".split()
)

_GROUPS = {"top diplomats": frozenset({"foreign", "top_diplomat", "state_councilor", "nsa"})}
_RULING = frozenset({"government", "authorities", "regime", "junta", "bank", "cabinet"})
_BARE = frozenset({"parliament"})


class Referent(NamedTuple):
    """An actor, how the text refers to it, and what it is to later references."""

    actor: Actor
    kind: MentionKind
    sort: str
    figure: Figure | None = None


class Referents:
    """Answers for one report, with its people and what it has mentioned so far."""

    def __init__(self, people: People, memory: Memory) -> None:
        self.people = people
        self.memory = memory
        self.tables = people.tables

    def of(self, phrase: Phrase, sentence: int) -> list[Referent]:
        """The referents of a phrase: one, several for several owners, or none when unknown."""
        head = phrase.head
        if head is None:
            return []
        owners = list(dict.fromkeys(phrase.countries))
        if members := self._members(phrase, head, owners):
            return members
        if len(owners) > 1 and (head.plural or head.kind == "organ") and not head.country:
            return [found for owner in owners for found in self._owned(phrase, head, owner)]
        found = self._single(phrase, head, sentence)
        return [found] if found is not None else []

    def _members(self, phrase: Phrase, head: Entry, owners: list[str]) -> list[Referent]:
        """Those of "top diplomats of Peru and Chile" whom the report names, if of each state."""
        functions = _GROUPS.get(phrase.noun) if head.plural else None
        if functions is None:
            return []
        fitting = [
            figure for figure in self.people.figures if functions & self.people.functions(figure)
        ]
        sides = [[one for one in fitting if one.country == owner] for owner in owners]
        if len(sides) < 2 or not all(sides):
            return []
        return [
            Referent(self.people.actor(one), "description", "person", one)
            for side in sides
            for one in side
        ]

    def _owned(self, phrase: Phrase, head: Entry, owner: str) -> list[Referent]:
        """One owner's part of "the French and German foreign ministers"."""
        if head.kind == "organ":
            name = self.tables.organ(head.name, owner)
            return [Referent(Actor(owner, head.sector, name), "name", "organ")]
        if head.kind == "title" and head.function and not (phrase.former or phrase.regional):
            held = self.tables.holders.holding(owner, head.function, self.people.on)
            if held is not None:
                figure = self.people.of_person(held[0])
                actor = self.people.actor(figure)
                return [Referent(actor, "description", "person", figure)]
        return [Referent(Actor(owner, head.sector), "description", "group")]

    def _single(self, phrase: Phrase, head: Entry, sentence: int) -> Referent | None:
        country = country_of(phrase)
        if phrase.counterpart:
            return self._counterpart(phrase, country, sentence)
        if head.kind in ("state", "demonym"):
            as_state = head.kind == "state" or (head.plural and phrase.determiner == "the")
            kind: MentionKind = "name" if head.kind == "state" else "demonym"
            sector = head.sector if as_state else "CVL"
            return Referent(Actor(head.country, sector, head.name), kind, head.kind)
        if head.kind in ("capital", "seat"):
            actor = Actor(head.country, head.sector, head.name)
            return Referent(actor, "metonym", head.kind)
        if head.kind == "organisation":
            return Referent(Actor(head.country, head.sector, head.name), "name", "organisation")
        if head.kind == "organ":
            return self._organ(phrase, head, country)
        if head.kind == "title":
            return self._title(phrase, head, country)
        return self._role(phrase, head, country)

    def _counterpart(self, phrase: Phrase, country: str | None, sentence: int) -> Referent | None:
        plural = phrase.head is not None and phrase.head.plural
        figure = None if plural else self.memory.counterpart(phrase, sentence)
        if figure is not None:
            return Referent(self.people.actor(figure), "description", "person", figure)
        if country is None:
            return None
        return Referent(Actor(country, "GOV"), "description", "group")

    def _organ(self, phrase: Phrase, head: Entry, country: str | None) -> Referent | None:
        owner = head.country or country
        if head.country and phrase.countries and head.country not in phrase.countries:
            owner = phrase.countries[0]
        member = _named_body(phrase)
        if member is not None and not head.country:
            return Referent(member, "name", "organ")
        if owner is None and _national(phrase, head):
            owner = standing_out(phrase)
        if owner is None:
            if head.name is None and head.sector != "GOV":
                return Referent(Actor(None, head.sector), "description", "body")
            if phrase.determiner == "a" or (not phrase.determiner and phrase.noun in _MASS):
                return None
            known = self.memory.organ(head.name) if head.name else None
            known = known or self.memory.organ(phrase.noun.split()[-1])
            if known is not None:
                return Referent(known, "name", "organ")
            if head.name is None:
                return None
            owner = standing_out(phrase) if _of_a_government(phrase) else None
        name = self.tables.organ(head.name, owner)
        return Referent(Actor(owner, head.sector, name), "name" if name else "description", "organ")

    def _title(self, phrase: Phrase, head: Entry, country: str | None) -> Referent | None:
        if head.plural:
            group = Actor(country, head.sector)
            return Referent(group, "description", "group") if country else None
        specific = (
            phrase.determiner in ("the", "owned", "") or phrase.determiner in words.POSSESSIVE
        )
        figure = self.memory.described(phrase, country) if specific else None
        if specific and phrase.target is None and (figure is None or figure.country is None):
            figure = self._holder(phrase, head, country) or figure
        if specific and figure is None and phrase.target is None:
            figure = self._introduced_later(phrase, head, country)
        office = office_of(phrase, self.tables)
        named = specific and not phrase.former and phrase.target is not None
        if figure is None and named and country and office:
            held = self.tables.holders.holding_office(country, office, self.people.on)
            figure = self.people.of_person(held) if held is not None else None
        if figure is not None:
            return Referent(self.people.actor(figure), "description", "person", figure)
        if head.function == "spokesperson":
            actor = self.memory.anonymous(phrase, country, _speaks_for(phrase))
            actor = Actor(actor.country, actor.sector, actor.name, office)
            return Referent(actor, "description", "anonymous")
        sector: str | None = "ELI" if phrase.former else head.sector
        if country in INTERNATIONAL:
            sector = None
        if office and phrase.former:
            office = f"former {office}"
        return Referent(Actor(country, sector, None, office), "description", "title")

    def _introduced_later(self, phrase: Phrase, head: Entry, country: str | None) -> Figure | None:
        """ "Hanseong's president offered aid", where President Seo is named further down."""
        if phrase.former or phrase.regional or head.function in (None, "minister", "spokesperson"):
            return None
        found = [
            figure
            for figure in self.people.figures
            if head.function in {title.function for title in figure.titles}
            and not figure.former
            and (country is None or figure.country in (None, country))
        ]
        return found[0] if len(found) == 1 else None

    def _holder(self, phrase: Phrase, head: Entry, country: str | None) -> Figure | None:
        """Who held that office in that country on the report's day."""
        if country is None or phrase.former or phrase.regional or not head.function:
            return None
        if head.function == "spokesperson":
            return None
        held = self.tables.holders.holding(country, head.function, self.people.on)
        return self.people.of_person(held[0]) if held is not None else None

    def _role(self, phrase: Phrase, head: Entry, country: str | None) -> Referent | None:
        if not (head.plural or phrase.determiner or phrase.countries or phrase.organ):
            return None
        unnamed = "a" in head.flags and self.memory.has_unnamed(phrase, country)
        if not head.plural and phrase.determiner == "the" and not unnamed:
            figure = self.memory.described(phrase, country)
            if figure is not None:
                return Referent(self.people.actor(figure), "description", "person", figure)
        member = _named_body(phrase)
        if member is not None and head.plural:
            return Referent(member, "description", "group")
        if country is None and _of_report(phrase, head):
            country = standing_out(phrase)
        sector = self._role_sector(phrase, head, country)
        if "a" in head.flags:
            if len(set(phrase.countries)) > 1:
                return None
            actor = self.memory.anonymous(phrase, country, sector)
            if actor.country is None and actor.sector == "UNK":
                actor = Actor(None, None, actor.name)
            return Referent(actor, "description", "anonymous")
        if country is None and (len(set(phrase.countries)) > 1 or _vague(phrase, head)):
            return None
        kept = phrase.kept if country else None
        return Referent(Actor(country, sector, kept), "description", "group")

    def _role_sector(self, phrase: Phrase, head: Entry, country: str | None) -> str | None:
        if country in INTERNATIONAL:
            return None
        if phrase.former:
            return "ELI"
        if phrase.noun == "deputy" and _of_person(phrase):
            return "GOV"
        organ = phrase.organ
        if organ is not None and organ.sector:
            own = organ.country is not None and organ.kind == "organ" and "a" in head.flags
            if own or head.sector in ("GOV", "UNK"):
                return organ.sector
        return head.sector


def _national(phrase: Phrase, head: Entry) -> bool:
    """Whether the words are of the one state that a report is about: "the army", "the police"."""
    noun = phrase.noun.split()[-1]
    bare = not phrase.determiner and noun in _BARE
    if not (phrase.determiner == "the" or bare) or phrase.organ is not None or phrase.former:
        return False
    return head.sector in ("MIL", "COP", "LEG", "JUD") or noun in _RULING


def _of_a_government(phrase: Phrase) -> bool:
    """As in "the defence ministry", "the prime minister's office", of no state by its words."""
    own = phrase.determiner in ("the", "") and phrase.organ is None and not phrase.former
    return own and not phrase.regional and phrase.noun.split()[-1] in ("ministry", "office")


def _of_person(phrase: Phrase) -> bool:
    """As in "his deputy", "Orr's deputy": no member of a parliament."""
    if phrase.determiner in words.POSSESSIVE:
        return True
    return phrase.owner is not None and phrase.owner.kind in ("name", "title", "role")


def _of_report(phrase: Phrase, head: Entry) -> bool:
    """As in "northern rebels", "lawmakers": of the state of which the report tells."""
    if phrase.determiner or not head.plural or phrase.organ is not None:
        return False
    return head.sector == "LEG" or (phrase.compass and head.sector in ("REB", "PRM", "OPP"))


def replace_by_office(referent: Referent) -> Referent:
    """The office instead of whoever holds it on the day."""
    actor = replace(referent.actor, name=None)
    return Referent(actor, referent.kind, "title")


def _named_body(phrase: Phrase) -> Actor | None:
    """The armed group or party whose fighters, forces or members are meant."""
    organ = phrase.organ
    if organ is None or organ.country is None or organ.sector not in ("REB", "PRM", "PTY"):
        return None
    return Actor(organ.country, organ.sector, organ.name)


def _vague(phrase: Phrase, head: Entry) -> bool:
    """As in "People", "a woman": nobody in particular."""
    return head.sector == "CVL" and phrase.determiner in ("", "a", "n")


def _speaks_for(phrase: Phrase) -> str | None:
    if phrase.organ is not None and phrase.organ.kind != "seat" and phrase.organ.sector:
        return phrase.organ.sector
    return "GOV"
