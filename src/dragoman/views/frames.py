"""Records and views as flat rows of simple values, as a table or a DataFrame wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from dragoman.records import Actor, Evidence, MeetingEntry, Place, Reason, Settlement, Span, When
from dragoman.views.deeds import SignLine
from dragoman.views.meetings import HistoryLine
from dragoman.views.positions import Voice
from dragoman.views.sources import SourceLine

Cell = str | int | float | bool | date | None
JOINT = "; "


def flat(record: object) -> dict[str, Cell]:
    """One row: actors by id, several values joined by `; `, a date as `from`, `to`, `precision`.

    Evidence gives `report`, `quote`, `start` and `end`; the spans of roles are left out.
    """
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"{type(record).__name__} is no record")
    row: dict[str, Cell] = {}
    for field in fields(record):
        row |= dict(_cells(field.name, getattr(record, field.name)))
    return row


def _cells(name: str, value: object) -> Iterator[tuple[str, Cell]]:
    if value is None or isinstance(value, str | int | float | date):
        yield from _simple(name, value)
    elif isinstance(value, When):
        prefix = "" if name == "when" else f"{name}_"
        yield f"{prefix}from", value.start
        yield f"{prefix}to", value.end
        yield f"{prefix}precision", value.precision
    elif isinstance(value, Place):
        yield name, value.name
        yield f"{name}_country", value.country
        yield f"{name}_lat", value.latitude
        yield f"{name}_lon", value.longitude
    elif isinstance(value, Evidence):
        yield "report", value.report
        yield "quote", value.words
        yield "start", value.spans[0].start
        yield "end", value.spans[-1].end
    elif isinstance(value, Actor):
        yield name, value.id
    elif isinstance(value, Settlement):
        yield "settled_by", value.author
        yield "settled_why", value.why
        yield "settled_at", value.at
    elif isinstance(value, SourceLine):
        yield "report", value.report
        yield "source", value.name
        yield "published", value.published
    elif isinstance(value, tuple) and not any(isinstance(item, Span) for item in value):
        yield name, JOINT.join(filter(None, map(_word, value)))


def _simple(name: str, value: Cell) -> Iterator[tuple[str, Cell]]:
    """Where a date or place is unknown its other columns are left to the rows that have them."""
    yield ("from" if name == "when" else name), value


def _word(item: object) -> str:
    if isinstance(item, Actor):
        return item.id
    if isinstance(item, Reason):
        return f"{item.rule} ({item.words})" if item.words else item.rule
    if isinstance(item, SourceLine):
        return item.name
    if isinstance(item, SignLine):
        return item.bearing
    if isinstance(item, MeetingEntry | HistoryLine):
        return item.status
    if isinstance(item, Voice):
        return item.quote
    if isinstance(item, tuple):
        country, actors = item
        return ", ".join(actor.id for actor in actors) or str(country)
    return str(item)
