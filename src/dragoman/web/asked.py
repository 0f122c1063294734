"""What the address of a page asks for: days, kinds, pages; and the same address, changed."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dragoman.errors import SettingsError

MOST_WORDS = 400


def day_of(written: str) -> date | None:
    """A day as an address or a form gives it. Raises SettingsError with the remedy."""
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise SettingsError(f"{written!r} is no date; write it as 2023-06-14") from None


class Asked:
    """The query of an address; what cannot be followed raises SettingsError with the remedy."""

    def __init__(self, query: QueryParams) -> None:
        self._query = query

    def day(self, name: str) -> date | None:
        return day_of(self._query.get(name, ""))

    def month(self, name: str) -> date | None:
        """The first day of a month that is given as 2025-03."""
        written = self._query.get(name, "").strip()
        try:
            return date.fromisoformat(f"{written}-01") if written else None
        except ValueError:
            raise SettingsError(f"{name}={written!r} is no month; write it as 2025-03") from None

    def many(self, name: str) -> tuple[str, ...]:
        """All values given, each once."""
        return tuple(dict.fromkeys(value for value in self._query.getlist(name) if value))

    def words(self, name: str) -> str:
        return self._query.get(name, "").strip()[:MOST_WORDS]

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of `allowed`; the first where nothing is given."""
        written = self._query.get(name, "") or allowed[0]
        if written not in allowed:
            choice = ", ".join(word for word in allowed if word)
            raise SettingsError(f"{name}={written!r} is none of: {choice}")
        return written

    def number(self, name: str) -> int:
        """A whole number from 1; 1 where nothing is given."""
        written = self._query.get(name, "1")
        if not (written.isascii() and written.isdecimal() and 1 <= int(written[:9]) < 1_000_000):
            raise SettingsError(f"{name}={written!r} is no page; give a number from 1")
        return int(written[:9])

    def changed(self, **changes: object) -> str:
        """The query with these values in the place of the old ones; None takes one away."""
        kept = [(key, value) for key, value in self._query.multi_items() if key not in changes]
        given = [(key, str(value)) for key, value in changes.items() if value is not None]
        return "?" + urlencode([(k, v) for k, v in (*kept, *given) if v], errors="replace")

    def __bool__(self) -> bool:
        return any(value for _, value in self._query.multi_items())
