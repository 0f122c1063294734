"""Many values in one condition, given to the database as one parameter.

Written out, each value is a parameter of its own: naming and binding them took longer than finding
the rows, and two lists of different lengths were two statements that had to be planned anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    Integer,
    Text,
    bindparam,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from dragoman.ledger.stores.exact import kept


class _Listed(TypeDecorator[Collection[Any]]):
    """Numbers or texts: an array in PostgreSQL, JSON in SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, numbers: bool) -> None:
        super().__init__()
        self.numbers = numbers

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(ARRAY(BigInteger() if self.numbers else Text()))

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        assert value is not None
        if dialect.name == "sqlite":
            return json.dumps(list(value))
        return list(value) if self.numbers else [kept(text, dialect) for text in value]


def one_of(column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Whether a column holds one of these values, however many they are."""
    listed = _Listed(isinstance(column.type, Integer))
    return _OneOf(column, bindparam(None, values, type_=listed))


class _OneOf(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002
        # A function would be compared with 1 in SQLite, which then does not look into an index.
        return self


@compiles(_OneOf, "sqlite")
def _in_json(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = _parts(element, compiler, options)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_OneOf, "postgresql")
def _in_array(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = _parts(element, compiler, options)
    return f"{column} = ANY ({values})"


def _parts(element: _OneOf, compiler: SQLCompiler, options: dict[str, Any]) -> Sequence[str]:
    return [compiler.process(part, **options) for part in element.clauses]
