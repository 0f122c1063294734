"""What a line of output holds for one report: every key, its type and its values."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.records import (
    MeetingKind,
    MentionKind,
    PositionKind,
    Precision,
    StatementKind,
    Status,
)

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventKind = Literal["readout", "briefing", "overflight", "intercept", "silence", "incident"]
EntryStatus = Literal[
    "held", "silence",
    "happened", "scheduled", "confirmed", "expected", "proposed", "postponed", "cancelled",
    "alleged", "denied", "hypothetical", "negated", "background",
]  # fmt: skip
Quad = Annotated[int, Field(ge=1, le=4)]
Offset = Annotated[int, Field(ge=0)]
SpanPair = tuple[Offset, Offset]
Likelihood = Annotated[float, Field(ge=0, le=1)]
ActorId = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """Strict: no key more, no key less, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, serialize_by_alias=True)


class HeadOut(Part):
    """The report as it was read."""

    id: str
    title: str | None
    published: date | None
    published_basis: str | None
    outlet: str | None
    agency: str | None
    language: str | None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    coder: str


class WhenOut(Part):
    """A stretch of days, both ends included; null is open or unknown."""

    from_: date | None = Field(alias="from")
    to: date | None
    precision: Precision
    basis: str


class PlaceOut(Part):
    text: str
    start: Offset | None
    end: Offset | None
    name: str
    country: str | None
    lat: Annotated[float, Field(ge=-90, le=90)] | None
    lon: Annotated[float, Field(ge=-180, le=180)] | None
    precision: Literal["city", "region", "country"]


class ReasonOut(Part):
    """The rule or model, the words that triggered it and its score."""

    rule: str
    words: str
    score: Likelihood | None


class MentionOut(Part):
    start: Offset
    end: Offset
    text: str
    kind: MentionKind


class ActorOut(Part):
    """A party; `mentions` is empty where only a record names it."""

    id: ActorId
    country: str | None
    sector: str | None
    name: str | None
    office: str | None
    mentions: list[MentionOut]


class Timex3Out(Part):
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


class TimeOut(Part):
    start: Offset
    end: Offset
    text: str
    from_: date | None = Field(alias="from")
    to: date | None
    precision: Precision
    basis: str
    timex3: Timex3Out


class StatementOut(Part):
    id: str
    kind: StatementKind
    speaker: ActorId | None
    source: list[SpanPair]
    cue: list[SpanPair]
    content: list[SpanPair]
    addressees: list[ActorId]
    via: list[ActorId]
    anonymous: bool
    within: str | None
    when: WhenOut | None
    why: list[ReasonOut]


class PositionOut(Part):
    id: str
    holder: ActorId
    kind: PositionKind
    issues: list[str]
    addressees: list[ActorId]
    statement: str | None
    evidence: Annotated[list[SpanPair], Field(min_length=1)]
    why: list[ReasonOut]


class EventOut(Part):
    """`kind` stands only where `type` is null."""

    id: str
    type: PloverType | None
    kind: EventKind | None = None
    plover: PloverType | None
    modes: list[str]
    contexts: list[str]
    actors: list[ActorId]
    recipients: list[ActorId]
    actor_spans: list[SpanPair]
    recipient_spans: list[SpanPair]
    when: WhenOut | None
    place: PlaceOut | None
    status: Status
    according_to: str | None
    meeting: str | None
    quad: Quad | None
    score: float | None
    cameo: Annotated[str, Field(pattern=r"^[0-9]{2,4}$")] | None
    evidence: Annotated[list[SpanPair], Field(min_length=1)]
    why: list[ReasonOut]


class EntryOut(Part):
    status: EntryStatus
    by: ActorId | None
    reported: WhenOut | None
    evidence: Annotated[list[SpanPair], Field(min_length=1)]


class MeetingOut(Part):
    id: str
    kind: MeetingKind
    participants: dict[str, list[ActorId]]
    when: WhenOut | None
    place: PlaceOut | None
    history: list[EntryOut]
    reschedules: str | None


class RelationOut(Part):
    source: SpanPair
    target: SpanPair
    type: PloverType
    quad: Quad
    scores: dict[str, Likelihood]


class ReportOut(Part):
    """All that one report gave."""

    report: HeadOut
    actors: list[ActorOut]
    times: list[TimeOut]
    statements: list[StatementOut]
    positions: list[PositionOut]
    events: list[EventOut]
    meetings: list[MeetingOut]
    relations: list[RelationOut]
