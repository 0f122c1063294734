"""An open ledger: where it is, and one unchanging view of it at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from dragoman.ledger.stores import Place, state, translated


class Held:
    """The place and its connections; questions are asked in `reading()`.

    `path` is the file, or the address of a database, which as text has no password.
    """

    def __init__(self, path: Place, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def state(self) -> object:
        """A value that changes whenever something is written into the ledger."""
        with translated(self.path):
            return state(self.path, self._engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the ledger; for modules of this package."""
        # What was prepared for PostgreSQL outlives a transaction that is committed, no other.
        with translated(self.path), self._engine.begin() as connection:
            yield connection
