"""Which tellings of acts are to be weighed against words: a few of all that later reports hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from heapq import merge
from operator import itemgetter

from dragoman.link.deeds.bearing import ceasing
from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.effects import AGAIN
from dragoman.link.deeds.lexicon import lexicon
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.words import Rarity

_MOST_WORDS = 6
_LEAST_WEIGHT = 1.5
"""A word that more reports have than this allows says too little to be looked up."""
_ANSWERING = frozenset(
    {"SANCTION", "COERCE", "ASSAULT", "RETREAT", "AID", "CONCEDE", "COOPERATE", "MOBILIZE"}
)


_NOBODY = ""


class _Told:
    """Tellings added in order of publication, each under those who may have done the act."""

    def __init__(self) -> None:
        self._by: dict[str | None, list[tuple[date, int, Doing]]] = defaultdict(list)

    def add(self, doing: Doing, day: date) -> None:
        one = (day, len(self._by[None]), doing)
        for party in (None, *(doing.by or (_NOBODY,))):
            self._by[party].append(one)

    def of(self, parties: Collection[str], *, since: date) -> Iterator[Doing]:
        """What these parties, or nobody named, are told to have done; without parties all."""
        keys = (*sorted(parties), _NOBODY) if parties else (None,)
        parts = (self._by.get(key, []) for key in keys)
        later = (part[bisect_left(part, (since,)) :] for part in parts)
        return (doing for _, _, doing in merge(*later, key=itemgetter(1)))


class Search:
    """Tellings by their acts, their types, and the words beside each state that they name."""

    def __init__(self, doings: Iterable[Doing], rarity: Rarity) -> None:
        self._rarity = rarity
        self._by_key: dict[str, _Told] = defaultdict(_Told)
        self._by_type: dict[str, _Told] = defaultdict(_Told)
        self._by_word: dict[tuple[str, str], _Told] = defaultdict(_Told)
        # What is undated is known to follow no words.
        dated = ((it.line.published, it) for it in doings if it.line.published)
        for day, doing in sorted(dated, key=itemgetter(0)):
            for key in doing.keys:
                self._by_key[key].add(doing, day)
            for name in doing.types:
                self._by_type[name].add(doing, day)
            for word in doing.words:
                if rarity.weight(word) >= _LEAST_WEIGHT:
                    for country in doing.near:
                        self._by_word[word, country].add(doing, day)

    def candidates(self, words: Voiced) -> Iterator[Doing]:
        """Those of the same or the opposite act, of a type that answers, or of the same things.

        Of those who were to act, or of nobody named, since the words came out.
        """
        keys = words.asked.keys | words.asked.avoid | ({AGAIN} if ceasing(words) else set())
        found = [self._by_key.get(key) for key in sorted(keys)]
        if words.bound is not None:
            types = _ANSWERING | lexicon().types(keys)
            found += [self._by_type.get(name) for name in sorted(types)]
        rare = self._rarity.rarest(words.asked.words, _MOST_WORDS)
        own = {words.bound, words.holder.country, words.towards, *words.along} - {None}
        found += [
            self._by_word.get((word, country))
            for word in rare
            for country in sorted(code for code in own if code)
        ]
        acting = {words.bound, *words.along} if words.bound is not None else set()
        since = words.line.published or words.day or date.max
        seen: set[int] = set()
        for told in filter(None, found):
            for doing in told.of(acting, since=since):
                if id(doing) not in seen:
                    seen.add(id(doing))
                    yield doing
