"""CSV and TSV with a header row, read row by row."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.decode import decoded, refuse_binary, wide_mark, without_mark
from dragoman.read.found import Found
from dragoman.read.options import ReadOptions, size_in_words
from dragoman.read.record import ALIASES, found_in_record
from dragoman.read.streams import numbered_lines, whole
from dragoman.records import ReadFailure

READER = "csv/1"
_DELIMITERS = ",\t;|"


def reports_in_table(
    stream: BinaryIO, head: bytes, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """A report for each row with a text; each other row is named with its line."""
    csv.field_size_limit(min(options.max_bytes, sys.maxsize))
    lines = _lines(stream, head, options)
    first = next(lines, "")
    if not first.strip():
        raise ReadError("the file is empty, or does not begin with a header row")
    delimiter = _delimiter(first, options)
    names = [_column(name) for name in next(csv.reader([first], delimiter=delimiter))]
    _require_text(names, options)
    rows = csv.reader(lines, delimiter=delimiter)
    seen = False
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield ReadFailure(origin, f"a broken row: {error}; mend its quotation marks", line)
            continue
        if any(cell.strip() for cell in row):
            seen = True
            yield _found(row, names, origin, line, options)
    if not seen:
        raise ReadError("the table has a header and no rows; nothing to read")


def is_header(line: str, *, options: ReadOptions) -> bool:
    """Whether a first line reads as the header of a table that holds a text and more."""
    columns = _split(line, _delimiter(line, options))
    return len(columns) > 1 and _has_text(columns, options)


def _found(
    row: list[str], names: list[str], origin: str, line: int, options: ReadOptions
) -> Found | ReadFailure:
    record: Mapping[str, object] = dict(zip(names, row, strict=False))
    fields = {name: _column(column) for name, column in options.fields.items()}
    # A cell can hold no list of spans: pairs are for JSON.
    cells = {name: value for name, value in record.items() if name != "pairs"}
    try:
        return replace(found_in_record(cells, fields=fields, reader=READER), line=line)
    except ReadError as error:
        return ReadFailure(origin, str(error), line)


def _lines(stream: BinaryIO, head: bytes, options: ReadOptions) -> Iterator[str]:
    """Lines with their ends as they are; a line that is not UTF-8 may be Western text."""
    if wide_mark(head):
        data = whole(stream, max_bytes=options.max_bytes, remedy="save it as UTF-8")
        yield from io.StringIO(decoded(data).text, newline="")
        return
    refuse_binary(head)
    for number, line in numbered_lines(stream, max_bytes=options.max_bytes):
        if line is None:
            raise ReadError(
                f"line {number} is longer than {size_in_words(options.max_bytes)}; "
                "mend its quotation marks, or raise max_bytes"
            )
        yield _decoded_line(without_mark(line) if number == 1 else line, number)


def _decoded_line(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decoded(line).text
        except ReadError as error:
            raise ReadError(f"line {number}: {error}") from error


def _delimiter(first: str, options: ReadOptions) -> str:
    """The one that lets the header name a text; else the one that splits it most."""
    return max(
        _DELIMITERS,
        key=lambda mark: (_has_text(_split(first, mark), options), first.count(mark)),
    )


def _split(line: str, delimiter: str) -> list[str]:
    return [_column(name) for name in line.split(delimiter)]


def _column(name: str) -> str:
    return name.strip().strip('"').strip().lower()


def _has_text(names: list[str], options: ReadOptions) -> bool:
    wanted = options.fields.get("text")
    return bool({_column(wanted)} & set(names) if wanted else set(ALIASES["text"]) & set(names))


def _require_text(names: list[str], options: ReadOptions) -> None:
    if not _has_text(names, options):
        wanted = options.fields.get("text", "text")
        raise ReadError(
            f'no column named "{wanted}"; the columns are {", ".join(names)[:200]}: '
            "say which of them holds the text, e.g. text=body"
        )
