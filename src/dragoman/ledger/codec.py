"""Records as compact JSON and back, the same for every frozen dataclass.

A record is a JSON object of its fields without those that are empty or hold their default; a
span is `[start, end]`, a tuple a list, a date its ISO form. What comes back equals what went in.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dragoman.errors import FindingError, LedgerError
from dragoman.records import Span

Written = TypeVar("Written")
_REMEMBERED = 1 << 14
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


@dataclass(frozen=True, slots=True)
class _Codec:
    """The two ways between a value of one type and what JSON can hold."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    may_be_empty: bool = False


def dump(record: Any) -> str:
    """The JSON text of a dataclass. Raises FindingError when a value is none of its type."""
    return _JSON.encode(_codec(cast(Hashable, type(record))).encode(record))


def load(kind: type[Written], text: str) -> Written:
    """The record of type `kind` that `dump` wrote. Raises LedgerError when it is damaged."""
    try:
        record = _codec(cast(Hashable, kind)).decode(json.loads(text))
    except (ValueError, TypeError, KeyError, FindingError) as error:
        raise LedgerError(
            f"a stored {kind.__name__.lower()} cannot be read ({error}); "
            "run `dragoman verify` and restore the ledger from a copy"
        ) from error
    assert isinstance(record, kind)
    return record


@cache
def _codec(kind: Hashable) -> _Codec:
    origin = get_origin(kind)
    if kind is Span:
        return _Codec(lambda span: [span.start, span.end], lambda pair: Span(*pair))
    if kind is date:
        return _Codec(lambda day: day.isoformat(), date.fromisoformat)
    if kind in (str, int, float, bool):
        return _scalar(kind)
    if origin is Literal:
        return _choice(get_args(kind))
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _fields(kind)
    raise TypeError(f"no way to store a value of type {kind}")


def _scalar(kind: type) -> _Codec:
    accepted = (int, float) if kind is float else (kind,)

    def checked(value: Any) -> Any:
        if not isinstance(value, accepted) or (kind is not bool and isinstance(value, bool)):
            raise FindingError(f"{value!r} stands where a {kind.__name__} belongs")
        return value

    return _Codec(checked, checked)


def _choice(options: tuple[Any, ...]) -> _Codec:
    def checked(value: Any) -> Any:
        if value not in options:
            raise FindingError(f"{value!r} is none of {', '.join(map(str, options))}")
        return value

    return _Codec(checked, checked)


def _optional(kind: Any) -> _Codec:
    (inner,) = (part for part in get_args(kind) if part is not NoneType)
    codec = _codec(inner)
    encode, decode = codec.encode, codec.decode
    return _Codec(
        lambda value: None if value is None else encode(value),
        lambda value: None if value is None else decode(value),
        may_be_empty=True,
    )


def _tuple(parts: tuple[Any, ...]) -> _Codec:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _codec(parts[0])
        encode, decode = each.encode, each.decode
        return _Codec(
            lambda values: [encode(value) for value in values],
            lambda values: tuple([decode(value) for value in values]),
            may_be_empty=True,
        )
    codecs = [_codec(part) for part in parts]
    return _Codec(
        lambda values: [c.encode(v) for c, v in zip(codecs, values, strict=True)],
        lambda values: tuple([c.decode(v) for c, v in zip(codecs, values, strict=True)]),
    )


def _fields(kind: Any) -> _Codec:
    hints = get_type_hints(kind)
    fields = [(f.name, _codec(hints[f.name]), f.default) for f in dataclasses.fields(kind)]
    decoders = {name: codec.decode for name, codec, _ in fields}
    empty = {
        name: () if get_origin(hints[name]) is tuple else None
        for name, codec, default in fields
        if default is dataclasses.MISSING and codec.may_be_empty
    }

    def encode(record: Any) -> dict[str, Any]:
        if type(record) is not kind:
            raise FindingError(f"{record!r} stands where a {kind.__name__} belongs")
        written = {}
        for name, codec, default in fields:
            value = getattr(record, name)
            if value == default or (name in empty and value == empty[name]):
                continue
            written[name] = codec.encode(value)
        return written

    def decode(written: Any) -> Any:
        if not isinstance(written, dict):
            raise TypeError(f"{written!r} stands where a {kind.__name__} belongs")
        given = dict(empty)
        for name, value in written.items():
            given[name] = decoders[name](value)
        return kind(**given)

    return _Codec(encode, _remembered(decode) if _is_plain(hints.values()) else decode)


def _is_plain(kinds: Iterable[Any]) -> bool:
    """Whether JSON has nothing but text for all of these."""
    parts = {part for kind in kinds for part in (get_args(kind) or (kind,))}
    return all(part in (str, date, NoneType) or isinstance(part, str) for part in parts)


def _remembered(decode: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same actors and days come again and again: each is made once."""

    @lru_cache(maxsize=_REMEMBERED)
    def made(*items: tuple[str, str | None]) -> Any:
        return decode(dict(items))

    def remembered(written: Any) -> Any:
        try:
            return made(*written.items())
        except (AttributeError, TypeError):  # what is no object of texts is damaged
            return decode(written)

    return remembered
