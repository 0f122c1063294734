"""One record in full: its words marked in their sentence, where they stand, and why it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate import annotate
from dragoman.errors import NotFoundError
from dragoman.ledger import Ledger
from dragoman.records import (
    Actor,
    Deed,
    Event,
    Evidence,
    Meeting,
    Occurrence,
    Position,
    Reason,
    Report,
    Span,
    Statement,
)
from dragoman.views.passages import Passage, passages_in
from dragoman.views.sources import source_line

Record = Statement | Position | Event | Meeting


@dataclass(frozen=True, slots=True)
class Shown:
    """A report, record, occurrence or deed as `dragoman show` prints it.

    `chain` tells through whom the words came, the first speaker first. `record` is the thing
    itself; of a report, all but its text.
    """

    id: str
    kind: str
    record: Record | Occurrence | Report | Deed
    passages: tuple[Passage, ...]
    chain: tuple[str, ...]
    reasons: tuple[Reason, ...]
    occurrence: str | None
    coder: str | None
    related: tuple[tuple[str, str], ...]


def show(ledger: Ledger, name: str) -> Shown:
    """What has the id `name`, or the one id that begins so. Raises NotFoundError."""
    found = ledger.record(name)
    if isinstance(found, Report):
        return _report(ledger, found)
    if isinstance(found, Occurrence):
        return _occurrence(ledger, found)
    if isinstance(found, Deed):
        return _deed(ledger, found)
    return _record(ledger, found)


def _record(ledger: Ledger, record: Record) -> Shown:
    (kept,) = ledger.sourced([record])
    return Shown(
        id=record.id,
        kind=type(record).__name__.lower(),
        record=record,
        passages=tuple(_passages(ledger, record)),
        chain=tuple(_chain(ledger, record)),
        reasons=record.reasons,
        occurrence=kept.occurrence,
        coder=kept.coder,
        related=tuple(_related(ledger, record)),
    )


# ---------------------------------------------------------------- words in their sentences


def _passages(ledger: Ledger, record: Record) -> Iterator[Passage]:
    proofs: Sequence[tuple[Evidence, str]]
    if isinstance(record, Meeting):
        proofs = [(entry.evidence, entry.status) for entry in record.history]
    else:
        proofs = [(record.evidence, "")]
    for evidence, note in proofs:
        yield from _of_evidence(ledger, evidence, note)


def _of_evidence(ledger: Ledger, evidence: Evidence, note: str) -> Iterator[Passage]:
    text = annotate(ledger.report(evidence.report))
    source = source_line(ledger.source(evidence.report), evidence.words)
    return passages_in(text, source, evidence.spans, note=note)


# ---------------------------------------------------------------- through whom, and beside what


def _chain(ledger: Ledger, record: Record) -> Iterator[str]:
    """Speaker, then who relayed it, then the agency and the outlet that carried it."""
    statement = _statement_of(ledger, record)
    if statement is not None:
        yield statement.speaker.id if statement.speaker else "speaker not named"
        yield from (actor.id for actor in statement.via)
    for report in dict.fromkeys(evidence.report for evidence in _evidence(record)):
        source = source_line(ledger.source(report), "")
        if source.outlet and source.agency and source.agency != source.outlet:
            yield source.agency
        yield source.outlet or source.name


def _statement_of(ledger: Ledger, record: Record) -> Statement | None:
    if isinstance(record, Statement):
        return record
    name = record.statement if isinstance(record, Position) else None
    if isinstance(record, Event):
        name = record.according_to
    found = ledger.record(name) if name else None
    return found if isinstance(found, Statement) else None


def _evidence(record: Record) -> Iterator[Evidence]:
    if isinstance(record, Meeting):
        yield from (entry.evidence for entry in record.history)
    else:
        yield record.evidence


def _related(ledger: Ledger, record: Record) -> Iterator[tuple[str, str]]:
    """Ids of records that this one rests on or belongs to, and how."""
    if isinstance(record, Statement) and record.within:
        yield "within", record.within
    if isinstance(record, Position) and record.statement:
        yield "voiced by", record.statement
    if isinstance(record, Event):
        if record.according_to:
            yield "according to", record.according_to
        if record.meeting:
            yield "meeting", record.meeting
    if isinstance(record, Meeting):
        if record.reschedules:
            yield "reschedules", record.reschedules
        for event in ledger.events(meeting=record.id):
            yield "event", event.id


# ---------------------------------------------------------------- occurrences and reports


def _occurrence(ledger: Ledger, occurrence: Occurrence) -> Shown:
    records = [ledger.record(member) for member in occurrence.members]
    passages = [
        passage
        for record in records
        if isinstance(record, Statement | Position | Event | Meeting)
        for passage in _passages(ledger, record)
    ]
    passages += [
        passage
        for evidence in occurrence.passages
        for passage in _of_evidence(ledger, evidence, "retold")
    ]
    return Shown(
        id=occurrence.id,
        kind=f"occurrence of {occurrence.kind}s",
        record=occurrence,
        passages=tuple(passages),
        chain=(),
        reasons=occurrence.reasons,
        occurrence=None,
        coder=None,
        related=tuple(("told by", member) for member in occurrence.members),
    )


def _deed(ledger: Ledger, deed: Deed) -> Shown:
    """The words in their sentences, then each sign in its own."""
    proofs: list[tuple[Evidence, str]] = [(evidence, deed.kind) for evidence in deed.voiced]
    proofs += [
        (sign.evidence, sign.bearing if sign.settles else f"perhaps {sign.bearing}")
        for sign in deed.signs
    ]
    return Shown(
        id=deed.id,
        kind=f"{deed.kind} and what later reports show",
        record=deed,
        passages=tuple(
            passage for evidence, note in proofs for passage in _of_evidence(ledger, evidence, note)
        ),
        chain=(),
        reasons=(*deed.reasons, *(reason for sign in deed.signs for reason in sign.reasons)),
        occurrence=None,
        coder=None,
        related=tuple(("voiced by", record) for record in deed.words),
    )


def _report(ledger: Ledger, report: Report) -> Shown:
    coder: str | None = None
    related: list[tuple[str, str]] = []
    conflicts: tuple[str, ...] = ()
    try:
        findings = ledger.findings_of(report.id)
    except NotFoundError:
        pass  # a report may be kept before any coder has read it
    else:
        coder, conflicts = findings.coder, findings.conflicts
        records: tuple[Record, ...] = (
            *findings.meetings, *findings.events, *findings.statements, *findings.positions
        )  # fmt: skip
        related = [(type(record).__name__.lower(), record.id) for record in records]
    whole = Span(0, len(report.text))
    source = source_line(ledger.source(report.id), "")
    return Shown(
        id=report.id,
        kind="report",
        record=report,
        passages=(Passage(source, whole, report.text, ()),),
        chain=(),
        reasons=tuple(Reason("dates disagree", conflict) for conflict in conflicts),
        occurrence=None,
        coder=coder,
        related=tuple(related),
    )


def actors_of(record: Record) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
    """Who takes part in a record, by role."""
    if isinstance(record, Statement):
        speaker = (record.speaker,) if record.speaker else ()
        return (("speaker", speaker), ("addressees", record.addressees))
    if isinstance(record, Position):
        return (("holder", (record.holder,)), ("addressees", record.addressees))
    if isinstance(record, Event):
        return (("actors", record.actors), ("recipients", record.recipients))
    return record.participants
