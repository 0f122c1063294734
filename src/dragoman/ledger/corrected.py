"""A report's findings with a person's corrections in the place of what the coder found.

What a person added stands beside it, or in the place of the like record that a later coder finds
on the same words. A correction finds its record by id; after a re-coding, by the words that both
rest on. What a person accepted stays even where a later coder no longer finds it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.ledger.check import evidence_of
from dragoman.ledger.followed import followed
from dragoman.ledger.nouns import Correction, Record
from dragoman.records import Event, Findings, Meeting, Position, Reason, Statement

Noted = TypeVar("Noted", bound=Record)
LEAST_SHARED = 0.5
"""The part of their words that two records must share to count as the same in two codings."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What stands on one record: its place in the coder's findings, and what it becomes.

    `was` is None where this coder does not find it, `now` where it is rejected.
    """

    subject: str
    was: Record | None
    now: Record | None


def corrected(findings: Findings, corrections: Sequence[Correction]) -> Findings:
    """The findings as people left them; `corrections` are those that stand, oldest first."""
    decided = _decided(findings, corrections)
    if not decided:
        return findings
    becomes = {each.was.id: each.now for each in decided if each.was is not None}
    added = [each.now for each in decided if each.was is None and each.now is not None]
    renamed = {each.was.id: each.subject for each in decided if each.was is not None}
    found = replace(
        findings,
        statements=_replaced(findings.statements, becomes, added, Statement),
        positions=_replaced(findings.positions, becomes, added, Position),
        events=_replaced(findings.events, becomes, added, Event),
        meetings=_replaced(findings.meetings, becomes, added, Meeting),
    )
    return followed(
        found,
        {
            each.subject: (each.was, each.now)
            for each in decided
            if each.was is not None and each.was != each.now
        },
        renamed,
    )


def _replaced(
    records: Sequence[Noted],
    becomes: Mapping[str, Record | None],
    added: Iterable[Record],
    kind: type[Noted],
) -> tuple[Noted, ...]:
    now = [becomes.get(record.id, record) for record in records]
    return tuple(each for each in (*now, *added) if isinstance(each, kind))


# ---------------------------------------------------------------- which record is meant


def _decided(findings: Findings, corrections: Sequence[Correction]) -> list[Decided]:
    anchors: dict[str, Record] = {}
    verdicts: dict[str, Correction] = {}
    for each in corrections:
        first = each.after if each.verdict == "added" else each.before
        if first is not None:
            anchors.setdefault(each.subject, first)
        judged = verdicts.get(each.subject)
        if each.verdict not in ("same", "apart") or judged is None:
            verdicts[each.subject] = each
    own = {each.subject for each in corrections if each.verdict == "added"}
    places = _places(findings, anchors, own)
    return [
        Decided(subject, places.get(subject), _becomes(verdict, places.get(subject)))
        for subject, verdict in verdicts.items()
        if subject in places or verdict.after is not None
    ]


def _becomes(verdict: Correction, was: Record | None) -> Record | None:
    if verdict.verdict == "rejected":
        return None
    if verdict.after is None:  # only tied: it keeps its name, so that the tie finds it
        return replace(was, id=verdict.subject) if was is not None else None
    reason = Reason(f"review: {verdict.verdict} by {verdict.author or 'a person'}", verdict.reason)
    now = replace(verdict.after, id=verdict.subject, reasons=(*verdict.after.reasons, reason))
    return _with_references_of(now, was)


def _with_references_of(now: Record, was: Record | None) -> Record:
    """What the record rests on is named as in the coding at hand."""
    if isinstance(now, Statement) and isinstance(was, Statement):
        return replace(now, within=was.within)
    if isinstance(now, Position) and isinstance(was, Position):
        return replace(now, statement=was.statement)
    if isinstance(now, Event) and isinstance(was, Event):
        return replace(now, according_to=was.according_to, meeting=was.meeting)
    return now


def _places(
    findings: Findings, anchors: Mapping[str, Record], own: Collection[str]
) -> dict[str, Record]:
    """The record of the coder that each anchor is; one of a person's `own` only of a like kind,
    as it may stand beside another on the same words.
    """
    records: list[Record] = [
        *findings.statements, *findings.positions, *findings.events, *findings.meetings
    ]  # fmt: skip
    by_id = {record.id: record for record in records}
    places = {name: by_id[name] for name in anchors if name in by_id}
    free = [record for record in records if record.id not in places]
    alike = sorted(
        (
            (-_shared(anchor, record), name, record.id)
            for name, anchor in anchors.items()
            if name not in places
            for record in free
            if type(record) is type(anchor) and (name not in own or _is_like(anchor, record))
        ),
    )
    taken: set[str] = set()
    for negative, name, other in alike:
        if -negative >= LEAST_SHARED and name not in places and other not in taken:
            places[name] = by_id[other]
            taken.add(other)
    return places


def _shared(left: Record, right: Record) -> float:
    """Characters that both rest on as a part of those of either; a like type decides ties."""
    ours, theirs = _characters(left), _characters(right)
    share = len(ours & theirs) / max(len(ours | theirs), 1)
    same = isinstance(left, Event) and isinstance(right, Event) and left.type == right.type
    return share + (0.01 if same and share else 0.0)


def _is_like(left: Record, right: Record) -> bool:
    if isinstance(left, Event) and isinstance(right, Event):
        return (left.type, left.kind) == (right.type, right.kind)
    if isinstance(left, Statement) and isinstance(right, Statement):
        return left.speaker == right.speaker
    return isinstance(left, Position | Meeting) and left.kind == getattr(right, "kind", None)


def _characters(record: Record) -> set[int]:
    return {
        place
        for proof in evidence_of(record)
        for span in proof.spans
        for place in range(span.start, span.end)
    }
