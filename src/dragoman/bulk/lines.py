"""What the files of a bulk run hold: one JSON object a line, packed with gzip.

An input shard holds items as they were read, a coded shard what the coder made of them. Both are
whole: a report with its text, findings with all that the ledger keeps.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dragoman.errors import LedgerError, ReadError
from dragoman.ledger import codec
from dragoman.records import Findings, ReadFailure, Report

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Item:
    """What reading gave at one place of a source: a report, or why there is none."""

    report: Report | None = None
    failure: ReadFailure | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """What coding gave for one item: findings, or why there are none."""

    findings: Findings | None = None
    failure: ReadFailure | None = None


def line_of(entry: Item | Coded) -> bytes:
    """The line that holds it. Raises FindingError when a value is none of its type."""
    return codec.dump(entry).encode("utf-8", "surrogatepass") + b"\n"


def items_in(shard: Path) -> Iterator[Item]:
    """The items of an input shard, in order. Raises ReadError where it is damaged."""
    return (_loaded(Item, line, shard) for line in _lines(shard))


def coded_in(shard: Path) -> Iterator[Coded]:
    """What a coded shard holds, in order. Raises ReadError where it is damaged."""
    return (_loaded(Coded, line, shard) for line in _lines(shard))


def _lines(shard: Path) -> Iterator[bytes]:
    try:
        with gzip.open(shard, "rb") as lines:
            yield from lines
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        raise ReadError(
            f"{shard}: damaged ({fault}); delete it and run `dragoman code` again"
        ) from fault


def _loaded(kind: type[Entry], line: bytes, shard: Path) -> Entry:
    try:
        return codec.load(kind, line.decode("utf-8", "surrogatepass"))
    except (LedgerError, UnicodeDecodeError) as fault:
        raise ReadError(
            f"{shard}: damaged ({fault}); delete it and run `dragoman code` again"
        ) from fault
