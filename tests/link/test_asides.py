"""What a report's acts say of a meeting that a passage of it tells of."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.link.asides import told_contacts
from dragoman.records import Actor, Event, Evidence, Findings, Reason, Report, Span, Status

REPORT = Report("Berg and Nord signed a treaty on Tuesday.", published=date(2023, 6, 14))
BERG, NORD = Actor("KES", "GOV", "Ada Berg"), Actor("LUM", "GOV", "Ola Nord")


def act(type_: str, status: Status, *actors: Actor) -> Event:
    return Event(
        id="e", type=type_, kind=None, plover=type_, modes=(), contexts=(), actors=actors,
        recipients=(), actor_spans=(), recipient_spans=(), status=status,
        evidence=Evidence.cite(REPORT, Span(0, 20)), when=None,
        reasons=(Reason("event model", "signed", 0.9),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (act("AGREE", "happened", BERG, NORD), ["held"]),
        (act("AGREE", "happened", BERG), []),
        (act("AGREE", "expected", BERG, NORD), []),
        (act("ACCUSE", "happened", BERG, NORD), []),
        (act("CONSULT", "cancelled", BERG, NORD), ["cancelled"]),
    ],
)
def test_what_two_did_together_says_that_they_met(event: Event, told: list[str]) -> None:
    found = told_contacts(Findings(REPORT, "coder", events=(event,)))
    assert [entry.status for one in found for entry in one.meeting.history] == told
