"""Photographers and writers in credits: "(Xinhua/Liu Jie)", "editing by Jane Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Actor, Span
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.names import name_at

_WORK = frozenset({"reporting", "editing", "writing"})
_KIND = frozenset({"photo", "images", "pictures", "pool"})


def credited(items: Sequence[Item]) -> Iterator[tuple[Span, Actor]]:
    """Each person whom a slash ties to a news agency, and each who reported or edited."""
    for i, item in enumerate(items):
        if item.lower in _WORK and i + 1 < len(items) and items[i + 1].lower == "by":
            yield from _named(items, i + 2)
        agency = item.reading("organisation", "organ") if item.readings else None
        if agency is None or agency.sector != "JRN":
            continue
        slash = i + 2 if i + 1 < len(items) and items[i + 1].lower in _KIND else i + 1
        if slash + 1 >= len(items) or items[slash].text != "/":
            continue
        name = name_at(items, slash + 1)
        if name is not None and name.length > 1 and name.known is None:
            yield Span(name.start, name.end), Actor(agency.country, "JRN", name.text)


def _named(items: Sequence[Item], i: int) -> Iterator[tuple[Span, Actor]]:
    """The names of a list: "Reporting by Jane Doe, Ann Orr and Max Berg in Paris"."""
    while (name := name_at(items, i)) is not None and name.length > 1:
        yield Span(name.start, name.end), Actor(None, "JRN", name.text)
        i = name.last
        if i >= len(items) or items[i].lower not in (",", "and"):
            return
        i += 1
