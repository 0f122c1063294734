"""One report given as a record: a JSON object, or a row of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from dragoman.errors import ReadError
from dragoman.read.dates import date_of
from dragoman.read.found import FIELD_NAMES, Fields, Found
from dragoman.records import Span

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "story_id"),
    "text": ("text", "event_text"),
    "title": ("title", "headline"),
    "published": ("published", "date", "pub_date"),
    "outlet": ("outlet", "source", "publisher"),
    "agency": ("agency",),
    "url": ("url",),
    "language": ("language", "lang"),
    "pairs": ("pairs",),
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def found_in_record(
    record: Mapping[str, object], *, fields: Mapping[str, str], reader: str
) -> Found:
    """The report that `record` gives. Raises ReadError where it has no usable text."""
    values = {name: _value(record, name, fields) for name in FIELD_NAMES}
    text = values["text"]
    if text is None:
        wanted = fields.get("text", "text")
        raise ReadError(f'no text: give it as "{wanted}"')
    if not isinstance(text, str):
        raise ReadError('"text" is no string; give the report as one string')
    return Found(
        text=_sound(text, "text"),
        reader=reader,
        given=Fields(
            title=_string(values, "title"),
            published=date_of(values["published"]),
            outlet=_string(values, "outlet"),
            agency=_string(values, "agency"),
            url=_string(values, "url"),
            language=_string(values, "language"),
            external_id=_string(values, "id"),
        ),
        pairs=_pairs(values["pairs"], len(text)),
    )


def object_of(line: str | bytes) -> Mapping[str, object]:
    """The JSON object on one line. Raises ReadError that says where it breaks."""
    try:
        value: object = json.loads(line.decode("utf-8") if isinstance(line, bytes) else line)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"invalid UTF-8 at byte {error.start} of the line; save it as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise ReadError(
            f"not valid JSON: {error.msg} at column {error.pos + 1}; mend or drop the line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"JSON that cannot be read: {error}; mend or drop the line") from error
    return as_object(value)


def as_object(value: object) -> Mapping[str, object]:
    """`value` as a JSON object. Raises ReadError for anything else."""
    if not isinstance(value, Mapping):
        raise ReadError(f'a JSON object is needed, with at least "text"; found {_json_kind(value)}')
    return value


def _value(record: Mapping[str, object], name: str, fields: Mapping[str, str]) -> object:
    """The first of a field's names that the record fills; the user's own name goes first."""
    for key in (*filter(None, [fields.get(name)]), *ALIASES[name]):
        value = record.get(key)
        if value is not None and value != "":
            return value
    return None


def _string(values: Mapping[str, object], name: str) -> str | None:
    value = values[name]
    if isinstance(value, str):
        return _sound(value.strip(), name) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _sound(value: str, name: str) -> str:
    if broken := _SURROGATE.search(value):
        raise ReadError(
            f'"{name}" has half a character (U+{ord(broken[0]):04X}) at position {broken.start()}; '
            "the JSON was cut inside an emoji or the like: mend or drop the line"
        )
    return value


def _pairs(value: object, length: int) -> tuple[tuple[Span, Span], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ReadError('"pairs" is no list; give [{"source": [0, 4], "target": [9, 14]}]')
    return tuple(
        (_span(pair, "source", number, length), _span(pair, "target", number, length))
        for number, pair in enumerate(value)
    )


def _span(pair: object, side: str, number: int, length: int) -> Span:
    ends = pair.get(side) if isinstance(pair, Mapping) else None
    if not (
        isinstance(ends, list)
        and len(ends) == 2
        and all(isinstance(end, int) and not isinstance(end, bool) for end in ends)
        and 0 <= ends[0] < ends[1] <= length
    ):
        raise ReadError(
            f"pairs[{number}].{side}: give [start, end], half-open and within the text of "
            f"{length} characters; found {str(ends)[:40]}"
        )
    return Span(ends[0], ends[1])


def _json_kind(value: object) -> str:
    kinds = {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return kinds.get(type(value), "a number")
