"""Noun phrases that name actors: nationality, organ, title, name, in the orders of news English.

"China's foreign minister Qin Gang", "the U.S. ambassador to NATO", "rebels in Ukraine",
"a Kremlin spokesman", "Wang, the Chinese Foreign Minister,".
"""

from __future__ import annotations

from dragoman.resolve.actors import words
from dragoman.resolve.actors.complements import ComplementReader
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.names import name_at
from dragoman.resolve.actors.nouns import NOUNS, plain_modifier
from dragoman.resolve.actors.phrase import Phrase

_OPENERS = (
    words.DEFINITE | words.POSSESSIVE | words.INDEFINITE | words.NUMBERS | words.ORDINALS.keys()
    | words.HONORIFICS | words.COMPLEMENTIZERS | words.FORMER | words.RANKS | words.BODY_POSTS
    | words.EQUALS
)  # fmt: skip
_LED = frozenset({"administration", "government", "cabinet", "leadership", "regime", "presidency"})

_OUTLETS = ("news", "agency", "daily", "gazette", "bulletin", "television", "radio")


class PhraseParser(ComplementReader):
    """Reads the phrases of one sentence from left to right."""

    def phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        i = 0
        while i < len(self.items):
            if _opens_none(self.items[i]):
                i += 1
                continue
            phrase = self.parse(i)
            if phrase is None:
                i += 1
                continue
            found.append(phrase)
            self._head_of(phrase)
            i = phrase.last
            while i < len(self.items) and self._possessive(i):
                owned = self.parse(i + 1, owner=phrase)
                if owned is None or owned.kind not in ("title", "role", "organ"):
                    break
                phrase.possessed = True
                found.append(owned)
                i = owned.last
        return found

    def _head_of(self, phrase: Phrase) -> None:
        """Takes in who leads it: "the administration under President Orr", a mention of its own."""
        if phrase.noun not in _LED or self._text(phrase.last) not in ("under", "of"):
            return
        leader = self.parse(phrase.last + 1)
        if leader is None or leader.name is None or leader.counterpart:
            return
        phrase.end = leader.end
        if not phrase.countries:
            phrase.owner = leader

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
        if phrase.noun == "official" and phrase.last < len(self.items) and self._qualifies(phrase):
            return True
        return phrase.name is None and (single or self._text(phrase.last) in words.THINGS)

    def _qualifies(self, phrase: Phrase) -> bool:
        """As in "the official Fides news agency": said of what is named next, and nobody."""
        following = self.items[phrase.last]
        if phrase.name is not None:
            return following.lower.startswith(_OUTLETS)
        named = following.capital and following.lower not in words.NOT_NAMES
        return named and following.start == self.items[phrase.last - 1].end + 1

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


def _opens_none(item: Item) -> bool:
    """Whether no phrase can open here: most words of a text, passed over at once."""
    return not (item.readings or item.capital or item.lower in _OPENERS or "-" in item.text)


def _takes_article(name: str) -> bool:
    return name.startswith(("U", "Czech", "Vatican", "Holy", "DR", "Dem", "Ivory")) or (
        name.endswith(("s", "Republic", "Union", "Kingdom", "Federation", "Congo", "Gambia"))
        or name in ("PRC", "GDR", "ROK", "DPRK", "Sudan", "Vatican")
    )
