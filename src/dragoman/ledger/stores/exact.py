"""Any Python string, unchanged, in databases that cannot hold every string as text.

No database takes half of a surrogate pair, PostgreSQL takes no U+0000 and SQLite stops at it in
places. SQLite keeps such a string as the bytes of its UTF-8 form, PostgreSQL as text with escapes
behind a mark; all other strings are kept as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

ESCAPED = "\ue0f3"
"""Begins a string that is kept with escapes; from the area for private use."""


class ExactText(TypeDecorator[str]):
    """A column for any string."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return value if value is None else kept(value, dialect)

    def result_processor(self, dialect: Dialect, _: object) -> Callable[[Any], str | None]:
        # A page reads thousands of values, so that nothing may stand between them and this.
        return _from_sqlite if dialect.name == "sqlite" else _from_postgres


def _from_sqlite(value: str | bytes | None) -> str | None:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _from_postgres(value: str | None) -> str | None:
    if value is not None and value[:1] == ESCAPED:
        return value[1:].encode("ascii").decode("unicode_escape")
    return value


def kept(text: str, dialect: Dialect) -> str | bytes:
    """A string as a database keeps it."""
    if is_plain(text):
        return text
    if dialect.name == "sqlite":
        return text.encode("utf-8", "surrogatepass")
    return ESCAPED + text.encode("unicode_escape").decode("ascii")


def is_plain(text: str) -> bool:
    """Whether every database can hold `text` as text."""
    if text.isascii():
        return "\0" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text and not text.startswith(ESCAPED)
