"""Records as the bodies of rows, for the engine's own steps and nobody else.

Pickle reads back a dataclass with slots field by field through a slow loop; accounts, which are
many, are packed as a class and its values.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from dragoman.link.accounts import Account
from dragoman.link.known import Known
from dragoman.link.occurrences import Node
from dragoman.link.passages import Passage
from dragoman.link.sides import Side
from dragoman.link.windows import Window

_SLOTTED = (Account, Known, Node, Passage, Side, Window)


def dump(value: object) -> bytes:
    """The value as bytes."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _table()
    pickler.dump(value)
    return out.getvalue()


def load(body: bytes) -> Any:
    """The value of such bytes."""
    return pickle.loads(body)


@cache
def _table() -> dict[type, Callable[[Any], Any]]:
    return {**copyreg.dispatch_table, **dict.fromkeys(_SLOTTED, _taken_apart)}


def _taken_apart(record: Any) -> tuple[Any, ...]:
    kind: Any = type(record)
    return put_together, (kind, [getattr(record, name) for name in _names(kind)])


def put_together(kind: Any, values: Sequence[object]) -> object:
    """A record of a class from its values, which were checked when it was first made."""
    record: object = object.__new__(kind)
    for name, value in zip(_names(kind), values, strict=True):
        object.__setattr__(record, name, value)
    return record


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
