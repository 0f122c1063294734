"""Passages of other reports that tell of a known occurrence, where coding took no record of it.

Once one report tells of an occurrence, others may allude to it: "it was scrapped in April", "the
flight of September 4". Such a sentence is kept as another account, in its exact words, where it
names a day or month of the occurrence or came out with the news of it, and shares enough with what
is known: its parties, its words, a word for such an act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.link.accounts import Account
from dragoman.link.kept import Kept, best_of, with_passages
from dragoman.link.known import Known, known_of
from dragoman.link.passages import Passage
from dragoman.link.reach import Nearby, Way, months, reached
from dragoman.link.signs import (
    Fit,
    Reaching,
    as_fitted,
    enough,
    is_named,
    most_shared,
    values_of,
)
from dragoman.link.words import Rarity
from dragoman.records import Occurrence, Reason, Span


@dataclass(frozen=True, slots=True)
class Retelling:
    """A passage in reach of an occurrence, how its days reach it, and what speaks for it.

    `day` is the first of those days, None for what came out with the news; `enough` says whether it
    has what a retelling must have.
    """

    known: Known
    passage: Passage
    by: Way
    day: date | None
    core: bool
    enough: bool
    values: tuple[float, ...]


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
    known = known_of(occurrences, accounts)
    found = retellings_of(known, accounts, passages, stories=stories, rarity=rarity)
    return with_retellings(occurrences, found, as_fitted(), origins=origins)


def with_retellings(
    occurrences: Iterable[Occurrence],
    judged: Iterable[Retelling],
    fit: Fit,
    *,
    origins: Mapping[str, str],
) -> tuple[Occurrence, ...]:
    """The occurrences with the likely ones among the passages judged, each where it fits best."""
    found: dict[tuple[date, str, Span], list[Kept]] = defaultdict(list)
    for one in kept(judged, fit):
        found[one.order].append(one)
    told: dict[str, list[Kept]] = defaultdict(list)
    for passage in sorted(found):
        for one in best_of(found[passage]):
            told[one.occurrence].append(one)
    return tuple(
        with_passages(one, told[one.id], origins) if one.id in told else one for one in occurrences
    )


def kept(judged: Iterable[Retelling], fit: Fit) -> Iterator[Kept]:
    """The retellings that are likely enough."""
    for one in judged:
        chance = fit.chance(one.values) if one.enough else 0.0
        if chance >= fit.least:
            passage, name = one.passage, one.known.occurrence.id
            reason = _reason(one, chance)
            yield Kept(name, passage.order, one.day, passage.evidence, chance, reason)


def retellings_of(
    known_ones: Iterable[Known],
    accounts: Mapping[str, Account],
    passages: Iterable[Passage],
    *,
    stories: Mapping[str, frozenset[str]],
    rarity: Rarity,
    month: int | None = None,
) -> Iterator[Retelling]:
    """All passages worth judging; with `month` only by the days of that month, see `months`."""
    nearby = Nearby(passages)
    search = _Search(accounts, stories, rarity)
    for known in known_ones:
        for number in sorted(months(known)) if month is None else (month,):
            yield from search.judged(known, nearby.of(known, number))


@dataclass(frozen=True)
class _Search:
    """Judges passages against what is known of an occurrence."""

    accounts: Mapping[str, Account]
    stories: Mapping[str, frozenset[str]]
    rarity: Rarity

    def judged(self, known: Known, near: Iterable[Passage]) -> Iterator[Retelling]:
        """The passages that reach an occurrence, with what speaks for each.

        What copies of a passage repeat is compared once.
        """
        likeness: dict[frozenset[str], float] = {}
        compared: dict[frozenset[str], tuple[float, float]] = {}
        for passage in near:
            records = (it for it in passage.records if it not in known.occurrence.members)
            own = [self.accounts[it] for it in records]
            reach = reached(known, passage, own)
            if reach is None:
                continue
            story = self.stories[passage.report]
            if story not in likeness:
                likeness[story] = max(self.rarity.overlap(one, story) for one in known.stories)
            if passage.words not in compared:
                compared[passage.words] = most_shared(known, passage, self.rarity)
            named = is_named(known, passage, own)
            one = Reaching(passage, reach, named, likeness[story], *compared[passage.words])
            values = values_of(known, one)
            ample = enough(known, passage, values)
            yield Retelling(known, passage, reach.by, reach.day, named, ample, values)


def _reason(it: Retelling, chance: float) -> Reason:
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
    return Reason(f"retold: {it.passage.report}", words, chance)
