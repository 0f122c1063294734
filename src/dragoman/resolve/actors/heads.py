"""Modifiers and heads: what a noun phrase consists of up to its last noun."""

from __future__ import annotations

from dragoman.resolve.actors import words
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.names import name_at
from dragoman.resolve.actors.nouns import (
    NATIONS,
    NounReader,
    common_organ,
    organ_of,
    plain_modifier,
)
from dragoman.resolve.actors.phrase import Phrase

_MARKS = frozenset(",.;:?!)\"'”’—–")
# State names that stand before nouns like adjectives.
_ATTRIBUTIVE = frozenset({"US", "U.S.", "UK", "U.K.", "UAE", "EU", "UN", "U.N.", "NATO", "Nato"})


class HeadReader(NounReader):
    """Reads modifiers and nouns of one sentence; the items never change."""

    def _core(self, i: int, phrase: Phrase) -> int:
        """Reads modifiers and nouns; returns the position after the head."""
        end, skipped = i, 0
        while i < len(self.items):
            item = self.items[i]
            post = self._post(i)
            if post is not None and phrase.head is None:
                self._take_noun(post, item, phrase)
                i = end = i + 1
                break
            if not item.readings:
                step = self._modifier(i, phrase, skipped)
                if step == 0:
                    break
                skipped += 1
                i += step
                continue
            noun = self._noun(item)
            if phrase.countries and self._known_person(item, phrase):
                break
            if noun is not None and self._adjectival(i):
                if phrase.head is not None:
                    break
                i += 1
                continue
            if noun is not None:
                if phrase.head is not None and i != end:
                    break
                self._take_noun(noun, item, phrase)
                i = end = i + 1
                i = self._joined_title(i, phrase)
                end = max(end, i)
                if self._possessive(i) and phrase.kind in ("organ", "organisation"):
                    inner = self._after_possessive(i, phrase)
                    if inner is None:
                        break
                    i = end = inner
                continue
            nation = item.reading(*NATIONS)
            if item.aloof and phrase.head is None:
                i = self._skip_compound(i)
                continue
            if nation is None or phrase.head is not None:
                break
            after = self._take_nation(i, nation, item, phrase)
            if after is None:
                break
            i = after
            if phrase.head is not None:
                end = i
                break
        return end if phrase.head is not None else i

    def _take_noun(self, noun: Entry, item: Item, phrase: Phrase) -> None:
        head = phrase.head
        if head is not None and head.kind in ("organ", "organisation", "role"):
            phrase.organ = head
        elif head is not None and head.kind == "title":
            phrase.title = head
        phrase.head, phrase.noun = noun, item.lower
        if noun.kind == "title":
            phrase.titles.append(noun)
        title = item.reading("title")
        if title is not None and noun.kind != "title":
            phrase.title = title

    def _take_nation(self, i: int, nation: Entry, item: Item, phrase: Phrase) -> int | None:
        """A nationality before its noun, or the actor itself when no noun follows."""
        after = i + 1
        follows = self._head_follows(after, item)
        if self._possessive(after):
            follow = self._head_follows(after + 1, item, loose=True)
            if follow:
                self._own(nation, phrase)
                phrase.determiner = phrase.determiner or "owned"
                return after + 1
        elif follows:
            self._own(nation, phrase)
            return after
        entry = item.reading("state", "organisation", "organ", "seat", "capital", "demonym")
        if entry is None and phrase.determiner == "the":
            entry = self._people(i)
        if entry is None:
            return None
        if phrase.countries and entry.kind not in ("organ", "organisation"):
            return None
        foreign = entry.kind == "organ" and entry.country not in (None, *phrase.countries)
        common = organ_of(item, phrase.countries) or common_organ(item)
        if phrase.countries and foreign and common is not None:
            entry = common  # "Peru's Congress" is no organ of the United States
        else:
            self._own(entry, phrase)
        phrase.head, phrase.noun = entry, item.text
        return after

    def _people(self, i: int) -> Entry | None:
        """As in "the French said", "beside the Dutch": an adjective that names its people."""
        item = self.items[i]
        nation = item.reading("adjective")
        if nation is None or not item.text.endswith(("ch", "sh", "ese", "ss")):
            return None
        after = self._text(i + 1)
        ends = not after or after in _MARKS or after in words.STOP | words.SAYING | words.PAST_VERBS
        return nation._replace(kind="demonym", plural=True) if ends else None

    def _own(self, nation: Entry, phrase: Phrase) -> None:
        if nation.country is not None:
            phrase.countries = (*phrase.countries, nation.country)
        phrase.regional = phrase.regional or nation.kind == "place"
        phrase.kept = nation.name if nation.kind in ("state", "adjective", "demonym") else None
        if nation.kind in ("organ", "organisation", "seat"):
            phrase.organ = nation

    def _head_follows(self, i: int, before: Item, *, loose: bool = False) -> bool:
        """Whether a noun for this nationality comes next, past at most three plain words."""
        attributive = (
            loose or before.text in _ATTRIBUTIVE or before.reading("adjective") is not None
        )
        if self._text(i) in ("and", ",") and attributive and self._another_nation(i + 1):
            return True
        for ahead in range(i, min(i + 4, len(self.items))):
            item = self.items[ahead]
            if item.lower in words.EQUALS or (ahead == i and self._post(ahead) is not None):
                return True
            if self._noun(item) is not None:
                if self._adjectival(ahead):
                    continue
                return ahead == i or attributive
            own = item.reading("organ", "organisation")
            if own is not None and ahead == i and not loose and _same_country(before, own):
                return True
            if ahead == i and attributive and common_organ(item) is not None:
                return True
            if ahead == i and item.reading("person") is not None:
                people = [entry for entry in item.readings if entry.kind == "person"]
                return any(_same_country(before, person) for person in people)
            if item.readings:
                linked = item.reading("organ", "adjective", "organisation")
                return linked is not None and not item.aloof and self._head_follows(ahead + 1, item)
            if not plain_modifier(item) and not (item.lower in ("and", "-") and attributive):
                return False
        return False

    def _modifier(self, i: int, phrase: Phrase, skipped: int) -> int:
        """How many items a plain premodifier takes; 0 when the word ends the phrase."""
        item = self.items[i]
        if phrase.head is not None:
            return 0
        word = item.lower
        if word in words.FORMER:
            if word in words.ALSO_VERBS and self._has_subject(i, phrase):
                return 0
            phrase.former = True
            return 2 if self._text(i + 1) == "-" else 1
        if word in words.ORDINALS and phrase.determiner:
            phrase.ordinal = words.ORDINALS[word]
            return 1
        if word == "-":
            return 1 if phrase.countries or phrase.former else 0
        if word in ("and", ",") and phrase.countries and self._another_nation(i + 1):
            before = self.items[i - 1] if i else None
            adjective = before is not None and before.reading("adjective") is not None
            return 1 if word == "and" or adjective else 0
        if word in words.EQUALS:
            return 0
        if word.endswith("ed") and (skipped or phrase.owner is not None):
            return 0
        if word.endswith("s") and word not in words.MODIFIERS_IN_S:
            return 0
        if word in words.COMPASS:
            phrase.compass = True
        loose = bool(phrase.countries or phrase.determiner or word in words.RANKS)
        if loose and skipped < 4 and plain_modifier(item) and self._noun_ahead(i + 1):
            return 1
        return 0

    def _has_subject(self, i: int, phrase: Phrase) -> bool:
        """Whether the word is a verb: somebody stands before it, and no article."""
        if not i or phrase.determiner or phrase.countries:
            return False
        before = self.items[i - 1]
        return bool(before.readings) or (before.capital and before.text.isalpha() and i > 1)

    def _another_nation(self, i: int) -> bool:
        """As in "French and German foreign ministers": a second nationality of the same noun."""
        following = self.items[i] if i < len(self.items) else None
        return (
            following is not None
            and following.reading("adjective", "state") is not None
            and self._head_follows(i + 1, following)
        )

    def _noun_ahead(self, i: int) -> bool:
        for ahead in range(i, min(i + 3, len(self.items))):
            item = self.items[ahead]
            if item.readings:
                return self._noun(item) is not None or item.reading(*NATIONS) is not None
            if not plain_modifier(item):
                return item.lower in words.EQUALS
        return False

    def _skip_compound(self, i: int) -> int:
        """Past "Russian-backed" or "pro-" and what it qualifies."""
        i += 1
        if self._text(i) == "-":
            i += 2
        return i

    def _joined_title(self, i: int, phrase: Phrase) -> int:
        """As in "State Councilor and Foreign Minister Wang Yi" is one person with two titles."""
        if phrase.kind != "title" or self._text(i) != "and" or phrase.head is None:
            return i
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        title = following.reading("title") if following is not None else None
        if title is None or title.plural or name_at(self.items, i + 2) is None:
            return i
        phrase.titles.append(title)
        phrase.head, phrase.noun = title, self.items[i + 1].lower
        return i + 2

    def _after_possessive(self, i: int, phrase: Phrase) -> int | None:
        """As in "the foreign ministry's spokesman": the position after the inner noun."""
        if not self._head_follows(i + 1, self.items[i], loose=True):
            return None
        j = i + 1
        while j < len(self.items) and not self.items[j].readings:
            j += 1
        noun = self._noun(self.items[j]) if j < len(self.items) else None
        if noun is None or noun.kind == "organ":
            return None
        self._take_noun(noun, self.items[j], phrase)
        return j + 1

    # ------------------------------------------------------------ small questions


def _same_country(before: Item, own: Entry) -> bool:
    return any(entry.country == own.country for entry in before.readings)
