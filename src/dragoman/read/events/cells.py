"""Lines and cells of data sets as they are found: any encoding, any emptiness, any date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from dragoman.read.dates import date_of
from dragoman.read.streams import numbered_lines

NOTHING = frozenset({"", "none", "null", "nan", "na", "n/a", "\\n", "--"})
_LONGEST_LINE = 1 << 20
_SEPARATORS = re.compile(r"\s*[;|]\s*")


def lines(stream: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """Numbered lines without their ends; None for one that is too long to be a row.

    UTF-8 where it is, else Latin-1, which takes every byte.
    """
    for number, line in numbered_lines(stream, max_bytes=_LONGEST_LINE):
        if line is None:
            yield number, None
            continue
        line = line.rstrip(b"\r\n")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            yield number, line.decode("utf-8")
        except UnicodeDecodeError:
            yield number, line.decode("latin-1")


def split(line: str) -> list[str]:
    """Cells between tabs, without the quotation marks that some programs put around them."""
    return [_bare(cell) for cell in line.split("\t")]


def _bare(cell: str) -> str:
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def known(cells: Mapping[str, str], column: str) -> str | None:
    """The cell, or None where it is empty or only says so."""
    value = cells.get(column, "").strip()
    return None if value.casefold() in NOTHING else value


def several(cells: Mapping[str, str], column: str, *, commas: bool = False) -> tuple[str, ...]:
    """The values of a cell that holds several, split at `;` or `|` (or `,`)."""
    value = known(cells, column)
    if value is None:
        return ()
    parts = re.split(r"\s*[;|,]\s*", value) if commas else _SEPARATORS.split(value)
    return tuple(part for part in parts if part.casefold() not in NOTHING)


def number(cells: Mapping[str, str], column: str) -> float | None:
    """The cell as a number, None where it is none; `-999` and the like are none either."""
    value = known(cells, column)
    try:
        found = float(value) if value is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 900 else None


def day(cells: Mapping[str, str], column: str) -> date | None:
    """The cell as a day: ISO, `20230614`, or a moment that begins with either."""
    value = known(cells, column)
    return date_of(value) if value else None
