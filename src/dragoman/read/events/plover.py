"""PLOVER as JSON Lines: one event an object, entities with codes, offsets in `text_info`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman import ontology
from dragoman.errors import OntologyError
from dragoman.read.dates import date_of
from dragoman.read.events.cells import NOTHING
from dragoman.read.events.row import DataParty, DataRow
from dragoman.records import ReadFailure

_NEEDED = ("id", "event", "actor")


def is_object(line: str) -> bool:
    """Whether a first line is an object of PLOVER's."""
    found = _object(line)
    return found is not None and all(key in found for key in _NEEDED)


def rows(lines: Iterator[tuple[int, str | None]], origin: str) -> Iterator[DataRow | ReadFailure]:
    """A row for each line that is one; each other line is named with its number."""
    for at, line in lines:
        if line is not None and not line.strip():
            continue
        cells = _object(line) if line is not None else None
        if cells is None:
            yield ReadFailure(origin, "not a JSON object on one line; the row is skipped", at)
            continue
        kind = _type(cells.get("event"))
        if not _text(cells.get("id")):
            yield ReadFailure(origin, "no event id; the row is skipped", at)
        elif kind is None:
            yield ReadFailure(origin, "its event is none of PLOVER's types; it is skipped", at)
        else:
            yield _row(cells, kind, at)


def _object(line: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _type(value: object) -> str | None:
    """The first of the list; the earlier DEMAND is REQUEST, as the manual now has it."""
    named = next(iter(_list(value)), None)
    name = (_text(named) or "").upper()
    try:
        return ontology.type_named({"DEMAND": "REQUEST"}.get(name, name)).name
    except OntologyError:
        return None


def _row(cells: Mapping[str, Any], kind: str, line: int) -> DataRow:
    place, cited = _mapping(cells.get("event_loc")), _mapping(cells.get("cite_info"))
    return DataRow(
        dataset="plover",
        id=_text(cells["id"]) or "",
        day=date_of(cells.get("date")),
        type=kind,
        modes=tuple(filter(None, map(_text, _list(cells.get("mode"))))),
        cameo=None,
        score=_number(cells.get("event_scale")),
        actors=_parties(cells.get("actor")),
        recipients=_parties(cells.get("recipient")),
        place=_text(place.get("resolved_place")) or _text(place.get("extracted_place")),
        place_country=_text(place.get("country_code")) or _text(place.get("country")),
        latitude=_number(place.get("lat")),
        longitude=_number(place.get("lon")),
        url=_text(cited.get("url")),
        publisher=_text(cited.get("publication")),
        offsets=_offsets(cells.get("text_info")),
        happened=cells.get("has_event") is not False,
        line=line,
        cells={key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
               for key, value in cells.items()},
    )  # fmt: skip


def _parties(value: object) -> tuple[DataParty, ...]:
    """Entities, or codes that stand for them: `USA GOV`, `USAGOV`, `USA`."""
    found = []
    for entity in _list(value):
        known = entity if isinstance(entity, Mapping) else {"code": entity}
        code = _text(known.get("code")) or ""
        country, rest = code[:3], code[3:].strip(" -_")
        sectors = [_text(known.get("sector")) or rest[:3] or None]
        name = _text(known.get("entity_text")) or _text(known.get("identifier_text"))
        if code or name:
            of_state = country if len(country) == 3 and country.isalpha() else None
            found.append(DataParty(name, of_state, None, tuple(filter(None, sectors))))
    return tuple(found)


def _offsets(value: object) -> tuple[int, int] | None:
    """Where the words stand in the report; None where the two are no half-open stretch."""
    info = _mapping(value)
    start, end = info.get("start"), info.get("end")
    if type(start) is int and type(end) is int and 0 <= start < end:
        return start, end
    return None


def _list(value: object) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _mapping(value: object) -> Mapping[str, Any]:
    first = next(iter(_list(value)), None)
    return first if isinstance(first, Mapping) else {}


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    written = str(value).strip()
    return None if written.casefold() in NOTHING else written


def _number(value: object) -> float | None:
    try:
        found = float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 900 else None
