"""WARC files, as Common Crawl's news archive has them: HTML pages, packed record by record.

A record that is damaged is said, and reading goes on at the next one that can be found.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.decode import decoded
from dragoman.read.found import Fields, Found
from dragoman.read.options import ReadOptions
from dragoman.read.page import found_in_page
from dragoman.read.warc_records import Damage, Record, headers_of, records
from dragoman.records import ReadFailure

_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]+)[^\r\n]*\r\n")
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered: its kind of content and the content itself."""

    kind: str
    body: bytes


def reports_in_warc(
    stream: BinaryIO, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """A report for each page that was answered with 200; what is no page is passed over."""
    seen = False
    for number, record in enumerate(records(stream, max_bytes=options.max_bytes), 1):
        if isinstance(record, Damage):
            yield ReadFailure(origin, f"{record.reason}; the record is skipped", number)
            continue
        seen = True
        try:
            found = _found(record, options)
        except (ReadError, zlib.error, ValueError) as error:
            address = record.headers.get("warc-target-uri", "a page")
            yield ReadFailure(origin, f"{address}: {error}", number)
            continue
        if found is not None:
            yield replace(found, line=number)
    if not seen:
        raise ReadError("no WARC record in it; fetch the file again")


def _found(record: Record, options: ReadOptions) -> Found | None:
    address = record.headers.get("warc-target-uri", "").strip("<>") or None
    kind = record.headers.get("warc-type", "").lower()
    if kind == "conversion":
        text = decoded(record.block).text
        return Found(text=text, reader="warc/1", given=Fields(url=address))
    if kind == "resource":
        content = record.headers.get("content-type", "").partition(";")[0].strip().lower()
        answer = _Answer(content, record.block)
    elif kind == "response":
        got = _answer(record.block, options.max_bytes)
        if got is None:
            return None
        answer = got
    else:
        return None
    if answer.kind not in _HTML:
        return None
    found = found_in_page(answer.body)
    return replace(found, given=Fields(url=address))


def _answer(block: bytes, max_bytes: int) -> _Answer | None:
    """The content of an HTTP answer, unpacked; None where it is no page that was found."""
    head, mark, body = block.partition(b"\r\n\r\n")
    if not mark:
        head, mark, body = block.partition(b"\n\n")
    status, _, rest = head.partition(b"\n")
    parts = status.split()
    if len(parts) < 2 or parts[1] != b"200":
        return None
    headers = headers_of(rest.split(b"\n"))
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _HTML:
        return None
    return _Answer(kind, _unpacked(_joined(body, headers), headers, max_bytes))


def _joined(body: bytes, headers: Mapping[str, str]) -> bytes:
    """The body in one piece where it still is as it was sent, in chunks with their sizes."""
    if "chunked" not in headers.get("transfer-encoding", "").lower():
        return body
    parts: list[bytes] = []
    position = 0
    while match := _CHUNK_SIZE.match(body, position):
        size = int(match[1], 16)
        parts.append(body[match.end() : match.end() + size])
        position = match.end() + size + 2
        if not size:
            break
    return b"".join(parts) or body


def _unpacked(body: bytes, headers: Mapping[str, str], max_bytes: int) -> bytes:
    packing = headers.get("content-encoding", "").strip().lower()
    if packing in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(31).decompress(body, max_bytes)
    if packing == "deflate":
        try:
            return zlib.decompressobj().decompress(body, max_bytes)
        except zlib.error:
            return zlib.decompressobj(-15).decompress(body, max_bytes)
    if packing in ("br", "zstd"):
        raise ReadError(f"the page is packed with {packing}, which is not read")
    return body
