"""What a report has mentioned, and the numbers of its sources without a name.

"Two officials", "the second official", "one of them": told apart within one report.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Actor
from dragoman.resolve.actors.people import Figure
from dragoman.resolve.actors.phrase import Phrase


@dataclass(slots=True)
class Seen:
    """Something mentioned, kept to be referred to again."""

    actor: Actor
    start: int
    end: int
    sentence: int
    subject: bool
    figure: Figure | None = None
    plural: bool = False
    noun: str = ""
    kind: str = ""
    quoted: bool = False
    unsure: bool = False
    aside: bool = False


class Sources:
    """Numbers the sources without a name, in the order in which a report quotes them."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._numbers = 0
        self._ordered: dict[tuple[str, int], Actor] = {}

    def anonymous(self, phrase: Phrase, country: str | None, sector: str | None) -> Actor:
        """The numbered source: a new one, or the one that "the official" goes back to."""
        noun = singular(phrase.noun)
        plural = phrase.head is not None and phrase.head.plural
        definite = phrase.determiner == "the" or (plural and not phrase.determiner)
        group = self._last_anonymous(noun, plural=True, country=country)
        if plural:
            again = phrase.determiner == "the" or country is None
            if group is not None and definite and again:
                return group.actor
            return self._new(country, sector)
        single = self._last_anonymous(noun, plural=False, country=country)
        if definite and phrase.ordinal is None and single is not None:
            return single.actor
        if definite and phrase.ordinal:
            key = (noun, phrase.ordinal)
            if phrase.ordinal == 1 and single is not None:
                return single.actor
            if key not in self._ordered:
                self._ordered[key] = self._from(group, country, sector)
            return self._ordered[key]
        # "one official" after "two officials" is one of them; "an official" may be anybody's.
        one_of_them = definite or phrase.ordinal is not None
        return self._from(group if one_of_them else None, country, sector)

    def has_unnamed(self, phrase: Phrase, country: str | None) -> bool:
        """Whether the report quotes sources of this noun: "two officials" before "the official"."""
        noun = singular(phrase.noun)
        return any(
            self._last_anonymous(noun, plural=plural, country=country) for plural in (True, False)
        )

    def one_of(self, group: Seen) -> Actor:
        """A source of its own who belongs to a group of them."""
        return self._from(group, None, None)

    def _from(self, group: Seen | None, country: str | None, sector: str | None) -> Actor:
        if group is not None:
            country, sector = country or group.actor.country, group.actor.sector
        return self._new(country, sector)

    def _new(self, country: str | None, sector: str | None) -> Actor:
        self._numbers += 1
        return Actor(country, sector, f"anonymous-{self._numbers:03d}")

    def _last_anonymous(self, noun: str, *, plural: bool, country: str | None) -> Seen | None:
        found = [
            seen
            for seen in self.seen
            if seen.kind == "anonymous"
            and seen.plural == plural
            and seen.noun == noun
            and country in (None, seen.actor.country)
        ]
        if not plural and found:
            named = {seen.actor.name for seen in found}
            ordered = {actor.name for actor in self._ordered.values()}
            found = [seen for seen in found if seen.actor.name not in ordered or len(named) == 1]
        return found[-1] if found else None


def singular(noun: str) -> str:
    last = noun.split()[-1] if noun else noun
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last
