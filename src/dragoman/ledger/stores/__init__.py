"""The databases that can hold a ledger, and all that only one of them understands.

A store is a module with the functions of `Store`: how it is opened, locked and checked, what its
errors mean, how its columns are called. Its words are a module with the functions of `Words`:
full-text search. All else in the ledger speaks to both through SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from string import Template
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table, func, select

from dragoman.ledger.stores import postgres, postgres_words, sqlite, sqlite_words
from dragoman.ledger.stores.address import Address
from dragoman.ledger.stores.words import Indexed, Marked, Query

__all__ = ["Address", "Place", "next_number", "state", "store_of", "translated", "words_of"]

Place = Path | Address
"""Where a ledger is: a file, or a database of a server."""


class Store(Protocol):
    """What the ledger asks of a database beyond SQL."""

    def script(self, step: Template) -> str:
        """A step of the schema in this database's own words."""

    def mark(self, connection: Connection) -> None:
        """Mark the database as a ledger, once `schema_version` is there."""

    def is_marked(self, connection: Connection) -> bool:
        """Whether it is one."""

    def number_on(self, connection: Connection, table: str, highest: int) -> None:
        """Let numbers that the database gives to rows of a table go on after `highest`."""

    def add_rows(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Write rows of one table, which all name the same columns."""

    def faults(self, connection: Connection) -> Iterator[str]:
        """What is wrong with the database and with references between rows."""


class Words(Protocol):
    """Full-text search over the table `passages`."""

    def create(self, connection: Connection) -> None:
        """Create the index, empty."""

    def index(self, connection: Connection, passages: Sequence[Indexed]) -> None:
        """Add passages, as `searchable` gives them."""

    def remove(self, connection: Connection, passages: Sequence[Indexed]) -> None:
        """Take passages out again, given as they were added."""

    def matching(
        self, connection: Connection, query: Query, *, kind: str | None, limit: int
    ) -> list[int]:
        """Numbers of the passages that match, the most relevant first."""

    def marked(self, connection: Connection, number: int, query: Query) -> Marked:
        """Title and text of a passage, and where the first hit stands in each."""

    def faults(self, connection: Connection, *, writable: bool) -> Iterator[str]:
        """Where the index and the passages differ."""


_STORES: Mapping[str, Store] = {"sqlite": sqlite, "postgresql": postgres}
_WORDS: Mapping[str, Words] = {"sqlite": sqlite_words, "postgresql": postgres_words}


def store_of(connection: Connection) -> Store:
    """The store that this connection leads to."""
    return _STORES[connection.dialect.name]


def words_of(connection: Connection) -> Words:
    """Full-text search in the store that this connection leads to."""
    return _WORDS[connection.dialect.name]


def translated(place: Place) -> AbstractContextManager[None]:
    """Turn the database's errors into a LedgerError that names the place and the remedy."""
    if isinstance(place, Address):
        return postgres.translated(place)
    return sqlite.translated(place)


def state(place: Place, engine: Engine) -> object:
    """A value that changes whenever something is written into the ledger."""
    if isinstance(place, Address):
        return postgres.state(engine)
    return sqlite.state(place)


def next_number(connection: Connection, table: Table) -> int:
    """The first free `n` of a table; it stays free while the caller holds the write lock."""
    highest = connection.execute(select(func.max(table.c.n))).scalar_one()
    return 1 if highest is None else int(highest) + 1
