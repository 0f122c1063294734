"""Which tellings of acts are to be weighed against words: a few of all that later reports hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Search:
    """Tellings by their acts, their types, and the words beside each state that they name."""

    def __init__(self, doings: Iterable[Doing], rarity: Rarity) -> None:
        self._rarity = rarity
        self._by_key: dict[str, list[Doing]] = defaultdict(list)
        self._by_type: dict[str, list[Doing]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[Doing]] = defaultdict(list)
        for doing in doings:
            for key in doing.keys:
                self._by_key[key].append(doing)
            for name in doing.types:
                self._by_type[name].append(doing)
            for word in doing.words:
                if rarity.weight(word) >= _LEAST_WEIGHT:
                    for country in doing.near:
                        self._by_word[word, country].append(doing)

    def candidates(self, words: Voiced) -> Iterator[Doing]:
        """Those of the same or the opposite act, of a type that answers, or of the same things."""
        keys = words.asked.keys | words.asked.avoid | ({AGAIN} if ceasing(words) else set())
        found: list[Sequence[Doing]] = [_at(self._by_key, key) for key in sorted(keys)]
        if words.bound is not None:
            types = _ANSWERING | lexicon().types(keys)
            found += [_at(self._by_type, name) for name in sorted(types)]
        rare = self._rarity.rarest(words.asked.words, _MOST_WORDS)
        own = {words.bound, words.holder.country, words.towards, *words.along} - {None}
        found += [
            self._by_word.get((word, country), ())
            for word in rare
            for country in sorted(code for code in own if code)
        ]
        seen: set[int] = set()
        for bucket in found:
            for doing in bucket:
                if id(doing) not in seen:
                    seen.add(id(doing))
                    yield doing


def _at(table: Mapping[str, list[Doing]], key: str) -> Sequence[Doing]:
    return table.get(key, ())
