"""Read a table of the ontology from the package, row by row, with its errors by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from dragoman.errors import OntologyError


class Row:
    """One row of a table: its cells by column, and how to name it in a message."""

    def __init__(self, cells: Mapping[str, str], where: str) -> None:
        self._cells = cells
        self.where = where

    def __getitem__(self, column: str) -> str:
        return self._cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """The words of a cell that holds several, separated by `;`."""
        return tuple(filter(None, self._cells[column].split(";")))

    def number(self, column: str) -> float:
        """Raises OntologyError where the cell is no number."""
        try:
            return float(self._cells[column])
        except ValueError as error:
            raise self.wrong(column, "a number") from error

    def number_or_none(self, column: str) -> float | None:
        return self.number(column) if self._cells[column] else None

    def wrong(self, column: str, wanted: str) -> OntologyError:
        """The error for a cell that is not what it must be."""
        return OntologyError(
            f"{self.where}: {column} is {self._cells[column]!r}; it must be {wanted}"
        )


def data_file(name: str) -> str:
    """The text of a file in `data/`. Raises OntologyError where it is missing."""
    source = files("dragoman.ontology").joinpath("data").joinpath(name)
    try:
        return source.read_text(encoding="utf-8")
    except OSError as error:
        raise OntologyError(f"{name} is missing; install Dragoman again") from error


def rows(name: str, columns: Sequence[str], *, table: str | None = None) -> Iterator[Row]:
    """The rows of `data/NAME.tsv`, or of `table`. Raises OntologyError at a malformed one."""
    file = f"{name}.tsv"
    table = data_file(file) if table is None else table
    header, *lines = table.splitlines() or [""]
    if header.split("\t") != list(columns):
        raise OntologyError(f"{file}: the header must be {', '.join(columns)}, split by tabs")
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise OntologyError(
                f"{file} line {number}: {len(cells)} cells; it must have {len(columns)}"
            )
        yield Row(dict(zip(columns, cells, strict=True)), f"{file} line {number}")
