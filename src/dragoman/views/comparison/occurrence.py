"""Which reports tell an occurrence, and which of them to set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.errors import NotFoundError
from dragoman.ledger import Ledger
from dragoman.records import (
    Event,
    Evidence,
    Findings,
    Meeting,
    Occurrence,
    Position,
    Span,
    Statement,
)
from dragoman.views.comparison.compare import MOST, Comparison, compared
from dragoman.views.comparison.nearness import Nearness
from dragoman.views.comparison.traits import Atlas
from dragoman.views.sources import SourceLine, source_line

_AROUND = 400
"""Letters before and after the words that tell an occurrence, which belong to its account."""


def compared_occurrence(
    ledger: Ledger, name: str, *, atlas: Atlas, nearness: Nearness | None = None
) -> Comparison:
    """The accounts of an occurrence, or of the one that a record with this id belongs to.

    Raises NotFoundError where only one report tells it.
    """
    occurrence = occurrence_of(ledger, name)
    reports = chosen(ledger, occurrence)
    if len(reports) < 2:
        raise NotFoundError(
            f"{occurrence.id} is told by one report; compare needs two, "
            "or two files: dragoman compare FILE FILE"
        )
    accounts = [ledger.findings_of(report) for report in reports]
    members = set(occurrence.members)
    near = {f.report.id: near_spans(f, members, retold=occurrence.passages) for f in accounts}
    found = compared(
        accounts, atlas=atlas, nearness=nearness, near=near, members=occurrence.members
    )
    return replace(found, occurrence=occurrence.id)


def occurrence_of(ledger: Ledger, name: str) -> Occurrence:
    """The occurrence with this id, or that of the record with it. Raises NotFoundError."""
    found = ledger.record(name)
    if isinstance(found, Occurrence):
        return found
    if isinstance(found, Statement | Position | Event | Meeting):
        (kept,) = ledger.sourced([found])
        joined = ledger.record(kept.occurrence) if kept.occurrence else None
        if isinstance(joined, Occurrence):
            return joined
        raise NotFoundError(f"{found.id} is told by one report; no other account was found")
    raise NotFoundError(f"{name} is a report; give an occurrence, or two files")


def accounts_of(ledger: Ledger, name: str) -> tuple[Occurrence, tuple[SourceLine, ...]]:
    """An occurrence, by its id or that of a record of it, and the reports that tell it by day.

    Each stands with the words of its first record, or those that tell it without a record.
    """
    occurrence = occurrence_of(ledger, name)
    words: dict[str, str] = {}
    for kind in (Event, Meeting, Statement):
        for record in ledger.named(kind, occurrence.members):
            proof = record.history[0].evidence if isinstance(record, Meeting) else record.evidence
            words.setdefault(proof.report, proof.words)
    for proof in occurrence.passages:
        words.setdefault(proof.report, proof.words)
    sources = ledger.sources(occurrence.reports)
    lines = [source_line(source, words.get(name, "")) for name, source in sources.items()]
    lines.sort(key=lambda line: (line.published is None, str(line.published), line.report))
    return occurrence, tuple(lines)


def chosen(ledger: Ledger, occurrence: Occurrence) -> tuple[str, ...]:
    """Up to four reports of an occurrence, in order of publication; copies only if need be."""
    reports = tuple(dict.fromkeys(occurrence.reports))
    sources = sorted(
        ledger.sources(reports).values(),
        key=lambda source: (source.published is None, str(source.published), source.id),
    )
    first: dict[str | None, str] = {}
    for source in sources:
        first.setdefault(source.outlet or source.id, source.id)
    kept = list(first.values())
    if len(kept) < 2:
        kept = [source.id for source in sources]
    return tuple(kept[:MOST])


def _between(meeting: Meeting, statements: Sequence[Statement]) -> Iterator[Evidence]:
    """What those who took part are said to have told each other, or what a readout has them say."""
    names = {actor.name for _, actors in meeting.participants for actor in actors if actor.name}
    for said in statements:
        spoke = said.speaker is not None and said.speaker.name in names
        if (spoke or said.via) and (said.via or {a.name for a in said.addressees} & names):
            yield said.evidence


def near_spans(
    findings: Findings, members: set[str], *, retold: Sequence[Evidence] = ()
) -> Sequence[Span]:
    """The words that tell the occurrence, with what stands around them."""
    length = len(findings.report.text)
    proofs: list[Evidence] = [e.evidence for e in findings.events if e.id in members]
    proofs += [words for words in retold if words.report == findings.report.id]
    proofs += [said.evidence for said in findings.statements if said.id in members]
    for meeting in findings.meetings:
        if meeting.id in members:
            proofs += [entry.evidence for entry in meeting.history]
            proofs += [event.evidence for event in findings.events if event.meeting == meeting.id]
            proofs += _between(meeting, findings.statements)
    return [
        Span(max(0, span.start - _AROUND), min(length, span.end + _AROUND))
        for proof in proofs
        for span in proof.spans
    ]
