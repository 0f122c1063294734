"""How real an act is by the words around it. The status is given by hand; no model is loaded."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.codify.reality import settled_status
from dragoman.records import Act, Reason, Report, Span, Status, Text


def status(
    words: str,
    trigger: str,
    given: Status = "happened",
    sure: float = 0.5,
    kind: str = "SANCTION",
) -> str:
    whole = Span(0, len(words))
    text = Text(Report(words, published=date(2023, 6, 14)), (whole,), (whole,))
    start = words.index(trigger)
    why = Reason(f"status model: {given}", trigger, sure)
    at = Span(start, start + len(trigger))
    act = Act(at, kind, None, (), (), given, actors=(), recipients=(), reasons=(why,))
    return settled_status(act, text).status


@pytest.mark.parametrize(
    ("words", "trigger", "expected"),
    [
        ("Kestria has yet to withdraw its troops.", "withdraw", "negated"),
        ("Kestria did not impose sanctions on Drovia.", "sanctions", "negated"),
        ("Kestria stopped short of expelling the envoy.", "expelling", "negated"),
        ("Kestria will be unable to blame its neighbours for the shortage.", "blame", "negated"),
        ("Lumera prevented the two envoys from meeting in Baiyun.", "meeting", "negated"),
        ("The two will not enter into detailed talks.", "talks", "negated"),
        ("Neither side has attacked the bridge.", "attacked", "negated"),
        ("Kestria may expel the envoy.", "expel", "hypothetical"),
        ("Kestria is considering expelling the envoy.", "expelling", "hypothetical"),
        ("Kestria will expel the envoy.", "expel", "expected"),
        ("Kestria is due to deliver the grain.", "deliver", "scheduled"),
        ("Kestria said that it would expel the envoy.", "expel", "expected"),
        ("Kestria said it would expel the envoy if he spoke.", "expel", "hypothetical"),
        ("Kestria said that it would expel the envoy on May 17.", "expel", "expected"),
        ("Kestria, which in May expelled an envoy, met Drovia.", "expelled", "happened"),
        (
            "Kestria told a news conference that the two sides had narrowed their differences on "
            "some of the principles that matter most and would open an office.",
            "open",
            "expected",
        ),
        ("To expel the envoy would end the talks.", "end", "hypothetical"),
        ("In 2019 Kestria expelled the envoy.", "expelled", "background"),
        ("Kestria confirmed on Monday that it would expel the envoy.", "expel", "confirmed"),
        ("Kestria did not confirm that it would expel the envoy.", "expel", "hypothetical"),
        ("Drovia will pay if Kestria expels the envoy.", "expels", "hypothetical"),
        ("It is unclear whether Kestria will expel the envoy.", "expel", "hypothetical"),
        ("Kestria does not want to expel the envoy.", "expel", "negated"),
        ("Kestria has no plans to expel the envoy.", "expel", "negated"),
        ("Kestria can expel the envoy at once.", "expel", "hypothetical"),
        ("Kestria will not expel the envoy.", "expel", "negated"),
        ("Drovia asked Kestria to expel the envoy.", "expel", "proposed"),
        ("A motion to expel the envoy is before the house.", "expel", "proposed"),
        ("Two men accused of bombing the mill were named.", "bombing", "alleged"),
        ("Kestria dismissed reports that its guns had shelled the mill.", "shelled", "denied"),
        ("Kestria expelled the envoy three years ago.", "expelled", "background"),
        ("Kestria, which expelled the envoy last year, met Drovia.", "met", "happened"),
        ("Kestria, which expelled the envoy last year, met Drovia.", "expelled", "background"),
        ("Kestria allegedly bombed the mill.", "bombed", "alleged"),
        ("The colonel is accused of ordering the raid.", "raid", "happened"),
        ("Kestria accused Drovia of bombing the mill.", "bombing", "alleged"),
        ("Kestria denied that its guns had shelled the mill.", "shelled", "denied"),
        ("Kestria denied having shelled the mill.", "shelled", "denied"),
        ("Kestria, which invaded Istrava in 1938, trains its police.", "invaded", "background"),
        ("Kestria invaded Istrava decades ago.", "invaded", "background"),
        ("Kestria expelled the envoy in March 2023.", "expelled", "happened"),
        ("Kestria expelled the envoy, as it did in 1998.", "expelled", "background"),
        ("Kestria shut the port, carrying out a threat it had made.", "threat", "background"),
        ("Kestria repeated a threat to shut the port.", "threat", "happened"),
        ("Kestria not only expelled the envoy.", "expelled", "happened"),
        ("Kestria will speak and Drovia expelled the envoy.", "expelled", "happened"),
    ],
)
def test_the_words_before_an_act_decide_how_real_it_is(
    words: str, trigger: str, expected: str
) -> None:
    assert status(words, trigger) == expected


def test_who_will_not_do_a_thing_has_refused_it() -> None:
    words = "Kestria would not receive the envoy."
    whole = Span(0, len(words))
    start = words.index("receive")
    act = Act(Span(start, start + 7), "REJECT", None, (), (), "negated", actors=(), recipients=())
    assert settled_status(act, Text(Report(words), (whole,), (whole,))).status == "happened"


def test_what_an_official_said_would_be_stays_as_firm_as_a_model_takes_it() -> None:
    words = "The ministry said that Kestria would lift its embargo."
    assert status(words, "lift", "confirmed") == "confirmed"
    assert status(words, "lift", "hypothetical") == "expected"


def test_a_status_that_already_says_so_is_left_alone() -> None:
    assert status("Kestria may not expel the envoy.", "expel", "hypothetical") == "hypothetical"


def test_what_was_said_to_come_is_expected_though_a_model_takes_it_for_a_mere_thought() -> None:
    words = "The ministry added that Kestria would lift its embargo."
    assert status(words, "lift", "hypothetical") == "expected"
    doubtful = "The ministry said that Kestria would lift its embargo if Drovia paid."
    assert status(doubtful, "lift", "hypothetical") == "hypothetical"


def test_the_accusation_itself_is_not_denied_by_a_denial_before_it() -> None:
    assert status("Kestria denied the charge and accused Drovia.", "accused") == "happened"


def test_wording_leaves_a_status_of_which_the_model_is_sure_but_not_one_long_past() -> None:
    assert status("Kestria may expel the envoy.", "expel", sure=0.8) == "hypothetical"
    assert status("Kestria may expel the envoy.", "expel", sure=0.95) == "happened"
    assert status("In 2019 Kestria expelled the envoy.", "expelled", sure=0.99) == "background"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Berg would see the president in Baiyun on May 3, the ministry said.", "scheduled"),
        ("Berg will see the president in Baiyun as planned.", "confirmed"),
        ("The visit still stands, and Berg will see the president on May 3.", "confirmed"),
    ],
)
def test_a_meeting_is_confirmed_where_the_words_say_that_it_stands(
    words: str, expected: str
) -> None:
    assert status(words, "see", "confirmed", kind="CONSULT") == expected
    assert status(words, "see", "confirmed", sure=0.95, kind="CONSULT") == "confirmed"


@pytest.mark.parametrize(
    ("words", "trigger", "kind", "expected"),
    [
        ("Kellin offered to travel to Beni Ouar in September.", "travel", "CONSULT", "proposed"),
        ("The note expresses the wish to visit Baiyun.", "visit", "CONSULT", "proposed"),
        ("Kestria stands ready to ship grain.", "ship", "AID", "proposed"),
        ("Kellin never offered to travel to Beni Ouar.", "travel", "CONSULT", "expected"),
        ("Kestria is prepared to close its ports.", "close", "COERCE", "expected"),
        ("Berg, who wished to rest, met the envoy.", "met", "CONSULT", "expected"),
    ],
)
def test_a_kindness_that_is_offered_is_proposed_and_a_harm_is_not(
    words: str, trigger: str, kind: str, expected: str
) -> None:
    assert status(words, trigger, "expected", kind=kind) == expected
