"""What linking in buckets passes from step to step: rows with a key, gathered by that key.

A step sees all rows of a key together and in order, and never more keys than it likes to hold, so
that an engine may sort on a disk or over many machines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, Protocol


class Row(NamedTuple):
    """A value under a key; rows of one key come in their `order`. `tag` tells kinds apart."""

    key: bytes
    order: bytes = b""
    body: bytes = b""
    tag: int = 0


Step = Callable[[Iterator[Row]], Iterator[Row]]
"""From rows of whole keys, sorted by key and order, to rows."""


class Table(Protocol):
    """Rows that an engine holds."""

    def tagged(self, tag: int) -> Table:
        """Those of one tag."""


class Engine(Protocol):
    """Sorts more rows than memory holds, and does steps on them."""

    def kept(self, rows: Iterable[Row]) -> Table:
        """A table of these rows."""

    def stepped(self, tables: Sequence[Any], step: Step) -> Table:
        """What a step makes of the rows of all these tables, sorted."""

    def numbered(self, table: Any) -> Table:
        """The same rows with their number in order, from 0, as their key; see `numbered_key`."""

    def rows(self, table: Any) -> Iterator[Row]:
        """The rows, sorted."""

    def drop(self, *tables: Any) -> None:
        """Forget tables that no step needs any more."""


def grouped(rows: Iterator[Row]) -> Iterator[tuple[bytes, Iterator[Row]]]:
    """Rows key by key."""
    return groupby(rows, key=lambda row: row.key)


def numbered_key(number: int) -> bytes:
    """A number as a key that sorts as the number does."""
    return number.to_bytes(8, "big")


def number_of(key: bytes) -> int:
    return int.from_bytes(key, "big")


def ordered_key(*parts: date | str | int) -> bytes:
    """A key that sorts as the tuple of these parts does."""
    return b"\0".join(_part(part) for part in parts)


def name_key(name: str) -> bytes:
    """A key that is a name."""
    return name.encode("utf-8", "surrogatepass")


def name_of(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")


def digest(value: object, size: int = 16) -> bytes:
    """A short key for whatever `repr` tells apart."""
    return hashlib.blake2b(name_key(repr(value)), digest_size=size).digest()


def _part(part: date | str | int) -> bytes:
    if isinstance(part, int):
        return numbered_key(part)
    return name_key(part if isinstance(part, str) else part.isoformat())
