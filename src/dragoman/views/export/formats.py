"""The formats by name: what each is for, and what writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.errors import SettingsError
from dragoman.views.export import (
    brat,
    docbin,
    gdelt2,
    geojson,
    icews,
    ics,
    jsonld,
    mentions,
    packages,
    plover,
    polecat,
    timelinejs,
    webanno,
)
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece

Pieces = Callable[[Material, Counter[str]], Iterator[Piece]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a line for the help, how its file is usually called, and its writer."""

    name: str
    meaning: str
    file: str
    pieces: Pieces

    @property
    def folder(self) -> bool:
        return self.file.endswith("/")


_ALL = (
    Format("plover", "PLOVER JSON Lines, with offsets and status", "plover.jsonl", plover.pieces),
    Format("polecat", "POLECAT's 40 columns, TSV", "polecat.txt", polecat.pieces),
    Format("icews", "ICEWS' 20 columns, TSV", "icews.tab", icews.pieces),
    Format("gdelt2", "GDELT 2.0 events, 61 columns", "events.export.CSV", gdelt2.pieces),
    Format("mentions", "GDELT 2.0 mentions, 16 columns", "events.mentions.CSV", mentions.pieces),
    Format("csv", "a folder of tidy tables with datapackage.json", "csv/", packages.csv_pieces),
    Format("parquet", "the same tables as Parquet", "parquet/", packages.parquet_pieces),
    Format("ics", "meetings for a calendar", "meetings.ics", ics.pieces),
    Format("timelinejs", "slides for TimelineJS", "timeline.json", timelinejs.pieces),
    Format("geojson", "what has a place, for maps", "places.geojson", geojson.pieces),
    Format("webanno", "evidence as W3C Web Annotations", "annotations.jsonld", webanno.pieces),
    Format("brat", "a folder of texts with standoff marks", "brat/", brat.pieces),
    Format("jsonld", "schema.org for web pages", "schema.jsonld", jsonld.pieces),
    Format("docbin", "texts with spans for spaCy", "docs.spacy", docbin.pieces),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}


def format_named(name: str) -> Format:
    """The format of that name. Raises SettingsError that lists them."""
    if name not in FORMATS:
        raise SettingsError(f"{name!r} is no format; name one of {', '.join(FORMATS)}")
    return FORMATS[name]
