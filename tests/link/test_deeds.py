from __future__ import annotations

import itertools

import pytest

from .conftest import Telling, day
from .saying import deeds, only, says, spoken

THREAT = says("Drovia threatened to close its ports to grain ships.", "2031-02-24")
DEMAND = says("Drovia urged Belmark to release the pilot Abel Desta.", "2031-02-01")
LATER = "2031-03-02"


def test_a_threat_that_is_carried_out_is_followed_with_reasons() -> None:
    deed = only(THREAT, says("Drovia closed its ports to grain ships.", LATER))
    (sign,) = deed.signs
    assert (deed.kind, deed.bound, deed.status) == ("threat", "XDR", "followed")
    assert sign.evidence.quotes == ("Drovia closed its ports to grain ships.",)
    assert {reason.rule for reason in sign.reasons} >= {
        "the same act", "by the one who was to act", "shared words",
    }  # fmt: skip


def test_the_order_of_reports_changes_nothing() -> None:
    reports = (
        THREAT,
        DEMAND,
        says("Drovia closed its ports to grain ships.", LATER),
        says("Belmark released the pilot Abel Desta.", LATER),
    )
    assert len({deeds(*order) for order in itertools.permutations(reports)}) == 1


@pytest.mark.parametrize(
    "later",
    [
        "Carvenia released the pilot Abel Desta.",
        "Belmark released a series of stamps on birds.",
        "On 2031-01-05 Belmark released the pilot Abel Desta.",
        "Belmark could release the pilot Abel Desta.",
        "If Belmark released the pilot Abel Desta, talks would begin.",
        "Belmark agreed to release the pilot Abel Desta.",
        "Belmark has not released the pilot Abel Desta.",
        "Drovia demanded that Belmark release the pilot Abel Desta.",
    ],
)
def test_what_is_no_answer_leaves_a_demand_open(later: str) -> None:
    assert {deed.status for deed in deeds(DEMAND, says(later, LATER))} == {"open"}


def test_the_report_that_voices_words_is_no_answer_to_them() -> None:
    text = "Drovia urged Belmark to free the crew. Belmark freed the crew of another ship."
    assert only(says(text, LATER)).status == "open"


def test_words_and_acts_of_one_day_are_told_apart_by_their_dates() -> None:
    assert only(DEMAND, says("Belmark released the pilot Abel Desta.", "2031-02-01")).signs == ()


def test_a_part_is_told_from_the_whole() -> None:
    words = says(
        "Belmark called on Drovia to free all nine sailors of the tug Sango.", "2031-02-01"
    )
    part = says("Drovia freed three of the nine sailors of the tug Sango.", LATER)
    rest = says("Drovia freed the sailors of the tug Sango.", "2031-04-01")
    assert only(words, part).status == "partly followed"
    assert only(words, part, rest).status == "followed"


def test_two_numbers_of_the_same_tell_a_part() -> None:
    words = says("Belmark asked Drovia to free five sailors of the tug Sango.", "2031-02-01")
    assert only(words, says("Drovia freed two sailors of the tug Sango.", LATER)).status == (
        "partly followed"
    )


def test_a_report_and_its_denial_leave_it_untold() -> None:
    deed = only(
        DEMAND,
        says("Belmark released the pilot Abel Desta.", LATER),
        says("Drovia denied that Belmark had released the pilot Abel Desta.", "2031-03-03"),
    )
    assert deed.status == "cannot tell"


def test_a_refusal_in_words_leaves_a_demand_open_and_shows() -> None:
    deed = only(DEMAND, says("Belmark refused to release the pilot Abel Desta.", LATER))
    assert (deed.status, deed.signs[0].bearing) == ("open", "refuses")


def test_the_opposite_act_contradicts() -> None:
    words = says("Belmark called on Drovia to lift the ban on dairy products.", "2031-02-01")
    assert only(words, says("Drovia extended its ban on dairy products.", LATER)).status == (
        "contradicted"
    )


def test_what_was_promised_not_to_be_done_and_is_done_contradicts() -> None:
    words = says("Drovia promised not to shell the power stations.", "2031-02-01")
    assert only(words).status == "open"
    assert only(words, says("Drovia shelled two power stations.", LATER)).status == "contradicted"


def test_an_own_deadline_lapses_only_after_some_days_without_a_word() -> None:
    words = says("Drovia told Belmark to return the archives by 2031-03-01.", "2031-02-01")
    assert only(words, says("Rain fell.", "2031-03-03")).status == "open"
    assert only(words, says("Rain fell.", "2031-03-20")).status == "lapsed"


@pytest.mark.parametrize(
    "later",
    ["The archives were shown to Belmark schoolchildren.", "Drovia and Belmark played chess."],
)
def test_a_day_that_passed_cannot_be_told_where_reports_go_on_about_it(later: str) -> None:
    words = says("Drovia told Belmark to return the archives by 2031-03-01.", "2031-02-01")
    assert only(words, says(later, "2031-03-20")).status == "cannot tell"


def test_what_ends_something_else_in_a_sentence_undoes_nothing() -> None:
    words = says("Drovia threatened to extend the ban to all ships.", "2031-02-01")
    text = "Drovia ended two days of talks without an account of how the ships were sunk."
    assert only(words, says(text, LATER)).status == "open"


def test_what_is_to_be_refrained_from_is_contradicted_when_done() -> None:
    words = says("Drovia demanded that Belmark refrain from shelling the dam.", "2031-02-01")
    assert only(words).status == "open"
    assert only(words, says("Belmark shelled the dam.", LATER)).status == "contradicted"


def test_words_told_otherwise_later_are_known_by_either_wording() -> None:
    first = says("Drovia threatened to stop the transit of goods by rail.", "2031-02-01")
    again = says("Drovia threatened to stop the transit of cotton by rail.", "2031-02-03")
    dropped = says("Drovia dropped its threat to stop the cotton.", LATER)
    assert only(first, again, dropped).status == "withdrawn"


def test_all_but_some_is_a_part() -> None:
    later = says("Drovia closed its ports to grain ships except the smallest.", LATER)
    assert only(THREAT, later).status == "partly followed"


def test_a_deadline_that_passed_with_word_of_failure_contradicts() -> None:
    words = says("Drovia told Belmark to return the archives by 2031-03-01.", "2031-02-01")
    later = says("Belmark has not returned the archives.", "2031-03-04")
    assert only(words, later).status == "contradicted"


@pytest.mark.parametrize(
    ("words", "later"),
    [
        (
            "Drovia demanded that Belmark free the crew.",
            "Drovia dropped its demand to free the crew.",
        ),
        ("Drovia threatened to expel the crew.", "Drovia withdrew its threat to expel the crew."),
        (
            "Drovia demanded that Belmark free the crew.",
            "Drovia no longer demands to see the crew.",
        ),
    ],
)
def test_words_that_are_taken_back_are_withdrawn(words: str, later: str) -> None:
    assert only(says(words, "2031-02-01"), says(later, LATER)).status == "withdrawn"


def test_a_demand_is_not_withdrawn_by_giving_up_a_plan() -> None:
    later = says("Drovia abandoned its plan for the pilot Abel Desta.", LATER)
    assert only(DEMAND, later).status == "open"


def test_unless_gives_a_threat_and_the_condition_with_its_day() -> None:
    text = (
        "Drovia warned that it would close its ports on 2031-03-01 unless Belmark freed the crew."
    )
    found = {deed.kind: deed for deed in deeds(says(text, "2031-02-01"))}
    assert set(found) == {"threat", "condition"}
    assert found["condition"].bound == "XBE"
    assert found["condition"].deadline == found["threat"].deadline
    assert found["condition"].voiced[0].quotes == ("Belmark freed the crew",)


def test_only_if_gives_the_condition_alone() -> None:
    text = "Drovia will return to the council only if Belmark lifts the blockade of Tesk, it said."
    words = spoken(text, "2031-02-01", by="Drovia", words=text[:-9], cue="said")
    deed = only(words, says("Belmark lifted the blockade of Tesk.", LATER))
    assert (deed.kind, deed.bound, deed.status) == ("condition", "XBE", "followed")


def test_vague_threats_cannot_be_told() -> None:
    assert only(says("Drovia warned Belmark of grave consequences.", LATER)).status == "cannot tell"


@pytest.mark.parametrize(
    "text",
    [
        "Belmark closed a port after Drovia had threatened to expel the crew.",
        "Drovia has not demanded that Belmark free the crew.",
        "Rain fell on Drovia and Belmark.",
        "Observers warned of a long winter.",
    ],
)
def test_nothing_is_voiced_where_nobody_voices_it(text: str) -> None:
    assert deeds(says(text, LATER)) == ()


def test_the_same_words_in_two_reports_are_one() -> None:
    again = says("Drovia urged Belmark again to release the pilot Abel Desta.", "2031-02-09")
    deed = only(DEMAND, again)
    assert len(deed.voiced) == 2
    assert deed.id == only(DEMAND).id


def test_the_same_demand_a_year_later_is_another() -> None:
    later = says("Drovia urged Belmark to release the pilot Abel Desta.", "2032-02-01", outlet="B")
    assert len(deeds(DEMAND, later)) == 2


def test_a_planned_meeting_is_followed_when_held_and_lapses_unreported() -> None:
    plan = Telling("2031-03-01").meeting(
        "Drovia and Belmark will talk.", "talks", [["XDR GOV"], ["XBE GOV"]], when=day("2031-03-09")
    )
    held = Telling("2031-03-10", outlet="Other").meeting(
        "They met.", "talks", [["XDR GOV"], ["XBE GOV"]], status="held", when=day("2031-03-09")
    )
    assert only(plan.done(), held.done()).status == "followed"
    assert only(plan.done(), says("Rain fell.", "2031-03-11")).status == "open"
    assert only(plan.done(), says("Rain fell.", "2031-03-20")).status == "lapsed"


def test_a_meeting_called_off_is_a_plan_withdrawn() -> None:
    plan = Telling("2031-03-01").meeting(
        "Drovia will visit.", "visit", [["XDR GOV"], ["XBE GOV"]], when=day("2031-03-09"),
        status=("scheduled", "cancelled"),
    )  # fmt: skip
    assert only(plan.done()).status == "withdrawn"


def test_every_quote_of_a_deed_stands_in_its_report() -> None:
    later = says("PETROGRAV, March 2 -- Drovia closed its ports to grain ships.", LATER)
    deed = only(THREAT, later)
    texts = {THREAT.report.id: THREAT.report.text, later.report.id: later.report.text}
    for evidence in (*deed.voiced, *(sign.evidence for sign in deed.signs)):
        for span, quote in zip(evidence.spans, evidence.quotes, strict=True):
            assert span.of(texts[evidence.report]) == quote
