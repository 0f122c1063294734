"""PLOVER as JSON Lines, with the offsets of the words in the report filled in.

What PLOVER has no field for stands in the object `dragoman`: status, who said it, every report
that tells it with its own offsets, the occurrence and its counts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

from dragoman.ledger import Kept
from dragoman.records import Actor, Event, Place, When
from dragoman.views.export.coded import CodedRow, coded_rows
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece

CODEBOOK = "PLOVER 2024-02-04"
_NO_EVENT = ("denied", "negated", "hypothetical")
_RESOLUTION = {"city": 4, "region": 2, "country": 1}


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """One object a line."""
    for kept in material.events:
        if kept.record.type is None or kept.record.plover is None:
            left_out["no PLOVER type"] += 1
    for row in coded_rows(material):
        yield Piece(json.dumps(plover_object(row, material), ensure_ascii=False).encode() + b"\n")


def plover_object(row: CodedRow, material: Material) -> dict[str, object]:
    """The row in PLOVER's fields; those of which nothing is known are left out."""
    event, source = row.event, row.head.source
    found: dict[str, object] = {
        "id": row.id,
        "has_event": row.status not in _NO_EVENT,
        "date": _day(row.start),
        "enddate": _day(row.end) if row.end != row.start else None,
        "actor": [_entity(actor) for actor in event.actors],
        "recipient": [_entity(actor) for actor in event.recipients],
        "event": [row.type],
        "mode": list(row.modes),
        "context": list(row.contexts),
        "event_loc": _location(row.place, material) if row.place else None,
        "event_text": [material.quote(quote) for quote in event.evidence.quotes],
        "quad_code": row.quad,
        "event_scale": row.score,
        "link": row.meeting,
        "text": material.report(source.id).text if material.selection.with_texts else None,
        "text_info": _text_info(row.head, material),
        "cite_info": {
            "corpus": "dragoman",
            "title": source.title,
            "url": source.url,
            "publication": source.outlet or source.agency,
            "language": source.language,
            "coder": row.head.coder,
            "codebook": CODEBOOK,
            "version": row.head.coder,
        },
        "coder": row.head.coder,
        "dragoman": _extension(row, material),
    }
    return {key: value for key, value in found.items() if value is not None or key == "date"}


def _extension(row: CodedRow, material: Material) -> dict[str, object]:
    event = row.event
    return {
        "status": row.status,
        "type": event.type,
        "according_to": _according_to(event, material),
        "date_precision": row.precision,
        "planned": _when(row.planned),
        "occurrence": {
            "id": row.head.occurrence,
            "reports": row.head.reports,
            "origins": row.head.origins,
        },
        "reports": [_telling(told, material) for told in row.tellings],
    }


def _according_to(event: Event, material: Material) -> dict[str, object] | None:
    if event.according_to is None:
        return None
    speaker = material.speakers.get(event.according_to)
    return {"statement": event.according_to, "speaker": speaker.id if speaker else None}


def _telling(told: Kept[Event], material: Material) -> dict[str, object]:
    source, evidence = told.source, told.record.evidence
    return {
        "id": source.id,
        "record": told.record.id,
        "status": told.record.status,
        "published": _day(source.published),
        "publication": source.outlet or source.agency,
        "url": source.url,
        "start": evidence.spans[0].start,
        "end": evidence.spans[-1].end,
        "quote": material.quote(evidence.words),
    }


def _text_info(told: Kept[Event], material: Material) -> dict[str, object]:
    spans = told.record.evidence.spans
    number = material.sentence_number(told.source.id, spans[0].start)
    info: dict[str, object] = {"sequence": number} if number else {}
    return info | {"start": spans[0].start, "end": spans[-1].end}


def _entity(actor: Actor) -> dict[str, object]:
    known = {
        "code": " ".join(filter(None, (actor.country, actor.sector))) or None,
        "sector": actor.sector,
        "entity_text": actor.name,
        "office": actor.office,
    }
    return {key: value for key, value in known.items() if value is not None}


def _location(place: Place, material: Material) -> dict[str, object]:
    known = material.country(place.country)
    found: dict[str, object] = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.name if place.precision == "city" else None,
        "province": place.name if place.precision == "region" else None,
        "country": known.name if known else None,
        "country_code": place.country,
        "resolution": _RESOLUTION[place.precision],
    }
    return {key: value for key, value in found.items() if value is not None}


def _when(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    return {"from": _day(when.start), "to": _day(when.end), "precision": when.precision}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
