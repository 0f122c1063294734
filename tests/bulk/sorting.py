"""An engine that sorts in memory: what DuckDB and Spark do, said in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.bulk.linking.rows import Row, Step, numbered_key


@dataclass(frozen=True)
class Listed:
    """A table as a list."""

    held: list[Row]

    def tagged(self, tag: int) -> Listed:
        return Listed([row for row in self.held if row.tag == tag])


class Sorting:
    """The engine."""

    def kept(self, rows: Iterable[Row]) -> Listed:
        return Listed(list(rows))

    def stepped(self, tables: Sequence[Listed], step: Step) -> Listed:
        rows = sorted(row for table in tables for row in table.held)
        return Listed(list(step(iter(rows))))

    def numbered(self, table: Listed) -> Listed:
        ordered = enumerate(sorted(table.held))
        return Listed([row._replace(key=numbered_key(number)) for number, row in ordered])

    def rows(self, table: Listed) -> Iterator[Row]:
        return iter(sorted(table.held))

    def drop(self, *tables: Listed) -> None:
        """Nothing to forget."""
