"""The findings of one report as the JSON object of `dragoman code`.

Keys stand in the documented order; positions are `[start, end]` in code points; actors are told
by id and listed once under `actors`. `report.id` is the id that the input line gave, or the
content's own. The same findings give the same object.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.records import (
    Actor,
    Event,
    Findings,
    Meeting,
    MeetingEntry,
    Place,
    Position,
    Reason,
    Relation,
    Report,
    Span,
    Statement,
    TimeExpression,
    When,
)
from dragoman.views.wire_actors import actor_rows

# The format has no field for these; a reader who drops them would take silence for speech.
_SILENCE = Reason("silence: the text reports that nothing was said")
_ANNOUNCED = Reason("announced: the text reports what is going to be said")
_DAMAGED = Reason("damaged: the wording is broken, nothing is concluded from it")


def wire(findings: Findings) -> dict[str, object]:
    """The object that `dragoman code` writes for one report, ready for `json.dumps`."""
    return {
        "report": _report(findings.report, findings.coder),
        "actors": actor_rows(findings),
        "times": [_time(time) for time in findings.times],
        "statements": [_statement(statement) for statement in findings.statements],
        "positions": [_position(position) for position in findings.positions],
        "events": [_event(event) for event in findings.events],
        "meetings": [_meeting(meeting) for meeting in findings.meetings],
        "relations": [_relation(relation) for relation in findings.relations],
    }


def _report(report: Report, coder: str) -> dict[str, object]:
    return {
        "id": report.external_id or report.id,
        "title": report.title,
        "published": _day(report.published),
        "published_basis": report.published_basis,
        "outlet": report.outlet,
        "agency": report.agency,
        "language": report.language,
        "sha256": report.sha256,
        "coder": coder,
    }


def _time(time: TimeExpression) -> dict[str, object]:
    when = time.when or When(None, None, "unknown", "unresolved")
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "from": _day(when.start),
        "to": _day(when.end),
        "precision": when.precision,
        "basis": when.basis,
        "timex3": {"type": time.type, "value": time.value},
    }


def _statement(statement: Statement) -> dict[str, object]:
    flags = (
        (statement.silence, _SILENCE),
        (statement.announced, _ANNOUNCED),
        (statement.damaged, _DAMAGED),
    )
    return {
        "id": statement.id,
        "kind": statement.kind,
        "speaker": _id(statement.speaker),
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "addressees": _ids(statement.addressees),
        "via": _ids(statement.via),
        "anonymous": statement.anonymous,
        "within": statement.within,
        "when": _when(statement.when),
        "why": _why((*(flag for told, flag in flags if told), *statement.reasons)),
    }


def _position(position: Position) -> dict[str, object]:
    return {
        "id": position.id,
        "holder": position.holder.id,
        "kind": position.kind,
        "issues": list(position.issues),
        "addressees": _ids(position.addressees),
        "statement": position.statement,
        "evidence": _spans(position.evidence.spans),
        "why": _why(position.reasons),
    }


def _event(event: Event) -> dict[str, object]:
    row: dict[str, object] = {"id": event.id, "type": event.type}
    if event.type is None:
        row["kind"] = event.kind
    row |= {
        "plover": event.plover,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "actors": _ids(event.actors),
        "recipients": _ids(event.recipients),
        "actor_spans": _spans(event.actor_spans),
        "recipient_spans": _spans(event.recipient_spans),
        "when": _when(event.when),
        "place": _place(event.place),
        "status": event.status,
        "according_to": event.according_to,
        "meeting": event.meeting,
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "evidence": _spans(event.evidence.spans),
        "why": _why(event.reasons),
    }
    return row


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {
        "id": meeting.id,
        "kind": meeting.kind,
        "participants": {country: _ids(actors) for country, actors in meeting.participants},
        "when": _when(meeting.when),
        "place": _place(meeting.place),
        "history": [_entry(entry) for entry in meeting.history],
        "reschedules": meeting.reschedules,
    }


def _entry(entry: MeetingEntry) -> dict[str, object]:
    return {
        "status": entry.status,
        "by": _id(entry.by),
        "reported": _when(entry.reported),
        "evidence": _spans(entry.evidence.spans),
    }


def _relation(relation: Relation) -> dict[str, object]:
    return {
        "source": _span(relation.source),
        "target": _span(relation.target),
        "type": relation.type,
        "quad": relation.quad,
        "scores": dict(relation.scores),
    }


# ---------------------------------------------------------------- small objects


def _when(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    return {
        "from": _day(when.start),
        "to": _day(when.end),
        "precision": when.precision,
        "basis": when.basis,
    }


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "start": place.span.start if place.span else None,
        "end": place.span.end if place.span else None,
        "name": place.name,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
    }


def _why(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    return [
        {"rule": reason.rule, "words": reason.words, "score": reason.score} for reason in reasons
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _id(actor: Actor | None) -> str | None:
    return actor.id if actor else None


def _ids(actors: Sequence[Actor]) -> list[str]:
    return list(dict.fromkeys(actor.id for actor in actors))


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]
