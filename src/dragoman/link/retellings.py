"""Passages of other reports that tell of a known occurrence, where coding took no record of it.

Once one report tells of an occurrence, others may allude to it: "it was scrapped in April", "the
flight of September 4". Such a sentence is kept as another account, in its exact words, where it
names a day or month of the occurrence or came out with the news of it, and shares enough with what
is known: its parties, its words, a word for such an act.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.link.accounts import Account
from dragoman.link.kept import Kept, best_of, with_passages
from dragoman.link.known import Known, known_of
from dragoman.link.passages import Passage
from dragoman.link.reach import Nearby, Way, months, reached
from dragoman.link.words import Rarity
from dragoman.records import Occurrence, Reason, Span

# Words that say this much in sum, by their rarity, are as good as any more.
_ENOUGH_WORDS = 6.0
_SAME_STORY = 1 / 3
# An act must be told in some of its words, and without any word for it in half as many as are
# ever enough.
_SOME, _HALF = 0.05, 0.5
_LEAST = 0.8
# What is found adds its words to what is known, and others are looked for with them.
_ROUNDS = 3

WEIGHTS: Mapping[str, float] = {
    "words": 1.14,
    "core": 1.30,
    "alike": 0.24,
    "story": 1.24,
    "people": 1.20,
    "parties": -1.18,
    "words of parties": 1.07,
    "day": -0.68,
    "month": -0.60,
    "news": -1.76,
    "day words": 0.60,
    "day core": 0.52,
    "day alike": 0.19,
    "day story": 0.79,
    "month words": 0.56,
    "month core": 0.51,
    "month alike": 0.09,
    "month story": 0.37,
    "news words": -0.02,
    "news core": 0.27,
    "news alike": -0.04,
    "news story": 0.09,
}
"""Fitted on the open half of our corpus by `training/retellings.py`."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """A passage in reach of an occurrence, how its days reach it, and what speaks for it.

    `day` is the first of those days, None for what came out with the news.
    """

    known: Known
    passage: Passage
    by: Way
    day: date | None
    core: bool
    enough: bool
    values: tuple[float, ...]

    @property
    def chance(self) -> float:
        """How likely the passage tells of the occurrence."""
        total = math.fsum(w * it for w, it in zip(WEIGHTS.values(), self.values, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


def retold(
    occurrences: Sequence[Occurrence],
    accounts: Mapping[str, Account],
    passages: Iterable[Passage],
    *,
    stories: Mapping[str, frozenset[str]],
    origins: Mapping[str, str],
    rarity: Rarity,
) -> tuple[Occurrence, ...]:
    """The occurrences with the passages of other reports that tell of them."""
    found: dict[tuple[date, str, Span], list[Kept]] = defaultdict(list)
    for one in kept(retellings(occurrences, accounts, passages, stories=stories, rarity=rarity)):
        found[one.order].append(one)
    told: dict[str, list[Kept]] = defaultdict(list)
    for passage in sorted(found):
        for one in best_of(found[passage]):
            told[one.occurrence].append(one)
    return tuple(
        with_passages(one, told[one.id], origins) if one.id in told else one for one in occurrences
    )


def kept(found: Iterable[Retelling]) -> Iterator[Kept]:
    """The retellings that are likely enough."""
    for one in found:
        if one.enough and one.chance >= _LEAST:
            passage, name = one.passage, one.known.occurrence.id
            yield Kept(name, passage.order, one.day, passage.evidence, one.chance, _reason(one))


def retellings(
    occurrences: Iterable[Occurrence],
    accounts: Mapping[str, Account],
    passages: Iterable[Passage],
    *,
    stories: Mapping[str, frozenset[str]],
    rarity: Rarity,
) -> Iterator[Retelling]:
    """All passages worth judging, for each occurrence that is known well enough."""
    known = known_of(occurrences, accounts)
    return retellings_of(known, accounts, passages, stories=stories, rarity=rarity)


def retellings_of(
    known_ones: Iterable[Known],
    accounts: Mapping[str, Account],
    passages: Iterable[Passage],
    *,
    stories: Mapping[str, frozenset[str]],
    rarity: Rarity,
    month: int | None = None,
) -> Iterator[Retelling]:
    """The same for what is known; with `month` only by the days of that month, see `months`."""
    nearby = Nearby(passages)
    search = Search(accounts, stories, rarity)
    for known in known_ones:
        for number in sorted(months(known)) if month is None else (month,):
            yield from search.grown(known, nearby.of(known, number))


class _Reaching(NamedTuple):
    """A passage in reach of an occurrence; `like` is how like its report is to those known.

    `shared` is the most that words of one telling say by their rarity, `alike` the most like
    telling.
    """

    passage: Passage
    by: Way
    day: date | None
    core: bool
    like: float
    shared: float = 0.0
    alike: float = 0.0

    def compared(self, bags: Iterable[frozenset[str]], rarity: Rarity) -> _Reaching:
        """The same, compared with the words of further tellings."""
        shared, alike = self.shared, self.alike
        for bag in bags:
            common = sorted(bag & self.passage.words)
            shared = max(shared, math.fsum(map(rarity.weight, common)))
            alike = max(alike, rarity.overlap(bag, self.passage.words) if common else 0.0)
        return self._replace(shared=shared, alike=alike)


@dataclass(frozen=True)
class Search:
    """Judges passages against what is known of an occurrence."""

    accounts: Mapping[str, Account]
    stories: Mapping[str, frozenset[str]]
    rarity: Rarity

    def grown(self, known: Known, near: Sequence[Passage]) -> list[Retelling]:
        """The passages that reach an occurrence; the likely ones help to judge the rest."""
        bare = list(self._reaching(known, near))
        reaching = self._compared(bare, known.bags)
        found, told = self._weighed(known, reaching), known
        for _ in range(_ROUNDS - 1):
            likely = (one.passage.words for one in found if one.enough and one.chance >= _LEAST)
            more = known.with_words(likely)
            if more == told:
                break
            fresh = [bag for bag in more.bags if bag not in told.bags]
            kept_all = len(more.bags) == len(told.bags) + len(fresh)
            reaching = self._compared(*((reaching, fresh) if kept_all else (bare, more.bags)))
            found, told = self._weighed(more, reaching), more
        return found

    def _compared(
        self, reaching: Iterable[_Reaching], bags: Sequence[frozenset[str]]
    ) -> list[_Reaching]:
        """Each compared with the words of tellings; what copies of it repeat, only once."""
        known: dict[tuple[frozenset[str], float, float], _Reaching] = {}
        found = []
        for one in reaching:
            key = (one.passage.words, one.shared, one.alike)
            if key not in known:
                known[key] = one.compared(bags, self.rarity)
            found.append(one._replace(shared=known[key].shared, alike=known[key].alike))
        return found

    def judged(self, known: Known, near: Sequence[Passage]) -> list[Retelling]:
        """The passages that reach an occurrence, with what speaks for each."""
        return self._weighed(known, self._compared(self._reaching(known, near), known.bags))

    def _reaching(self, known: Known, near: Iterable[Passage]) -> Iterator[_Reaching]:
        """What of a passage does not depend on the words by which others tell of it."""
        alike: dict[frozenset[str], float] = {}
        for passage in near:
            records = (it for it in passage.records if it not in known.occurrence.members)
            own = [self.accounts[it] for it in records]
            way = reached(known, passage, own)
            if way is not None:
                story = self.stories[passage.report]
                if story not in alike:
                    alike[story] = max(self.rarity.overlap(one, story) for one in known.stories)
                yield _Reaching(passage, *way, _named(known, passage, own), alike[story])

    def _weighed(self, known: Known, reaching: Iterable[_Reaching]) -> list[Retelling]:
        found = []
        for one in reaching:
            values = _values(known, one)
            enough = _enough(known, one.passage, values)
            found.append(Retelling(known, one.passage, one.by, one.day, one.core, enough, values))
        return found


def _named(known: Known, passage: Passage, own: Sequence[Account]) -> bool:
    """Whether a word for such an act, or a record of one, stands in the passage."""
    types = {one.type for one in known.told}
    if any(one.type in types and not known.excludes(one) for one in own):
        return True
    return not known.core.isdisjoint(passage.words)


def _enough(known: Known, passage: Passage, values: Sequence[float]) -> bool:
    """What a passage must have: a word for a contact, words of an act, or as much instead."""
    words, core = values[:2]
    if not known.contact:
        return words >= (_SOME if core else _HALF)
    if core:
        return True
    text = passage.evidence.quotes[0].casefold()
    named = known.people & passage.parties.people
    return bool(named) and any(place in text for place in known.places)


def _values(known: Known, one: _Reaching) -> tuple[float, ...]:
    passage, by, alike = one.passage, one.by, one.alike
    words = min(one.shared, _ENOUGH_WORDS) / _ENOUGH_WORDS
    like = one.like / _SAME_STORY
    people = len(known.people & passage.parties.people) / max(1, len(known.people))
    parties = len(known.states & passage.beside) / len(known.states)
    spoken = (words, float(one.core), alike, like)
    ways = tuple(float(by == way) for way in ("day", "month", "news"))
    crossed = (way * it for way in ways for it in spoken)
    return (*spoken, people, parties, words * parties, *ways, *crossed)


def _reason(it: Retelling) -> Reason:
    known = it.known
    days = {"day": "names its day", "month": "names its month", "news": "came out with the news"}
    shared = sorted(frozenset().union(*known.bags) & it.passage.words)
    people = sorted(name for _, name in known.people & it.passage.parties.people)
    words = "; ".join(
        part
        for part in (
            days[it.by],
            "a word for the act" if it.core else "",
            f"names {', '.join(people)}" if people else "",
            f"shared words ({' '.join(shared[:8])})" if shared else "",
        )
        if part
    )
    return Reason(f"retold: {it.passage.report}", words, it.chance)
