"""Meetings with their histories: what was proposed, planned, called off, held, and who said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.ledger import Kept, Ledger
from dragoman.link.former import present_days
from dragoman.link.states import in_order, reported, state
from dragoman.records import Actor, Meeting, MeetingEntry, MeetingKind, Place, When
from dragoman.views.grouping import groups, narrowest
from dragoman.views.sources import SourceLine, source_line

_FEW = 12
"""Records that are looked at first for the last meetings before a day."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a history with the words it rests on and the report they stand in.

    `also` is empty but in MeetingLine.told: further reports that tell the same.
    """

    status: str
    by: Actor | None
    reported: When | None
    quote: str
    source: SourceLine
    also: tuple[SourceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in the world, told by one or more reports.

    `state` is its state as of the day asked for. `replaces` and `replaced_by` are ids of lines.
    """

    id: str
    kind: MeetingKind
    state: str
    when: When | None
    place: Place | None
    participants: tuple[tuple[str, tuple[Actor, ...]], ...]
    history: tuple[HistoryLine, ...]
    reports: int
    origins: int
    records: tuple[str, ...]
    replaces: str | None = None
    replaced_by: str | None = None

    @property
    def told(self) -> tuple[HistoryLine, ...]:
        """The history with one line, by its fullest words, for all that tell the same of a day."""
        alike: dict[tuple[object, ...], list[HistoryLine]] = {}
        for entry in self.history:
            by = entry.by.id if entry.by else None
            alike.setdefault((entry.reported, entry.status, by), []).append(entry)
        return tuple(_with_fellows(same) for same in alike.values())


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings in order of their planned or actual day, the undated last."""

    as_of: date | None
    lines: tuple[MeetingLine, ...]


def meetings(
    ledger: Ledger,
    *,
    between: tuple[str, str] | None = None,
    actor: str | None = None,
    as_of: date | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Meetings:
    """The meetings of two parties, of one, or of all.

    With `as_of` only what had been reported by that day counts, and what was not yet reported
    is left out.
    """
    found = ledger.meetings(between=between, actor=actor, since=since, until=until)
    return Meetings(as_of, meeting_lines(ledger.sourced(found), as_of=as_of))


def meetings_about(
    ledger: Ledger,
    between: tuple[str, str],
    day: date,
    *,
    since: date | None = None,
    horizon: date | None = None,
    most_ahead: int,
    most_before: int,
) -> tuple[tuple[MeetingLine, ...], tuple[MeetingLine, ...]]:
    """Of what had been reported by a day, the meetings next after it and those last before it.

    Only these are read, each with all that is told of it, however many there are besides.
    """
    ahead = ledger.meetings(between=between, since=day, until=horizon, known_by=day)
    next_ones = [line for line, last in _complete(ledger, ahead, day) if last >= day]
    last_ones: list[MeetingLine] = []
    look = _FEW
    while True:
        found = ledger.meetings(
            between=between, since=since, until=day, known_by=day, limit=look, order="newest"
        )
        last_ones = [line for line, last in _complete(ledger, found, day) if last < day]
        if len(last_ones) >= most_before or len(found) < look:
            break
        look *= 4
    return tuple(next_ones[:most_ahead]), tuple(last_ones[::-1][:most_before])


def _complete(
    ledger: Ledger, found: Sequence[Meeting], as_of: date
) -> Iterator[tuple[MeetingLine, date]]:
    """Lines with their last days, told by all reports that tell of them or of what they replace."""
    kept = ledger.sourced(found)
    joined = ledger.occurrences_named({one.occurrence for one in kept if one.occurrence})
    wanted = {name for one in joined.values() for name in one.members}
    wanted |= {meeting.reschedules for meeting in found if meeting.reschedules}
    fellows = ledger.sourced(ledger.named(Meeting, wanted - {meeting.id for meeting in found}))
    for line in meeting_lines((*kept, *fellows), as_of=as_of):
        if line.when and (last := line.when.end or line.when.start):
            yield line, last


def meeting_lines(
    kept: Sequence[Kept[Meeting]], *, as_of: date | None = None
) -> tuple[MeetingLine, ...]:
    """One line for each meeting in the world."""
    lines: dict[str, MeetingLine] = {}
    line_of: dict[str, str] = {}
    for name, members in groups(kept).items():
        line = _line(name, members, as_of)
        if line is not None:
            lines[name] = line
            line_of |= dict.fromkeys(line.records, name)
    return tuple(sorted(_joined(lines, line_of, kept), key=_day))


def _line(name: str, members: Sequence[Kept[Meeting]], as_of: date | None) -> MeetingLine | None:
    history = [
        (entry, member)
        for member in members
        for entry in member.record.history
        if as_of is None or _known_by(entry, member, as_of)
    ]
    if not history:
        return None
    source_of = {id(entry): member for entry, member in history}
    ordered = in_order(entry for entry, _ in history)
    when = narrowest(present_days([member.record for member in members]))
    first = members[0].record
    return MeetingLine(
        id=name,
        kind=_kind(members),
        state=state(replace(first, history=tuple(ordered), when=when), as_of),
        when=when,
        place=next((m.record.place for m in members if m.record.place), None),
        participants=_participants(members),
        history=tuple(_history_line(entry, source_of[id(entry)]) for entry in ordered),
        reports=members[0].reports,
        origins=members[0].origins,
        records=tuple(member.record.id for member in members),
    )


def _known_by(entry: MeetingEntry, member: Kept[Meeting], as_of: date) -> bool:
    day = reported(entry) or member.source.published
    return day is not None and day <= as_of


def _history_line(entry: MeetingEntry, member: Kept[Meeting]) -> HistoryLine:
    return HistoryLine(
        status=entry.status,
        by=entry.by,
        reported=entry.reported,
        quote=entry.evidence.words,
        source=source_line(member.source, entry.evidence.words),
    )


def _with_fellows(alike: Sequence[HistoryLine]) -> HistoryLine:
    fullest = max(alike, key=lambda entry: len(entry.quote))
    others = {entry.source.report: entry.source for entry in alike}
    others.pop(fullest.source.report)
    return replace(fullest, also=tuple(others.values()))


def _kind(members: Sequence[Kept[Meeting]]) -> MeetingKind:
    """Talks is the loosest word: a report that says visit, call or summit says more."""
    kinds = [member.record.kind for member in members]
    return next((kind for kind in kinds if kind != "talks"), "talks")


def _participants(
    members: Sequence[Kept[Meeting]],
) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
    """Each side once, in the order of the fullest report; named actors before the bare state."""
    sides: dict[str, dict[str, Actor]] = {}
    fullest = sorted(members, key=lambda m: -len(m.record.participants))
    for member in fullest:
        for country, actors in member.record.participants:
            sides.setdefault(country, {}).update({actor.id: actor for actor in actors})
    return tuple(
        (country, tuple(a for a in actors.values() if a.name) or tuple(actors.values()))
        for country, actors in sides.items()
    )


def _joined(
    lines: dict[str, MeetingLine], line_of: dict[str, str], kept: Sequence[Kept[Meeting]]
) -> Iterable[MeetingLine]:
    """Lines that name the line they replace, and the one that replaces them."""
    replaces = {
        line_of[k.record.id]: line_of[k.record.reschedules]
        for k in kept
        if k.record.reschedules in line_of
        and k.record.id in line_of
        and line_of[k.record.id] != line_of[k.record.reschedules]
    }
    replaced_by = {old: new for new, old in replaces.items()}
    for name, line in lines.items():
        yield replace(line, replaces=replaces.get(name), replaced_by=replaced_by.get(name))


def _day(line: MeetingLine) -> tuple[date, str]:
    day = (line.when.start or line.when.end) if line.when else None
    return (day or date.max, line.id)
