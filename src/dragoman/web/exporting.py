"""The rows on view as files: a table of them as they stand, and other programs' formats of them.

Whatever is left out by the filters of a page is left out of its files too.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from dragoman.views.export import Selection, format_named
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.plain import plain
from dragoman.web.asked import Asked
from dragoman.web.site import Site
from dragoman.web.streaming import attached
from dragoman.web.tables import Row

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
OF_WORDS: Mapping[str, str] = {
    name: OFFERED[name] for name in ("rows.csv", "rows.json", "plover", "csv", "webanno")
}
"""What it offers where the rows are words rather than deeds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a page under the name of their file, and the records behind them."""

    name: str
    rows: Sequence[Row]
    records: Iterable[str]


def exported(
    site: Site, sheet: Sheet, asked: Asked, *, offered: Mapping[str, str] = OFFERED
) -> Response:
    """The rows of a page in the form that an address asks for."""
    form = asked.one_of("as", tuple(offered))
    if form == "rows.csv":
        return _file(_table(sheet.rows), "text/csv", f"{sheet.name}.csv")
    if form == "rows.json":
        text = json.dumps(plain(list(sheet.rows)), ensure_ascii=False, indent=1)
        return _file(text.encode("utf-8", "replace"), "application/json", f"{sheet.name}.json")
    chosen = format_named(form)
    selection = Selection(records=frozenset(sheet.records))
    material = Material(site.session.ledger, selection, site.session.parties)
    pieces = chosen.pieces(material, Counter())
    if chosen.folder:
        return _file(_zipped(pieces), "application/zip", f"{sheet.name}-{form}.zip")
    data = b"".join(piece.data for piece in pieces)
    return _file(data, "application/octet-stream", f"{sheet.name}-{chosen.file}")


def _table(rows: Sequence[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_cell(value) for value in row.values()])
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
