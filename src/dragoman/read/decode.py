"""Bytes to text, exactly, or a plain reason why not.

The text is what offsets refer to: newlines stay as they are, a byte order mark is no part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.errors import ReadError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_KNOWN_BINARIES = (
    (b"%PDF-", "a PDF; name it .pdf, or save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "an SQLite file"),
    (b"\x1f\x8b", "gzip inside gzip; unpack it first"),
    (b"BZh", "bzip2; unpack it first"),
    (b"\xfd7zXZ", "xz; unpack it first"),
    (b"PAR1", "Parquet; name it .parquet, or export it as CSV or JSON Lines"),
)
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_SEQUENCES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 65536
_MOST_CONTROLS = 0.005
_MOST_HIGH_BYTES = 0.3
_LONGEST_HIGH_RUN = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that its bytes were in."""

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded:
    """The text of `data`: UTF-8, UTF-16 or UTF-32 with a mark, or Western text (cp1252).

    Raises ReadError for what is empty, binary, or damaged.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _looks_western(data):
            return _western(data, error)
        raise _invalid(data, error) from error


def wide_mark(head: bytes) -> bool:
    """Whether a byte order mark announces characters of two or four bytes."""
    return any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")


def without_mark(data: bytes) -> bytes:
    """`data` without the mark of UTF-8."""
    return data.removeprefix(b"\xef\xbb\xbf")


def refuse_binary(data: bytes) -> None:
    """Raise ReadError where the first bytes are not those of a text."""
    for start, what in _KNOWN_BINARIES:
        if data.startswith(start):
            raise ReadError(f"not text (binary): {what}")
    sample = data[:_SAMPLE]
    if b"\x00" in sample or len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise ReadError(
            "not text (binary); if it is a text, save it as UTF-8 without control characters"
        )


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"invalid {encoding.upper()} at byte {error.start}; save the file as UTF-8"
        ) from error


def _looks_western(data: bytes) -> bool:
    """Few bytes above 127, in short runs, and not mostly the sequences of UTF-8."""
    high = longest = 0
    for run in _HIGH_RUNS.finditer(data):
        high += len(run[0])
        longest = max(longest, len(run[0]))
    in_sequences = sum(len(sequence[0]) for sequence in _SEQUENCES.finditer(data))
    return (
        high <= _MOST_HIGH_BYTES * len(data)
        and longest <= _LONGEST_HIGH_RUN
        and in_sequences * 2 <= high
    )


def _western(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Latin-1 text is cp1252 too; where they differ, Latin-1 has only control characters."""
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        raise _invalid(data, error) from error


def _invalid(data: bytes, error: UnicodeDecodeError) -> ReadError:
    return ReadError(
        f"invalid UTF-8 at byte {error.start} (0x{data[error.start]:02x}); save the file as UTF-8"
    )
