"""The rows on view as files: a table of them as they stand, and other programs' formats of them.

Whatever is left out by the filters of a page is left out of its files too.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from starlette.responses import Response

from dragoman.records import Actor
from dragoman.views.export import Selection, format_named
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.export.quoting import short
from dragoman.web.passing import Item, Passing
from dragoman.web.site import Site
from dragoman.web.streaming import attached

OFFERED: Mapping[str, str] = {
    "rows.csv": "these rows as a table (CSV)",
    "rows.json": "these rows as JSON",
    "plover": "PLOVER events with evidence (JSON Lines)",
    "csv": "tidy tables with a description (zip of CSV)",
    "icews": "ICEWS columns (TSV)",
    "polecat": "POLECAT columns (TSV)",
    "gdelt2": "GDELT 2.0 columns (TSV)",
    "ics": "meetings for a calendar (iCalendar)",
    "timelinejs": "slides for TimelineJS (JSON)",
    "geojson": "what has a place, for maps (GeoJSON)",
    "webanno": "evidence as Web Annotations (JSON-LD)",
}
"""What a drawer offers, by the word in the address."""

_COLUMNS = (
    "id", "lane", "from", "to", "precision", "as_published", "status", "what", "issues", "actors",
    "recipients", "quote", "reports", "origins", "sources", "records",
)  # fmt: skip
_LANES = ("words", "words", "meeting", "deed")


def exported(site: Site, pair: tuple[str, str], found: Passing, form: str) -> Response:
    """The rows of a page in one of the forms that are offered."""
    name = f"{pair[0]}-{pair[1]}"
    if form == "rows.csv":
        return _file(_table(found.items), "text/csv", f"{name}.csv")
    if form == "rows.json":
        text = json.dumps([row(item) for item in found.items], ensure_ascii=False, indent=1)
        return _file(text.encode("utf-8", "replace"), "application/json", f"{name}.json")
    chosen = format_named(form)
    selection = Selection(records=_records(found))
    material = Material(site.session.ledger, selection, site.session.parties)
    pieces = chosen.pieces(material, Counter())
    if chosen.folder:
        return _file(_zipped(pieces), "application/zip", f"{name}-{form}.zip")
    data = b"".join(piece.data for piece in pieces)
    return _file(data, "application/octet-stream", f"{name}-{chosen.file}")


def row(item: Item) -> dict[str, object]:
    """One row as it stands on the page."""
    when = item.when
    day = item.day.isoformat() if item.day else None
    return {
        "id": item.id,
        "lane": _LANES[item.lane],
        "from": when.start.isoformat() if when and when.start else (None if when else day),
        "to": when.end.isoformat() if when and when.end else (None if when else day),
        "precision": when.precision if when else ("published" if item.as_published else "unknown"),
        "as_published": item.as_published,
        "status": item.status,
        "what": item.what,
        "issues": list(item.issues),
        "actors": _ids(item.actors),
        "recipients": _ids(item.recipients),
        "quote": short(item.quote, whole=False),
        "reports": item.reports,
        "origins": item.origins,
        "sources": [source.name for source in item.sources],
        "records": list(item.records),
    }


def _ids(actors: Iterable[Actor]) -> list[str]:
    return [actor.id for actor in actors]


def _records(found: Passing) -> frozenset[str]:
    return frozenset(name for item in found.items for name in item.records)


def _table(items: Iterable[Item]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for item in items:
        told = row(item)
        writer.writerow([_cell(told[column]) for column in _COLUMNS])
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _zipped(pieces: Iterator[Piece]) -> bytes:
    files: dict[str, list[bytes]] = {}
    for piece in pieces:
        files.setdefault(piece.name, []).append(piece.data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, parts in files.items():
            # A day of our own choosing, so that the same rows give the same bytes.
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, b"".join(parts), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers=attached(name))
