"""A small ledger: a visit announced by two outlets and held, a call, a denied and a vague act."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from dragoman import ontology
from dragoman.ledger import Ledger
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    Occurrence,
    Place,
    Position,
    Reason,
    Report,
    Span,
    Statement,
    Status,
    When,
)

ANNOUNCED = (
    "BUCHAREST, June 14 -- Romania's foreign minister Ana Popa will visit Belgrade on Sunday 🕊, "
    'the ministry said.\n\n"We will speak of\tthe river; and of trade", Popa told reporters.'
)
HELD = (
    "BELGRADE, June 18 -- Ana Popa held talks in Belgrade on Sunday with Serbia's Milan Ilić. "
    "Romania and Serbia spoke by phone on Friday. "
    "Serbia denied that its army fired on a Romanian boat. "
    "Romania lifted sanctions on Serbia last month."
)
POPA = Actor("ROU", "GOV", "Ana Popa", "Minister of Foreign Affairs")
ILIC = Actor("SRB", "GOV", "Milan Ilić", "Minister of Foreign Affairs")
ROMANIA, SERBIA = Actor("ROU", "GOV"), Actor("SRB", "GOV")
SUNDAY = When(date(2023, 6, 18), date(2023, 6, 18), "day", "weekday+published", "Sunday")
FRIDAY = When(date(2023, 6, 16), date(2023, 6, 16), "day", "weekday+published", "Friday")
MAY = When(date(2023, 5, 1), date(2023, 5, 31), "month", "month+published", "last month")
BELGRADE = Place("Belgrade", None, "Belgrade", "SRB", 44.8, 20.47, "city")


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def event(
    name: str,
    report: Report,
    words: str,
    type: str,
    status: Status,
    *,
    modes: tuple[str, ...] = (),
    actors: tuple[Actor, ...] = (ROMANIA,),
    recipients: tuple[Actor, ...] = (SERBIA,),
    actor: str | None = None,
    when: When | None = None,
    meeting: str | None = None,
    according_to: str | None = None,
) -> Event:
    """An event told by `words`, with the codes that the ontology gives it."""
    plover, plover_modes = ontology.strict_plover(type, status, modes)
    assert plover is not None
    return Event(
        id=name, type=type, kind=None, plover=plover, modes=modes, contexts=("diplomatic",),
        actors=actors, recipients=recipients,
        actor_spans=(span(report, actor),) if actor else (), recipient_spans=(),
        status=status, evidence=Evidence.cite(report, span(report, words)), when=when,
        place=BELGRADE if "Belgrade" in words else None, according_to=according_to,
        meeting=meeting, quad=ontology.quad(plover), score=ontology.score(plover, plover_modes),
        cameo=ontology.cameo_for(type, modes, status), reasons=(Reason("model", words[:6], 0.87),),
    )  # fmt: skip


def visit(name: str, report: Report, words: str, status: str, told: When) -> Meeting:
    return Meeting(
        id=name, kind="visit", participants=(("ROU", (POPA,)), ("SRB", (ILIC,))),
        history=(MeetingEntry(status, ROMANIA, told, Evidence.cite(report, span(report, words))),),
        when=SUNDAY, place=BELGRADE,
    )  # fmt: skip


def announcement(number: int, **known: object) -> Findings:
    report = Report(ANNOUNCED, language="en", **known)  # type: ignore[arg-type] # fields by name
    words = "Ana Popa will visit Belgrade on Sunday"
    quote = span(report, "We will speak of\tthe river; and of trade")
    said = Statement(
        id=f"s_{number}", kind="direct", speaker=POPA, addressees=(), via=(),
        source=(), cue=(span(report, "told"),), content=(quote,),
        evidence=Evidence.cite(report, quote), when=SUNDAY,
    )  # fmt: skip
    planned = event(
        f"e_{number}", report, words, "CONSULT", "scheduled", modes=("visit",), actors=(POPA,),
        actor="Ana Popa", when=SUNDAY, meeting=f"m_{number}", according_to=f"s_{number}",
    )  # fmt: skip
    held = Position(
        id=f"p_{number}", holder=ROMANIA, kind="offer", issues=("trade",), addressees=(SERBIA,),
        statement=f"s_{number}", evidence=Evidence.cite(report, quote),
    )  # fmt: skip
    meeting = visit(f"m_{number}", report, words, "scheduled", SUNDAY)
    return Findings(
        report, "hand/1", statements=(said,), positions=(held,), events=(planned,),
        meetings=(meeting,),
    )  # fmt: skip


def telling() -> Findings:
    report = Report(
        HELD, title="Popa in Belgrade", published=date(2023, 6, 18), outlet="Sava Post",
        url="https://sava.example/1",
    )  # fmt: skip
    words = "Ana Popa held talks in Belgrade on Sunday"
    events = (
        event(
            "e_3", report, words, "CONSULT", "happened", modes=("visit",), actors=(POPA,),
            recipients=(ILIC,), actor="Ana Popa", when=SUNDAY, meeting="m_3",
        ),
        event(
            "e_4", report, "Romania and Serbia spoke by phone on Friday", "CONSULT", "happened",
            modes=("phone",), actors=(ROMANIA, SERBIA), recipients=(), when=FRIDAY,
        ),
        event(
            "e_5", report, "its army fired on a Romanian boat", "ASSAULT", "denied",
            actors=(Actor("SRB", "MIL"),), recipients=(ROMANIA,), when=FRIDAY,
        ),
        event(
            "e_6", report, "Romania lifted sanctions on Serbia last month", "CONCEDE", "happened",
            when=MAY,
        ),
    )  # fmt: skip
    return Findings(
        report, "hand/1", events=events, meetings=(visit("m_3", report, words, "held", SUNDAY),)
    )


def filled(path: Path) -> Ledger:
    ledger = Ledger.open(path)
    run = ledger.begin_run(coder="hand/1", started=datetime(2023, 6, 19, tzinfo=UTC))
    told = (
        announcement(
            1, published=date(2023, 6, 14), outlet="Arken News", url="https://arken.example/1"
        ),
        announcement(2, published=date(2023, 6, 15), outlet="Danube Daily"),
        telling(),
    )
    for findings in told:
        ledger.keep(findings, run)
    ids = [findings.report.id for findings in told]
    ledger.write_occurrences(
        [
            Occurrence("o_plan", "event", ("e_1", "e_2"), tuple(ids[:2]), 1),
            Occurrence("o_visit", "meeting", ("m_1", "m_2", "m_3"), tuple(ids), 2),
        ]
    )
    return ledger
