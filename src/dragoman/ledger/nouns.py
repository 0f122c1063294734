"""What the ledger says about what it keeps: runs, sources, outcomes, hits, faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from dragoman.records import (
    Deed,
    Event,
    Meeting,
    Mention,
    Occurrence,
    Position,
    ReadFailure,
    Relation,
    Report,
    Span,
    Statement,
    TimeExpression,
)

Record = Statement | Position | Event | Meeting
Outcome = Literal["new", "known", "recoded"]
Order = Literal["oldest", "newest"]
Verdict = Literal["accepted", "edited", "rejected", "added", "same", "apart", "undone"]
Entry = Report | Statement | Position | Event | Meeting | Occurrence | Deed
Noted = TypeVar("Noted", bound=Record)


@dataclass(frozen=True, slots=True)
class Run:
    """One use of one coder: when, with which words of the command line, and what came of it."""

    id: str
    coder: str
    started: datetime
    finished: datetime | None = None
    arguments: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """What one run, or one coder where `run` is None, has coded: the digest of each report's
    findings by the report's id. The same digest means the same findings.
    """

    name: str
    coder: str
    run: str | None
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodedCount:
    """Reports that a run coded, and those for which its coding is the one that counts."""

    made: int = 0
    current: int = 0


@dataclass(frozen=True, slots=True)
class Keeping:
    """What became of one report's findings; `refused` says which records do not hold and why."""

    report: str
    outcome: Outcome
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no report, or a record that was refused, in one run."""

    failure: ReadFailure
    run: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report without its text; `origins` are all paths and addresses it was met at."""

    id: str
    title: str | None
    published: date | None
    outlet: str | None
    agency: str | None
    url: str | None
    language: str | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept(Generic[Noted]):
    """A record with its report and the three counts: 1 occurrence, `reports`, `origins`.

    A record that was linked to no other is its own occurrence: None, 1 and 1.
    """

    record: Noted
    source: Source
    coder: str
    occurrence: str | None = None
    reports: int = 1
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that full-text search found.

    `snippet[hit.start:hit.end]` are the words found; `span` is where they stand in the text of
    the report, None when they stand in its title. `record` is None for the report itself.
    """

    kind: Literal["report", "statement", "event"]
    report: str
    record: str | None
    snippet: str
    hit: Span | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about the record `subject`, by whom, when and why.

    `before` is the record as it stood (None where a person `added` what the coder missed), `after`
    as it should be (None where it is rejected, or only tied). `same` and `apart` say of `subject`
    and `other` whether they are one occurrence; `apart` without `other` takes the record out of
    all others. `undone` takes back the one it `undoes`.
    """

    id: str
    report: str
    subject: str
    kind: str
    verdict: Verdict
    author: str
    at: datetime
    reason: str = ""
    before: Record | None = None
    after: Record | None = None
    other: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Doubtful(Generic[Noted]):
    """A record that nobody has judged yet, and how unsure it is, 0 to 1."""

    record: Noted
    doubt: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds; records are counted in the newest coding of each report."""

    runs: int
    reports: int
    codings: int
    failures: int
    statements: int
    positions: int
    events: int
    meetings: int
    occurrences: int

    def since(self, before: Counts) -> dict[str, int]:
        """How much more there is of each."""
        names = [field.name for field in fields(self)]
        return {name: getattr(self, name) - getattr(before, name) for name in names}


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two parties, in order of their codes, and how often something passed between them.

    `latest` is the day on which the newest of the `reports` came out.
    """

    first: str
    second: str
    occurrences: int
    meetings: int
    reports: int
    latest: date | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the ledger that is not as it was written, or never held."""

    subject: str
    kind: Literal["file", "report", "quote", "reference", "record", "occurrence", "deed", "search"]
    message: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """The findings of a report that have no id of their own."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[str, ...] = ()
