"""POLECAT's files: 39, 40 or more columns by header, Latin-1, and the malformed ones as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from dragoman.read.events.cells import day, known, number, several, split
from dragoman.read.events.row import DataParty, DataRow
from dragoman.records import ReadFailure

_NAMES = {"event intensity": "Intensity"}
# Names that some headers carry though the rows below them have no such cell.
_EXTRA = frozenset({"Headline", "Event Text", "Feed", "Story ID"})
_NEEDED = ("Event ID", "Event Date", "Event Type")


def is_header(cells: Sequence[str]) -> bool:
    """Whether a first line is the header of a POLECAT file."""
    return {"Event ID", "Event Type", "Actor Name"} <= set(_columns(cells))


def rows(
    header: Sequence[str], lines: Iterator[tuple[int, str | None]], origin: str
) -> Iterator[DataRow | ReadFailure]:
    """A row for each line that is one; each other line is named with its number."""
    columns = _columns(header)
    plain = [name for name in columns if name not in _EXTRA]
    for at, line in lines:
        if line is not None and not line.strip():
            continue
        cells = split(line) if line is not None else []
        fitting = _fitting(cells, columns, plain)
        if fitting is None:
            yield ReadFailure(origin, _malformed(len(cells), len(columns)), at)
            continue
        row = dict(zip_longest(fitting, cells[: len(fitting)], fillvalue=""))
        if any(known(row, name) is None for name in _NEEDED):
            yield ReadFailure(origin, "no event id, date or type; the row is skipped", at)
        else:
            yield _row(row, at)


def _columns(header: Sequence[str]) -> list[str]:
    names = [" ".join(name.split()) for name in header]
    while names and not names[-1]:
        names.pop()
    return [_NAMES.get(name.lower(), name) for name in names]


def _fitting(
    cells: Sequence[str], columns: Sequence[str], plain: Sequence[str]
) -> Sequence[str] | None:
    """The names for these cells, without trailing empty ones; None where no names fit."""
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    for names in (columns, plain):
        if len(cells) == len(names):
            return names
    for names in (columns, plain):
        # Trailing tabs, or trailing cells that were cut off because they were empty.
        if len(cells) > len(names) >= filled or len(names) - 3 <= len(cells) < len(names):
            return names
    return None


def _malformed(found: int, wanted: int) -> str:
    if not found:
        return "the line is too long to be a row; it is skipped"
    return f"{found} cells where the header has {wanted}; the row is skipped"


def _row(cells: Mapping[str, str], line: int) -> DataRow:
    name = cells["Event ID"]
    return DataRow(
        dataset="polecat",
        id=name,
        day=day(cells, "Event Date"),
        type=cells["Event Type"].strip().upper(),
        modes=several(cells, "Event Mode", commas=True),
        cameo=None,
        score=number(cells, "Intensity"),
        actors=_parties(cells, "Actor"),
        recipients=_parties(cells, "Recipient"),
        place=known(cells, "Placename") or known(cells, "City"),
        place_country=known(cells, "Country"),
        latitude=number(cells, "Latitude"),
        longitude=number(cells, "Longitude"),
        story=re.split("_", name, maxsplit=1)[0],
        publisher=known(cells, "Source"),
        line=line,
        cells=dict(cells),
    )


def _parties(cells: Mapping[str, str], role: str) -> tuple[DataParty, ...]:
    """Names, countries and sectors are lists of their own: they are paired by their place."""
    sectors = several(cells, f"{role} Sectors", commas=True)
    lists = (
        several(cells, f"{role} Name"),
        several(cells, f"{role} Country"),
        several(cells, f"{role} COW"),
    )
    return tuple(
        DataParty(name, country, cow, sectors) for name, country, cow in zip_longest(*lists)
    )
