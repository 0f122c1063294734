"""Parquet files, read batch by batch; needs pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import ReadError
from dragoman.read.found import Found
from dragoman.read.options import ReadOptions
from dragoman.read.record import ALIASES, found_in_record
from dragoman.read.streams import whole
from dragoman.records import ReadFailure

READER = "parquet/1"
_ROWS = 256


def reports_in_parquet(
    path: Path | None, stream: BinaryIO, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """A report for each row with a text; each other row is named with its number."""
    from dragoman.read.optional import optional

    arrow = optional("pyarrow", to_read="reading Parquet", extra="data")
    parquet = optional("pyarrow.parquet", to_read="reading Parquet", extra="data")
    remedy = "give the file by its path, or raise max_bytes"
    given = path or io.BytesIO(whole(stream, max_bytes=options.max_bytes, remedy=remedy))
    try:
        with parquet.ParquetFile(given) as file:
            yield from _rows(file, _wanted(file.schema_arrow.names, options), origin, options)
    except (arrow.ArrowException, OSError) as error:
        raise ReadError(f"damaged Parquet: {error}; write the file again") from error


def _rows(
    file: Any, columns: Mapping[str, str], origin: str, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    fields = {name: column.strip().lower() for name, column in options.fields.items()}
    number = 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=list(columns)):
        for row in batch.to_pylist():
            number += 1
            record = {columns[name]: value for name, value in row.items()}
            try:
                yield replace(found_in_record(record, fields=fields, reader=READER), line=number)
            except ReadError as error:
                yield ReadFailure(origin, str(error), number)
    if not number:
        raise ReadError("the table has no rows; nothing to read")


def _wanted(names: list[str], options: ReadOptions) -> dict[str, str]:
    """The columns that say something of a report, with their names in small letters."""
    known = {alias for aliases in ALIASES.values() for alias in aliases}
    known |= {column.strip().lower() for column in options.fields.values()}
    found = {name: name.strip().lower() for name in names}
    text = options.fields.get("text")
    texts = {text.strip().lower()} if text else set(ALIASES["text"])
    if not texts & set(found.values()):
        raise ReadError(
            f'no column named "{text or "text"}"; the columns are {", ".join(names)[:200]}: '
            "say which of them holds the text, e.g. text=body"
        )
    return {name: small for name, small in found.items() if small in known}
