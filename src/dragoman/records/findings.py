"""Findings: statements, positions, events, meetings, and what joins them across reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.records.core import Evidence, Reason, Report, Span
from dragoman.records.drafts import StatementKind, Status
from dragoman.records.parties import Actor, Mention, Place, TimeExpression, When

PositionKind = Literal[
    "core_interest", "demand", "offer", "condition", "expectation", "warning", "accusation",
    "denial", "commitment", "refusal", "concern", "complaint", "call_for_cooperation", "assessment",
]  # fmt: skip
MeetingKind = Literal["talks", "visit", "call", "summit", "briefing"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what to whom, according to whom."""

    id: str
    kind: StatementKind
    speaker: Actor | None
    addressees: tuple[Actor, ...]
    via: tuple[Actor, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    evidence: Evidence
    anonymous: bool = False
    announced: bool = False
    silence: bool = False
    damaged: bool = False
    within: str | None = None
    when: When | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What a party holds on an issue, and the statement that voices it."""

    id: str
    holder: Actor
    kind: PositionKind
    issues: tuple[str, ...]
    addressees: tuple[Actor, ...]
    statement: str | None
    evidence: Evidence
    when: When | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What was done by whom to whom, when, where, and how real it is.

    `type` is what would happen or happened; `plover` what the strict rules give the pair of type
    and status (a scheduled visit is AGREE, a cancelled one REJECT).
    """

    id: str
    type: str | None
    kind: str | None
    plover: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    actor_spans: tuple[Span, ...]
    recipient_spans: tuple[Span, ...]
    status: Status
    evidence: Evidence
    when: When | None = None
    place: Place | None = None
    according_to: str | None = None
    meeting: str | None = None
    quad: int | None = None
    score: float | None = None
    cameo: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """One entry in the life of a meeting: its status, by whom, when that was reported."""

    status: str
    by: Actor | None
    reported: When | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Meeting:
    """Talks, a visit, a call, a summit: one contact with a history.

    `participants` maps a country code to those who take part for it, as ordered pairs; a
    visitor's side stands first, the host's last.
    """

    id: str
    kind: MeetingKind
    participants: tuple[tuple[str, tuple[Actor, ...]], ...]
    history: tuple[MeetingEntry, ...]
    when: When | None = None
    place: Place | None = None
    reschedules: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation between two spans that the user gave, with a score for each type."""

    source: Span
    target: Span
    type: str
    quad: int
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one report gave, by one version of the coder.

    `conflicts` says in words where the report's dates disagree: header, dateline and text.
    """

    report: Report
    coder: str
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Records of different reports that are the same thing in the world, and why.

    `members` are record ids (events, meetings or statements, per `kind`); `origins` counts
    independent origins: forty copies of one wire story are one. `passages` are the exact words by
    which reports tell of it that gave no record of it; `reports` counts these too.
    """

    id: str
    kind: Literal["event", "meeting", "statement"]
    members: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int
    reasons: tuple[Reason, ...] = field(default=())
    passages: tuple[Evidence, ...] = field(default=())
