"""What search asks for and what it gives back, whatever the store; and words as they are compared.

Case and accents do not matter. In scripts without spaces between words, and of signs that are no
words, every character is sought by itself: "国务卿" is found inside "美国国务卿".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Span

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1100-\u11ff\u1780-\u17ff\u2600-\u27bf\u2e80-\u9fff\ua000-\ua4cf"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese, Korean, and pictographs."""

_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
"""A word where all signs are ASCII."""

MOST_RANKED = 2_000
"""Words that occur in more passages than this are not weighed: the last kept come first."""
MOST_PHRASES_RANKED = 500
"""The same for phrases, which are found by reading on where all their words stand."""

Indexed = tuple[int, str | None, str, bool]
"""A passage to be indexed: its number, title, text, and whether it holds unspaced script."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase, or with `beginning` the first letters of a word (of a phrase's last)."""

    text: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must all occur: terms of words, and pieces of unspaced script as they are written."""

    words: tuple[Term, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage that was found, and where the first hit stands in its title and its text."""

    title: str
    text: str
    in_title: Span | None
    in_text: Span | None


def place_of_piece(text: str, piece: str) -> Span | None:
    """Where a piece of unspaced script first stands."""
    found = re.search(re.escape(piece), text, re.IGNORECASE)
    return Span(found.start(), found.end()) if found and found.group() else None


def tokens(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text in the form in which they are compared, each with its place."""
    if text.isascii():
        for found in _PLAIN_WORD.finditer(text):
            yield found[0].lower(), Span(*found.span())
        return
    start = None
    for at, sign in enumerate(text):
        kind = unicodedata.category(sign)
        if kind[0] in "LN" or kind == "Co" or (start is not None and kind[0] == "M"):
            start = at if start is None else start
        elif start is not None:
            yield folded(text[start:at]), Span(start, at)
            start = None
    if start is not None:
        yield folded(text[start:]), Span(start, len(text))


def words_in(text: str) -> list[str]:
    """The words alone."""
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower())
    return [word for word, _ in tokens(text)]


def folded(word: str) -> str:
    """A word without case and accents: `Tromsö` is `tromso`."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in parts if not "\u0300" <= sign <= "\u036f")
