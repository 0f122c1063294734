"""Named places of a text, with coordinates: "Anchorage, Alaska", "the Taiwan Strait"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.records import Place, Span, Text
from dragoman.resolve.actors import words
from dragoman.resolve.actors.gazetteer import Site
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.scan import normalise, scan
from dragoman.resolve.actors.standing import PLACING, TRAVEL
from dragoman.resolve.actors.tables import ActorTables

Precision = Literal["city", "region", "country"]
_REGIONAL = frozenset(
    "province provinces region regions oblast governorate prefecture district county".split()
)
_INTO = frozenset(
    "into throughout onto toward towards off over along between above by to from".split()
)


def places(text: Text, *, tables: ActorTables) -> tuple[Place, ...]:
    """Places that the text names as places: a capital or state only where its words put it so."""
    items = scan(normalise(text), tables)
    return tuple(
        place
        for first, last in _chains(items)
        if _stands_as_place(items, first, last)
        and (place := _place(items, first, last, tables)) is not None
    )


def place_at(span: Span, text: Text, *, tables: ActorTables) -> Place | None:
    """The finest and longest place named within `span`."""
    plain = normalise(text)
    items = [
        item._replace(start=item.start + span.start, end=item.end + span.start)
        for item in scan(plain[span.start : span.end], tables)
    ]
    found = [
        place
        for first, last in _chains(items)
        if (place := _place(items, first, last, tables)) is not None
    ]
    order = {"city": 0, "region": 1, "country": 2}
    return min(found, key=lambda place: (order[place.precision], -len(place.text)), default=None)


def sent_from(text: Text, *, tables: ActorTables) -> Place | None:
    """The place of the dateline: "LIMA, May 3 (Wire) -"."""
    city = (text.dateline or "").split(",")[0].strip()
    at = text.report.text.find(city)
    items = scan(city.title() if city.isupper() else city, tables)
    if not items or not _placelike(items[0]):
        return None
    there = [item._replace(start=item.start + at, end=item.end + at) for item in items]
    return _place(there, 0, len(there), tables)


def _chains(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Stretches such as "Anchorage, Alaska, the United States", as first and last+1 item."""
    chains = []
    i = 0
    while i < len(items):
        if not _placelike(items[i]):
            i += 1
            continue
        first, i = i, i + 1
        while (following := _next_link(items, i)) is not None and _inside(
            items[i - 1], items[following]
        ):
            i = following + 1
        chains.append((first, i))
    return chains


def _next_link(items: Sequence[Item], i: int) -> int | None:
    """The place that a comma or bracket joins to the one before: the index of its item."""
    if i + 1 >= len(items) or items[i].text not in (",", "("):
        return None
    follow = i + 1
    if items[follow].lower == "the" and follow + 1 < len(items):
        follow += 1
    return follow if _placelike(items[follow]) else None


def _inside(inner: Item, outer: Item) -> bool:
    """Whether the second place can hold the first: a city, then its region or country."""
    part, whole = inner.reading("place"), outer.reading("place")
    if part is None:
        return False
    state = outer.reading("state")
    if state is not None:
        return part.country == state.country
    if whole is None or whole.flags not in ("region", "disputed", "country"):
        return False
    return whole.country == part.country or (whole.flags == "disputed" and whole.country is None)


def _placelike(item: Item) -> bool:
    return item.reading("place", "state", "capital") is not None and not item.aloof


def _stands_as_place(items: Sequence[Item], first: int, last: int) -> bool:
    place = items[first].reading("place")
    if last > first + 1:
        return True
    following = items[last].text if last < len(items) else ""
    if following in ("'s", "-") and items[first].reading("capital", "state") is not None:
        return False
    if place is not None and items[first].reading("capital", "state") is None:
        return items[first].text not in words.EVERYDAY_PLACES or _located(items, first)
    return _located(items, first)


def _located(items: Sequence[Item], first: int) -> bool:
    """Whether a preposition or a verb of travel puts something there."""
    before = items[first - 1].lower if first else ""
    if before == "the" and first > 1:
        before = items[first - 2].lower
    if before in PLACING or before in _INTO:
        earlier = {item.lower for item in items[max(0, first - 6) : first]}
        return before not in ("to", "by", "between") or bool(earlier & TRAVEL)
    return False


def _place(items: Sequence[Item], first: int, last: int, tables: ActorTables) -> Place | None:
    head = items[first]
    country = _country(items[first:last])
    entry = head.reading("place", "state", "capital")
    if entry is None:
        return None
    span = Span(items[first].start, items[last - 1].end)
    text = _written(items, first, last)
    site = tables.gazetteer.find(head.text, country) or tables.gazetteer.find(head.text)
    if site is None:
        name = tables.state_names.get(entry.country or "", head.text)
        return Place(text, span, entry.name or name, entry.country, precision="country")
    name, of_state = _label(site, head.text, tables)
    following = items[last].lower if last < len(items) else ""
    precision = "region" if following in _REGIONAL and last == first + 1 else _precision(site)
    return Place(text, span, name, of_state, site.latitude, site.longitude, precision)


def _label(site: Site, written: str, tables: ActorTables) -> tuple[str, str | None]:
    """The name and state that stand in records: a disputed place is called as the text calls it,
    unless the user's own table says how to label it."""
    own = tables.gazetteer.labels.get(site.name)
    if own is not None:
        return own
    return (written if site.kind == "disputed" else site.name), site.country


def _written(items: Sequence[Item], first: int, last: int) -> str:
    pieces = [items[first].text]
    for before, item in zip(items[first:last], items[first + 1 : last], strict=False):
        pieces.append(" " * (item.start - before.end) + item.text)
    return "".join(pieces)


def _country(chain: Sequence[Item]) -> str | None:
    entries: list[Entry] = [e for item in chain if (e := item.reading("state", "place"))]
    return entries[-1].country if entries else None


def _precision(site: Site) -> Precision:
    if site.kind == "country":
        return "country"
    return "city" if site.kind in ("city", "capital", "site") else "region"
