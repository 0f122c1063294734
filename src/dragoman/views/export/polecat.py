"""POLECAT's table: 40 columns, tab-separated, with a header.

Countries are ISO 3166 alpha-3, several values are joined by `; `, an unknown cell is empty. The
part of an event's id before the first `_` is the report's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.records import Actor, Span
from dragoman.views.export.coded import CodedRow, real_rows
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.export.quoting import tsv

QUADS = {
    1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT",
}  # fmt: skip
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """The header, then one row for each event on a known day."""
    yield Piece(tsv(list(COLUMNS)))
    for row in real_rows(material, left_out):
        yield Piece(tsv(_cells(row, material)))


def _cells(row: CodedRow, material: Material) -> list[object]:
    event, source = row.event, row.head.source
    return [
        f"{source.id.replace('_', '')}_{row.id.removeprefix('x_')}",
        row.day, row.type, _several(row.modes), row.score, QUADS[row.quad],
        _several(row.contexts),
        *_party(event.actors, event.actor_spans, row, material),
        *_party(event.recipients, event.recipient_spans, row, material),
        *_place(row),
        source.outlet or source.agency, source.published,
        None, None, None, source.language, row.head.coder,
    ]  # fmt: skip


def _party(
    actors: Sequence[Actor], spans: Sequence[Span], row: CodedRow, material: Material
) -> list[object]:
    def each(value: Callable[[Actor], str | None]) -> str:
        return _several(dict.fromkeys(filter(None, map(value, actors))))

    def cow(actor: Actor) -> str | None:
        known = material.country(actor.country)
        return known.cow if known else None

    text = material.report(row.head.source.id).text
    return [
        each(material.name), each(lambda actor: actor.country), each(cow),
        next((actor.sector for actor in actors if actor.sector), None),
        each(lambda actor: actor.sector), each(lambda actor: actor.office),
        _several(material.quote(span.of(text)) for span in spans), None,
    ]  # fmt: skip


def _place(row: CodedRow) -> list[object]:
    place = row.place
    if place is None:
        return [None] * 10
    return [
        place.name,
        place.name if place.precision == "city" else None,
        None,
        place.name if place.precision == "region" else None,
        place.country, place.latitude, place.longitude, None, place.text, place.precision,
    ]  # fmt: skip


def _several(values: Iterable[str]) -> str:
    """Joined by `; `, after taking that mark out of the values."""
    return "; ".join(value.replace(";", ",").replace("|", ",") for value in values)
