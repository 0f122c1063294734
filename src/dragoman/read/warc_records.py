"""The records of a WARC file, packed or not, whole or damaged."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.read.options import size_in_words

_CHUNK = 65536
_LONGEST_LINE = 65536
_GZIP = b"\x1f\x8b\x08"
_VERSION = b"WARC/"
_MOST_HEADERS = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers with names in small letters, and its block."""

    headers: Mapping[str, str]
    block: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file that gave no record, and why."""

    reason: str


class _DamageError(Exception):
    """What was read cannot be the record that it began as."""


def records(stream: BinaryIO, *, max_bytes: int) -> Iterator[Record | Damage]:
    """Records in order; after a damaged one reading goes on at the next beginning."""
    source = _Source(_chunks(stream))
    while True:
        try:
            record = _record(source, max_bytes)
        except _DamageError as damage:
            yield Damage(str(damage))
            source.to_next_record()
            continue
        if record is None:
            return
        yield record


def headers_of(lines: Iterable[bytes]) -> dict[str, str]:
    """Headers by name in small letters; of several the last counts."""
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found[name.strip().lower()] = value.strip()
    return found


def _record(source: _Source, max_bytes: int) -> Record | Damage | None:
    first = source.line()
    while first is not None and not first.strip():
        first = source.line()
    if first is None:
        return None
    if not first.startswith(_VERSION):
        raise _DamageError("bytes that are no WARC record")
    lines: list[bytes] = []
    while (line := source.line()) is not None and line.strip():
        lines.append(line)
        if len(lines) > _MOST_HEADERS:
            raise _DamageError("a WARC record with too many headers")
    headers = headers_of(lines)
    length = headers.get("content-length", "")
    if not length.isdigit():
        raise _DamageError("a WARC record without its length")
    if int(length) > max_bytes:
        source.skip(int(length))
        return Damage(f"a WARC record larger than {size_in_words(max_bytes)}")
    return Record(headers, source.take(int(length)))


class _Source:
    """Unpacked bytes to take lines and blocks from; a break in them drops what was held."""

    def __init__(self, chunks: Iterator[bytes | None]) -> None:
        self._chunks = chunks
        self._held = bytearray()

    def line(self) -> bytes | None:
        """Up to the next line break; None at the end."""
        searched = 0
        while (end := self._held.find(b"\n", searched)) < 0:
            searched = len(self._held)
            if searched > _LONGEST_LINE or not self._fill():
                end = searched - 1
                break
        return self._cut(end + 1) if end >= 0 else None

    def take(self, count: int) -> bytes:
        while len(self._held) < count:
            if not self._fill():
                self._held.clear()
                raise _DamageError("the file ends inside a WARC record")
        return self._cut(count)

    def skip(self, count: int) -> None:
        while count:
            count -= len(self.take(min(count, _CHUNK)))

    def to_next_record(self) -> None:
        """Drop everything before the next line that begins a record."""
        while True:
            try:
                while len(self._held) < len(_VERSION) and self._fill():
                    pass
                if self._held.startswith(_VERSION) or self.line() is None:
                    return
            except _DamageError:
                continue

    def _cut(self, count: int) -> bytes:
        data = bytes(self._held[:count])
        del self._held[:count]
        return data

    def _fill(self) -> bool:
        chunk = next(self._chunks, b"")
        if chunk is None:
            self._held.clear()
            raise _DamageError("a damaged gzip member")
        self._held += chunk
        return bool(chunk)


def _chunks(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes as they are, or unpacked where they are gzip; None stands for what is broken."""
    head = stream.read(_CHUNK)
    if head.startswith(_GZIP):
        yield from _members(head, stream)
        return
    while head:
        yield head
        head = stream.read(_CHUNK)


def _members(pending: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    inflater = zlib.decompressobj(31)
    begun = False
    while pending or (pending := stream.read(_CHUNK)):
        try:
            data = inflater.decompress(pending)
        except zlib.error:
            yield None
            pending = _next_member(pending[1:], stream)
            inflater, begun = zlib.decompressobj(31), False
            continue
        if data:
            yield data
        begun, pending = True, b""
        if inflater.eof:
            pending = inflater.unused_data.lstrip(b"\x00")
            inflater, begun = zlib.decompressobj(31), False
    if begun:
        yield None


def _next_member(data: bytes, stream: BinaryIO) -> bytes:
    """What follows, from the next place where a packed record really begins."""
    while True:
        at = data.find(_GZIP)
        while at >= 0:
            if len(data) - at < _CHUNK:
                data += stream.read(_CHUNK)
            if _begins_record(data[at : at + 4096]):
                return data[at:]
            at = data.find(_GZIP, at + 1)
        more = stream.read(_CHUNK)
        if not more:
            return b""
        data = data[-2:] + more


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data, len(_VERSION)) == _VERSION
    except zlib.error:
        return False
