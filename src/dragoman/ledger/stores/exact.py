"""Any Python string, unchanged, in databases that cannot hold every string as text.

No database takes half of a surrogate pair, PostgreSQL takes no U+0000 and SQLite stops at it in
places. SQLite keeps such a string as the bytes of its UTF-8 form, PostgreSQL as text with escapes
behind a mark; all other strings are kept as they are.
"""

from __future__ import annotations

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
        if value is None or is_plain(value):
            return value
        if dialect.name == "sqlite":
            return value.encode("utf-8", "surrogatepass")
        return ESCAPED + value.encode("unicode_escape").decode("ascii")

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:
        if isinstance(value, bytes):
            return value.decode("utf-8", "surrogatepass")
        if value is not None and dialect.name != "sqlite" and value.startswith(ESCAPED):
            return value[len(ESCAPED) :].encode("ascii").decode("unicode_escape")
        return value


def is_plain(text: str) -> bool:
    """Whether every database can hold `text` as text."""
    if text.isascii():
        return "\0" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text and not text.startswith(ESCAPED)
