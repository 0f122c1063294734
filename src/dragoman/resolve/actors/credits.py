"""Photographers and writers in credits: "(Xinhua/Liu Jie)", "AP Photo/Jane Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Actor, Span
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.names import name_at

_KIND = frozenset({"photo", "images", "pictures", "pool"})


def credited(items: Sequence[Item]) -> Iterator[tuple[Span, Actor]]:
    """Each person whom a slash ties to a news agency, as one of its journalists."""
    for i, item in enumerate(items):
        agency = item.reading("organisation", "organ")
        if agency is None or agency.sector != "JRN":
            continue
        slash = i + 2 if i + 1 < len(items) and items[i + 1].lower in _KIND else i + 1
        if slash + 1 >= len(items) or items[slash].text != "/":
            continue
        name = name_at(items, slash + 1)
        if name is not None and name.length > 1 and name.known is None:
            yield Span(name.start, name.end), Actor(agency.country, "JRN", name.text)
