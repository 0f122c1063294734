"""The nouns of Dragoman: frozen records that every stage shares.

All positions are half-open offsets in Unicode code points into `Report.text`, unchanged.
Records that come out of a report carry `Evidence`; `None` means "the report does not say".
Ids are derived from content, so that the same report gives the same ids everywhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.errors import FindingError

Status = Literal[
    "happened", "scheduled", "confirmed", "expected", "proposed", "postponed", "cancelled",
    "alleged", "denied", "hypothetical", "negated", "background",
]  # fmt: skip
Precision = Literal["day", "range", "week", "month", "year", "before", "after", "unknown"]
StatementKind = Literal["direct", "indirect", "mixed", "thought"]
PositionKind = Literal[
    "core_interest", "demand", "offer", "condition", "expectation", "warning", "accusation",
    "denial", "commitment", "refusal", "concern", "complaint", "call_for_cooperation", "assessment",
]  # fmt: skip
MeetingKind = Literal["talks", "visit", "call", "summit", "briefing"]
MentionKind = Literal["name", "title", "metonym", "pronoun", "description", "demonym"]


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on the parts alone: `prefix` and 16 hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()
    return f"{prefix}_{digest[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open positions `start` to `end`, in code points, in one report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise FindingError(f"span {self.start}..{self.end} is empty or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Report:
    """One text as read, with what is known of its publication.

    `published_basis` says where the date comes from (`given`, `header`, `dateline`, `metadata`,
    `option`). `origin` is the path or URL it was read from; it is no part of the identity.
    """

    text: str
    title: str | None = None
    published: date | None = None
    published_basis: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    external_id: str | None = None
    origin: str | None = None
    reader: str = "text/1"
    pairs: tuple[tuple[Span, Span], ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the text as read, encoded as UTF-8 (lone surrogates pass through)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """The same text under another outlet, date or address is another report."""
        return content_id("r", self.sha256, self.outlet, self.published, self.url)


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A source, or a part of one, that gave no report, and why."""

    origin: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact characters that a record rests on: `quotes[i] == text[spans[i]]`."""

    report: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.spans or len(self.spans) != len(self.quotes):
            raise FindingError(f"{self.report}: evidence needs spans, each with its quote")

    @classmethod
    def cite(cls, report: Report, *spans: Span) -> Evidence:
        """Evidence for `spans` of `report`, in order of position, without repetition.

        Raises FindingError when a span lies outside the text.
        """
        ordered = tuple(sorted(set(spans)))
        if ordered and max(span.end for span in ordered) > len(report.text):
            raise FindingError(f"{report.id}: evidence ends after the text")
        return cls(report.id, ordered, tuple(span.of(report.text) for span in ordered))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record was made, for a person: the rule or model, the words, the score in 0..1."""

    rule: str
    words: str = ""
    score: float | None = None


# ---------------------------------------------------------------- text as annotated


@dataclass(frozen=True, slots=True)
class Text:
    """A report cut into paragraphs and sentences.

    `furniture` are spans that are no prose (headers, credits, captions' bylines, "ALSO SEE:");
    `headings` are sub-headings; no event is coded from either. `captions` are prose beside a
    picture: they may date and place the report but make no second event.
    """

    report: Report
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    dateline: str | None = None

    def sentence_at(self, position: int) -> Span | None:
        """The sentence that holds the character at `position`, if any."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= position:
            return self.sentences[low]
        return None


# ---------------------------------------------------------------- who, when, where


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organ, person, organisation or anonymous source.

    `country` is ISO 3166 alpha-3 (Kosovo KOS), or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC;
    `sector` one of PLOVER's 25 codes; `name` the person or organ, or `anonymous-001`.
    """

    country: str | None = None
    sector: str | None = None
    name: str | None = None
    office: str | None = None

    @property
    def id(self) -> str:
        """`CHN GOV:Qin Gang`, `USA GOV`, `IGO:NATO`, `JRN`; `?` for what is unknown."""
        code = " ".join(part for part in (self.country, self.sector) if part) or "?"
        return f"{code}:{self.name}" if self.name else code


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to an actor."""

    span: Span
    text: str
    kind: MentionKind
    actor: Actor


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both ends included; `None` at an end means open or unknown.

    `basis` says how it was found: `explicit`, `weekday+published`, `published`, `month+published`,
    `dateline`, `text date`, `inferred from another report`, `unresolved` ...
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: str
    expression: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time expression with its TIMEX3 type and value."""

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, as written and as found in the gazetteer (WGS84 degrees)."""

    text: str
    span: Span | None
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Literal["city", "region", "country"] = "city"


# ---------------------------------------------------------------- drafts, before names are known


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attributed statement, before its parties are resolved.

    `within` is the index of the outer attribution in the same report. `silence` means that the
    text reports that nothing was said; `announced` that it is only going to be said.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    addressees: tuple[Span, ...] = ()
    relays: tuple[Span, ...] = ()
    within: int | None = None
    announced: bool = False
    silence: bool = False
    damaged: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """Spans of one event, before its parties, time and place are resolved.

    `type` is one of PLOVER's sixteen, or None with a `kind` (readout, briefing, silence ...).
    `attribution` is the index of the attribution whose content tells it, if any.
    """

    trigger: Span
    type: str | None
    kind: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    times: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    attribution: int | None = None
    reasons: tuple[Reason, ...] = ()


# ---------------------------------------------------------------- findings


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
    """All that one report gave, by one version of the coder."""

    report: Report
    coder: str
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Records of different reports that are the same thing in the world, and why.

    `members` are record ids (events, meetings or statements, per `kind`); `origins` counts
    independent origins: forty copies of one wire story are one.
    """

    id: str
    kind: Literal["event", "meeting", "statement"]
    members: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int
    reasons: tuple[Reason, ...] = field(default=())
