"""CAMEO: its codes with their Goldstein values, and the way to PLOVER and back.

Codes are strings: `036` is not `36`, and `13` is not `130`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.errors import OntologyError
from dragoman.ontology.plover import contexts, mode_named, type_named
from dragoman.ontology.strict import When, when_of
from dragoman.ontology.tables import Row, rows
from dragoman.ontology.terms import Cameo, Coding
from dragoman.records import Status

_CODE_COLUMNS = ("code", "name", "goldstein", "type", "modes", "contexts", "note")
_BACK_COLUMNS = ("type", "mode", "context", "when", "code")
_Key = tuple[str, str, str, str]


@cache
def cameo_codes() -> tuple[Cameo, ...]:
    """All codes, roots first among their own."""
    return tuple(_code(row) for row in rows("cameo", _CODE_COLUMNS))


def cameo_named(code: str) -> Cameo:
    """The entry of a code. Raises OntologyError where CAMEO has no such code."""
    if code not in _by_code():
        raise OntologyError(
            f"CAMEO has no code {code!r}; codes are strings with leading zeros, such as '036'"
        )
    return _by_code()[code]


def plover_for(code: str) -> Coding:
    """The PLOVER coding of a CAMEO code; statements and appeals (01, 02) have no type."""
    return cameo_named(code).plover


def goldstein(code: str) -> float:
    """The Goldstein value of a code, or of the code above it where the scale is silent."""
    value = cameo_named(code).goldstein
    return goldstein(code[:-1]) if value is None else value


def cameo_for(
    event_type: str | None,
    event_modes: Sequence[str] = (),
    status: Status = "happened",
    *,
    event_contexts: Sequence[str] = (),
) -> str | None:
    """The CAMEO code that says most of an event; None for one without a PLOVER type.

    `event_type` is what would happen or happened: a scheduled visit, CONSULT, is 036. Where
    the modes have codes of their own, the first of them counts.
    """
    if event_type is None:
        return None
    type_named(event_type)
    for when in _whens(when_of(status)):
        for mode in (*event_modes, ""):
            for context in (*event_contexts, ""):
                if code := _back().get((event_type, mode, context, when)):
                    return code
    raise OntologyError(f"to_cameo.tsv has no line for {event_type}; add one")


def _whens(when: When) -> tuple[str, ...]:
    """A postponed meeting is coded as one called off, postponed aid as still promised."""
    return {
        "": ("",),
        "future": ("future", ""),
        "called off": ("called off", ""),
        "postponed": ("postponed", "future", ""),
    }[when]


@cache
def _by_code() -> Mapping[str, Cameo]:
    return {each.code: each for each in cameo_codes()}


@cache
def _back() -> Mapping[_Key, str]:
    table: dict[_Key, str] = {}
    for row in rows("to_cameo", _BACK_COLUMNS):
        cameo_named(row["code"])
        _check(row, row["type"], tuple(filter(None, [row["mode"]])), row.words("context"))
        table[row["type"], row["mode"], row["context"], row["when"]] = row["code"]
    return table


def _code(row: Row) -> Cameo:
    if not (row["code"].isdigit() and 2 <= len(row["code"]) <= 4):
        raise row.wrong("code", "two to four digits")
    coding = Coding(row["type"] or None, row.words("modes"), row.words("contexts"))
    if coding.type:
        _check(row, coding.type, coding.modes, coding.contexts)
    return Cameo(row["code"], row["name"], row.number_or_none("goldstein"), coding, row["note"])


def _check(
    row: Row, event_type: str, its_modes: Sequence[str], its_contexts: Sequence[str]
) -> None:
    """Raise OntologyError where a row names what PLOVER does not have."""
    known = {context.name for context in contexts()}
    for mode in its_modes:
        mode_named(event_type, mode)
    type_named(event_type)
    if unknown := set(its_contexts) - known:
        raise OntologyError(f"{row.where}: PLOVER has no context {', '.join(sorted(unknown))}")
