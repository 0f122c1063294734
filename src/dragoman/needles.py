"""Which of many patterns can match at all: those of which some necessary letters stand in a text.

A sentence meets few of the hundred patterns that the word lists hold. What each of them cannot do
without ("summon", "called in") is taken from the pattern itself, and all are sought in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined] # what a pattern is made of, by name
from re import _parser  # type: ignore[attr-defined] # the only reader of patterns there is
from typing import Any

import ahocorasick_rs

from dragoman.records import Span

_MOST = 200
_SHORTEST = 2
# Letters beyond ASCII that `re.IGNORECASE` takes for one within, and lower case leaves alone.
_ALIKE = (("ſ", "s"), ("ı", "i"), ("İ", "i"))

Words = frozenset[str]


class Needles:
    """Patterns that ignore case, and the letters without which each of them matches nowhere."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        users: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            needed = necessary(pattern)
            if not needed:
                self._always.append(number)
            for needle in needed:
                users.setdefault(needle, []).append(number)
        self._users = list(users.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(users), matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def possible(self, words: str) -> list[int]:
        """The patterns, by number and in order, that may match somewhere in these words."""
        found = set(self._always)
        hits = self._automaton.find_matches_as_indexes(_folded(words), overlapping=True)
        for needle in {hit[0] for hit in hits}:
            found.update(self._users[needle])
        return sorted(found)

    def possible_within(self, body: str, spans: Iterable[Span]) -> Iterator[tuple[Span, list[int]]]:
        """Each of the spans, in order and apart, with the patterns that may match in it."""
        hits = self._automaton.find_matches_as_indexes(_folded(body), overlapping=True)
        hits.sort(key=lambda hit: hit[1])
        at = 0
        for span in spans:
            found = set(self._always)
            while at < len(hits) and hits[at][1] < span.end:
                if hits[at][1] >= span.start:
                    found.update(self._users[hits[at][0]])
                at += 1
            yield span, sorted(found)


def _folded(words: str) -> str:
    if not words.isascii():
        for letter, plain in _ALIKE:
            words = words.replace(letter, plain)
    return words.lower()


def necessary(pattern: re.Pattern[str]) -> Words:
    """Letters of which each match holds some, in lower case; none where it can do without any."""
    needed = _Needed()
    _read(_parser.parse(pattern.pattern, pattern.flags), needed)
    shortest: list[str] = []
    for word in sorted(needed.best()):
        if not shortest or not word.startswith(shortest[-1]):
            shortest.append(word)
    return frozenset(shortest)


class _Needed:
    """What the parts of a sequence need: the words that it may be so far, the best words before."""

    def __init__(self) -> None:
        self.exact: Words | None = frozenset({""})
        self._run: Words = frozenset({""})
        self._best: Words = frozenset()

    def then(self, exact: Words) -> None:
        """A part follows that is one of these words."""
        joined = frozenset(left + right for left in self._run for right in exact)
        if len(joined) <= _MOST:
            self._run = joined
        else:
            self._close(exact)
        if self.exact is not None:
            self.exact = joined if len(joined) <= _MOST else None

    def then_any(self, needed: Words) -> None:
        """A part follows that holds one of these words, or of which nothing is known."""
        self._close(frozenset({""}))
        self._best = max(self._best, needed, key=_worth)
        self.exact = None

    def best(self) -> Words:
        best = max(self._best, self._run, key=_worth)
        if min(map(len, best), default=0) < _SHORTEST:
            return frozenset()
        return best

    def _close(self, run: Words) -> None:
        self._best = max(self._best, self._run, key=_worth)
        self._run = run


def _worth(words: Words) -> float:
    """Long words are seldom met by chance, and few are found faster than many."""
    return min(map(len, words), default=0) - len(words) / (2 * _MOST)


def _read(parts: Iterable[tuple[Any, Any]], needed: _Needed) -> None:
    for kind, of in parts:
        exact = _exact(kind, of)
        if exact is not None:
            needed.then(exact)
        else:
            needed.then_any(_inside(kind, of))


def _exact(kind: Any, of: Any) -> Words | None:
    """All words that a part may be, where they are few and plain."""
    if kind is op.LITERAL:
        return frozenset({chr(of).lower()}) if of < 128 else None
    if kind is op.IN:
        plain = [letter for name, letter in of if name is op.LITERAL and letter < 128]
        letters = {chr(letter).lower() for letter in plain}
        return frozenset(letters) if len(plain) == len(of) else None
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset({""})
    if kind is op.SUBPATTERN:
        return _whole(of[-1])
    if kind is op.BRANCH:
        return _united([_whole(branch) for branch in of[1]])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and of[:2] == (0, 1):
        return _united([_whole(of[2]), frozenset({""})])
    return None


def _whole(parts: Iterable[tuple[Any, Any]]) -> Words | None:
    needed = _Needed()
    _read(parts, needed)
    return needed.exact


def _united(branches: Sequence[Words | None]) -> Words | None:
    if any(branch is None for branch in branches):
        return None
    words = frozenset(word for branch in branches for word in branch or ())
    return words if len(words) <= _MOST else None


def _inside(kind: Any, of: Any) -> Words:
    """Words of which a part that is not plain holds some."""
    if kind is op.SUBPATTERN:
        return _best_of(of[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and of[0] > 0:
        return _best_of(of[2])
    if kind is op.BRANCH:
        branches = [_best_of(branch) for branch in of[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()


def _best_of(parts: Iterable[tuple[Any, Any]]) -> Words:
    needed = _Needed()
    _read(parts, needed)
    return needed.best()
