"""Which state or body "it" and "its" mean: the one that the sentence leaves, or nobody.

"Cambodia denied that it had", "urged the United States to stop meddling in its affairs".
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Actor
from dragoman.resolve.actors import words
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.focus import INTERNATIONAL
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.sources import Seen

BODIES = frozenset({"state", "organ", "organisation", "capital", "seat"})
# What one does to others: who meddles in "its" affairs meddles in another's.
_HOSTILE = tuple(
    "meddl interfer harm attack bomb violat threaten undermin invad shell breach infring intrud "
    "occup target destabili smear hurt spy spie seiz encroach strik struck isolat contain sanction "
    "insult slander offend provok annex".split()
)
_REACH = 6
_RELATIVE = frozenset({"which", "whom"})
_SAYING = frozenset(
    "said says say saying that whether if and , ; but as because before after while denied "
    "insisted believes believed thinks hopes hoped warned claims claimed announced added".split()
)
_CONTROL = frozenset(
    "urged urges asked asks told tells ordered pressed invited wants wanted forced allowed warned "
    "pushed advised on for".split()
)
_SUBORDINATE = frozenset(
    "after before because while when although though since until if as".split()
)
_MODAL = frozenset("would will may might could should can must".split())
_EMPTY_AFTER_MODAL = frozenset("be take seem appear have".split())
_EMPTY = frozenset("seems seemed appears appeared takes took remains remained emerged".split())
_EMPTY_AFTER_HAVE = frozenset("been become emerged taken long".split())
# "It had been told": done to somebody, where "it had been clear" says nothing of anybody.
_DONE_TO = frozenset(
    "told warned informed asked invited excluded attacked hit promised misled given offered denied "
    "consulted targeted provoked forced betrayed".split()
)
_PREPOSITIONS = frozenset(
    "to of in with for from against over on by at between near into with toward towards".split()
)
_TERRITORY = frozenset(
    "border borders people territory citizens sovereignty soil airspace waters population coast "
    "shores economy independence neighbours neighbors airports ports nationals".split()
)


class Entities:
    """Answers from what the report has mentioned so far."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def it(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        """The body that a plain subject "it" goes on about; None for "it is raining"."""
        before = items[i - 1].lower if i else ""
        if before in _RELATIVE:
            return self._doer(items, i, sentence)
        clause = not before or before in _SAYING or _in_its_clause(items, i)
        if not clause or _says_nothing(items, i + 1):
            return None
        return self._speaker(items, i, sentence) or self._meant(items, i, sentence)

    def _doer(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        """As in "the ministry criticised Peru, which it accused": not Peru, who else it was."""
        comma = items[i - 2] if i > 1 else None
        if comma is None or comma.text != ",":
            return None
        named = [seen for seen in self._named(sentence, comma.start) if _acts(seen, items)]
        others = [seen for seen in named if seen.end != items[i - 3].end]
        return others[0] if others else None

    def _speaker(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        """As in "Oman, which had carried letters to Iran, said it": who has a clause of its own."""
        verb = i - 2 if items[i - 1].lower == "that" else i - 1
        if verb < 1 or items[verb].lower not in words.SAYING or items[verb - 1].text != ",":
            return None
        for seen in self._named(sentence, items[verb].start):
            _, after = _place(seen, items)
            told_of = after + 1 < verb and items[after].text == ","
            if told_of and items[after + 1].lower in _RELATIVE | {"who", "whose"}:
                return seen
        return None

    def its(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        """Whose something is; a ministry's territory is that of its state."""
        seen = self._meant(items, i, sentence) or self._state_of_speaker(items, i, sentence)
        noun = items[i + 1].lower if i + 1 < len(items) else ""
        if seen is not None and seen.kind == "organ" and noun in _TERRITORY:
            return replace(seen, actor=Actor(seen.actor.country, "GOV"), kind="state")
        return seen

    def _meant(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        found = self._named(sentence, items[i].start)
        if not found:
            earlier = {seen.actor.id: seen for seen in self._named(sentence - 1, items[i].start)}
            return next(iter(earlier.values())) if len(earlier) == 1 else None
        acting = _acts_on_others(found, items, i)
        fitting = [seen for seen in found if acting is None or seen.actor != acting.actor]
        if not fitting:
            return self._side_of_speaker(sentence, items[i].start, acting)
        alone = len({seen.actor.id for seen in fitting}) == 1
        chosen = fitting[-1] if alone else _nearest(fitting, items)
        return None if chosen is None or self._rivalled(chosen, items, i) else chosen

    def _rivalled(self, chosen: Seen, items: list[Item], i: int) -> bool:
        """As in "Japan met Peru's envoy after its ships came": another's stands before a clause."""
        for seen in self.memory.seen:
            other = seen.actor.country not in (None, chosen.actor.country)
            if other and chosen.end <= seen.start and seen.end <= items[i].start:
                between = [item.lower for item in items[:i] if item.start >= seen.end]
                if _SUBORDINATE & set(between):
                    return True
        return False

    def _state_of_speaker(self, items: list[Item], i: int, sentence: int) -> Seen | None:
        """As in "Peru's minister said its ships": the state's of whom alone the sentence tells."""
        if not i or items[i - 1].lower not in _SAYING:
            return None
        if self._named(sentence, items[i].start) or self._named(sentence - 1, items[i].start):
            return None
        for seen in self.memory.seen:
            country = seen.actor.country
            if seen.sentence == sentence and seen.subject and seen.start < items[i].start:
                if country is None or country in INTERNATIONAL:
                    return None
                return replace(
                    seen, actor=Actor(country, "GOV"), figure=None, kind="state", noun=""
                )
        return None

    def _named(self, sentence: int, before: int) -> list[Seen]:
        """States, organs and companies of a sentence, in order."""
        return [
            seen
            for seen in self.memory.seen
            if seen.sentence == sentence
            and seen.start < before
            and not seen.plural
            and (seen.kind in BODIES or (seen.kind == "group" and seen.actor.sector == "BUS"))
        ]

    def _side_of_speaker(self, sentence: int, before: int, acting: Seen | None) -> Seen | None:
        """As in "Qin urged the United States to stop meddling in its affairs": Qin's state's."""
        for seen in self.memory.seen:
            country = seen.actor.country
            if seen.sentence != sentence or seen.start >= before or seen.figure is None:
                continue
            if country and acting is not None and country != acting.actor.country:
                return replace(
                    seen, actor=Actor(country, "GOV"), figure=None, kind="state", noun=""
                )
        return None


def _acts_on_others(found: list[Seen], items: list[Item], i: int) -> Seen | None:
    """Who does harm to what the pronoun owns, and so is not its owner."""
    hostile = [
        item.start
        for item in items[max(0, i - _REACH) : i]
        if not item.readings and item.lower.startswith(_HOSTILE)
    ]
    if not hostile:
        return None
    before = [seen for seen in found if seen.end <= hostile[-1] and not _possesses(seen, items)]
    return before[-1] if before else None


def _nearest(found: list[Seen], items: list[Item]) -> Seen | None:
    """The last subject before the pronoun, or whom a verb tells to do something."""
    last = found[-1]
    if _told_to(last, items):
        return last
    acting = [seen for seen in found if _acts(seen, items)]
    if not acting:
        return None
    return acting[-1]


def _place(seen: Seen, items: list[Item]) -> tuple[int, int]:
    """The items from the first to the one behind the last of a mention."""
    first = next((n for n, item in enumerate(items) if item.start >= seen.start), len(items))
    after = next((n for n, item in enumerate(items) if item.start >= seen.end), len(items))
    return first, after


def _possesses(seen: Seen, items: list[Item]) -> bool:
    _, after = _place(seen, items)
    return after < len(items) and items[after].text in ("'s", "'")


def _acts(seen: Seen, items: list[Item]) -> bool:
    """Whether a verb follows, or a clause about it, and no preposition stands before."""
    first, after = _place(seen, items)
    if first and items[first - 1].lower in _PREPOSITIONS:
        return False
    if after >= len(items):
        return False
    item = items[after]
    if item.text == ",":
        return True
    verbal = item.lower in words.PAST_VERBS or item.lower.endswith(("ed", "es", "s"))
    return not item.readings and (verbal or item.lower in words.STOP - _PREPOSITIONS - {"and"})


def _told_to(seen: Seen, items: list[Item]) -> bool:
    """As in "asked Tokyo to open its market"."""
    first, after = _place(seen, items)
    before = items[first - 1].lower if first else ""
    return before in _CONTROL and after < len(items) and items[after].lower in ("to", "that", "not")


def _in_its_clause(items: list[Item], i: int) -> bool:
    """As in "the accord it signed", "the road it had built": a clause on the noun before."""
    if i < 2 or i + 1 >= len(items):
        return False
    noun, verb = items[i - 1], items[i + 1].lower
    opened = items[i - 2].lower in words.DEFINITE | words.INDEFINITE | words.POSSESSIVE
    told = verb in words.PAST_VERBS - {"is", "was"} or verb.endswith("ed")
    return opened and noun.text.islower() and not noun.readings and told


def _says_nothing(items: list[Item], i: int) -> bool:
    """As in "it was clear that" and "it would be wrong": no subject, or none that a verb shows."""
    word = items[i].lower if i < len(items) else ""
    following = items[i + 1].lower if i + 1 < len(items) else ""
    if not word.isalpha() or word in _EMPTY:
        return True
    if word in _MODAL:
        follow = items[i + 2].lower if following in ("not", "also") and i + 2 < len(items) else ""
        return (follow or following) in _EMPTY_AFTER_MODAL
    if word in ("is", "was"):
        return not following.endswith("ing")
    if word in ("has", "had"):
        done = items[i + 2].lower if i + 2 < len(items) else ""
        return following in _EMPTY_AFTER_HAVE and not (following == "been" and done in _DONE_TO)
    return False
