"""What an export draws on: the chosen records of a ledger, each read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from dragoman.annotate import annotate
from dragoman.ledger import Kept, Ledger
from dragoman.records import Actor, Event, Meeting, Position, Report, Statement, Text
from dragoman.views.export.countries import Country, country
from dragoman.views.export.quoting import short
from dragoman.views.export.selection import Selection
from dragoman.views.meetings import MeetingLine, meeting_lines
from dragoman.views.parties import Parties

Evident = Kept[Event] | Kept[Statement] | Kept[Position]
_TEXTS_HELD = 1024


class Material:
    """The records that a selection takes, in order of date and then of their ids."""

    def __init__(self, ledger: Ledger, selection: Selection, parties: Parties) -> None:
        self.ledger = ledger
        self.selection = selection
        self.parties = parties
        self.report = lru_cache(maxsize=_TEXTS_HELD)(ledger.report)
        self.annotated = lru_cache(maxsize=_TEXTS_HELD)(self._annotate)

    @cached_property
    def events(self) -> Sequence[Kept[Event]]:
        chosen = self.selection
        found = self._found_events()
        return self.ledger.sourced([event for event in found if chosen.takes_event(event)])

    def _found_events(self) -> Sequence[Event]:
        chosen = self.selection
        if chosen.records is not None:
            return _events_of(self.ledger, chosen.records)
        return self.ledger.events(
            between=chosen.between, since=chosen.since, until=chosen.until,
            statuses=chosen.statuses,
        )  # fmt: skip

    @cached_property
    def kept_meetings(self) -> Sequence[Kept[Meeting]]:
        chosen = self.selection
        found = self.ledger.meetings(between=chosen.between, since=chosen.since, until=chosen.until)
        return self.ledger.sourced(found)

    @cached_property
    def meetings(self) -> Sequence[MeetingLine]:
        lines = meeting_lines(self.kept_meetings)
        return [line for line in lines if self.selection.takes_meeting(line)]

    @cached_property
    def statements(self) -> Sequence[Kept[Statement]]:
        chosen = self.selection
        if chosen.records is not None:
            return self.ledger.sourced(self.ledger.named(Statement, chosen.records))
        found = self.ledger.statements(
            between=chosen.between, since=chosen.since, until=chosen.until
        )
        return self.ledger.sourced(found)

    @cached_property
    def positions(self) -> Sequence[Kept[Position]]:
        chosen = self.selection
        if chosen.records is not None:
            reports = sorted({kept.source.id for kept in self.statements})
            held = [one for name in reports for one in self.ledger.positions(report=name)]
            voiced = {one.id: one for one in held if chosen.takes_any(one.id, one.statement)}
            voiced |= {one.id: one for one in self.ledger.named(Position, chosen.records)}
            return self.ledger.sourced(tuple(voiced.values()))
        found = self.ledger.positions(
            between=chosen.between, since=chosen.since, until=chosen.until
        )
        return self.ledger.sourced(found)

    @property
    def evident(self) -> Sequence[Evident]:
        """Events, statements and positions, report by report, in the order of their words."""
        place = {name: number for number, name in enumerate(self.reports)}

        def order(kept: Evident) -> tuple[int, int, str]:
            return place[kept.source.id], kept.record.evidence.spans[0].start, kept.record.id

        return sorted([*self.events, *self.statements, *self.positions], key=order)

    @cached_property
    def reports(self) -> Sequence[str]:
        """Ids of the reports that the chosen records stand in, by day of publication."""
        found = {
            kept.source.id: kept.source
            for group in (self.events, self.kept_meetings, self.statements, self.positions)
            for kept in group
        }
        ordered = sorted(found.values(), key=lambda s: (s.published is None, s.published, s.id))
        return [source.id for source in ordered]

    @cached_property
    def meeting_of(self) -> Mapping[str, str]:
        """From the id of a record of a meeting to the id of the meeting in the world."""
        return {kept.record.id: kept.occurrence or kept.record.id for kept in self.all_meetings}

    @cached_property
    def all_meetings(self) -> Sequence[Kept[Meeting]]:
        """Also those outside the filter, which an event inside it may belong to."""
        if self.selection.records is not None:
            return self.kept_meetings
        return self.ledger.sourced(self.ledger.meetings())

    @cached_property
    def speakers(self) -> Mapping[str, Actor | None]:
        """Who speaks in the statements that events rest on."""
        needed = {name for kept in self.events if (name := kept.record.according_to)}
        return {one.id: one.speaker for one in self.ledger.named(Statement, needed)}

    # ------------------------------------------------------------ words about them

    def country(self, code: str | None) -> Country | None:
        return country(code, name=self.parties.name(code))

    def name(self, actor: Actor) -> str:
        """Qin Gang, Ministry of Foreign Affairs, China: the name, else the country's, else ``."""
        if actor.name:
            return actor.name
        known = self.country(actor.country)
        return known.name if known else actor.country or ""

    def quote(self, words: str) -> str:
        return short(words, whole=self.selection.with_texts)

    def _annotate(self, report: str) -> Text:
        return annotate(self.report(report))

    def sentence_number(self, report: str, position: int) -> int | None:
        """The number, from 1, of the sentence that holds the character at `position`."""
        text = self.annotated(report)
        sentence = text.sentence_at(position)
        return text.sentences.index(sentence) + 1 if sentence else None

    def texts(self) -> Iterable[Report]:
        """Whole reports, in order."""
        return (self.report(name) for name in self.reports)


def _events_of(ledger: Ledger, names: frozenset[str]) -> tuple[Event, ...]:
    """The events with these ids, and those of the meetings with these ids."""
    meetings = [meeting.id for meeting in ledger.named(Meeting, names)]
    found = [*ledger.named(Event, names)]
    for meeting in meetings:
        found += ledger.events(meeting=meeting)
    return tuple({event.id: event for event in found}.values())
