"""Any frozen record or view as what JSON can hold: the shape of every `--json`.

Dates are ISO strings, spans `[start, end]`, actors their ids, a `When` has the keys of the wire
format; all other dataclasses are objects of their fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from dragoman.records import Actor, Span, When


def plain(value: object) -> object:
    """The same value in lists, objects, strings, numbers, booleans and nulls."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Actor):
        return value.id
    if isinstance(value, When):
        return {
            "from": plain(value.start),
            "to": plain(value.end),
            "precision": value.precision,
            "basis": value.basis,
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(item) for item in value]
    raise TypeError(f"no plain form for a {type(value).__name__}")
