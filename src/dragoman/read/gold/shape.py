"""What a person found in a report, in one shape for every layout of gold.

Empty means "this gold does not say"; a scorer asks only for what its layout labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records import Report, Span

GoldKind = Literal["seeds", "polnear", "events", "attributions", "wire"]
Spans = tuple[Span, ...]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldWhen:
    """Days, both ends included; `start` None where the gold says it cannot be known."""

    start: date | None
    end: date | None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """`speaker`, `addressees` and `via` are actor ids, or names as written in our own sets."""

    id: str
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    kind: str = ""
    tier: int = 1
    speaker: str | None = None
    addressees: Names = ()
    via: Names = ()
    addressee_spans: Spans = ()
    relay_spans: Spans = ()
    within: str | None = None
    flags: Names = ()


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """`types` and `statuses` hold all that a careful reader would accept; None is no type."""

    id: str
    types: tuple[str | None, ...]
    statuses: Names
    evidence: Spans
    tier: int = 1
    modes: Names = ()
    contexts: Names = ()
    actors: Names = ()
    recipients: Names = ()
    when: GoldWhen | None = None
    trigger: Spans = ()
    actor_spans: Spans = ()
    recipient_spans: Spans = ()
    time_spans: Spans = ()
    place_spans: Spans = ()


@dataclass(frozen=True, slots=True)
class GoldTime:
    span: Span
    when: GoldWhen


@dataclass(frozen=True, slots=True)
class GoldMention:
    """`actors` is empty where the words name no party: a place, or nobody in particular."""

    span: Span
    actors: Names


@dataclass(frozen=True, slots=True)
class Check:
    """A record of `section` that meets all `conditions` asserts a false claim."""

    section: str
    conditions: tuple[tuple[str, Names], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that must not be concluded; `checks` is empty where only a person can tell."""

    id: str
    text: str
    evidence: Spans
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report and its gold; `name` says where it stands."""

    name: str
    report: Report
    statements: tuple[GoldStatement, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    times: tuple[GoldTime, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    held_out: bool = False
