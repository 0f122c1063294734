"""What a brief holds: sections of cited sentences, taken from the other views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.ledger import Kept, Ledger
from dragoman.records import Actor, Evidence, Statement
from dragoman.views.brief.accounts import differing
from dragoman.views.brief.citing import Citation, Citer, Sentence
from dragoman.views.brief.telling import Label, counted, day_told, told
from dragoman.views.deeds import DeedLine, deeds
from dragoman.views.grouping import day_of
from dragoman.views.index import Index, explain, index
from dragoman.views.meetings import MeetingLine, meetings
from dragoman.views.timeline import Row, Timeline, timeline

_LATELY = timedelta(days=30)
_MOST, _MOST_SAID = 8, 3
_AHEAD = frozenset({"proposed", "scheduled", "confirmed", "postponed"})
_ANSWERED = frozenset({"followed", "partly followed", "contradicted", "lapsed", "withdrawn"})
_ABOUT = frozenset({"demand", "condition"})


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a title; `note` says what is left out, or that nothing was found."""

    title: str
    sentences: tuple[Sentence, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One page on two parties as these reports tell it. `names` are those of the parties."""

    parties: tuple[str, str]
    names: tuple[str, str]
    as_of: date | None
    since: date | None
    reports: int
    index: Index
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]


def brief(
    ledger: Ledger,
    parties: tuple[str, str],
    *,
    name: Callable[[str | None], str] = str,
    label: Label = lambda actor: actor.id,
    since: date | None = None,
) -> Brief:
    """A brief on two parties (codes): `since` says from which day on things count as new.

    Without it the last thirty days before the newest report do.
    """
    as_of = ledger.last_published()
    start = since or (as_of - _LATELY if as_of else None)
    line = timeline(ledger, parties)
    writer = _Writer(ledger, parties, name, label, start, as_of)
    used = index(ledger, parties)
    sections = (
        writer.state(used),
        writer.changed(line),
        writer.coming(),
        writer.asked(),
        writer.said(),
        writer.differing(line),
        writer.answered(),
    )
    return Brief(
        parties=parties,
        names=(name(parties[0]), name(parties[1])),
        as_of=as_of,
        since=start,
        reports=line.counts.reports,
        index=used,
        sections=sections,
        citations=writer.citer.citations,
    )


class _Writer:
    def __init__(
        self,
        ledger: Ledger,
        parties: tuple[str, str],
        name: Callable[[str | None], str],
        label: Label,
        since: date | None,
        as_of: date | None,
    ) -> None:
        self._ledger, self._parties, self._name, self._label = ledger, parties, name, label
        self._since, self._as_of = since, as_of
        self.citer = Citer(ledger)

    def state(self, used: Index) -> Section:
        """The last points of the index that have a value, each with its weightiest events."""
        found = []
        for point in [point for point in used.points if point.value is not None][-3:]:
            parts = explain(used, point.label)
            side = "conflict" if (point.value or 0) < 0 else "cooperation"
            text = (
                f"{counted(point.occurrences, 'occurrence')} in "
                f"{counted(point.reports, 'report')}, {used.measure} {point.value:+.2f} "
                f"(more {side}); the weightiest: {parts[0].act} ({parts[0].status})"
            )
            proofs = self._proofs(part.id for part in parts[:3])
            found.append(self.citer.sentence(text, proofs, when=point.label))
        return _section("State of the relation", found, "these reports give no dated occurrence")

    def changed(self, line: Timeline) -> Section:
        """Occurrences on or after the day, and what was reported since."""
        rows = [row for row in (*line.rows, *line.undated) if self._is_new(row)]
        return _section(
            f"What is new since {self._since}",
            [self._row(row) for row in rows[-_MOST:]],
            "nothing in these reports",
            left_out=len(rows) - _MOST,
        )

    def coming(self) -> Section:
        """Meetings that are still ahead, as far as these reports know."""
        ahead = [
            line
            for line in meetings(self._ledger, between=self._parties).lines
            if line.state in _AHEAD and self._is_ahead(line)
        ]
        return _section(
            "Next meetings",
            [self._meeting(line) for line in ahead[:_MOST]],
            "none announced in these reports",
            left_out=len(ahead) - _MOST,
        )

    def asked(self) -> Section:
        """Demands and conditions without a reported answer."""
        found = [
            line
            for line in deeds(self._ledger, self._parties, statuses=["open"]).lines
            if line.kind in _ABOUT
        ]
        return _section(
            "Open demands and conditions",
            [self._deed(line) for line in found[-_MOST:]],
            "none in these reports",
            left_out=len(found) - _MOST,
        )

    def said(self) -> Section:
        """The last statements by each side that these reports carry about the other."""
        found: list[Sentence] = []
        for code in self._parties:
            said = self._ledger.statements(speaker=code, between=self._parties)
            newest = sorted(self._ledger.sourced(said), key=_said_on, reverse=True)
            for kept in newest[:_MOST_SAID]:
                statement = kept.record
                who = self._label(statement.speaker) if statement.speaker else "someone not named"
                to = ", ".join(self._label(actor) for actor in statement.addressees)
                when = day_told(statement.when) if statement.when else str(kept.source.published)
                text = f"{who} said{f' to {to}' if to else ''}"
                proof = _content(statement.evidence, [(s.start, s.end) for s in statement.content])
                found.append(self.citer.sentence(text, [proof], when=when))
        return _section("Who said what last", found, "no statement of one side to the other")

    def differing(self, line: Timeline) -> Section:
        """Occurrences that reports tell in different ways; both are kept."""
        found = []
        for row in line.rows[-200:]:
            for text, proofs in differing(self._ledger, row):
                found.append(self.citer.sentence(text, proofs, when=day_told(row.when)))
        return _section(
            "Differing accounts",
            found[-_MOST:],
            "none found; silence of one report is no difference",
            left_out=len(found) - _MOST,
        )

    def answered(self) -> Section:
        """Words of which later reports show what came."""
        found = [
            line for line in deeds(self._ledger, self._parties).lines if line.status in _ANSWERED
        ]
        return _section(
            "Words and deeds",
            [self._deed(line) for line in found[-_MOST:]],
            "no words with a reported answer",
            left_out=len(found) - _MOST,
        )

    # ------------------------------------------------------------ sentences

    def _row(self, row: Row) -> Sentence:
        text = told(row, self._label)
        return self.citer.sentence(text, self._evidence(row), when=day_told(row.when))

    def _meeting(self, line: MeetingLine) -> Sentence:
        sides = " and ".join(self._side(code, people) for code, people in line.participants)
        place = f", {line.place.name}" if line.place else ""
        text = f"{line.kind.capitalize()} of {sides}{place}: {line.state}"
        return self.citer.sentence(
            text, self.citer.records(line.records, status=line.state), when=day_told(line.when)
        )

    def _side(self, code: str, people: Sequence[Actor]) -> str:
        named = [actor.name for actor in people if actor.name]
        return f"{self._name(code)} ({', '.join(named)})" if named else self._name(code)

    def _deed(self, line: DeedLine) -> Sentence:
        to = line.bound if line.bound != line.holder.country else line.towards
        due = f", due {day_told(line.deadline)}" if line.deadline else ""
        settled = f", settled by {line.settled.author}" if line.settled else ""
        status = "not reported in these texts" if line.status == "open" else line.status
        text = (
            f"{line.kind.capitalize()} by {self._label(line.holder)}"
            f"{f' to {self._name(to)}' if to else ''}{due}: {status}{settled}"
        )
        proofs = [Evidence(line.sources[0].report, (line.span,), (line.quote,))]
        proofs += [
            Evidence(sign.source.report, (sign.span,), (sign.quote,))
            for sign in line.signs
            if sign.settles
        ]
        return self.citer.sentence(text, proofs, when=day_told(line.said))

    def _evidence(self, row: Row) -> list[Evidence]:
        return self.citer.records(row.records, status=row.status)

    def _proofs(self, names: Iterable[str]) -> list[Evidence]:
        """Evidence of occurrences or of records that stand alone."""
        return [proof for name in names for proof in self.citer.records(self._members(name))]

    def _members(self, name: str) -> Iterator[str]:
        found = self._ledger.record(name)
        members: tuple[str, ...] = getattr(found, "members", (name,))
        yield from members

    def _is_new(self, row: Row) -> bool:
        if self._since is None:
            return True
        days = [source.published for source in row.sources if source.published]
        day = day_of(row.when) or max(days, default=None)
        first = min(days, default=None)
        return bool(
            (day and day >= self._since and (self._as_of is None or day <= self._as_of))
            or (first and first >= self._since and day is None)
        )

    def _is_ahead(self, line: MeetingLine) -> bool:
        day = (line.when.end or line.when.start) if line.when else None
        return day is None or self._as_of is None or day >= self._as_of


def _said_on(kept: Kept[Statement]) -> tuple[date, str]:
    """The day on which a statement was made, else came out."""
    return (day_of(kept.record.when) or kept.source.published or date.min, kept.record.id)


def _content(evidence: Evidence, inside: Sequence[tuple[int, int]]) -> Evidence:
    """The words said, where the evidence of a statement marks them."""
    for span, quote in zip(evidence.spans, evidence.quotes, strict=True):
        if (span.start, span.end) in inside:
            return Evidence(evidence.report, (span,), (quote,))
    return evidence


def _section(title: str, sentences: Sequence[Sentence], none: str, *, left_out: int = 0) -> Section:
    if not sentences:
        return Section(title, (), none)
    note = f"{left_out} earlier left out" if left_out > 0 else ""
    return Section(title, tuple(sentences), note)
