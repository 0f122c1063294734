"""Tests of link/dating.py: when what a record tells of took place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dragoman.link.accounts import Account, accounts
from dragoman.records import Findings, Span, Status, TimeExpression

from .conftest import Telling, day

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def marked(telling: Telling) -> Findings:
    """The findings with every ISO date marked."""
    found = telling.done()
    times = (
        TimeExpression(Span(*one.span()), one[0], "DATE", "", day(one[0]))
        for one in _DAY.finditer(found.report.text)
    )
    return replace(found, times=tuple(times))


def visit(words: str, status: str = "scheduled") -> Account:
    sides = [["SWE GOV:Ulla Berg"], ["CHL GOV"]]
    telling = Telling("2031-03-04").meeting(words, "visit", sides, status=status)
    return accounts(marked(telling))[0]


def test_a_plan_without_a_date_takes_the_one_day_ahead_in_its_sentence() -> None:
    found = visit("Berg will go to Santiago, the two sides said, from 2031-03-20.")
    assert found.window.first == found.window.last == date(2031, 3, 20)
    assert found.window.firm


def test_a_plan_beside_two_days_ahead_takes_neither() -> None:
    found = visit("Berg will go to Santiago; ports open on 2031-03-20 and close on 2031-04-02.")
    assert not found.window.firm


def test_a_past_day_beside_a_plan_is_not_its_day() -> None:
    assert not visit("Berg, elected on 2031-02-01, will go to Santiago.").window.firm


def test_a_meeting_that_was_held_takes_no_day_from_its_sentence() -> None:
    found = visit("Berg was in Santiago, whose port opens on 2031-03-20.", "happened")
    assert not found.window.firm


def act(words: str, type_: str, status: Status) -> Account:
    telling = Telling("2031-03-04").event(words, type_, ["SWE GOV"], ["CHL GOV"], status=status)
    return accounts(marked(telling))[0]


def test_what_is_told_as_known_takes_the_one_earlier_day_in_its_sentence() -> None:
    found = act("Chile, shut out by Sweden on 2031-01-09, sells on.", "SANCTION", "background")
    assert found.window.first == found.window.last == date(2031, 1, 9)


def test_the_day_of_the_report_is_no_earlier_day() -> None:
    found = act("Chile said on 2031-03-03 it was shut out by Sweden.", "SANCTION", "background")
    assert found.window.first is None


def test_a_threat_is_made_when_it_is_voiced_and_not_when_it_would_be_carried_out() -> None:
    found = act("Sweden would shut its ports to Chile on 2031-05-01.", "THREATEN", "hypothetical")
    assert found.status == "happened"
    assert found.window.last == date(2031, 3, 4)


def test_words_without_a_day_take_that_of_the_statement_they_stand_in() -> None:
    said = Telling("2031-03-04").statement(
        "SWE GOV:Ulla Berg", "said that", "the ports would be shut", when=day("2031-02-27")
    )
    found = marked(said)
    words = found.statements[0].evidence
    threat = marked(Telling("2031-03-04").event("x", "THREATEN", ["SWE GOV"])).events[0]
    both = replace(found, events=(replace(threat, evidence=words),))
    event = next(one for one in accounts(both) if one.kind == "event")
    assert event.window.first == event.window.last == date(2031, 2, 27)
