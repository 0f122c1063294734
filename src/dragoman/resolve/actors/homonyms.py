"""Names that a state or an office shares with a person or another place: Chad Wolf, Larry King.

Settled once for a report, before phrases are read: each such item keeps the readings that hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.resolve.actors import words
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.load import parts, rows

COLUMNS = ("form", "country", "name", "cues", "own")
_AS_GIVEN = frozenset("Chad Jordan Israel Georgia India Kenya Paris Austin Sydney Virginia".split())
_AS_SURNAME = frozenset("Jordan Chad Israel Paris London Georgia Lincoln Washington Ireland "
                        "Holland France Berlin Houston Sydney Kent".split())  # fmt: skip
_OFFICE_AS_SURNAME = frozenset("King Prince Pope Bishop".split())
_BY_SHAPE = _OFFICE_AS_SURNAME | {"Jordan", "Chad", "Israel"}
_HONORIFICS = frozenset("mr mr. ms ms. mrs mrs. miss dr dr.".split())
_GIVEN_NAMES = frozenset(
    "Michael Jim James John George Robert Mary Vernon Hamilton Barbara Steve Steven Eddie Neil "
    "Montell Denzel Booker Kerry David William Thomas Anthony Mark Peter Paul Jack Sarah Kathy "
    "Isaiah Irving Whitney Sam Abraham Tom Charles Richard Andrew Daniel Jill Patti Anatole "
    "Hillary Johnny Alexandra Bernard Marie Jean Anna Julian Claude".split()
)
_NATURE = frozenset(
    "river valley lake sea ocean basin bay gulf island islands mountains desert street avenue "
    "airport airlines airways university college museum park dome stadium bank".split()
)
_OF_PLACE = frozenset("in to of from with for against at into near across between and".split())


class Homonym(NamedTuple):
    """A form that usually means a state, and the words that tell of the other place."""

    readings: tuple[Entry, ...]
    cues: re.Pattern[str]
    own: re.Pattern[str]


def read_homonyms(path: Path) -> dict[str, Homonym]:
    """The table of forms that name another place where its cues prevail."""
    return {
        form: Homonym((_reading(country, name),), _any(cues), _any(own))
        for form, country, name, cues, own in rows(path, COLUMNS)
    }


def _reading(country: str, name: str) -> Entry:
    """Another state under its own code, or a region of one, which acts for nobody by itself.

    `capital:European Union` is a city that stands for that body.
    """
    kind, _, body = name.partition(":")
    if kind == "capital":
        return Entry("capital", country, None, body)
    kind = name if name in ("state", "adjective") else "place"
    return Entry(
        kind, country, "GOV" if kind != "place" else None, None if kind != "place" else name
    )


def _any(cell: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(part) for part in parts(cell)) + r")\b")


def settle(items: list[Item], plain: str, homonyms: dict[str, Homonym]) -> list[Item]:
    """The items, those of a shared name with the readings that this report means."""
    present = {item.text for item in items if item.readings}
    other = {
        form: homonym.readings
        for form, homonym in homonyms.items()
        if form in present and _prevails(homonym, plain)
    }
    if other:
        items = [_as_other(item, other.get(item.text, item.readings)) for item in items]
    if any(item.lower in words.ALSO_INFINITIVES for item in items):
        items = [
            item._replace(readings=()) if _infinitive(items, i) else item
            for i, item in enumerate(items)
        ]
    if not present & (_AS_GIVEN | _AS_SURNAME | _OFFICE_AS_SURNAME):
        return items
    family: set[str] = set()
    return [
        item._replace(readings=()) if _personal(items, i, family) else item
        for i, item in enumerate(items)
    ]


def _infinitive(items: Sequence[Item], i: int) -> bool:
    """As in "urged Peru to press Chile", "will press on": a verb that looks like a body."""
    before = items[i - 1].lower if i else ""
    if items[i].lower not in words.ALSO_INFINITIVES or before not in words.MODALS | {"to"}:
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    object_ = following is not None and (
        bool(following.readings) or following.lower in words.OBJECTS_BEGIN
    )
    return before != "to" or object_


def _as_other(item: Item, readings: tuple[Entry, ...]) -> Item:
    """A city that stands for another body stays a place."""
    if readings and readings[0].kind == "capital" and readings != item.readings:
        readings += tuple(entry for entry in item.readings if entry.kind == "place")
    return item._replace(readings=readings)


def _prevails(homonym: Homonym, plain: str) -> bool:
    return len(homonym.cues.findall(plain)) > len(homonym.own.findall(plain))


def _personal(items: Sequence[Item], i: int, family: set[str]) -> bool:
    """Whether a place's name is part of a person's name here; notes family names for later."""
    item = items[i]
    if not item.readings:
        return False
    before = items[i - 1] if i and items[i - 1].end + 1 == item.start else None
    if item.text in _AS_SURNAME | _OFFICE_AS_SURNAME:
        if before is not None and (_given(items, i - 1) or _addressed(items, i)):
            family.add(item.text)
            return True
        if item.text in family:
            return not _means_state(items, i)
    return item.text in _AS_GIVEN and _surname_follows(items, i)


def _addressed(items: Sequence[Item], i: int) -> bool:
    """As in "Mr. King", who holds no such office."""
    office = items[i].text in _OFFICE_AS_SURNAME
    return office and any(one.lower in _HONORIFICS for one in items[max(0, i - 2) : i])


def _given(items: Sequence[Item], i: int) -> bool:
    """Whether the word is a given name: a known one, or a capitalised one in mid-sentence."""
    item = items[i]
    if item.readings or not item.capital or item.lower in words.NOT_NAMES:
        return False
    if item.text in _GIVEN_NAMES:
        return True
    inside = i > 0 and (items[i - 1].text[0].isalnum() or items[i - 1].text == ",")
    shaped = item.text.isalpha() and not item.text.isupper() and not item.text.endswith("ing")
    return inside and shaped and items[i + 1].text in _BY_SHAPE


def _means_state(items: Sequence[Item], i: int) -> bool:
    """As in "Jordan's foreign minister" and "flew to Jordan", though a Mr Jordan was named."""
    if i and items[i - 1].lower in _OF_PLACE:
        return True
    owned = items[i + 1 : i + 6]
    possessive = bool(owned) and owned[0].text == "'s"
    return possessive and any(item.reading("title", "organ", "role") for item in owned[1:])


def _surname_follows(items: Sequence[Item], i: int) -> bool:
    if i + 1 >= len(items):
        return False
    following = items[i + 1]
    text = following.text
    return (
        following.start == items[i].end + 1
        and not following.readings
        and text[0].isupper()
        and text.isalpha()
        and not text.isupper()
        and following.lower not in _NATURE
        and following.lower not in words.NOT_NAMES
    )
