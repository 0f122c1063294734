"""schema.org as JSON-LD, for web pages: meetings as Event, words as Quotation or Claim."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from dragoman.ledger import Kept
from dragoman.records import Actor, Place, Statement
from dragoman.views.export.ics import days, summary
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.meetings import MeetingLine

_EVENT_STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """One document with an `@graph`."""
    starts = {line.id: span[0].isoformat() for line in material.meetings if (span := days(line))}
    graph: list[dict[str, object]] = []
    for line in material.meetings:
        if line.id in starts:
            graph.append(_meeting(line, starts, material))
        else:
            left_out["meeting without a day"] += 1
    for kept in material.statements:
        if kept.record.silence or not kept.record.content:
            left_out["statement without words"] += 1
        else:
            graph.append(_statement(kept, material))
    graph += [_report(name, material) for name in material.reports]
    document = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    # Inside a page's <script> no text of a report may end the script.
    yield Piece(text.replace("</", "<\\/").encode() + b"\n")


def _meeting(line: MeetingLine, starts: dict[str, str], material: Material) -> dict[str, object]:
    span = days(line)
    assert span is not None
    moved = starts.get(line.replaces) if line.replaces else None
    status = _EVENT_STATUS.get(line.state, "EventRescheduled" if moved else "EventScheduled")
    found: dict[str, object] = {
        "@type": "Event",
        "@id": f"urn:dragoman:{line.id}",
        "name": summary(line, material),
        "startDate": span[0].isoformat(),
        "endDate": span[1].isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "location": _place(line.place) if line.place else None,
        "attendee": [
            _agent(actor, material) for _, actors in line.participants for actor in actors
        ],
        "subjectOf": [
            {"@id": f"urn:dragoman:{name}"}
            for name in dict.fromkeys(entry.source.report for entry in line.history)
        ],
        "previousStartDate": moved,
    }
    return {key: value for key, value in found.items() if value}


def _statement(kept: Kept[Statement], material: Material) -> dict[str, object]:
    said = kept.record
    quotes = dict(zip(said.evidence.spans, said.evidence.quotes, strict=True))
    text = material.report(kept.source.id).text
    words = " … ".join(quotes.get(span) or span.of(text) for span in said.content)
    speaker = _agent(said.speaker, material) if said.speaker else None
    direct = said.kind == "direct"
    found: dict[str, object] = {
        "@type": "Quotation" if direct else "Claim",
        "@id": f"urn:dragoman:{said.id}",
        "text": material.quote(words),
        "spokenByCharacter" if direct else "author": speaker,
        "dateCreated": said.when.start.isoformat() if said.when and said.when.start else None,
        "isPartOf" if direct else "appearance": {"@id": f"urn:dragoman:{kept.source.id}"},
    }
    return {key: value for key, value in found.items() if value}


def _report(name: str, material: Material) -> dict[str, object]:
    report = material.report(name)
    found: dict[str, object] = {
        "@type": "NewsArticle",
        "@id": f"urn:dragoman:{report.id}",
        "headline": report.title,
        "url": report.url,
        "datePublished": report.published.isoformat() if report.published else None,
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "inLanguage": report.language,
        "articleBody": report.text if material.selection.with_texts else None,
    }
    return {key: value for key, value in found.items() if value}


def _agent(actor: Actor, material: Material) -> dict[str, object]:
    if actor.name and actor.name.startswith("anonymous"):
        return {"@type": "Person", "identifier": actor.id, "description": "an unnamed source"}
    kind = "Person" if actor.office else "Organization"
    found: dict[str, object] = {
        "@type": kind,
        "identifier": actor.id,
        "name": material.name(actor) or actor.id,
    }
    if actor.office:
        found["jobTitle"] = actor.office
    return found


def _place(place: Place) -> dict[str, object]:
    found: dict[str, object] = {"@type": "Place", "name": place.name}
    if place.latitude is not None and place.longitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude,
        }  # fmt: skip
    return found
