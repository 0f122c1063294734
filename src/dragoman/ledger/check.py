"""The gate of the ledger: a record enters with verbatim quotes and whole references, or not at all.

A planned visit quoted as "will visit Beijing" is refused when its span cuts "will visit Beijin",
and so is every record that rests on a refused one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.errors import FindingError
from dragoman.ledger import codec
from dragoman.ledger.nouns import Annotations, Record
from dragoman.records import (
    Event,
    Evidence,
    Findings,
    Meeting,
    Mention,
    Position,
    Relation,
    Span,
    Statement,
    TimeExpression,
)

Ground = Literal["quote", "reference", "record"]
Annotation = Mention | TimeExpression | Relation


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that does not hold: a false quote, a broken reference, an impossible value."""

    ground: Ground
    reason: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings without the records that do not hold, and why each of those does not.

    `bodies` are the records as stored, by id; `annotations` is what has no id, as stored.
    """

    findings: Findings
    bodies: Mapping[str, str]
    annotations: str
    refused: tuple[Refusal, ...]


def sift(findings: Findings, *, report: str) -> Sifted:
    """Check every quote, span and reference of the findings of the report with this id."""
    gate = _Gate(findings.report.text, report)
    kept = replace(
        findings,
        mentions=tuple(m for m in findings.mentions if gate.admits_annotation(m)),
        times=tuple(t for t in findings.times if gate.admits_annotation(t)),
        relations=tuple(r for r in findings.relations if gate.admits_annotation(r)),
        statements=tuple(s for s in findings.statements if gate.admits(s)),
        positions=tuple(p for p in findings.positions if gate.admits(p)),
        events=tuple(e for e in findings.events if gate.admits(e)),
        meetings=tuple(m for m in findings.meetings if gate.admits(m)),
    )
    while (whole := gate.without_broken_references(kept)) is not kept:
        kept = whole
    noted = codec.dump(Annotations(kept.mentions, kept.times, kept.relations, kept.conflicts))
    return Sifted(kept, gate.bodies, noted, tuple(gate.refused))


class _Gate:
    def __init__(self, text: str, report: str) -> None:
        self.text = text
        self.report = report
        self.seen: dict[str, Record] = {}
        self.bodies: dict[str, str] = {}
        self.refused: list[Refusal] = []

    def admits(self, record: Record) -> bool:
        """Whether a record holds by itself; a repetition of one already seen is passed over."""
        if self.seen.get(record.id) == record:
            return False
        unfounded, impossible = self._fault_of_record(record), self._fault_of_values(record)
        if unfounded is not None:
            self._refuse("quote", record.id, unfounded)
        elif impossible is not None:
            self._refuse("record", record.id, impossible)
        else:
            self.seen[record.id] = record
            return True
        return False

    def admits_annotation(self, found: Annotation) -> bool:
        name = f"a {type(found).__name__.lower()}"
        unfounded, impossible = self._fault_of_annotation(found), _fault_in_types(found)
        if unfounded is not None:
            self._refuse("quote", name, unfounded)
        elif impossible is not None:
            self._refuse("record", name, impossible)
        return unfounded is None and impossible is None

    def without_broken_references(self, findings: Findings) -> Findings:
        statements = {statement.id for statement in findings.statements}
        meetings = {meeting.id for meeting in findings.meetings}
        known = statements | meetings

        def whole(record: Record) -> bool:
            for reference in local_references(record):
                if reference not in known:
                    self._refuse(
                        "reference", record.id, f"it rests on {reference}, which is not kept"
                    )
                    return False
            return True

        before = len(self.refused)
        left = replace(
            findings,
            statements=tuple(s for s in findings.statements if whole(s)),
            positions=tuple(p for p in findings.positions if whole(p)),
            events=tuple(e for e in findings.events if whole(e)),
        )
        return left if len(self.refused) > before else findings

    def _refuse(self, ground: Ground, name: str, fault: str) -> None:
        self.refused.append(Refusal(ground, f"{self.report}: {name} refused: {fault}"))

    def _fault_of_values(self, record: Record) -> str | None:
        if record.id in self.seen:
            return "another record of this report has the same id"
        try:
            self.bodies[record.id] = codec.dump(record)
        except FindingError as error:
            return str(error)
        return None

    def _fault_of_record(self, record: Record) -> str | None:
        proofs = list(evidence_of(record))
        if not proofs:
            return "it has no evidence"
        for proof in proofs:
            fault = self._fault_of_evidence(proof)
            if fault is not None:
                return fault
        return self._fault_of_spans(record)

    def _fault_of_evidence(self, evidence: Evidence) -> str | None:
        if evidence.report != self.report:
            return f"its evidence lies in {evidence.report}"
        for span, quote in zip(evidence.spans, evidence.quotes, strict=True):
            fault = self._fault_of_quote(span, quote)
            if fault is not None:
                return fault
        return None

    def _fault_of_quote(self, span: Span, quote: str) -> str | None:
        if span.end > len(self.text):
            return f"{span.start}..{span.end} ends after the text ({len(self.text)} characters)"
        found = span.of(self.text)
        if found != quote:
            return f"the text has {_short(found)} at {span.start}..{span.end}, not {_short(quote)}"
        return None

    def _fault_of_spans(self, record: Record) -> str | None:
        for span in spans_of(record):
            if span.end > len(self.text):
                return f"{span.start}..{span.end} ends after the text"
        place = record.place if isinstance(record, Event | Meeting) else None
        if place is not None and place.span is not None:
            return self._fault_of_quote(place.span, place.text)
        return None

    def _fault_of_annotation(self, found: Annotation) -> str | None:
        if isinstance(found, Relation):
            late = max(found.source.end, found.target.end) > len(self.text)
            return "its spans end after the text" if late else None
        return self._fault_of_quote(found.span, found.text)


def evidence_of(record: Record) -> Iterator[Evidence]:
    """Every piece of evidence a record rests on; a meeting has one for each entry."""
    if isinstance(record, Meeting):
        yield from (entry.evidence for entry in record.history)
    else:
        yield record.evidence


def spans_of(record: Record) -> Iterator[Span]:
    """The spans of a record that carry no quote of their own."""
    if isinstance(record, Statement):
        yield from (*record.source, *record.cue, *record.content)
    elif isinstance(record, Event):
        yield from (*record.actor_spans, *record.recipient_spans)


def local_references(record: Record) -> Iterator[str]:
    """Ids that must be in the same findings: the outer statement, its source, the meeting."""
    if isinstance(record, Statement):
        named: tuple[str | None, ...] = (record.within,)
    elif isinstance(record, Position):
        named = (record.statement,)
    elif isinstance(record, Event):
        named = (record.according_to, record.meeting)
    else:
        named = ()
    yield from (reference for reference in named if reference is not None)


def _fault_in_types(found: Annotation) -> str | None:
    try:
        codec.dump(found)
    except FindingError as error:
        return str(error)
    return None


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:57] + "...")
