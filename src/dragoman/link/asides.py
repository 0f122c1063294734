"""What the passages of a meeting add to its life: the state in which each of them tells of it.

A report that was found to tell of a meeting by a passage has no record that was joined with it, but
may have one that was not, or an event that made no meeting: "the talks, held on Tuesday, ...".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.link.meetings import Told, reported_told
from dragoman.link.windows import ONE_STAY
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    MeetingKind,
    Occurrence,
)

# An event's status as an entry; what is denied or only imagined says nothing of a meeting.
_BACKGROUND = "background"
_ENTRIES = {
    "happened": "held", _BACKGROUND: _BACKGROUND, "scheduled": "scheduled",
    "confirmed": "confirmed", "expected": "expected", "proposed": "proposed",
    "postponed": "postponed", "cancelled": "cancelled",
}  # fmt: skip
_OFF = ("cancelled", "postponed")
_TOGETHER = frozenset({"AGREE", "COOPERATE", "SUPPORT"})
_SLACK = timedelta(days=ONE_STAY)

Days = tuple[date, date]


def told_contacts(findings: Findings) -> tuple[Told, ...]:
    """Contacts of which coding made an event but no meeting, as if each were a meeting told."""
    return reported_told(
        findings,
        (
            Told(_as_meeting(event), findings.report.id, None)
            for event in findings.events
            if _is_contact(event) or _is_done_together(event)
        ),
    )


def _is_contact(event: Event) -> bool:
    return event.type == "CONSULT" and event.meeting is None and event.status in _ENTRIES


def _is_done_together(event: Event) -> bool:
    """ "They signed a treaty here on Tuesday": who was to meet that day has met."""
    if event.type not in _TOGETHER or event.status != "happened":
        return False
    return len({actor.country for actor in event.actors if actor.country}) > 1


def _as_meeting(event: Event) -> Meeting:
    sides: dict[str, list[Actor]] = defaultdict(list)
    for actor in (*event.actors, *event.recipients):
        if actor.country is not None:
            sides[actor.country].append(actor)
    return Meeting(
        id=event.id,
        kind=_kind(event),
        participants=tuple((country, tuple(actors)) for country, actors in sides.items()),
        history=(MeetingEntry(_ENTRIES[event.status], None, None, event.evidence),),
        when=event.when,
        place=event.place,
    )


def _kind(event: Event) -> MeetingKind:
    if "phone" in event.modes:
        return "call"
    return "visit" if "visit" in event.modes else "talks"


def asides(
    told: Iterable[Told], occurrences: Iterable[Occurrence]
) -> dict[str, tuple[MeetingEntry, ...]]:
    """To occurrences of meetings the entries that lie in their passages and may be of them."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    by_id: dict[str, Told] = {}
    for one in told:
        by_report[one.report].append(one)
        by_id[one.meeting.id] = one
    talks = [one for one in occurrences if one.kind == "meeting"]
    home = {member: one.members for one in talks for member in one.members}
    return {one.id: tuple(_entries(one, by_report, by_id, home)) for one in talks if one.passages}


def _entries(
    occurrence: Occurrence,
    by_report: Mapping[str, Sequence[Told]],
    by_id: Mapping[str, Told],
    home: Mapping[str, Sequence[str]],
) -> Iterator[MeetingEntry]:
    group = _known(occurrence.members, by_id)
    called_off = any(it.status in _OFF for one in group for it in one.history)
    for passage in occurrence.passages:
        for one in by_report.get(passage.report, ()):
            others = _known(home.get(one.meeting.id, (one.meeting.id,)), by_id)
            entries = [it for it in one.meeting.history if _within(it.evidence, passage)]
            if entries and _may_be(one.meeting, others, group):
                yield from (_entry(it) for it in entries if not (called_off and _is_past(it)))


def _is_past(entry: MeetingEntry) -> bool:
    """Older history: a meeting that was held, unless it was called off."""
    return entry.status == _BACKGROUND


def _entry(entry: MeetingEntry) -> MeetingEntry:
    return replace(entry, status="held") if _is_past(entry) else entry


def _known(members: Iterable[str], by_id: Mapping[str, Told]) -> list[Meeting]:
    return [by_id[it].meeting for it in members if it in by_id]


def _within(evidence: Evidence, passage: Evidence) -> bool:
    return any(span.overlaps(whole) for span in evidence.spans for whole in passage.spans)


def _may_be(one: Meeting, others: Sequence[Meeting], group: Sequence[Meeting]) -> bool:
    """Whether nothing keeps a record apart: the way of meeting, who meets, the days of either."""
    kinds = {it.kind for it in group}
    if one.kind != "talks" and (one.kind == "call") != ("call" in kinds):
        return False
    ours, theirs = _states([one]), _states(group)
    days, known = _days([one]) or _days(others), _days(group)
    near = any(a <= d + _SLACK and c <= b + _SLACK for a, b in days for c, d in known)
    if (days and known and not near) or not ours & theirs:
        return False
    return near or not (ours - theirs and theirs - ours)


def _states(meetings: Iterable[Meeting]) -> set[str]:
    return {country for one in meetings for country, _ in one.participants}


def _days(meetings: Iterable[Meeting]) -> list[Days]:
    """Days that the texts give, not those that follow from when they came out."""
    whens = (one.when for one in meetings if one.when and one.when.basis != "published")
    return [(it.start, it.end) for it in whens if it.start and it.end]
