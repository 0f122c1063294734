"""The engine of one machine: DuckDB sorts on the disk what memory does not hold."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.bulk.linking.rows import Row, Step, numbered_key
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    import duckdb

_MEMORY = "1GB"
_ROWS, _BYTES = 20_000, 8 * 1024 * 1024
"""Rows, and bytes of their bodies, that are handed over together."""
_READ = 2_048


def is_there() -> bool:
    """Whether DuckDB is installed, and pyarrow, by which rows are handed to it."""
    return all(find_spec(name) is not None for name in ("duckdb", "pyarrow"))


@dataclass(frozen=True, slots=True)
class Stored:
    """A table of the engine, or its rows of one tag."""

    name: str
    tag: int | None = None

    def tagged(self, tag: int) -> Stored:
        return Stored(self.name, tag)

    @property
    def query(self) -> str:
        narrow = "" if self.tag is None else f" WHERE tag = {self.tag}"
        return f"SELECT key, place, body, tag FROM {self.name}{narrow}"


class Duck:
    """Tables in a file that goes with the engine; see `on_disk`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._names = (f"t{number}" for number in count())

    def kept(self, rows: Iterable[Row]) -> Stored:
        table = Stored(next(self._names))
        writing = self._connection.cursor()
        writing.execute(f"CREATE TABLE {table.name} (key BLOB, place BLOB, body BLOB, tag INTEGER)")
        for batch in _batches(rows):
            writing.register("batch", batch)
            writing.execute(f"INSERT INTO {table.name} SELECT * FROM batch")
            writing.unregister("batch")
        writing.close()
        return table

    def stepped(self, tables: Sequence[Stored], step: Step) -> Stored:
        return self.kept(step(self._sorted(tables)))

    def numbered(self, table: Stored) -> Stored:
        rows = enumerate(self._sorted([table]))
        return self.kept(row._replace(key=numbered_key(number)) for number, row in rows)

    def rows(self, table: Stored) -> Iterator[Row]:
        return self._sorted([table])

    def drop(self, *tables: Stored) -> None:
        for table in tables:
            self._connection.execute(f"DROP TABLE IF EXISTS {table.name}")

    def _sorted(self, tables: Sequence[Stored]) -> Iterator[Row]:
        every = " UNION ALL ".join(table.query for table in tables)
        reading = self._connection.cursor()
        try:
            reading.execute(f"SELECT * FROM ({every}) ORDER BY key, place, tag")
            while some := reading.fetchmany(_READ):
                yield from map(Row._make, some)
        finally:
            reading.close()


@contextlib.contextmanager
def on_disk(folder: Path | None = None, *, memory: str = _MEMORY) -> Iterator[Duck]:
    """An engine whose files lie in `folder`, or where the system keeps such, until it ends.

    Raises SettingsError where DuckDB is not installed.
    """
    if not is_there():
        raise SettingsError(
            'linking in buckets needs DuckDB; install it with: pip install "dragoman[bulk]"'
        )
    import duckdb

    with tempfile.TemporaryDirectory(prefix="dragoman-links-", dir=folder) as place:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory, "temp_directory": place, "threads": 2,
        }  # fmt: skip
        connection = duckdb.connect(str(Path(place) / "links.duckdb"), config=settings)
        try:
            connection.execute("SET preserve_insertion_order = false")
            yield Duck(connection)
        finally:
            connection.close()


def _batches(rows: Iterable[Row]) -> Iterator[Any]:
    """Rows as Arrow tables, bounded in number and in size."""
    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += len(row.body)
        if len(held) == _ROWS or size > _BYTES:
            yield _arrow(held)
            held, size = [], 0
    if held:
        yield _arrow(held)


def _arrow(rows: Sequence[Row]) -> Any:
    import pyarrow

    keys, places, bodies, tags = zip(*rows, strict=True)
    blobs = [pyarrow.array(column, pyarrow.binary()) for column in (keys, places, bodies)]
    return pyarrow.table(
        [*blobs, pyarrow.array(tags, pyarrow.int32())], names=["key", "place", "body", "tag"]
    )
