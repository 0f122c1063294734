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
from datetime import date, timedelta
from typing import Literal

from dragoman.link.accounts import Account
from dragoman.link.kept import Kept, best_of, with_passages
from dragoman.link.known import Known, known_of
from dragoman.link.passages import Passage
from dragoman.link.windows import Window
from dragoman.link.words import Rarity
from dragoman.records import Occurrence, Reason, Span

Way = Literal["day", "month", "news"]

_NEWS = timedelta(days=3)
_SLACK = timedelta(days=1)
_NAMED_DAY = 2
# Words that say this much in sum, by their rarity, are as good as any more.
_ENOUGH_WORDS = 6.0
_SAME_STORY = 1 / 3
# An act must be told in some of its words, and without any word for it in half as many as are
# ever enough.
_SOME, _HALF = 0.05, 0.5
_LEAST = 0.7
_MOST_IN_REACH = 400

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
    """A passage in reach of an occurrence, how its days reach it, and what speaks for it."""

    known: Known
    passage: Passage
    by: Way
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
            yield Kept(name, passage.order, passage.evidence, one.chance, _reason(one))


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
    nearby = _Nearby(passages)
    for known in known_ones:
        for passage in nearby.of(known, month):
            own = [accounts[it] for it in passage.records if it not in known.occurrence.members]
            by = reached(known, passage, own)
            if by is None:
                continue
            core = _named(known, passage, own)
            values = _values(known, passage, stories[passage.report], by, core, rarity)
            enough = _enough(known, passage, values)
            yield Retelling(known, passage, by, core, enough, values)


def months(one: Known | Passage) -> set[int]:
    """The months by whose days an occurrence and a passage can meet."""
    keys = _keys(one) if isinstance(one, Passage) else _sought(one)
    return {_in_month(way, number) for way, number in keys}


class _Nearby:
    """Passages by a state that they name and the days or months in reach of them."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._by: dict[tuple[str, str, int], list[Passage]] = defaultdict(list)
        for passage in sorted(passages, key=lambda it: it.order):
            for state in passage.beside:
                for way, number in _keys(passage):
                    self._by[way, state, number].append(passage)

    def of(self, known: Known, month: int | None) -> list[Passage]:
        """In order, without those of reports that tell of the occurrence by a record."""
        keys = [it for it in _sought(known) if month is None or _in_month(*it) == month]
        found = {
            passage: None
            for state in sorted(known.states)
            for way, number in keys
            for passage in self._by.get((way, state, number), ())[:_MOST_IN_REACH]
            if passage.report not in known.occurrence.reports
        }
        return list(found)


def _sought(known: Known) -> Iterator[tuple[str, int]]:
    """Under which keys the passages on an occurrence stand."""
    low, high = known.first.toordinal() - 1, known.last.toordinal() + 1
    yield from (("day", day) for day in range(low, high + 1))
    yield from (("news", day) for day in range(low, high + _NEWS.days))
    yield from (("month", it) for it in range(_month(known.first), _month(known.last) + 1))


def _in_month(way: str, number: int) -> int:
    return number if way == "month" else _month(date.fromordinal(number))


def _keys(passage: Passage) -> Iterator[tuple[str, int]]:
    for start, end in passage.days:
        if (end - start).days < _NAMED_DAY:
            yield from (("day", day) for day in range(start.toordinal(), end.toordinal() + 1))
        else:
            yield from (("month", it) for it in range(_month(start), _month(end) + 1))
    if not passage.days and passage.published:
        yield "news", passage.published.toordinal()


def _month(day: date) -> int:
    return day.year * 12 + day.month


def reached(known: Known, passage: Passage, own: Sequence[Account]) -> Way | None:
    """How the days of a passage reach an occurrence; None if they do not.

    `own` are the records that lie in it. A day that tells when another thing was, which one of
    them is, does not reach this one.
    """
    came_out = passage.published
    if came_out is not None and came_out < known.first and not _foretold(known, came_out):
        return None
    others = [one.window for one in own if known.excludes(one)]
    shared = [
        (end - start).days < _NAMED_DAY
        for start, end in passage.days
        if start <= known.last + _SLACK and known.first - _SLACK <= end
        if not any(_covers(window, start, end) for window in others)
    ]
    if shared:
        return "day" if any(shared) else "month"
    if passage.days or came_out is None or others:
        return None
    return "news" if known.first - _SLACK <= came_out <= known.last + _NEWS else None


def _foretold(known: Known, day: date) -> bool:
    """Whether the occurrence was told of as a plan by then, or a little later."""
    return known.planned is not None and day >= known.planned - _NEWS


def _covers(window: Window, start: date, end: date) -> bool:
    late = window.first is not None and window.first > end
    return not late and not (window.last is not None and window.last < start)


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


def _values(
    known: Known, passage: Passage, story: frozenset[str], by: Way, core: bool, rarity: Rarity
) -> tuple[float, ...]:
    shared = max(
        math.fsum(rarity.weight(word) for word in sorted(bag & passage.words)) for bag in known.bags
    )
    words = min(shared, _ENOUGH_WORDS) / _ENOUGH_WORDS
    alike = max(rarity.overlap(bag, passage.words) for bag in known.bags)
    like = max(rarity.overlap(one, story) for one in known.stories) / _SAME_STORY
    people = len(known.people & passage.parties.people) / max(1, len(known.people))
    parties = len(known.states & passage.beside) / len(known.states)
    spoken = (words, float(core), alike, like)
    ways = tuple(float(by == way) for way in ("day", "month", "news"))
    crossed = (way * one for way in ways for one in spoken)
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
