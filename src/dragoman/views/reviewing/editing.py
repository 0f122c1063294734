"""A record as a person would have it: type, status, parties, days and words in the place of ours.

What follows from type and status is worked out again: PLOVER's type, quad, score, CAMEO's code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast, get_args

from dragoman import ontology
from dragoman.errors import SettingsError
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Meeting,
    MeetingKind,
    Position,
    PositionKind,
    Report,
    Span,
    Statement,
    StatementKind,
    Status,
    When,
)

Record = Statement | Position | Event | Meeting
SPOKEN = ("said", "announced", "silence")
ENTRIES = ("held", *get_args(Status))


@dataclass(frozen=True, slots=True)
class Edits:
    """The parts of a record that a person may change, as they stand or as they should be.

    `type` is an event's PLOVER type (or kind), a statement's, position's or meeting's kind. `span`
    are its main words; None for a meeting, whose words are those of its entries.
    """

    type: str
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    first: date | None
    last: date | None
    span: Span | None


def edits_of(record: Record) -> Edits:
    """What of the record can be changed, as it stands."""
    when = record.when
    days = (when.start, when.end) if when else (None, None)
    if isinstance(record, Statement):
        status = "silence" if record.silence else "announced" if record.announced else "said"
        who = (record.speaker,) if record.speaker else ()
        return Edits(record.kind, status, who, record.addressees, *days, main_span(record))
    if isinstance(record, Position):
        who = (record.holder,)
        return Edits(record.kind, "", who, record.addressees, *days, main_span(record))
    if isinstance(record, Event):
        kind = record.type or record.kind or ""
        return Edits(
            kind, record.status, record.actors, record.recipients, *days, main_span(record)
        )
    return Edits(record.kind, record.history[-1].status, (), (), *days, None)


def choices(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types and the statuses that the record could have."""
    types, statuses = offered(type(record).__name__.lower())
    if isinstance(record, Event) and record.type is None:
        return (record.kind or "", *types), statuses
    return types, statuses


def offered(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types and the statuses of a kind of record; an event's also where it is not named."""
    if kind == "statement":
        return get_args(StatementKind), SPOKEN
    if kind == "position":
        return get_args(PositionKind), ()
    if kind == "meeting":
        return get_args(MeetingKind), ENTRIES
    return tuple(each.name for each in ontology.types()), get_args(Status)


def main_span(record: Record) -> Span | None:
    """The longest stretch of the words that make the record."""
    if isinstance(record, Meeting):
        return None
    spans = record.content if isinstance(record, Statement) else ()
    return max(spans or record.evidence.spans, key=lambda span: (len(span), -span.start))


def edited(record: Record, edits: Edits, report: Report) -> Record:
    """The record with the edits. Raises SettingsError with the remedy where one cannot be."""
    _check(record, edits)
    if isinstance(record, Statement):
        return _statement(record, edits, report)
    if isinstance(record, Position):
        return _position(record, edits, report)
    if isinstance(record, Event):
        return _event(record, edits, report)
    return _meeting(record, edits)


def changed_parts(before: Record, after: Record) -> Iterator[tuple[str, object, object]]:
    """What a person changed: the part, as it was and as it is."""
    was, now = edits_of(before), edits_of(after)
    for part in ("type", "status", "actors", "recipients", "first", "last", "span"):
        if getattr(was, part) != getattr(now, part):
            yield part, getattr(was, part), getattr(now, part)


def _check(record: Record, edits: Edits) -> None:
    types, statuses = choices(record)
    for given, known, what in ((edits.type, types, "type"), (edits.status, statuses, "status")):
        if known and given not in known:
            raise SettingsError(f"{given!r} is no {what} here; give one of {', '.join(known)}")
    if edits.first and edits.last and edits.last < edits.first:
        raise SettingsError("the last day lies before the first; exchange them")


def _when(old: When | None, edits: Edits) -> When | None:
    if old is not None and (old.start, old.end) == (edits.first, edits.last):
        return old
    if edits.first is None and edits.last is None:
        return None
    if edits.first is None:
        return When(None, edits.last, "before", "review")
    if edits.last is None:
        return When(edits.first, None, "after", "review")
    return When(edits.first, edits.last, "day" if edits.first == edits.last else "range", "review")


def _moved(spans: tuple[Span, ...], old: Span | None, new: Span | None) -> tuple[Span, ...]:
    """The spans with the main one moved; those that it now covers are taken into it."""
    if old is None or new is None or old == new:
        return spans
    return (*(span for span in spans if span != old and not span.overlaps(new)), new)


def _statement(said: Statement, edits: Edits, report: Report) -> Statement:
    content = tuple(sorted(_moved(said.content, main_span(said), edits.span)))
    speaker = edits.actors[0] if edits.actors else None
    moved = content != said.content and bool(said.content)
    spans = (*said.source, *said.cue, *content)
    return replace(
        said,
        kind=cast(StatementKind, edits.type),
        speaker=speaker,
        addressees=edits.recipients,
        anonymous=speaker is not None and (speaker.name or "").startswith("anonymous"),
        silence=edits.status == "silence",
        announced=edits.status == "announced",
        when=_when(said.when, edits),
        content=content if said.content else said.content,
        evidence=Evidence.cite(report, *spans) if moved else said.evidence,
    )


def _position(held: Position, edits: Edits, report: Report) -> Position:
    if not edits.actors:
        raise SettingsError("a position needs one who holds it; name a party, or reject it")
    return replace(
        held,
        kind=cast(PositionKind, edits.type),
        holder=edits.actors[0],
        addressees=edits.recipients,
        when=_when(held.when, edits),
        evidence=_evidence(held, edits, report),
    )


def _event(event: Event, edits: Edits, report: Report) -> Event:
    status = cast(Status, edits.status)
    named = edits.type if edits.type.isupper() else None
    made = replace(
        event,
        status=status,
        actors=edits.actors,
        recipients=edits.recipients,
        when=_when(event.when, edits),
        evidence=_evidence(event, edits, report),
    )
    if (named, status) == (event.type, event.status):
        return made
    known = {mode.name for mode in ontology.modes(named)} if named else set()
    modes = tuple(mode for mode in event.modes if mode in known)
    plover, plover_modes = ontology.strict_plover(named, status, modes)
    return replace(
        made,
        type=named,
        kind=None if named else edits.type,
        modes=modes,
        plover=plover,
        quad=ontology.quad(plover) if plover else None,
        score=ontology.score(plover, plover_modes) if plover else None,
        cameo=ontology.cameo_for(named, modes, status) if named else None,
    )


def _evidence(record: Position | Event, edits: Edits, report: Report) -> Evidence:
    spans = _moved(record.evidence.spans, main_span(record), edits.span)
    return record.evidence if spans == record.evidence.spans else Evidence.cite(report, *spans)


def _meeting(meeting: Meeting, edits: Edits) -> Meeting:
    *earlier, last = meeting.history
    return replace(
        meeting,
        kind=cast(MeetingKind, edits.type),
        when=_when(meeting.when, edits),
        history=(*earlier, replace(last, status=edits.status)),
    )
