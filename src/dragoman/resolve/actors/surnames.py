"""Whom a bare surname means: somebody met before in the report, or who holds a main office."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.actors import words
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.people import Figure, People


class Surnames:
    """Answers for one report, once its figures are introduced."""

    def __init__(self, people: People, memory: Memory) -> None:
        self.people = people
        self.memory = memory
        self.known = people.surnames()

    def of_several_words(self, items: Sequence[Item], i: int) -> tuple[Figure, int] | None:
        """The figure with a family name of several words, and its end: Le Drian, Von der Leyen."""
        for length in (3, 2):
            words_of = items[i : i + length]
            joined = " ".join(word.text for word in words_of)
            for form in (joined, joined[:1].lower() + joined[1:]):
                if len(words_of) == length and form in self.known:
                    return self.known[form][0], words_of[-1].end
        return None

    def of_one_word(self, items: Sequence[Item], i: int) -> Figure | None:
        """The figure that a single capitalised word means."""
        item = items[i]
        found = self.known.get(item.text)
        if found is None and "-" in item.text:
            found = self.known.get(item.text.partition("-")[0])
        before = items[i - 1] if i else None
        joined = before is not None and before.end + 1 == item.start and before.capital
        if joined and before is not None and not before.readings and _is_name(before):
            return None
        if found:
            known = [seen.figure for seen in reversed(self.memory.seen) if seen.figure in found]
            return known[0] if known and len(found) > 1 else found[0]
        following = items[i + 1] if i + 1 < len(items) else None
        alone = following is None or not following.capital or following.start > item.end + 1
        if joined or not alone or len(item.text) < 4 or item.lower in words.NOT_NAMES:
            return None
        return self.people.in_office(item.text)


def _is_name(before: Item) -> bool:
    """Whether the capitalised word before is a name and not "If" or "Monday"."""
    return before.lower not in words.NOT_NAMES
