"""Personal names as they are written: known ones, and unknown ones by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.resolve.actors import words
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry

# "al-Sahhaf", "ash-Sharif": an Arabic article that is written into the family name.
_ARTICLED = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|ul|ur|abu|bin)-[A-Z]")
_NUMERAL = re.compile(r"(?:X{0,2}(?:IX|IV|V?I{1,3})|X{1,2}|VI?)")


class Name(NamedTuple):
    """A name in the text: its positions, the items it covers, and the person if known."""

    start: int
    end: int
    text: str
    last: int
    length: int
    known: Entry | None


def name_at(items: Sequence[Item], i: int, *, titled: bool = False) -> Name | None:
    """The personal name that begins at item `i`: known by the tables, or capitalised words.

    Behind a title the first word may be a city's too: Vice President Rosario Murillo.
    """
    if i >= len(items):
        return None
    known = items[i].reading("person")
    if known is not None:
        item = items[i]
        return Name(item.start, item.end, item.text, i + 1, len(item.text.split()), known)
    if not name_word(items[i]) and not (titled and _given_like(items, i)):
        return None
    last, length = i + 1, 1
    while last < len(items) and length < 5 and items[last].start - items[last - 1].end <= 1:
        item = items[last]
        if name_word(item) or _surname_like(item) or _NUMERAL.fullmatch(item.text):
            last, length = last + 1, length + 1
        elif items[last].lower in words.PARTICLES and _particle(items, last):
            last += 1
        else:
            break
    text = " ".join(item.text for item in items[i:last])
    if len(text) == 1:
        return None  # "Gen Z" is no general
    return Name(items[i].start, items[last - 1].end, text, last, length, None)


def _particle(items: Sequence[Item], i: int) -> bool:
    following = items[i + 1] if i + 1 < len(items) else None
    return following is not None and (name_word(following) or following.lower in words.PARTICLES)


def name_word(item: Item) -> bool:
    text = item.text
    begins = text[0].isupper() or _ARTICLED.match(text) is not None
    if item.readings or not begins or item.lower in words.NOT_NAMES:
        return False
    if len(text) > 1 and text.isupper() and not text.endswith("."):
        return False
    return text.replace("-", "").replace("'", "").replace(".", "").isalpha()


def _given_like(items: Sequence[Item], i: int) -> bool:
    item = items[i]
    follows = i + 1 < len(items) and items[i + 1].start == item.end + 1
    single = item.reading("place") is not None and item.reading("state", "capital") is None
    return follows and single and " " not in item.text and name_word(items[i + 1])


def _surname_like(item: Item) -> bool:
    """A city's or region's name as a surname: Eduardo Guerrero, Jack London."""
    if not item.capital or " " in item.text or item.reading("state", "capital") is not None:
        return False
    everyday = item.text in words.EVERYDAY_PLACES or item.text in ("Paris", "London", "Lincoln")
    return everyday and item.reading("place") is not None
