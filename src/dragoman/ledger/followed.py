"""What follows from a correction for the records that rest on the corrected one.

A visit corrected to cancelled is cancelled in its meeting's history too; a statement that was none
voices no position.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.ledger.nouns import Record
from dragoman.records import (
    Actor,
    Event,
    Findings,
    Meeting,
    MeetingEntry,
    Position,
    Statement,
)

Change = tuple[Record, Record | None]
_HELD = ("happened", "background")


def followed(
    findings: Findings, changes: Mapping[str, Change], renamed: Mapping[str, str]
) -> Findings:
    """Findings whose references hold again. `changes` are records as they were and are now."""
    meetings = tuple(
        made
        for meeting in findings.meetings
        if (made := _meeting(meeting, findings.events, changes, renamed)) is not None
    )
    said = {statement.id for statement in findings.statements}
    kept = {meeting.id for meeting in meetings}

    def name(reference: str | None, known: set[str]) -> str | None:
        now = renamed.get(reference, reference) if reference else None
        return now if now in known else None

    return replace(
        findings,
        statements=tuple(replace(s, within=name(s.within, said)) for s in findings.statements),
        positions=tuple(
            replace(held, statement=name(held.statement, said))
            for position in findings.positions
            if (held := _position(position, changes, renamed, said)) is not None
        ),
        events=tuple(
            replace(
                event,
                according_to=name(event.according_to, said),
                meeting=name(event.meeting, kept) if event.type == "CONSULT" else None,
            )
            for event in findings.events
        ),
        meetings=tuple(replace(m, reschedules=_other(m, renamed)) for m in meetings),
    )


def _other(meeting: Meeting, renamed: Mapping[str, str]) -> str | None:
    return renamed.get(meeting.reschedules or "", meeting.reschedules)


def _position(
    held: Position, changes: Mapping[str, Change], renamed: Mapping[str, str], said: set[str]
) -> Position | None:
    """A position speaks with its statement's voice, and falls with it unless a person kept it."""
    name = renamed.get(held.statement or "", held.statement)
    judged = any(reason.rule.startswith("review: ") for reason in held.reasons)
    if held.statement and name not in said and not judged:
        return None
    was, now = changes.get(name or "", (None, None))
    if isinstance(was, Statement) and isinstance(now, Statement) and held.holder == was.speaker:
        return replace(held, holder=now.speaker) if now.speaker else held
    return held


# ---------------------------------------------------------------- meetings


def _meeting(
    meeting: Meeting,
    events: Sequence[Event],
    changes: Mapping[str, Change],
    renamed: Mapping[str, str],
) -> Meeting | None:
    """The meeting with the corrections of its events; None where none of them is left."""
    if any(reason.rule.startswith("review: ") for reason in meeting.reasons):
        return meeting  # a person judged the meeting itself
    own = [
        (was, now)
        for was, now in changes.values()
        if isinstance(was, Event) and renamed.get(was.meeting or "", was.meeting) == meeting.id
    ]
    for was, now in own:
        history = tuple(
            entry
            for told in meeting.history
            if (entry := _entry(told, was, now if isinstance(now, Event) else None)) is not None
        )
        if not history:
            return None
        meeting = replace(meeting, history=history)
        if isinstance(now, Event) and now.type == "CONSULT":
            meeting = _with_day_and_sides(meeting, was, now, alone=_is_alone(meeting, events))
    return meeting


def _entry(told: MeetingEntry, was: Event, now: Event | None) -> MeetingEntry | None:
    if told.evidence != was.evidence or told.status == "silence":
        return told
    if now is None or now.type != "CONSULT":
        return None
    if was.status == now.status:
        return replace(told, evidence=now.evidence)
    return replace(
        told, evidence=now.evidence, status="held" if now.status in _HELD else now.status
    )


def _is_alone(meeting: Meeting, events: Sequence[Event]) -> bool:
    return sum(event.meeting == meeting.id for event in events) == 1


def _with_day_and_sides(meeting: Meeting, was: Event, now: Event, *, alone: bool) -> Meeting:
    when = now.when if meeting.when == was.when else meeting.when
    sides = meeting.participants
    if alone and (was.actors, was.recipients) != (now.actors, now.recipients):
        found = _sides((*now.actors, *now.recipients))
        sides = found if len(found) > 1 else sides
    return replace(meeting, when=when, participants=sides)


def _sides(actors: Sequence[Actor]) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
    found: dict[str, list[Actor]] = {}
    for actor in actors:
        if actor.country:
            found.setdefault(actor.country, []).append(actor)
    return tuple((country, tuple(known)) for country, known in found.items())
