"""What follows a noun: whose it is, where it serves, what for.

"of France", "to the United States", "in Ukraine", "for East Asian and Pacific Affairs".
"""

from __future__ import annotations

from dragoman.resolve.actors import words
from dragoman.resolve.actors.heads import HeadReader
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.phrase import Phrase

_SPEAKS_FOR = frozenset({"spokesperson", "chief_of_staff", "envoy", "director_general"})
_SERVANTS = ("aide", "advis", "assistant")


class ComplementReader(HeadReader):
    """Reads the prepositional phrases behind a head."""

    def _portfolio(self, phrase: Phrase) -> None:
        """Past "for East Asian and Pacific Affairs", which says only what an office is for."""
        if phrase.kind != "title" or self._text(phrase.last) != "for":
            return
        for i in range(phrase.last + 1, min(phrase.last + 9, len(self.items))):
            item = self.items[i]
            if item.lower in words.ENDS_OF_PORTFOLIO and item.capital:
                phrase.last = i + 1
                return
            if not (item.capital or item.text in ("and", "&", ",", "-", "the", "of")):
                return

    def _name_of_state(self, phrase: Phrase) -> None:
        """Takes the country behind a name: "Prime Minister Lee Hsien Loong of Singapore"."""
        if self._text(phrase.last) != "of" or phrase.last + 1 >= len(self.items):
            return
        follow = phrase.last + (2 if self._text(phrase.last + 1) == "the" else 1)
        state = self.items[follow].reading("state") if follow < len(self.items) else None
        if state is not None and not self._possessive(follow + 1):
            self._own(state, phrase)
            phrase.last = follow + 1

    def _complement(self, phrase: Phrase) -> bool:
        """As in "of France", "to the United States", "in Ukraine", "for the Kremlin"."""
        preposition = self._text(phrase.last)
        if preposition not in ("of", "to", "in", "for", "from", "at", "with"):
            return False
        nations, last, inner = self._nations(phrase.last + 1)
        if not nations or not self._belongs(preposition, phrase, nations[0]):
            return False
        function = phrase.head.function if phrase.head is not None else None
        abroad = preposition == "in" and phrase.kind == "title" and function != "spokesperson"
        if (preposition == "to" and phrase.kind == "title") or abroad:
            phrase.target = nations[0].name or nations[0].country
        elif not phrase.countries:
            for nation in nations:
                self._own(nation, phrase)
        elif nations[0].kind in ("organ", "organisation", "seat") and phrase.organ is None:
            phrase.organ = nations[0]
        if inner is not None and phrase.organ is None:
            phrase.organ = inner
        moved, phrase.last = last > phrase.last, last
        return moved

    def _belongs(self, preposition: str, phrase: Phrase, nation: Entry) -> bool:
        function = phrase.head.function if phrase.head is not None else None
        if phrase.kind == "title":
            if preposition == "to":
                return function in ("ambassador", "envoy", "charge", "un_ambassador", "consul")
            if preposition == "for":
                return function in _SPEAKS_FOR or function == "envoy"
            return preposition in ("of", "from", "at") or (
                preposition == "in"
                and function in ("ambassador", "charge", "consul", "spokesperson", "envoy")
            )
        if phrase.kind == "role":
            if preposition == "to" and phrase.noun.split()[-1].startswith(_SERVANTS):
                return True
            if preposition in ("to", "for", "with"):
                return preposition != "to" and nation.kind in ("organ", "organisation", "seat")
            if preposition == "in" and nation.kind == "capital":
                return not phrase.countries and "official" in phrase.noun
            return preposition != "in" or not phrase.countries
        return preposition == "of" or (
            preposition == "in" and not phrase.countries and phrase.determiner != "a"
        )

    def _nations(self, i: int) -> tuple[list[Entry], int, Entry | None]:
        """States or organs at `i`, joined by commas and "and"; an organ's own country first."""
        nations: list[Entry] = []
        start, last, inner = i - 1, i, None
        while i < len(self.items):
            if self.items[i].lower == "the":
                i += 1
                continue
            item = self.items[i]
            entry = item.reading(
                "state", "capital", "seat", "organisation", "organ", "adjective", "place"
            )
            if entry is None or item.aloof:
                break
            ahead = self.items[i + 1] if i + 1 < len(self.items) else None
            if ahead is not None and ahead.reading("title", "role") and entry.country:
                if not nations:
                    return [entry], start, inner
                break
            if entry.kind == "adjective" or self._possessive(i + 1):
                follow = i + (2 if self._possessive(i + 1) else 1)
                noun = None
                if follow < len(self.items):
                    noun = self.items[follow].reading("organ", "organisation")
                if noun is None:
                    break
                if noun.kind == "organisation":  # a state's own: "the Russian Security Council"
                    noun = Entry("organ", entry.country, "GOV", noun.name)
                nations.append(entry)
                return nations, follow + 1, noun
            nations.append(entry)
            last = i = i + 1
            if self._text(i) not in ("and", ",") or len(nations) > 5:
                break
            follow = i + 2 if self._text(i + 1) in ("the", "and") else i + 1
            if follow >= len(self.items) or self.items[follow].reading("state") is None:
                break
            i += 1
            if self._text(i) == "and":
                i += 1
        return nations, last, inner
