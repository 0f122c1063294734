"""A record as a card: who to whom, through whom, what, when, how real, and why we think so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.link.states import state
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Meeting,
    MeetingEntry,
    Place,
    Position,
    Reason,
    Span,
    Statement,
    When,
)
from dragoman.web.segments import Highlight
from dragoman.web.wording import SPEECH, plain_kind

Record = Statement | Position | Event | Meeting
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE")


@dataclass(frozen=True, slots=True)
class Card:
    """One record as it stands in a margin or on a page of its own.

    `arrow` joins the two sides; `inner` are cards of records that this one's words carry.
    """

    id: str
    kind: str
    what: str
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    arrow: str
    when: When | None
    place: Place | None
    relays: tuple[Actor, ...]
    notes: tuple[str, ...]
    quotes: tuple[str, ...]
    spans: tuple[Span, ...]
    history: tuple[MeetingEntry, ...]
    reasons: tuple[Reason, ...]
    inner: tuple[Card, ...] = ()

    @property
    def start(self) -> int:
        """Where the first of its words stands in its report."""
        return self.spans[0].start


def card(record: Record, *, inner: Sequence[Card] = ()) -> Card:
    """The card of one record."""
    if isinstance(record, Statement):
        return _of_statement(record, tuple(inner))
    if isinstance(record, Position):
        return _of_position(record)
    if isinstance(record, Event):
        return _of_event(record)
    return _of_meeting(record)


def said_status(statement: Statement) -> str:
    """What became of the words: said, only announced, or kept silent."""
    if statement.silence:
        return "silence"
    return "announced" if statement.announced else "said"


def words_of(statement: Statement) -> tuple[str, ...]:
    """The words said, in the words of the report."""
    cited = zip(statement.evidence.spans, statement.evidence.quotes, strict=True)
    inside = tuple(quote for span, quote in cited if span in statement.content)
    return inside or statement.evidence.quotes


def _of_statement(said: Statement, inner: tuple[Card, ...]) -> Card:
    return Card(
        id=said.id,
        kind="statement",
        what=SPEECH[said.kind],
        status=said_status(said),
        actors=(said.speaker,) if said.speaker else (),
        recipients=said.addressees,
        arrow="→",
        when=said.when,
        place=None,
        relays=said.via,
        notes=tuple(_notes(said)),
        quotes=words_of(said),
        spans=tuple(sorted(said.content)) or said.evidence.spans,
        history=(),
        reasons=said.reasons,
        inner=inner,
    )


def _notes(said: Statement) -> Iterator[str]:
    if said.anonymous:
        yield "the source is not named"
    if said.announced:
        yield "the report says that this is going to be said"
    if said.silence:
        yield "the report says that nothing was said"
    if said.damaged:
        yield "the wording is broken, nothing is concluded from it"
    if said.within:
        yield "told within another statement"


def _of_position(held: Position) -> Card:
    return Card(
        id=held.id,
        kind="position",
        what=plain_kind(held.kind),
        status="",
        actors=(held.holder,),
        recipients=held.addressees,
        arrow="→",
        when=held.when,
        place=None,
        relays=(),
        notes=tuple(f"on {plain_kind(issue)}" for issue in held.issues),
        quotes=held.evidence.quotes,
        spans=held.evidence.spans,
        history=(),
        reasons=held.reasons,
    )


def _of_event(event: Event) -> Card:
    mutual = event.type in _MUTUAL and not event.recipients
    return Card(
        id=event.id,
        kind="event",
        what=" ".join((event.type or plain_kind(event.kind or "?"), *event.modes)),
        status=event.status,
        actors=event.actors,
        recipients=event.recipients,
        arrow="↔" if mutual else "→",
        when=event.when,
        place=event.place,
        relays=(),
        notes=tuple(f"context: {plain_kind(context)}" for context in event.contexts),
        quotes=event.evidence.quotes,
        spans=event.evidence.spans,
        history=(),
        reasons=event.reasons,
    )


def _of_meeting(meeting: Meeting) -> Card:
    sides = [_side(country, actors) for country, actors in meeting.participants]
    return Card(
        id=meeting.id,
        kind="meeting",
        what=meeting.kind,
        status=state(meeting, None),
        actors=sides[0] if sides else (),
        recipients=tuple(actor for side in sides[1:] for actor in side),
        arrow="→" if meeting.kind == "visit" else "↔",
        when=meeting.when,
        place=meeting.place,
        relays=(),
        notes=("replaces an earlier plan",) if meeting.reschedules else (),
        quotes=tuple(quote for entry in meeting.history for quote in entry.evidence.quotes),
        spans=tuple(sorted({span for each in proofs(meeting) for span in each.spans})),
        history=meeting.history,
        reasons=meeting.reasons,
    )


def _side(country: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those who take part for a side by name, or the side itself."""
    return tuple(each for each in actors if each.name) or actors[:1] or (Actor(country),)


def proofs(record: Record) -> tuple[Evidence, ...]:
    """All evidence of a record."""
    if isinstance(record, Meeting):
        return tuple(entry.evidence for entry in record.history)
    return (record.evidence,)


def highlights(record: Record) -> Iterator[Highlight]:
    """What of a text a record rests on, and as what."""
    if isinstance(record, Statement):
        for span in record.content:
            yield Highlight(span, record.id, "said")
        for span in (*record.source, *record.cue):
            yield Highlight(span, record.id, "source")
        return
    part = type(record).__name__.lower()
    for evidence in proofs(record):
        for span in evidence.spans:
            yield Highlight(span, record.id, part)
