"""Rows of other event data sets: POLECAT, ICEWS, PLOVER, GDELT events and mentions.

    for row in data_rows(Path("20230614.export.CSV")):
        if isinstance(row, ReadFailure): ...   # a malformed line, with its number

Files may be packed with gzip or as a ZIP with one file in it, as GDELT and Dataverse give them.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import ReadError
from dragoman.read.events import gdelt, icews, plover, polecat
from dragoman.read.events.cells import lines, split
from dragoman.read.events.row import DataParty, DataRow, DataSet
from dragoman.read.streams import with_head
from dragoman.records import ReadFailure

__all__ = ["DataParty", "DataRow", "DataSet", "data_rows"]

_ZIP = b"PK\x03\x04"


def data_rows(source: Path | BinaryIO) -> Iterator[DataRow | ReadFailure]:
    """The rows of a file, in order; a malformed line comes as a ReadFailure and the rest goes on.

    Raises ReadError where the file cannot be read or is of none of these data sets.
    """
    origin = str(source) if isinstance(source, Path) else "<stream>"
    try:
        with ExitStack() as held:
            stream = held.enter_context(source.open("rb")) if isinstance(source, Path) else source
            yield from _rows(_unpacked(stream, origin, held), origin)
    except (gzip.BadGzipFile, zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise ReadError(f"{origin}: a damaged archive ({error}); fetch it again") from error
    except OSError as error:
        raise ReadError(f"{origin}: {error.strerror or error}; check the path") from error


def _unpacked(stream: BinaryIO, origin: str, held: ExitStack) -> BinaryIO:
    head, rejoined = with_head(stream)
    if not head.startswith(_ZIP):
        return rejoined
    archive = held.enter_context(zipfile.ZipFile(io.BytesIO(rejoined.read())))
    names = [name for name in archive.namelist() if not name.endswith("/")]
    if len(names) != 1:
        raise ReadError(f"{origin}: the ZIP holds {len(names)} files; unpack it, give one of them")
    return cast(BinaryIO, held.enter_context(archive.open(names[0])))


def _rows(stream: BinaryIO, origin: str) -> Iterator[DataRow | ReadFailure]:
    numbered = lines(stream)
    first = next(numbered, (1, ""))
    header = split(first[1] or "")
    if polecat.is_header(header):
        yield from polecat.rows(header, numbered, origin)
    elif icews.is_header(header):
        yield from icews.rows(header, numbered, origin)
    elif (columns := gdelt.layout_of(header)) is not None:
        yield from gdelt.rows(columns, chain([first], numbered), origin)
    elif plover.is_object(first[1] or ""):
        yield from plover.rows(chain([first], numbered), origin)
    else:
        raise ReadError(
            f"{origin}: neither POLECAT nor ICEWS nor GDELT nor PLOVER ({len(header)} columns in "
            "its first line); give a tab-separated file of one of them, or PLOVER as JSON Lines"
        )
