"""The address of a database of a server, which is never shown with its password."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import LedgerError

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """`postgresql://user:password@host:port/database`; as text without the password."""

    url: URL

    @classmethod
    def of(cls, written: str) -> Address:
        """The address as a user writes it. Raises LedgerError."""
        remedy = "write it as postgresql://user@host:5432/database"
        try:
            url = make_url(written)
        except (ArgumentError, ValueError):
            raise LedgerError(f"the address of the ledger cannot be read; {remedy}") from None
        if url.drivername not in _SCHEMES or not url.database:
            raise LedgerError(f"{_shown(url)}: no database is named; {remedy}")
        return cls(url.set(drivername="postgresql+psycopg"))

    @classmethod
    def is_one(cls, written: str) -> bool:
        """Whether this is meant as such an address."""
        return written.partition("://")[0] in _SCHEMES

    @property
    def name(self) -> str:
        """The name of the database."""
        return self.url.database or ""

    def __str__(self) -> str:
        return _shown(self.url)

    __repr__ = __str__


def _shown(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
