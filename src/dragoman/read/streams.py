"""Bytes as they come: unpacked where they are gzip, and with their beginning in view."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.errors import ReadError
from dragoman.read.options import size_in_words

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MARK = b"\x1f\x8b"
_HEAD = 65536

Read = Callable[[int], bytes]


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read ahead put back in front, and the fault behind them."""

    def __init__(self, head: bytes, rest: Read, fault: Exception | None = None) -> None:
        self._head = head
        self._rest = rest
        self._fault = fault

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        if self._head:
            count = min(len(view), len(self._head))
            view[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        if self._fault is not None:
            raise self._fault
        data = self._rest(len(view))
        view[: len(data)] = data
        return len(data)


def with_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of what `stream` holds, unpacked, and a stream that still has them."""
    head = _read_fully(stream, _HEAD)
    rejoined = cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream.read), _HEAD))
    if not head.startswith(GZIP_MARK):
        return head, rejoined
    # What a damaged file holds before its break is read, so that nothing is asked for at one time.
    unpacked = gzip.GzipFile(fileobj=rejoined, mode="rb")
    head, fault = _up_to_a_break(unpacked.read1, _HEAD)
    whole_again = _Rejoined(head, unpacked.read1, fault)
    return head, cast(BinaryIO, io.BufferedReader(whole_again, _HEAD))


def _up_to_a_break(read: Read, count: int) -> tuple[bytes, Exception | None]:
    """The first bytes, and why there are no more where the packing is damaged."""
    parts: list[bytes] = []
    try:
        while count and (part := read(count)):
            parts.append(part)
            count -= len(part)
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        return b"".join(parts), fault
    return b"".join(parts), None


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
