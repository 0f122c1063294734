"""ICEWS' files: 20 columns by header, tab-separated; CAMEO codes keep their leading zeros."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman import ontology
from dragoman.errors import OntologyError
from dragoman.read.events.cells import day, known, number, several, split
from dragoman.read.events.row import DataParty, DataRow
from dragoman.records import ReadFailure

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip


def is_header(cells: Sequence[str]) -> bool:
    """Whether a first line is the header of an ICEWS file."""
    return {"Event ID", "CAMEO Code", "Source Name"} <= set(cells)


def rows(
    header: Sequence[str], lines: Iterator[tuple[int, str | None]], origin: str
) -> Iterator[DataRow | ReadFailure]:
    """A row for each line that is one; each other line is named with its number."""
    for at, line in lines:
        if line is not None and not line.strip():
            continue
        cells = split(line) if line is not None else []
        while len(cells) > len(header) and not cells[-1]:
            cells.pop()
        row = dict(zip(header, cells, strict=False))
        code = cameo_code(row.get("CAMEO Code", ""))
        if len(cells) != len(header):
            reason = f"{len(cells)} cells where the header has {len(header)}; the row is skipped"
            yield ReadFailure(origin, reason, at)
        elif known(row, "Event ID") is None or code is None:
            yield ReadFailure(origin, "no event id or no CAMEO code; the row is skipped", at)
        else:
            yield _row(row, code, at)


def cameo_code(written: str) -> str | None:
    """The code with the leading zero that spreadsheets lose: `40` is `040`, `13` stays a root."""
    digits = written.strip().removesuffix(".0")
    if not digits.isdigit():
        return None
    for form in (digits, "0" + digits):
        try:
            return ontology.cameo_named(form).code
        except OntologyError:
            continue
    return None


def plover_type(code: str | None) -> tuple[str | None, tuple[str, ...]]:
    """PLOVER's type and modes for a code of CAMEO."""
    if code is None:
        return None, ()
    coding = ontology.plover_for(code)
    return coding.type, coding.modes


def _row(cells: Mapping[str, str], code: str, line: int) -> DataRow:
    kind, modes = plover_type(code)
    return DataRow(
        dataset="icews",
        id=cells["Event ID"],
        day=day(cells, "Event Date"),
        type=kind,
        modes=modes,
        cameo=code,
        score=number(cells, "Intensity"),
        actors=_party(cells, "Source"),
        recipients=_party(cells, "Target"),
        place=known(cells, "City") or known(cells, "Province"),
        place_country=known(cells, "Country"),
        latitude=number(cells, "Latitude"),
        longitude=number(cells, "Longitude"),
        story=known(cells, "Story ID"),
        publisher=known(cells, "Publisher"),
        line=line,
        cells=dict(cells),
    )


def _party(cells: Mapping[str, str], role: str) -> tuple[DataParty, ...]:
    name, country = known(cells, f"{role} Name"), known(cells, f"{role} Country")
    if name is None and country is None:
        return ()
    return (DataParty(name, country, None, several(cells, f"{role} Sectors", commas=True)),)
