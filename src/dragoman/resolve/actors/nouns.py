"""The nouns of one sentence: which items can head a phrase about actors, and which only qualify."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.actors import words
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.phrase import Phrase

NATIONS = ("adjective", "state", "capital", "seat", "organisation", "organ", "place", "demonym")
NOUNS = ("title", "role", "organ", "organisation")


class NounReader:
    """Answers small questions about the items of one sentence, which never change."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items

    def _adjectival(self, i: int) -> bool:
        """As in "a firm stance", "the general public": the noun qualifies the next word."""
        item = self.items[i]
        if item.lower not in words.ALSO_ADJECTIVES or i + 1 >= len(self.items):
            return False
        following = self.items[i + 1]
        if following.lower in words.PAST_VERBS:
            return False
        if item.lower in words.ARMED_BODIES and following.lower not in words.THINGS:
            return False
        return (
            not following.readings
            and plain_modifier(following)
            and following.text.islower()
            and not (following.text.endswith("ed"))
        )

    def _noun(self, item: Item) -> Entry | None:
        entry = item.reading("title") or item.reading(*NOUNS)
        if entry is None or item.aloof:
            return None
        if entry.kind == "organisation" or (entry.kind == "organ" and entry.country):
            return None  # these modify first and head only when nothing follows
        return entry

    def _post(self, i: int) -> Entry | None:
        """As in "OPEC chief" and "head of the Russian Security Council": a post of a body."""
        item = self.items[i]
        if item.readings or item.lower not in words.BODY_POSTS:
            return None
        owner = i - 2 if i > 1 and self._possessive(i - 1) else i - 1
        owned = owner >= 0 and self.items[owner].reading("organ", "organisation") is not None
        if not owned and not self._body_follows(i + 1):
            return None
        return Entry("role", None, "GOV", name=item.lower, flags="to")

    def _body_follows(self, i: int) -> bool:
        """As in "of the Russian Security Council": an organ within a few words."""
        if self._text(i) != "of":
            return False
        for item in self.items[i + 1 : i + 6]:
            if item.reading("organ", "organisation") is not None:
                return True
            nation = item.reading("adjective", "state") is not None
            if not nation and item.text not in ("the", "'s", "'") and not item.capital:
                return False
        return False

    def _known_person(self, item: Item, phrase: Phrase) -> bool:
        """As in "Morocco's King Mohammed VI": a person whom the tables give to that country."""
        return any(
            entry.kind == "person" and entry.country in phrase.countries for entry in item.readings
        )

    def _possessive(self, i: int) -> bool:
        return i < len(self.items) and self.items[i].text in ("'s", "'")

    def _text(self, i: int) -> str:
        return self.items[i].lower if 0 <= i < len(self.items) else ""


def common_organ(item: Item) -> Entry | None:
    """The organ that any state may have, where one state's own bears the same name."""
    found = [entry for entry in item.readings if entry.kind == "organ"]
    if not any(entry.country for entry in found):
        return None
    return next((entry for entry in found if entry.country is None), None)


def organ_of(item: Item, countries: Sequence[str]) -> Entry | None:
    """The organ of that name of one of these states."""
    found = (entry for entry in item.readings if entry.kind == "organ")
    return next((entry for entry in found if entry.country in countries), None)


def plain_modifier(item: Item) -> bool:
    text = item.text
    return (
        not item.readings
        and text[0].isalpha()
        and item.lower not in words.STOP
        and item.lower not in words.DEFINITE
        and item.lower not in words.INDEFINITE
    )
