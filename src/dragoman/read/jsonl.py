"""JSON Lines, read line by line, and JSON files that hold one report or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from dragoman.errors import ReadError
from dragoman.read.decode import decoded, refuse_binary, wide_mark, without_mark
from dragoman.read.found import Found
from dragoman.read.options import ReadOptions, size_in_words
from dragoman.read.record import as_object, found_in_record, object_of
from dragoman.read.streams import numbered_lines, whole
from dragoman.records import ReadFailure

READER = "json/1"
_TOO_LARGE = "write it as JSON Lines (.jsonl), which is read line by line"


def reports_in_lines(
    stream: BinaryIO, head: bytes, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """A report for each line that holds one; each other line is named with its number."""
    if wide_mark(head):
        data = whole(stream, max_bytes=options.max_bytes, remedy="save it as UTF-8")
        stream = cast(BinaryIO, io.BytesIO(decoded(data).text.encode("utf-8", "surrogatepass")))
    else:
        refuse_binary(head)
    empty = True
    for number, line in numbered_lines(stream, max_bytes=options.max_bytes):
        if line is not None:
            line = without_mark(line) if number == 1 else line
            if not line.strip():
                continue
        empty = False
        try:
            yield replace(_found(line, options), line=number)
        except ReadError as error:
            yield ReadFailure(origin, str(error), number)
    if empty:
        raise ReadError("the file is empty; nothing to read")


def reports_in_document(
    stream: BinaryIO, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """The reports of a `.json` file: one object, a list of objects, or JSON Lines."""
    data = whole(stream, max_bytes=options.max_bytes, remedy=_TOO_LARGE)
    text = decoded(data).text
    if not text.strip():
        raise ReadError("the file is empty; nothing to read")
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _first_line_is_object(text):
            lines = cast(BinaryIO, io.BytesIO(text.encode("utf-8")))
            yield from reports_in_lines(lines, b"", origin, options=options)
            return
        raise ReadError(f"not valid JSON: {error}; mend the file") from error
    if not isinstance(value, list):
        yield found_in_record(as_object(value), fields=options.fields, reader=READER)
        return
    if not value:
        raise ReadError("the JSON list is empty; nothing to read")
    for number, item in enumerate(value, 1):
        try:
            yield found_in_record(as_object(item), fields=options.fields, reader=READER)
        except ReadError as error:
            yield ReadFailure(origin, f"item {number} of the list: {error}")


def _found(line: bytes | None, options: ReadOptions) -> Found:
    if line is None:
        raise ReadError(
            f"the line is longer than {size_in_words(options.max_bytes)}; "
            "split the report, or raise max_bytes"
        )
    return found_in_record(object_of(line), fields=options.fields, reader=READER)


def _first_line_is_object(text: str) -> bool:
    try:
        object_of(text.lstrip().split("\n", 1)[0])
    except ReadError:
        return False
    return True
