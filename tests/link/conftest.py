"""A small builder of findings, so that tests say what reports tell and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    MeetingKind,
    Place,
    Reason,
    Report,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
    content_id,
)


def actor(id_: str) -> Actor:
    """`CHN GOV:Qin Gang` as an actor."""
    code, _, name = id_.partition(":")
    country, _, sector = code.partition(" ")
    return Actor(country, sector or None, name or None)


def day(iso: str) -> When:
    return When(date.fromisoformat(iso), date.fromisoformat(iso), "day", "explicit")


def month(iso: str) -> When:
    start = date.fromisoformat(f"{iso}-01")
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return When(start, end, "month", "explicit")


def place(name: str, country: str) -> Place:
    return Place(name, None, name, country)


@dataclass
class Telling:
    """One report under construction: each call adds a sentence and a record that rests on it."""

    published: str | None = None
    outlet: str = "Invented Post"
    _parts: list[str] = field(default_factory=list)
    _records: list[Event | Meeting | Statement] = field(default_factory=list)
    _times: list[TimeExpression] = field(default_factory=list)

    def event(
        self,
        text: str,
        type_: str,
        actors: Sequence[str],
        recipients: Sequence[str] = (),
        *,
        modes: Sequence[str] = (),
        status: Status = "happened",
        when: When | None = None,
        where: Place | None = None,
        trigger: str = "",
    ) -> Telling:
        self._records.append(
            Event(
                id=self._id("e", text), type=type_, kind=None, plover=type_, modes=tuple(modes),
                contexts=(), actors=tuple(map(actor, actors)),
                recipients=tuple(map(actor, recipients)), actor_spans=(), recipient_spans=(),
                status=status, evidence=self._evidence(text), when=when, place=where,
                reasons=(Reason(f"event model: {type_}", trigger, 0.9),) if trigger else (),
            )
        )  # fmt: skip
        return self

    def meeting(
        self,
        text: str,
        kind: MeetingKind,
        sides: Sequence[Sequence[str]],
        *,
        status: str | Sequence[str] = "scheduled",
        by: str | None = None,
        when: When | None = None,
        where: Place | None = None,
        replaces: int | None = None,
        says: str | None = None,
    ) -> Telling:
        """`replaces` counts the report's meetings from 0; `says` is an unresolved expression."""
        statuses = [status] if isinstance(status, str) else status
        evidence = self._evidence(text)
        if says is not None:
            self._unresolved(text, says)
        meetings = [one for one in self._records if isinstance(one, Meeting)]
        self._records.append(
            Meeting(
                id=self._id("m", text), kind=kind,
                participants=tuple(
                    (one[0].split()[0], tuple(map(actor, one))) for one in sides
                ),
                history=tuple(
                    MeetingEntry(one, actor(by) if by else None, None, evidence)
                    for one in statuses
                ),
                when=when, place=where,
                reschedules=None if replaces is None else meetings[replaces].id,
            )
        )  # fmt: skip
        return self

    def statement(
        self,
        speaker: str | None,
        cue: str,
        content: str,
        *,
        when: When | None = None,
        says: str | None = None,
        kind: Literal["direct", "indirect"] = "indirect",
    ) -> Telling:
        lead = f"{speaker} {cue}"
        evidence = self._evidence(f"{lead} {content}.")
        start = evidence.spans[0].start
        if says is not None:
            self._unresolved(f"{lead} {content}.", says)
        self._records.append(
            Statement(
                id=self._id("s", content), kind=kind, speaker=actor(speaker) if speaker else None,
                addressees=(), via=(), source=(), cue=(Span(start, start + len(lead)),),
                content=(Span(start + len(lead) + 1, start + len(lead) + 1 + len(content)),),
                evidence=evidence, when=when,
            )
        )  # fmt: skip
        return self

    def text(self, words: str) -> Telling:
        """A sentence that no record rests on."""
        self._parts.append(words)
        return self

    def done(self) -> Findings:
        published = date.fromisoformat(self.published) if self.published else None
        report = Report("\n".join(self._parts), published=published, outlet=self.outlet)
        return _under(
            report.id,
            Findings(
                report=report,
                coder="test/1",
                times=tuple(self._times),
                events=tuple(one for one in self._records if isinstance(one, Event)),
                meetings=tuple(one for one in self._records if isinstance(one, Meeting)),
                statements=tuple(one for one in self._records if isinstance(one, Statement)),
            ),
        )

    def _id(self, prefix: str, text: str) -> str:
        parts = (self.outlet, self.published, len(self._records), *self._parts)
        return content_id(prefix, *parts, text)

    def _evidence(self, text: str) -> Evidence:
        start = sum(len(part) + 1 for part in self._parts)
        self._parts.append(text)
        return Evidence("?", (Span(start, start + len(text)),), (text,))

    def _unresolved(self, sentence: str, words: str) -> None:
        start = sum(len(part) + 1 for part in self._parts[:-1]) + sentence.index(words)
        unknown = When(None, None, "unknown", "unresolved", words)
        span = Span(start, start + len(words))
        self._times.append(TimeExpression(span, words, "DATE", "", unknown))


def _under(report: str, findings: Findings) -> Findings:
    """The same findings, their evidence under the report's id."""

    def cited(evidence: Evidence) -> Evidence:
        return replace(evidence, report=report)

    return replace(
        findings,
        events=tuple(replace(one, evidence=cited(one.evidence)) for one in findings.events),
        statements=tuple(replace(one, evidence=cited(one.evidence)) for one in findings.statements),
        meetings=tuple(
            replace(
                one,
                history=tuple(
                    replace(entry, evidence=cited(entry.evidence)) for entry in one.history
                ),
            )
            for one in findings.meetings
        ),
    )
