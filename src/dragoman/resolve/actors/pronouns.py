"""Whom a pronoun means: "he", "her", "who", "they", and "it", "its" and "which" of a state."""

from __future__ import annotations

from dragoman.records import Actor
from dragoman.resolve.actors import words
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.entities import Entities
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.sources import Seen

PRONOUNS = frozenset("he she him her his they their who which it its".split())
NOMINATIVE = frozenset({"he", "she", "they", "it"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})


class Pronouns:
    """Answers for one report, from what it has mentioned so far."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.entities = Entities(memory)

    def meant(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        """What the pronoun at `i` goes back to; None where the text leaves it open."""
        word = items[i].lower
        if word in ("who", "which"):
            return self._relative(items, i)
        if word == "they":
            return self.memory.group(sentence)
        if word == "their":
            return None
        if word == "it":
            return self.entities.it(items, i, sentence)
        if word == "its":
            return self.entities.its(items, i, sentence)
        objective = word == "him" or (word == "her" and _ends_clause(items, i + 1))
        return self.memory.pronoun(
            word,
            sentence,
            before=items[i].start,
            subject=word in NOMINATIVE,
            objective=objective,
            apart=self._acting_upon(items, i) if objective else None,
            quoted=self.memory.in_quotation(items[i].start),
        )

    def owner(self, items: list[Item], i: int, sentence: int) -> Actor | None:
        """Whom "his", "her", "its" or "their" at `i` means."""
        if items[i].lower == "their":
            seen = self.memory.group(sentence)
        else:
            seen = self.meant(items, i, sentence)
        return seen.actor if seen is not None else None

    def _acting_upon(self, items: list[Item], i: int) -> Seen | None:
        """Who acts upon the pronoun: "where King Hussein received him"."""
        before = [seen for seen in self.memory.seen if seen.end <= items[i].start]
        if not before:
            return None
        last = max(before, key=lambda seen: seen.end)
        between = [item for item in items[:i] if item.start >= last.end]
        verb_only = len(between) <= 3 and all(item.text.isalpha() for item in between)
        return last if between and verb_only and not _joins(between) else None

    def _relative(self, items: list[Item], i: int) -> Seen | None:
        """As in "Blinken, who is due" and "the administration, which has": what stands before."""
        if not i or not self.memory.seen:
            return None
        comma = items[i - 1].text == "," and i > 1
        before = items[i - 2] if comma else items[i - 1]
        seen = self.memory.seen[-1]
        if seen.end != before.end:
            return None
        if items[i].lower == "which":
            return seen if comma and seen.figure is None and not seen.plural else None
        return seen


def _joins(items: list[Item]) -> bool:
    return any(item.lower in ("and", "or", "but", "who", "for", "of") for item in items)


def _ends_clause(items: list[Item], i: int) -> bool:
    """Whether "her" stands alone, as an object, and owns no noun."""
    if i >= len(items) or not items[i].text[0].isalpha():
        return True
    return items[i].lower in words.STOP | words.DEFINITE | words.INDEFINITE | words.POSSESSIVE
