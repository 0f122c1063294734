"""What passed between parties, in order: one row for each occurrence, with its sources.

Three counts are told apart: occurrences, the reports that tell them, and the independent origins
of those reports (forty copies of one wire story are 1, 40 and 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.ledger import Kept, Ledger
from dragoman.records import Actor, Event, Meeting, Place, Statement, When
from dragoman.views.grouping import day_of, groups, narrowest
from dragoman.views.meetings import MeetingLine, meeting_lines
from dragoman.views.originals import Originals
from dragoman.views.sources import SourceLine, source_line

RowKind = Literal["event", "meeting", "statement"]
BACKGROUND = "background"

# What is told as past had come about when it was told, though the report gives no day.
_TOLD_AS_PAST = frozenset({"happened", "alleged", "denied", "said", "announced", "silence"})


@dataclass(frozen=True, slots=True)
class Row:
    """One occurrence. `act` names what it is; `quote` is what its first source says of it.

    `mutual` rows have no direction: two states that talk. `meeting` is the id of the meeting that
    an event belongs to and `records` the ids of all records behind the row.
    """

    id: str
    kind: RowKind
    when: When | None
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mutual: bool
    act: str
    place: Place | None
    quote: str
    sources: tuple[SourceLine, ...]
    reports: int
    origins: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineCounts:
    """Occurrences in the timeline, the reports that tell them, their independent origins.

    `origins` is None where the reports are too many to be compared for a page.
    """

    occurrences: int
    reports: int
    origins: int | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated rows in order; rows without a date, and background, stand apart."""

    parties: tuple[str, ...]
    since: date | None
    until: date | None
    rows: tuple[Row, ...]
    undated: tuple[Row, ...]
    background: tuple[Row, ...]
    counts: TimelineCounts


def timeline(
    ledger: Ledger,
    parties: Sequence[str] = (),
    *,
    since: date | None = None,
    until: date | None = None,
    with_statements: bool = False,
    only: Callable[[Row], bool] = lambda _: True,
    originals: Originals | None = None,
) -> Timeline:
    """What happened, is planned or alleged between two parties, about one, or at all.

    `parties` are codes. `only` leaves out rows, of which none then counts.
    """
    between = (parties[0], parties[1]) if len(parties) == 2 else None
    actor = parties[0] if len(parties) == 1 else None
    meetings = ledger.meetings(between=between, actor=actor, since=since, until=until)
    events = ledger.events(between=between, actor=actor, since=since, until=until)
    rows = [*_meeting_rows(ledger.sourced(meetings)), *_event_rows(ledger.sourced(events))]
    if with_statements:
        said = ledger.statements(between=between, speaker=actor, since=since, until=until)
        rows += _statement_rows(ledger.sourced(said))
    chosen = sorted((row for row in rows if only(row)), key=_order)
    counted = [row for row in chosen if row.status != BACKGROUND]
    return Timeline(
        parties=tuple(parties),
        since=since,
        until=until,
        rows=tuple(row for row in counted if day_of(row.when)),
        undated=tuple(row for row in counted if not day_of(row.when)),
        background=tuple(row for row in chosen if row.status == BACKGROUND),
        counts=_counts(originals or Originals(ledger), counted),
    )


def _order(row: Row) -> tuple[date, str]:
    return (day_of(row.when) or date.max, row.id)


def _counts(originals: Originals, rows: Sequence[Row]) -> TimelineCounts:
    reports = {source.report for row in rows for source in row.sources}
    origins = originals.of(reports)
    told = None if origins is None else len(set(origins.values()))
    return TimelineCounts(len(rows), len(reports), told)


# ---------------------------------------------------------------- meetings


def _meeting_rows(kept: Sequence[Kept[Meeting]]) -> Iterable[Row]:
    for line in meeting_lines(kept):
        sides = line.participants
        yield Row(
            id=line.id,
            kind="meeting",
            when=line.when,
            status=line.state,
            actors=sides[0][1] if sides else (),
            recipients=tuple(actor for _, actors in sides[1:] for actor in actors),
            mutual=line.kind != "visit",
            act=line.kind,
            place=line.place,
            quote=_telling(line),
            sources=_once(entry.source for entry in line.history),
            reports=line.reports,
            origins=line.origins,
            records=line.records,
        )


def _telling(line: MeetingLine) -> str:
    """The words that gave the meeting its state: of a cancelled visit, those that cancel it."""
    fitting = [entry for entry in line.history if entry.status == line.state]
    return (fitting or line.history)[-1].quote


# ---------------------------------------------------------------- events and statements


def _event_rows(kept: Sequence[Kept[Event]]) -> Iterable[Row]:
    """Rows of the events that are no part of a meeting, which has its own row."""
    for name, members in groups([one for one in kept if one.record.meeting is None]).items():
        head = _head(members)
        event = head.record
        yield Row(
            id=name,
            kind="event",
            when=_when(members, event.status),
            status=event.status,
            actors=event.actors,
            recipients=event.recipients,
            mutual=event.type in ("CONSULT", "AGREE", "COOPERATE") and not event.recipients,
            act=_act(event),
            place=next((m.record.place for m in members if m.record.place), None),
            quote=event.evidence.words,
            sources=_once(source_line(m.source, m.record.evidence.words) for m in members),
            reports=head.reports,
            origins=head.origins,
            records=tuple(member.record.id for member in members),
        )


def _head(members: Sequence[Kept[Event]]) -> Kept[Event]:
    """The account whose status holds: the latest report's that does not tell it as background."""
    live = [member for member in members if member.record.status != BACKGROUND]
    latest = max((_published(member) for member in live), default=date.min)
    return next((m for m in live if _published(m) == latest), members[0])


def _published(member: Kept[Event]) -> date:
    return member.source.published or date.min


def _act(event: Event) -> str:
    """`SANCTION discontinue`, or the kind of an event that has no type."""
    return " ".join((event.type or event.kind or "?", *event.modes))


def _statement_rows(kept: Sequence[Kept[Statement]]) -> Iterable[Row]:
    for name, members in groups(kept).items():
        head = members[0]
        said = head.record
        status = "silence" if said.silence else "announced" if said.announced else "said"
        yield Row(
            id=name,
            kind="statement",
            when=_when(members, status),
            status=status,
            actors=(said.speaker,) if said.speaker else (),
            recipients=said.addressees,
            mutual=False,
            act="statement",
            place=None,
            quote=_words(said),
            sources=_once(source_line(m.source, _words(m.record)) for m in members),
            reports=head.reports,
            origins=head.origins,
            records=tuple(member.record.id for member in members),
        )


def _when(members: Sequence[Kept[Event]] | Sequence[Kept[Statement]], status: str) -> When | None:
    """The narrowest date that a report gives; else, for what is told as past, "by" the first
    report's day of publication.
    """
    told = narrowest(member.record.when for member in members)
    published = members[0].source.published
    if told is None and published is not None and status in _TOLD_AS_PAST:
        return When(None, published, "before", "published")
    return told


def _words(statement: Statement) -> str:
    """What was said, in the words of the report: the quotes that lie in its content."""
    evidence = statement.evidence
    inside = [
        quote
        for span, quote in zip(evidence.spans, evidence.quotes, strict=True)
        if span in statement.content
    ]
    return " … ".join(inside) or evidence.words


def _once(sources: Iterable[SourceLine]) -> tuple[SourceLine, ...]:
    """Each report once, with its first words, in order of publication."""
    first: dict[str, SourceLine] = {}
    for source in sources:
        first.setdefault(source.report, source)
    return tuple(sorted(first.values(), key=lambda s: (s.published or date.max, s.report)))
