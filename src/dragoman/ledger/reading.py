"""Reading a ledger: every question that a view or a stage asks of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, exists

from dragoman.ledger import (
    choosing,
    coded,
    deeds,
    finding,
    links,
    originals,
    runs,
    search,
    sourcing,
    tally,
)
from dragoman.ledger import tables as t
from dragoman.ledger.choosing import Choice
from dragoman.ledger.deeds import EVERY_WORD, Words
from dragoman.ledger.held import Held
from dragoman.ledger.nouns import (
    Coded,
    CodedCount,
    Counts,
    Entry,
    Failure,
    Hit,
    Kept,
    Order,
    PairCount,
    Record,
    Run,
    Source,
)
from dragoman.records import (
    Deed,
    Event,
    Findings,
    Meeting,
    Occurrence,
    Position,
    Report,
    Settlement,
    Statement,
)

Sourced = TypeVar("Sourced", bound=Record)


class Reading(Held):
    """The questions; each answer is one unchanging view and never waits for a writer."""

    # ------------------------------------------------------------ reports and runs

    def runs(self) -> tuple[Run, ...]:
        """All runs, in the order in which they began."""
        with self.reading() as connection:
            return runs.every(connection)

    def coded_counts(self) -> Mapping[str, CodedCount]:
        """How much each run coded, by its id; runs that met only known reports are left out."""
        with self.reading() as connection:
            return coded.counts(connection)

    def coded(self, name: str) -> Coded:
        """What a run (by its id or the beginning of it) or a coder's version has coded.

        Raises NotFoundError.
        """
        with self.reading() as connection:
            return coded.coded(connection, name)

    def alike(self, first: Coded, second: Coded) -> Mapping[str, int]:
        """How many records of each kind stand in codings that are the same on both sides."""
        with self.reading() as connection:
            return coded.alike(connection, first, second)

    def failures(self, *, run: str | None = None) -> tuple[Failure, ...]:
        """What failed or was refused, in one run or in all."""
        with self.reading() as connection:
            return runs.failed(connection, run=run)

    def holds(self, report: Report, coder: str) -> bool:
        """Whether this report, coded by this coder, is kept."""
        with self.reading() as connection:
            return finding.is_coded(connection, report.id, coder)

    def reports(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> tuple[Report, ...]:
        """Reports in order of publication, the undated last."""
        with self.reading() as connection:
            return finding.choose_reports(
                connection, outlet=outlet, language=language, since=since, until=until, limit=limit
            )

    def report(self, name: str) -> Report:
        """The report with this id or unique beginning of an id. Raises NotFoundError."""
        with self.reading() as connection:
            return finding.report(connection, name)

    def reports_named(self, names: Collection[str]) -> Iterator[Report]:
        """The reports with just these ids, one at a time, in order of the ids."""
        with self.reading() as connection:
            yield from finding.reports_named(connection, names)

    def mark(self) -> int:
        """How many reports were ever kept: `kept_after` tells which came later."""
        with self.reading() as connection:
            return sourcing.mark(connection)

    def kept_after(self, mark: int, reports: Collection[str]) -> frozenset[str]:
        """Those of the reports that were kept after the ledger stood at a mark."""
        with self.reading() as connection:
            return sourcing.kept_after(connection, mark, reports)

    def sources(self, reports: Collection[str]) -> Mapping[str, Source]:
        """What is known of these reports, without their texts, by their ids."""
        with self.reading() as connection:
            return sourcing.sources(connection, reports)

    def originals(self, reports: Collection[str]) -> Mapping[str, str] | None:
        """For each of the reports the earliest of them with the same text, as they were linked;
        None where one of them was kept since.
        """
        with self.reading() as connection:
            return originals.among(connection, reports)

    def source(self, report: str) -> Source:
        """What is known of a report, without its text. Raises NotFoundError."""
        with self.reading() as connection:
            return sourcing.source(connection, report)

    def record(self, name: str) -> Entry:
        """The report, record, occurrence or deed with this id or unique beginning of an id.

        Raises NotFoundError, which names near ids.
        """
        with self.reading() as connection:
            return finding.entry(connection, name)

    def findings_of(self, report: str, *, coder: str | None = None) -> Findings:
        """All that a report gave, by its newest coder or the one named."""
        with self.reading() as connection:
            return finding.findings(connection, report, coder=coder)

    def findings_named(self, reports: Collection[str]) -> Mapping[str, Findings]:
        """By report id all that these reports gave, by their newest coders."""
        with self.reading() as connection:
            return finding.findings_named(connection, reports)

    def iter_findings(self, *, coder: str | None = None) -> Iterator[Findings]:
        """The findings of all reports, one at a time, in the order in which they were kept."""
        with self.reading() as connection:
            yield from finding.every_findings(connection, coder=coder)

    # ------------------------------------------------------------ records

    def statements(
        self,
        *,
        speaker: str | None = None,
        kinds: Sequence[str] = (),
        between: tuple[str, str] | None = None,
        since: date | None = None,
        until: date | None = None,
        report: str | None = None,
        within: Collection[str] | None = None,
        limit: int | None = None,
        order: Order = "oldest",
    ) -> tuple[Statement, ...]:
        """Statements by date; `between` wants one side to speak to the other.

        `within` leaves out, of those up to the limit, what other reports than these tell.
        """
        choice = Choice(
            between=between, actor=speaker, role="speaker", since=since, until=until,
            report=report, within=within, limit=limit, order=order,
        )  # fmt: skip
        narrow = t.statements
        conditions: list[ColumnElement[bool]] = [narrow.c.kind.in_(kinds)] if kinds else []
        with self.reading() as connection:
            return choosing.choose(connection, Statement, choice, narrow, *conditions)

    def positions(
        self,
        *,
        holder: str | None = None,
        kinds: Sequence[str] = (),
        issue: str | None = None,
        between: tuple[str, str] | None = None,
        since: date | None = None,
        until: date | None = None,
        report: str | None = None,
        limit: int | None = None,
        order: Order = "oldest",
    ) -> tuple[Position, ...]:
        """Positions by date; `between` wants one side to address the other."""
        choice = Choice(
            between=between, actor=holder, role="holder", since=since, until=until,
            report=report, limit=limit, order=order,
        )  # fmt: skip
        narrow = t.positions
        conditions: list[ColumnElement[bool]] = [narrow.c.kind.in_(kinds)] if kinds else []
        if issue is not None:
            on_issue = (t.issues.c.record == narrow.c.record) & (t.issues.c.issue == issue)
            conditions.append(exists().where(on_issue))
        with self.reading() as connection:
            return choosing.choose(connection, Position, choice, narrow, *conditions)

    def voiced(self, statements: Collection[str]) -> tuple[Position, ...]:
        """The positions that the statements with these ids voice, by date."""
        if not statements:
            return ()
        with self.reading() as connection:
            return choosing.voicing(connection, statements)

    def events(
        self,
        *,
        between: tuple[str, str] | None = None,
        types: Sequence[str] = (),
        statuses: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        actor: str | None = None,
        meeting: str | None = None,
        report: str | None = None,
        limit: int | None = None,
        order: Order = "oldest",
    ) -> tuple[Event, ...]:
        """Events by date. `between` takes two countries that act on each other or together;
        `actor` a country or an actor in any role; `types` are PLOVER's.
        """
        choice = Choice(
            between=between, actor=actor, since=since, until=until, report=report,
            limit=limit, order=order,
        )  # fmt: skip
        narrow = t.events
        conditions: list[ColumnElement[bool]] = [narrow.c.type.in_(types)] if types else []
        if statuses:
            conditions.append(narrow.c.status.in_(statuses))
        if meeting is not None:
            conditions.append(narrow.c.meeting == meeting)
        with self.reading() as connection:
            return choosing.choose(connection, Event, choice, narrow, *conditions)

    def meetings(
        self,
        *,
        between: tuple[str, str] | None = None,
        kinds: Sequence[str] = (),
        statuses: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        actor: str | None = None,
        report: str | None = None,
        known_by: date | None = None,
        limit: int | None = None,
        order: Order = "oldest",
    ) -> tuple[Meeting, ...]:
        """Meetings by date; a status is that of the last entry in the history.

        `known_by` leaves out what no report had told of by that day, unless it was told of again.
        """
        choice = Choice(
            between=between, actor=actor, since=since, until=until, report=report,
            limit=limit, order=order,
        )  # fmt: skip
        narrow = t.meetings
        conditions: list[ColumnElement[bool]] = [narrow.c.kind.in_(kinds)] if kinds else []
        if statuses:
            conditions.append(narrow.c.status.in_(statuses))
        if known_by is not None:
            conditions.append(choosing.may_be_known(narrow, known_by))
        with self.reading() as connection:
            return choosing.choose(connection, Meeting, choice, narrow, *conditions)

    def nth_newest_day(
        self,
        kind: type[Record],
        nth: int,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        role: str | None = None,
        until: date | None = None,
    ) -> date | None:
        """The day of the `nth` newest record of a kind, the first being 1; None where there are
        fewer that have a day.
        """
        choice = Choice(between=between, actor=actor, role=role, until=until)
        with self.reading() as connection:
            return choosing.nth_newest_day(connection, kind, choice, nth - 1)

    def named(self, kind: type[Sourced], names: Collection[str]) -> tuple[Sourced, ...]:
        """The records of one kind among these ids, by date, from the newest codings."""
        if not names:
            return ()
        with self.reading() as connection:
            return choosing.named(connection, kind, names)

    def occurrences_named(self, names: Collection[str]) -> Mapping[str, Occurrence]:
        """Occurrences by their ids; what is no occurrence is left out."""
        if not names:
            return {}
        with self.reading() as connection:
            return links.named(connection, names)

    def occurrences(self, *, kind: str | None = None) -> tuple[Occurrence, ...]:
        """What was linked, in order of ids."""
        with self.reading() as connection:
            return links.every(connection, kind=kind)

    def deeds(
        self,
        words: Words = EVERY_WORD,
        *,
        order: Order = "oldest",
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Deed, ...]:
        """Words that ask for or announce an act, by their day, the undated last."""
        with self.reading() as connection:
            return deeds.choose(connection, words, order=order, limit=limit, offset=offset)

    def deed_counts(self, words: Words = EVERY_WORD) -> Mapping[str, int]:
        """How many of these words have each status that holds."""
        with self.reading() as connection:
            return deeds.count(connection, words)

    def settlements(self) -> tuple[Settlement, ...]:
        """What persons decided on deeds, in the order in which they did."""
        with self.reading() as connection:
            return deeds.settled(connection)

    def last_published(self) -> date | None:
        """The day on which the newest report came out: the day as of which the ledger knows."""
        with self.reading() as connection:
            return sourcing.last_published(connection)

    def sourced(self, records: Sequence[Sourced]) -> tuple[Kept[Sourced], ...]:
        """The same records, each with its report and the counts of its occurrence."""
        if not records:
            return ()
        with self.reading() as connection:
            return sourcing.sourced(connection, records)

    def pair_counts(self) -> tuple[PairCount, ...]:
        """How often something passed between each two parties, the most frequent first."""
        with self.reading() as connection:
            return tally.pair_tallies(connection)

    def outlets(self) -> tuple[str, ...]:
        """All outlets, in order of their names."""
        with self.reading() as connection:
            return sourcing.outlets(connection)

    def first_published(self) -> date | None:
        """The day on which the oldest report came out."""
        with self.reading() as connection:
            return sourcing.first_published(connection)

    def newest_reports(self, limit: int) -> tuple[Report, ...]:
        """The reports that came out last; those without a date follow, the latest kept first."""
        with self.reading() as connection:
            return finding.newest_reports(connection, limit)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with self.reading() as connection:
            return sourcing.counts(connection)

    def search(self, words: str, *, kind: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """Passages that hold all the words or "phrases", in any script, the best first.

        `kind` is `report`, `statement` or `event`. No input is a mistake.
        """
        with self.reading() as connection:
            return search.search(connection, words, kind=kind, limit=limit)
