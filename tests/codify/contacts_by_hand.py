"""CONSULT events of one report, built by hand, and the meetings that become of them."""

from __future__ import annotations

from datetime import date

from dragoman.codify import meetings
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Meeting,
    Reason,
    Report,
    Span,
    Statement,
    Status,
    Text,
    When,
    content_id,
)

NEWS = (
    "Berg will visit Lumera on June 18. Berg called off a trip in February. "
    "The ministers spoke by telephone on Monday. The ministers met in Valgard. "
    "Lumera has yet to confirm the visit. Lumera would not discuss fish. "
    "Berg met Nord. The day was mild. Berg met Nord."
)
REPORT = Report(NEWS, published=date(2023, 6, 14))
BERG = Actor("KES", "GOV", "Ada Berg")
KESTRIA = Actor("KES", "GOV")
NORD = Actor("LUM", "GOV", "Ola Nord")
LUMERA = Actor("LUM", "GOV")

PLAN = "Berg will visit Lumera on June 18"
TRIP = "Berg called off a trip in February"
CALL = "The ministers spoke by telephone on Monday"
TALKS = "The ministers met in Valgard"
SILENCE = "Lumera has yet to confirm the visit"


def day(month: int, number: int, year: int = 2023) -> When:
    when = date(year, month, number)
    return When(when, when, "day", "explicit")


def whole(month: int) -> When:
    return When(date(2023, month, 1), date(2023, month, 28), "month", "explicit")


def cite(words: str, *, last: bool = False) -> Evidence:
    start = NEWS.rindex(words) if last else NEWS.index(words)
    return Evidence.cite(REPORT, Span(start, start + len(words)))


def consult(
    words: str,
    status: Status = "happened",
    *,
    when: When | None = None,
    actors: tuple[Actor, ...] = (BERG,),
    recipients: tuple[Actor, ...] = (LUMERA,),
    modes: tuple[str, ...] = (),
    trigger: str = "met",
    according_to: str | None = None,
    last: bool = False,
) -> Event:
    evidence = cite(words, last=last)
    return Event(
        id=content_id("e", evidence, status), type="CONSULT", kind=None, plover="CONSULT",
        modes=modes, contexts=(), actors=actors, recipients=recipients, actor_spans=(),
        recipient_spans=(), status=status, evidence=evidence, when=when,
        according_to=according_to, reasons=(Reason("event model: CONSULT", trigger, 0.9),),
    )  # fmt: skip


def says(words: str, speaker: Actor | None, *, silence: bool = False) -> Statement:
    return Statement(
        id=content_id("s", words), kind="indirect", speaker=speaker, addressees=(), via=(),
        source=(), cue=(), content=(), evidence=cite(words), silence=silence,
    )  # fmt: skip


def built(*events: Event, said: tuple[Statement, ...] = ()) -> tuple[Meeting, ...]:
    return linked(*events, said=said)[1]


def linked(
    *events: Event, said: tuple[Statement, ...] = ()
) -> tuple[tuple[Event, ...], tuple[Meeting, ...]]:
    sentences = []
    start = 0
    for part in NEWS.split(". "):
        sentences.append(Span(start, start + len(part)))
        start += len(part) + 2
    return meetings(events, said, Text(REPORT, (Span(0, len(NEWS)),), tuple(sentences)))


def statuses(meeting: Meeting) -> list[str]:
    return [entry.status for entry in meeting.history]
