"""Bytes as they come: unpacked where they are gzip, and with their beginning in view."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.errors import ReadError
from dragoman.read.options import size_in_words

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MARK = b"\x1f\x8b"
_HEAD = 65536


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read ahead put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        if self._head:
            count = min(len(view), len(self._head))
            view[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def with_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of what `stream` holds, unpacked, and a stream that still has them."""
    head = _read_fully(stream, _HEAD)
    rejoined = cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream), _HEAD))
    if not head.startswith(GZIP_MARK):
        return head, rejoined
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=rejoined, mode="rb"))
    head = _read_fully(unpacked, _HEAD)
    return head, cast(BinaryIO, io.BufferedReader(_Rejoined(head, unpacked), _HEAD))


def whole(stream: BinaryIO, *, max_bytes: int, remedy: str) -> bytes:
    """All bytes of one report. Raises ReadError where there are more than allowed."""
    data = _read_fully(stream, max_bytes + 1)
    if len(data) > max_bytes:
        raise ReadError(f"larger than {size_in_words(max_bytes)}; {remedy}")
    return data


def numbered_lines(stream: BinaryIO, *, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None stands for one longer than allowed."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while (rest := stream.readline(_HEAD)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _read_fully(stream: BinaryIO, count: int) -> bytes:
    parts: list[bytes] = []
    while count and (part := stream.read(min(count, 1 << 20))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
