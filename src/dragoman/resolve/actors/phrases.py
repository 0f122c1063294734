"""Noun phrases that name actors: nationality, organ, title, name, in the orders of news English.

"China's foreign minister Qin Gang", "the U.S. ambassador to NATO", "rebels in Ukraine",
"a Kremlin spokesman", "Wang, the Chinese Foreign Minister,".
"""

from __future__ import annotations

from dragoman.resolve.actors import words
from dragoman.resolve.actors.heads import NOUNS, HeadReader, plain_modifier
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.names import name_at
from dragoman.resolve.actors.phrase import Phrase

_SPEAKS_FOR = frozenset({"spokesperson", "chief_of_staff", "envoy", "director_general"})


_SERVANTS = ("aide", "advis", "assistant")


class PhraseParser(HeadReader):
    """Reads the phrases of one sentence from left to right."""

    def phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        i = 0
        while i < len(self.items):
            phrase = self.parse(i)
            if phrase is None:
                i += 1
                continue
            found.append(phrase)
            i = phrase.last
            while i < len(self.items) and self._possessive(i):
                owned = self.parse(i + 1, owner=phrase)
                if owned is None or owned.kind not in ("title", "role", "organ"):
                    break
                phrase.possessed = True
                found.append(owned)
                i = owned.last
        return found

    # ------------------------------------------------------------ one phrase

    def parse(self, i: int, owner: Phrase | None = None) -> Phrase | None:
        """The phrase that begins at item `i`, or None."""
        phrase = Phrase(self.items[i].start if i < len(self.items) else 0, 0, i, i, None)
        if owner is not None:
            phrase.owner = owner
            phrase.countries, phrase.determiner = owner.countries, "owned"
            phrase.organ = owner.head if owner.kind in ("organ", "seat") else None
            phrase.start, phrase.first = owner.start, owner.first
        i = self._opening(i, phrase)
        i = self._core(i, phrase)
        if phrase.head is None:
            return self._name_only(phrase, i)
        if not self._sound(phrase, owner):
            return None
        phrase.last = i
        if phrase.kind in ("state", "capital", "seat", "demonym", "organisation"):
            if not self._bare_nation(phrase):
                return None
        else:
            self._after(phrase)
            if self._inanimate(phrase):
                return None
        phrase.end = self.items[phrase.last - 1].end
        return phrase

    def _sound(self, phrase: Phrase, owner: Phrase | None) -> bool:
        """Whether the head may stand here: an adjective alone names nobody."""
        return phrase.head is not None and (owner is None or phrase.kind in NOUNS)

    def _bare_nation(self, phrase: Phrase) -> bool:
        """Trims what cannot belong to a name; "the Taiwan issue" names an issue, no party."""
        item = self.items[phrase.last - 1]
        before = self.items[phrase.last - 2] if phrase.last - 2 >= phrase.first else None
        with_article = before is not None and before.lower == "the"
        if with_article and phrase.kind == "state" and not _takes_article(item.text):
            return False
        if phrase.kind == "demonym":
            following = self.items[phrase.last] if phrase.last < len(self.items) else None
            qualifies = following is not None and plain_modifier(following)
            single = phrase.head is not None and not phrase.head.plural
            if single and (qualifies or not phrase.determiner):
                return False
            if before is None or not before.readings:
                return True
        phrase.first = phrase.last - (2 if with_article else 1)
        phrase.start = self.items[phrase.first].start
        return True

    def _inanimate(self, phrase: Phrase) -> bool:
        """As in "spy balloon", "army base": the noun only says what kind of thing it is."""
        counted = phrase.determiner == "n" and phrase.head is not None and not phrase.head.plural
        single = counted and phrase.kind == "role"
        return phrase.name is None and (single or self._text(phrase.last) in words.THINGS)

    def _opening(self, i: int, phrase: Phrase) -> int:
        while i < len(self.items):
            word = self.items[i].lower
            if self.items[i].readings:
                break
            if word in words.COMPLEMENTIZERS and not phrase.countries:
                phrase.first, phrase.start = i + 1, self.items[i].end + 1
            elif word in words.DEFINITE:
                phrase.determiner = "the"
            elif word in words.POSSESSIVE:
                phrase.determiner = word
            elif word in words.INDEFINITE:
                phrase.determiner = phrase.determiner or "a"
            elif word in words.NUMBERS:
                phrase.determiner = phrase.determiner or "n"
            elif word in words.HONORIFICS:
                phrase.honorific = word
                if i + 1 < len(self.items) and self.items[i + 1].text == ".":
                    i += 1
            else:
                break
            if word in words.ORDINALS:
                phrase.ordinal = words.ORDINALS[word]
            i += 1
        return i

    # ------------------------------------------------------------ what follows the head

    def _after(self, phrase: Phrase) -> None:
        self._counterpart(phrase)
        named = self._take_name(phrase)
        if not named:
            self._portfolio(phrase)
            while self._complement(phrase):
                pass
            self._take_name(phrase, whole=True)
        if phrase.name is not None and not phrase.countries:
            self._name_of_state(phrase)

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

    def _counterpart(self, phrase: Phrase) -> None:
        if self._text(phrase.last) in words.EQUALS:
            phrase.counterpart = True
            phrase.last += 1

    def _take_name(self, phrase: Phrase, *, whole: bool = False) -> bool:
        """Takes the name behind a title; a `whole` one must be known or have two words."""
        head = phrase.head
        if head is None or head.plural or phrase.name is not None:
            return phrase.name is not None
        titled = phrase.kind == "title" or (phrase.kind == "role" and "t" in head.flags)
        if not titled and not phrase.counterpart:
            return False
        found = name_at(self.items, phrase.last, titled=True)
        if found is None and self._text(phrase.last) in (",", "–", "—"):
            follow = self._past_rank(phrase.last + 1)
            inner = name_at(self.items, follow)
            ranked = follow > phrase.last + 1
            closed = inner is not None and self._closes(inner.last)
            if inner is None or not closed or not (phrase.determiner or phrase.countries):
                return False
            if inner.known is None and inner.length < 2 and not ranked:
                return False
            whole = whole and not ranked
            found = inner
        if found is None or (whole and found.known is None and found.length < 2):
            return False
        phrase.name, phrase.known, phrase.last = found.text, found.known, found.last
        return True

    def _past_rank(self, i: int) -> int:
        """As in "ruler, General Pervez Musharraf": the position of the name itself."""
        item = self.items[i] if i < len(self.items) else None
        if item is None or not item.capital:
            return i
        role = item.reading("role")
        ranked = role is not None and "t" in role.flags and role.sector in ("MIL", "REL", "LEG")
        if ranked or (not item.readings and item.lower in words.NAME_RANKS):
            return i + 2 if self._text(i + 1) == "." else i + 1
        return i

    def _closes(self, i: int) -> bool:
        return i >= len(self.items) or self.items[i].text in ",.;:)–—'\"”“" or self._possessive(i)

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
                and function in ("ambassador", "charge", "consul", "spokesperson")
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

    # ------------------------------------------------------------ names on their own

    def _name_only(self, phrase: Phrase, i: int) -> Phrase | None:
        """A person without a title, or a counterpart: "Antony Blinken", "his US counterpart"."""
        owned = phrase.determiner in words.POSSESSIVE and "colleague" not in self._text(i)
        if self._text(i) in words.EQUALS and (phrase.countries or owned):
            phrase.counterpart, phrase.noun = True, self._text(i)
            phrase.head = Entry("role", None, "GOV", name="counterpart", flags="t",
                                plural=self._text(i).endswith("s"))  # fmt: skip
            phrase.last = i + 1
            self._take_name(phrase)
            phrase.end = self.items[phrase.last - 1].end
            return phrase
        found = name_at(self.items, phrase.first)
        nation = found is None and bool(phrase.countries)
        if found is None and (phrase.honorific or nation):
            found = name_at(self.items, i)
        if found is None or (nation and found.known is None and not phrase.honorific):
            return None
        start = phrase.start if phrase.honorific or nation else found.start
        named = Phrase(
            start, found.end, phrase.first, found.last, None, name=found.text, known=found.known,
            countries=phrase.countries if nation else (), honorific=phrase.honorific,
        )  # fmt: skip
        if found.known is None and not phrase.honorific:
            if found.length > 1:
                self._name_of_state(named)
            named.bare = not named.countries
        named.end = self.items[named.last - 1].end
        return named


def _takes_article(name: str) -> bool:
    return name.startswith(("U", "Czech", "Vatican", "Holy", "DR", "Dem", "Ivory")) or (
        name.endswith(("s", "Republic", "Union", "Kingdom", "Federation", "Congo", "Gambia"))
        or name in ("PRC", "GDR", "ROK", "DPRK", "Sudan", "Vatican")
    )
