"""Events and meetings that have a place, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from dragoman.records import Place, When
from dragoman.views.export.coded import CodedRow, coded_rows
from dragoman.views.export.ics import summary
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.meetings import MeetingLine


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """A FeatureCollection of points; events of a meeting are told by the meeting."""
    features = []
    for row in coded_rows(material):
        if row.meeting is None:
            features.append(_feature(row.id, row.place, _event(row, material)))
    for line in material.meetings:
        features.append(_feature(line.id, line.place, _meeting(line, material)))
    placed = [feature for feature in features if feature is not None]
    left_out["no place with coordinates"] += len(features) - len(placed)
    collection = {"type": "FeatureCollection", "features": placed}
    yield Piece(json.dumps(collection, ensure_ascii=False, indent=1).encode() + b"\n")


def _feature(
    name: str, place: Place | None, properties: dict[str, object]
) -> dict[str, object] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    where = {
        "place": place.name, "place_precision": place.precision, "place_country": place.country,
    }  # fmt: skip
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {**properties, **where},
    }


def _event(row: CodedRow, material: Material) -> dict[str, object]:
    event = row.event
    return {
        "kind": "event",
        "type": event.type,
        "plover": row.type,
        "modes": list(row.modes),
        "status": row.status,
        **_days(event.when),
        "actors": [actor.id for actor in event.actors],
        "recipients": [actor.id for actor in event.recipients],
        "quote": material.quote(event.evidence.words),
        "reports": row.head.reports,
        "origins": row.head.origins,
        "sources": [told.source.url or told.source.id for told in row.tellings],
    }


def _meeting(line: MeetingLine, material: Material) -> dict[str, object]:
    return {
        "kind": "meeting",
        "type": line.kind,
        "title": summary(line, material),
        "status": line.state,
        **_days(line.when),
        "actors": [actor.id for _, actors in line.participants for actor in actors],
        "quote": material.quote(line.history[-1].quote),
        "reports": line.reports,
        "origins": line.origins,
        "sources": list(dict.fromkeys(entry.source.report for entry in line.history)),
    }


def _days(when: When | None) -> dict[str, object]:
    if when is None:
        return {"from": None, "to": None, "date_precision": None}
    return {
        "from": when.start.isoformat() if when.start else None,
        "to": when.end.isoformat() if when.end else None,
        "date_precision": when.precision,
    }
