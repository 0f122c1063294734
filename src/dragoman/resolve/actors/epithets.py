"""Common nouns that stand for a state: "the island", "his country", "Iran, an ally of Syria"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.records import Actor
from dragoman.resolve.actors import words
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.focus import INTERNATIONAL
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.nouns import plain_modifier
from dragoman.resolve.actors.phrase import Phrase
from dragoman.resolve.actors.pronouns import Pronouns
from dragoman.resolve.actors.sources import Seen
from dragoman.resolve.actors.standing import PLACING, is_goal

_NOUNS = frozenset(
    "country nation state republic kingdom island islands archipelago democracy monarchy sheikhdom "
    "emirate sultanate power superpower neighbour neighbor ally enclave".split()
)
_OWNED = frozenset("country nation homeland motherland republic kingdom emirate island".split())
_AGAIN = frozenset({"country", "nation", "kingdom", "republic", "sheikhdom", "emirate"})
# "Benin, its neighbour to the east": a state told of beside another.
_NEAR_ANOTHER = frozenset("neighbour neighbor ally rival".split())
_ISLAND = frozenset({"island", "islands", "archipelago"})
_ISLANDS = frozenset(
    "TWN CUB CYP LKA MLT ISL IRL JAM MDG BHR SGP MUS NRU MDV COM BRB GRD DMA LCA TLS PHL IDN FJI "
    "VUT SLB TON WSM KIR TUV PLW FSM MHL CPV STP SYC BHS TTO KNA VCT ATG".split()
)
OPENING = words.POSSESSIVE | {"the", "a", "an"}
_LONGEST = 5
_SENTENCES = 3


class Epithets:
    """Answers for one report, from what it has mentioned so far."""

    def __init__(self, memory: Memory, pronouns: Pronouns) -> None:
        self.memory = memory
        self.pronouns = pronouns

    def read(self, items: list[Item], i: int, sentence: int) -> tuple[int, Actor] | None:
        """Where the description that opens at `i` ends, and the state that it means."""
        noun = _noun(items, i)
        if noun is None or _text(items, noun + 1) in ("'s", "'"):
            return None
        actor = self._meant(items, i, noun, sentence)
        return (noun, actor) if actor is not None else None

    def is_land(self, items: list[Item], phrase: Phrase) -> bool:
        """As in "visits to Taiwan, the self-ruled island": where people go, and no government."""
        after = phrase.last + 1
        if phrase.kind != "state" or _text(items, after - 1) != "," or after >= len(items):
            return False
        noun = _noun(items, after) if is_goal(items, phrase.first) else None
        return noun is not None and items[noun].lower in _ISLAND

    def _meant(self, items: list[Item], i: int, noun: int, sentence: int) -> Actor | None:
        determiner, word = items[i].lower, items[noun].lower
        if determiner in words.POSSESSIVE:
            if word in _NEAR_ANOTHER and (named := self._beside(items, i)) is not None:
                named.aside = True
            owner = self.pronouns.owner(items, i, sentence) if word in _OWNED else None
            return Actor(owner.country, "GOV") if owner is not None and owner.country else None
        if (named := self._beside(items, i)) is not None:
            named.aside = word in _NEAR_ANOTHER
            return named.actor
        if determiner != "the" or items[i - 1].lower in PLACING | {"of", "from"}:
            return None
        if word in _ISLAND:
            return self._island(sentence)
        return self._again(sentence) if word in _AGAIN and noun == i + 1 else None

    def _beside(self, items: list[Item], i: int) -> Seen | None:
        """As in "Taiwan, the self-governed island that": the state named before the comma."""
        if i < 2 or items[i - 1].text != "," or not self.memory.seen:
            return None
        seen = self.memory.seen[-1]
        return seen if seen.kind == "state" and seen.end == items[i - 2].end else None

    def _island(self, sentence: int) -> Actor | None:
        for seen in reversed(self.memory.seen):
            if seen.actor.country in _ISLANDS and seen.sentence >= sentence - _SENTENCES:
                return Actor(seen.actor.country, "GOV")
        return None

    def _again(self, sentence: int) -> Actor | None:
        """ "The country", where these sentences name a single state, or the report mostly one."""
        aside = {seen.actor.country for seen in self.memory.seen if seen.aside}
        named = [
            (seen.sentence, seen.actor.country)
            for seen in self.memory.seen
            if seen.actor.country is not None and seen.actor.country not in INTERNATIONAL | aside
        ]
        near = {code for where, code in named if where >= sentence - 1}
        if not near and named:
            code, times = Counter(code for _, code in named).most_common(1)[0]
            near = {code} if 3 * times >= 2 * len(named) else near
        return Actor(near.pop(), "GOV") if len(near) == 1 else None


def as_land(actor: Actor) -> Actor:
    """The land of a state, told apart from its government."""
    return Actor(actor.country, None)


def _noun(items: Sequence[Item], i: int) -> int | None:
    """The noun of the phrase whose article or possessive stands at `i`."""
    if items[i].lower not in OPENING:
        return None
    for ahead in range(i + 1, min(i + 2 + _LONGEST, len(items))):
        if items[ahead].lower in _NOUNS and not items[ahead].capital:
            return ahead
        if items[ahead].readings or not (plain_modifier(items[ahead]) or items[ahead].text == "-"):
            return None
    return None


def _text(items: Sequence[Item], i: int) -> str:
    return items[i].text if i < len(items) else ""
