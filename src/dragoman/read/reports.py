"""Reports out of whatever the user names; what fails is said, and the rest goes on."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.conclude import concluded
from dragoman.read.feed import reports_in_feed
from dragoman.read.found import Found
from dragoman.read.jsonl import reports_in_document, reports_in_lines
from dragoman.read.mail import reports_in_mail
from dragoman.read.options import ReadOptions
from dragoman.read.page import report_in_page
from dragoman.read.parquet import reports_in_parquet
from dragoman.read.pdf import report_in_pdf
from dragoman.read.plain import report_in_text
from dragoman.read.record import as_object, found_in_record, object_of
from dragoman.read.sniff import RAW, format_of, named_format
from dragoman.read.sources import Source, cannot_read, fetched, is_address, sources
from dragoman.read.streams import numbered_lines, with_head
from dragoman.read.table import reports_in_table
from dragoman.read.warc import reports_in_warc
from dragoman.records import ReadFailure, Report

_LONGEST_ADDRESS = 8_192


def reports(
    source: str | Path, *, options: ReadOptions | None = None
) -> Iterator[Report | ReadFailure]:
    """The reports in a file, a folder, a glob or `-`, each as soon as it is read.

    Whatever cannot be read comes as a ReadFailure that names it and the remedy.
    """
    options = options or ReadOptions()
    for each in sources(source, stdin=options.stdin, network=options.network):
        if isinstance(each, ReadFailure):
            yield each
        else:
            yield from _reports_in(each, options)


def readable(source: str | Path) -> Iterator[Report]:
    """The same where all must be read: raises ReadError at the first that cannot."""
    for found in reports(source):
        if isinstance(found, ReadFailure):
            raise ReadError(f"{found.origin}: {found.reason}")
        yield found


def wire_report(line: object, *, options: ReadOptions | None = None) -> Report:
    """The report on one line of `dragoman code`, as JSON text or as the object it holds.

    The text is kept unchanged, so that its offsets are the caller's. Raises ReadError.
    """
    options = options or ReadOptions()
    record = object_of(line) if isinstance(line, str | bytes) else as_object(line)
    return concluded(
        found_in_record(record, fields=options.fields, reader="wire/1"), options=options
    )


def _reports_in(source: Source, options: ReadOptions) -> Iterator[Report | ReadFailure]:
    try:
        with ExitStack() as stack:
            stream = source.open()
            if source.path is not None:
                stack.enter_context(stream)
            head = b""
            if named_format(source) not in RAW:
                head, stream = with_head(stream)
            if format_of(source, head, options=options) == "addresses":
                yield from _reports_at(stream, source, options)
                return
            for found in _found_in(source, stream, head, options):
                yield _concluded(found, source, options)
    except ReadError as error:
        yield ReadFailure(source.origin, str(error))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield ReadFailure(source.origin, f"damaged gzip: {error}; unpack it, or fetch it again")
    except (OSError, ValueError) as error:
        yield cannot_read(source.origin, error)


def _reports_at(
    stream: BinaryIO, source: Source, options: ReadOptions
) -> Iterator[Report | ReadFailure]:
    """The pages of a list with an address on each line; `#` begins a remark."""
    for number, line in numbered_lines(stream, max_bytes=_LONGEST_ADDRESS):
        url = (line or b"?").decode("utf-8", "replace").strip().removeprefix("\ufeff")
        if not url or url.startswith("#"):
            continue
        if not is_address(url):
            why = "no address of the web: give http://... or https://..."
            yield ReadFailure(source.origin, why, number)
            continue
        page = fetched(url, options.network)
        if isinstance(page, ReadFailure):
            yield ReadFailure(source.origin, f"{url}: {page.reason}", number)
        else:
            yield from _reports_in(page, options)


def _found_in(
    source: Source, stream: BinaryIO, head: bytes, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    match format_of(source, head, options=options):
        case "text":
            yield report_in_text(stream, options=options)
        case "html":
            yield report_in_page(stream, options=options)
        case "json":
            yield from reports_in_document(stream, source.origin, options=options)
        case "json lines":
            yield from reports_in_lines(stream, head, source.origin, options=options)
        case "table":
            yield from reports_in_table(stream, head, source.origin, options=options)
        case "feed":
            yield from reports_in_feed(stream, source.origin, options=options)
        case "warc":
            yield from reports_in_warc(stream, source.origin, options=options)
        case "parquet":
            path = None if head else source.path
            yield from reports_in_parquet(path, stream, source.origin, options=options)
        case "pdf":
            yield report_in_pdf(stream, options=options)
        case "mail":
            yield from reports_in_mail(stream, source.origin, options=options)


def _concluded(
    found: Found | ReadFailure, source: Source, options: ReadOptions
) -> Report | ReadFailure:
    if isinstance(found, ReadFailure):
        return found
    try:
        return concluded(found, options=options, origin=source.origin, url=source.url)
    except ReadError as error:
        return ReadFailure(source.origin, str(error), found.line)
