"""A coder for tests: a few plain sentences of a fixed form, each coded as a person would.

Drovia accused Belmark of theft on 2025-03-01.
Drovia will visit Belmark on 2025-03-27.        (a meeting, scheduled)
Drovia called off the visit to Belmark on 2025-02-25.
Drovia and Belmark met on 2025-02-05.           (talks, held)
Belmark remembered how Drovia attacked it.      (background)
Drovia told Belmark that the bank is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.errors import FindingError
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    Reason,
    Report,
    Span,
    Statement,
    Status,
    When,
    content_id,
)

DROVIA, BELMARK = Actor("XDR", "GOV"), Actor("XBE", "GOV")
STATES = {"Drovia": DROVIA, "Belmark": BELMARK, "China": Actor("CHN", "GOV")}
_STATE = "|".join(STATES)
_DAY = r"(\d{4}-\d\d-\d\d)"
_EVENT = re.compile(rf"({_STATE}) (accused|attacked) ({_STATE})[^.]*?(?: on {_DAY})?\.")
_PAST = re.compile(rf"({_STATE}) remembered how ({_STATE}) attacked it\.")
_MEETING = re.compile(
    rf"({_STATE}) (will visit|called off the visit to|and) ({_STATE})(?: met)? on {_DAY}\."
)
_SAID = re.compile(rf"({_STATE}) told ({_STATE}) that ([^.]+)\.")
_LIFE = {"will visit": "scheduled", "called off the visit to": "cancelled", "and": "held"}


class HandCoder:
    """Codes the sentences above; anything else gives nothing, "impossible" an error."""

    version = "hand-1"

    def __init__(self, **_: object) -> None:
        self.coded: list[str] = []

    def code(self, report: Report) -> Findings:
        self.coded.append(report.id)
        if "impossible" in report.text:
            raise FindingError("cannot be coded; leave it out")
        return Findings(
            report=report,
            coder=self.version,
            statements=tuple(_statements(report)),
            events=tuple(_events(report)),
            meetings=tuple(_meetings(report)),
        )


def on(written: str | None) -> When | None:
    """A day as a `When`."""
    if written is None:
        return None
    day = date.fromisoformat(written)
    return When(day, day, "day", "explicit")


def event(
    report: Report, span: Span, actor: Actor, recipient: Actor, *, type_: str, status: Status,
    when: When | None,
) -> Event:  # fmt: skip
    return Event(
        id=content_id("e", report.id, span.start, type_), type=type_, kind=None, plover=type_,
        modes=(), contexts=(), actors=(actor,), recipients=(recipient,), actor_spans=(),
        recipient_spans=(), status=status, evidence=Evidence.cite(report, span), when=when,
        reasons=(Reason("by hand", "a plain sentence", 1.0),),
    )  # fmt: skip


def _events(report: Report) -> Iterator[Event]:
    for found in _EVENT.finditer(report.text):
        type_ = "ACCUSE" if found[2] == "accused" else "ASSAULT"
        yield event(
            report, Span(*found.span()), STATES[found[1]], STATES[found[3]], type_=type_,
            status="happened", when=on(found[4]),
        )  # fmt: skip
    for found in _PAST.finditer(report.text):
        yield event(
            report, Span(*found.span()), STATES[found[2]], STATES[found[1]], type_="ASSAULT",
            status="background", when=None,
        )  # fmt: skip


def _meetings(report: Report) -> Iterator[Meeting]:
    for found in _MEETING.finditer(report.text):
        first, second = STATES[found[1]], STATES[found[3]]
        day = report.published
        published = When(day, day, "day", "published") if day else None
        evidence = Evidence.cite(report, Span(*found.span()))
        yield Meeting(
            id=content_id("m", report.id, found.start()),
            kind="talks" if found[2] == "and" else "visit",
            participants=((str(first.country), (first,)), (str(second.country), (second,))),
            history=(MeetingEntry(_LIFE[found[2]], first, published, evidence),),
            when=on(found[4]),
        )


def _statements(report: Report) -> Iterator[Statement]:
    for found in _SAID.finditer(report.text):
        content = Span(*found.span(3))
        yield Statement(
            id=content_id("s", report.id, found.start()), kind="indirect",
            speaker=STATES[found[1]], addressees=(STATES[found[2]],), via=(),
            source=(Span(*found.span(1)),), cue=(), content=(content,),
            evidence=Evidence.cite(report, Span(*found.span(1)), content),
        )  # fmt: skip
