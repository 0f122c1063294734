"""PLOVER: its types, modes and contexts, and what each is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from statistics import fmean

from dragoman.errors import OntologyError
from dragoman.ontology.tables import Row, rows
from dragoman.ontology.terms import Context, Mode, Type

_TYPE_COLUMNS = ("type", "quad", "score", "recipient", "gloss", "example")
_MODE_COLUMNS = ("type", "mode", "score", "gloss", "example")


@cache
def types() -> tuple[Type, ...]:
    """PLOVER's sixteen types, in the order of the manual."""
    return tuple(_type(row) for row in rows("types", _TYPE_COLUMNS))


@cache
def modes(event_type: str) -> tuple[Mode, ...]:
    """The modes of one type. Raises OntologyError where there is no such type."""
    type_named(event_type)
    return tuple(mode for (owner, _), mode in _modes().items() if owner == event_type)


@cache
def contexts() -> tuple[Context, ...]:
    """PLOVER's 37 contexts."""
    return tuple(
        Context(row["context"], row["gloss"]) for row in rows("contexts", ("context", "gloss"))
    )


def type_named(event_type: str) -> Type:
    """The type of that name. Raises OntologyError where there is none."""
    if event_type not in _types():
        raise OntologyError(f"PLOVER has no type {event_type}; it has {', '.join(_types())}")
    return _types()[event_type]


def mode_named(event_type: str, mode: str) -> Mode:
    """The mode of one type. Raises OntologyError where the type has no such mode."""
    type_named(event_type)
    if (event_type, mode) not in _modes():
        names = ", ".join(each.name for each in modes(event_type)) or "none"
        raise OntologyError(f"{event_type} has no mode {mode}; it has {names}")
    return _modes()[event_type, mode]


def quad(event_type: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return type_named(event_type).quad


def score(event_type: str, event_modes: Sequence[str] = ()) -> float:
    """The mean of the scores of the modes, or the score of the type where none has one."""
    named = [mode_named(event_type, mode).score for mode in event_modes]
    stated = [value for value in named if value is not None]
    return fmean(stated) if stated else type_named(event_type).score


@cache
def _types() -> Mapping[str, Type]:
    return {each.name: each for each in types()}


@cache
def _modes() -> Mapping[tuple[str, str], Mode]:
    return {(row["type"], row["mode"]): _mode(row) for row in rows("modes", _MODE_COLUMNS)}


def _type(row: Row) -> Type:
    if row["quad"] not in ("1", "2", "3", "4"):
        raise row.wrong("quad", "1, 2, 3 or 4")
    if row["recipient"] not in ("yes", "no"):
        raise row.wrong("recipient", "yes or no")
    return Type(
        name=row["type"],
        quad=int(row["quad"]),
        score=row.number("score"),
        needs_recipient=row["recipient"] == "yes",
        gloss=row["gloss"],
        example=row["example"],
    )


def _mode(row: Row) -> Mode:
    if row["type"] not in _types():
        raise row.wrong("type", "one of PLOVER's types")
    return Mode(
        type=row["type"],
        name=row["mode"],
        score=row.number_or_none("score"),
        gloss=row["gloss"],
        example=row["example"],
    )
