"""Words that bind by any verb, and what later lines show of them in other words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.records import Actor, Event, Evidence, Reason, Span

from .saying import deeds, only, says

SAID, LATER = "2031-02-01", "2031-03-02"


def test_any_verb_that_is_due_on_a_day_binds() -> None:
    words = says("Drovia will readmit whale inspectors by 2031-03-01.", SAID)
    later = says("Whale inspectors entered Drovia on 2031-03-01, as it had promised.", "2031-03-02")
    deed = only(words, later)
    assert (deed.kind, deed.status) == ("plan", "followed")
    assert "an act told in other words" in {one.rule for one in deed.signs[0].reasons}


@pytest.mark.parametrize(
    "later",
    [
        "Drovia failed to let whale inspectors in, as it had promised.",
        "Whale inspectors will enter Drovia soon, as it had promised.",
        "Whale inspectors fished in Drovia.",
    ],
)
def test_what_is_not_done_or_speaks_of_no_words_follows_nothing(later: str) -> None:
    words = says("Drovia will readmit whale inspectors in the spring of 2031-06-01.", SAID)
    assert only(words, says(later, LATER)).status == "open"


def test_what_must_be_done_to_something_is_a_demand() -> None:
    deed = only(says("Drovia demanded that the gates of Tesk be opened.", SAID))
    assert (deed.kind, deed.bound, deed.status) == ("demand", None, "open")


def test_two_who_agree_are_both_bound() -> None:
    words = says("Drovia and Belmark agreed to reopen consulates.", SAID)
    for country in ("Drovia", "Belmark"):
        assert only(words, says(f"{country} reopened its consulates.", LATER)).status == "followed"


def test_an_answer_left_open_is_a_threat_that_nobody_can_tell_without_an_act() -> None:
    words = says('Belmark threatened Drovia. It promised "a symmetrical answer".', SAID)
    assert {deed.status for deed in deeds(words)} <= {"cannot tell"}


def test_one_gate_of_many_is_a_part() -> None:
    words = says("Drovia urged Belmark to open the gates of the Tesk dam.", SAID)
    later = says("Belmark opened one gate of the Tesk dam.", LATER)
    assert only(words, later).status == "partly followed"


def test_half_the_rate_is_a_part() -> None:
    words = says("Drovia threatened to impose a duty of 30 percent on Belmark wool.", SAID)
    later = says("Drovia imposed a duty of 15% on Belmark wool.", LATER)
    assert only(words, later).status == "partly followed"


def test_a_day_since_when_is_no_deadline() -> None:
    words = "Drovia urged Belmark to lift the curbs on wool that have stood since 2031-09-01."
    assert only(says(words, SAID)).deadline is None


def test_the_thirty_days_and_ninety_days_are_counted() -> None:
    deed = only(says("Drovia pledged to free the crew within ninety days.", SAID))
    assert deed.deadline is not None
    assert deed.deadline.end == date(2031, 5, 2)


def test_a_threat_that_another_carried_out_is_not_kept_by_the_phrase() -> None:
    words = says("Drovia will lift sanctions on the banks of Belmark.", SAID)
    later = says(
        "Belmark closed the port, carrying out a threat over sanctions on the banks.", LATER
    )
    assert all(sign.bearing != "follows" for sign in only(words, later).signs)


def test_hours_given_are_a_demand() -> None:
    deed = only(says("Drovia gave Belmark 48 hours to clear the free port.", SAID))
    assert (deed.kind, deed.holder.country, deed.bound) == ("demand", "XDR", "XBE")
    assert deed.deadline is not None
    assert deed.deadline.end == date(2031, 2, 3)


def test_a_pledge_repeated_to_take_so_many_is_no_vague_one() -> None:
    deed = only(says("Belmark repeated its pledge to take 2,000 refugees.", SAID))
    assert (deed.kind, deed.status) == ("commitment", "open")


def test_whom_an_act_met_is_known_where_the_words_are_spoken_of() -> None:
    told = says("Drovia closed its ports to ships, carrying out its threat.", LATER)
    closed = told.report.text.split(",")[0]
    event = Event(
        id="e1", type="COERCE", kind=None, plover="COERCE", modes=(), contexts=(),
        actors=(Actor("XDR", "GOV"),), recipients=(Actor("XBE", None),), actor_spans=(),
        recipient_spans=(), status="happened", when=None,
        evidence=Evidence.cite(told.report, Span(0, len(closed))),
        reasons=(Reason("event model: COERCE", "closed", 0.9),),
    )  # fmt: skip
    threat = says("Drovia threatened to close its ports to ships.", "2031-02-24")
    deed = only(threat, replace(told, events=(event,)))
    assert (deed.status, deed.towards) == ("followed", "XBE")
