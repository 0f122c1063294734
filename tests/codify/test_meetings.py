"""One report's CONSULT events to meetings with histories. Events are built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.records import Actor, Place, Reason, Status, When

from .contacts_by_hand import (
    BERG,
    CALL,
    KESTRIA,
    LUMERA,
    NORD,
    PLAN,
    REPORT,
    SILENCE,
    TALKS,
    TRIP,
    built,
    consult,
    day,
    linked,
    says,
    statuses,
    whole,
)

# ---------------------------------------------------------------- what is a meeting


def test_a_planned_visit_is_a_meeting_and_its_event_points_to_it() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    (event,), (visit,) = linked(plan)
    assert (visit.kind, statuses(visit), visit.when) == ("visit", ["scheduled"], day(6, 18))
    assert event.meeting == visit.id


def test_what_is_no_consultation_is_no_meeting() -> None:
    assert built(replace(consult(TALKS), type="ACCUSE")) == ()


@pytest.mark.parametrize(
    ("words", "status", "meetings"),
    [("mediate", "proposed", 0), ("mediation", "happened", 1), ("invitation", "happened", 0)],
)
def test_an_offer_to_mediate_or_the_invitation_of_a_third_is_no_meeting(
    words: str, status: Status, meetings: int
) -> None:
    told = replace(consult(TALKS, status), reasons=(Reason("model", words=words),))
    assert len(built(told)) == meetings


@pytest.mark.parametrize(
    ("status", "history"),
    [("scheduled", ["scheduled"]), ("postponed", ["scheduled", "postponed"])],
)
def test_who_asks_for_a_visit_to_be_put_off_says_nothing_of_how_it_stands(
    status: Status, history: list[str]
) -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    asked = consult("The day was mild", status, when=day(6, 18), trigger="postpone")
    (visit,) = built(plan, asked)
    assert statuses(visit) == history


def test_a_visit_thought_of_is_not_the_talks_that_are_set() -> None:
    thought = consult("Berg met Nord", "proposed", modes=("visit",))
    session = consult(TALKS, "scheduled", when=whole(7))
    assert sorted(m.kind for m in built(thought, session)) == ["talks", "visit"]
    visit = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    assert len(built(thought, visit)) == 1


def test_what_is_set_and_names_nobody_is_not_what_was_only_proposed_nearer_by() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    other = Actor("KES", "GOV", "Iva Orr")
    thought = consult("Berg met Nord", "proposed", actors=(other,), modes=("visit",))
    bare = consult("The day was mild", "scheduled", actors=(), recipients=())
    assert sorted(map(statuses, built(plan, thought, bare))) == [
        ["proposed"],
        ["scheduled", "scheduled"],
    ]


def test_who_puts_a_visit_off_need_not_be_the_visitor() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    other = Actor("KES", "GOV", "Iva Orr")
    put_off = consult(TALKS, "scheduled", actors=(other,), modes=("visit",), trigger="postpone")
    assert len(built(plan, replace(put_off, reasons=(Reason("event model", "visit"),)))) == 2
    (visit,) = built(plan, put_off)
    assert dict(visit.participants)["KES"] == (BERG,)


def test_the_visitor_stands_first_though_the_host_will_hold_talks() -> None:
    trip = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    talks = consult(TALKS, "scheduled", actors=(NORD,), recipients=(BERG,), when=day(6, 18))
    for told in ((trip, talks), (talks, trip)):
        (visit,) = built(*told)
        assert [country for country, _ in visit.participants] == ["KES", "LUM"]
    back = consult(PLAN, "scheduled", actors=(NORD,), recipients=(KESTRIA,), modes=("visit",))
    (visit,) = built(back, consult(TALKS, "scheduled"))
    assert [country for country, _ in visit.participants] == ["LUM", "KES"]


def test_what_is_called_off_tells_the_kind() -> None:
    off = consult(TRIP, "cancelled", when=whole(2), trigger="called off")
    (visit,) = built(off)
    assert visit.kind == "visit"


def test_views_exchanged_are_those_of_the_call_that_the_report_tells_of() -> None:
    call = consult(CALL, modes=("phone",), when=day(6, 12))
    views = consult(TALKS)
    rule = (Reason("rule: views exchanged are talks: CONSULT", "exchanged views"),)
    assert len(built(call, views)) == 2
    (one,) = built(call, replace(views, reasons=rule))
    assert (one.kind, statuses(one)) == ("call", ["held", "held"])


@pytest.mark.parametrize("status", ["happened", "cancelled"])
def test_a_day_told_elsewhere_is_that_of_the_meeting_and_not_of_its_end(status: Status) -> None:
    plain = consult("The ministers met in Valgard", status)
    dated = consult("Berg met Nord", when=day(6, 12))
    (first, second), _ = linked(plain, dated)
    assert second.when == day(6, 12)
    told = first.when and (first.when.start, first.when.basis)
    ended = status == "cancelled"
    assert told == (None if ended else (date(2023, 6, 12), "elsewhere in the report"))


def test_a_call_has_no_place_though_its_sentence_names_one() -> None:
    call = replace(consult(CALL, modes=("phone",)), place=Place("Valgard", None, "Valgard", "LUM"))
    talks = replace(consult(TALKS, when=day(6, 12)), place=Place("Valgard", None, "Valgard", "LUM"))
    assert {m.kind: m.place for m in built(call, talks)} == {"call": None, "talks": talks.place}


def test_a_meeting_needs_two_countries() -> None:
    assert built(consult(TALKS, recipients=(KESTRIA,))) == ()


@pytest.mark.parametrize("status", ["negated", "denied"])
def test_what_did_not_take_place_is_no_meeting(status: Status) -> None:
    assert built(consult(TALKS, status)) == ()


def test_a_past_meeting_counts_only_with_a_date() -> None:
    assert built(consult(TALKS, "background")) == ()
    (past,) = built(consult(TALKS, "background", when=day(5, 2, 2018)))
    assert statuses(past) == ["held"]


def test_a_past_meeting_needs_two_countries_too() -> None:
    assert built(consult(TALKS, "background", when=day(5, 2, 2018), recipients=())) == ()


# ---------------------------------------------------------------- kinds and sides


@pytest.mark.parametrize(
    ("modes", "kind"),
    [(("phone",), "call"), (("visit",), "visit"), (("multilateral",), "summit"), ((), "talks")],
)
def test_the_mode_tells_the_kind(modes: tuple[str, ...], kind: str) -> None:
    (found,) = built(consult(TALKS, modes=modes))
    assert found.kind == kind


def test_a_word_for_a_meeting_tells_more_than_the_mode_of_another_telling() -> None:
    mode = consult("Berg met Nord", modes=("visit",))
    word = consult(TALKS, trigger="dialogue")
    (found,) = built(mode, word)
    assert found.kind == "talks"


def test_the_word_telephone_tells_a_call() -> None:
    (found,) = built(consult(CALL, trigger="spoke by telephone"))
    assert found.kind == "call"


def test_the_visitor_stands_before_the_host() -> None:
    (visit,) = built(consult(PLAN, "scheduled", modes=("visit",), actors=(NORD,),
                             recipients=(KESTRIA,)))  # fmt: skip
    assert [country for country, _ in visit.participants] == ["LUM", "KES"]


def test_who_travels_stands_before_a_side_that_is_only_named_beside() -> None:
    (visit,) = built(
        consult(PLAN, "scheduled", modes=("visit",), actors=(NORD,), recipients=()),
        consult(PLAN, "scheduled", modes=("visit",), actors=(NORD,), recipients=(KESTRIA,)),
    )
    assert [country for country, _ in visit.participants] == ["LUM", "KES"]


def test_the_bare_state_stands_only_where_nobody_is_named() -> None:
    (talks,) = built(consult(TALKS, actors=(KESTRIA, BERG), recipients=(LUMERA,)))
    assert dict(talks.participants) == {"KES": (BERG,), "LUM": (LUMERA,)}


# ---------------------------------------------------------------- one or two


def test_a_plan_and_its_confirmation_are_one_meeting() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    sure = consult(SILENCE, "confirmed", modes=("visit",), when=day(6, 18))
    (visit,) = built(plan, sure)
    assert statuses(visit) == ["scheduled", "confirmed"]


def test_a_call_and_talks_are_two_meetings() -> None:
    assert len(built(consult(CALL, modes=("phone",)), consult(TALKS))) == 2


def test_different_days_are_different_meetings() -> None:
    assert len(built(consult(CALL, when=day(6, 12)), consult(TALKS, when=day(6, 13)))) == 2


def test_other_persons_of_the_same_states_meet_by_themselves() -> None:
    other = Actor("KES", "MIL", "Gen. Orr")
    first = consult(CALL, recipients=(NORD,))
    assert len(built(first, consult(TALKS, actors=(other,), recipients=(NORD,)))) == 2


def test_a_cancelled_trip_and_the_visit_that_replaces_it_are_two_joined_meetings() -> None:
    trip = consult(TRIP, "cancelled", modes=("visit",), when=whole(2))
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    cancelled, planned = built(trip, plan)
    assert (statuses(cancelled), statuses(planned)) == (["cancelled"], ["scheduled"])
    assert (cancelled.reschedules, planned.reschedules) == (None, cancelled.id)


def test_a_visit_called_off_for_its_own_day_keeps_one_history() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    (visit,) = built(plan, consult(TRIP, "cancelled", modes=("visit",), when=day(6, 18)))
    assert statuses(visit) == ["scheduled", "cancelled"]


def test_a_talk_held_and_an_undated_plan_are_two() -> None:
    assert len(built(consult(TALKS, "happened"), consult(PLAN, "scheduled"))) == 2


def test_a_meeting_of_years_ago_is_not_the_one_now_planned() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",))
    past = consult(TALKS, "background", modes=("visit",), when=day(5, 2, 2018))
    assert len(built(plan, past)) == 2


def test_a_meeting_replaces_none_that_was_planned_for_later() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",), when=day(6, 18))
    later = consult(TRIP, "cancelled", modes=("visit",), when=day(9, 1))
    assert [found.reschedules for found in built(plan, later)] == [None, None]


def test_two_meetings_told_in_the_same_words_have_two_ids() -> None:
    first = consult("Berg met Nord", when=day(6, 12))
    second = consult("Berg met Nord", when=day(6, 13), last=True)
    assert len({found.id for found in built(first, second)}) == 2


# ---------------------------------------------------------------- history


def test_an_entry_names_who_said_so_and_when_it_was_reported() -> None:
    said = says(PLAN, NORD)
    (visit,) = built(consult(PLAN, "scheduled", according_to=said.id), said=(said,))
    (entry,) = visit.history
    assert entry.by == NORD
    assert entry.reported == When(REPORT.published, REPORT.published, "day", "published")


def test_who_calls_a_trip_off_is_its_source_where_no_other_is_named() -> None:
    (trip,) = built(consult(TRIP, "cancelled"))
    assert trip.history[0].by == BERG


def test_a_host_that_keeps_silent_about_a_planned_visit_is_an_entry() -> None:
    plan = consult(PLAN, "scheduled", modes=("visit",))
    (visit,) = built(plan, said=(says(SILENCE, LUMERA, silence=True),))
    assert statuses(visit) == ["scheduled", "silence"]
    assert visit.history[1].by == LUMERA


def test_silence_on_another_matter_is_no_entry() -> None:
    quiet = says("Lumera would not discuss fish", LUMERA, silence=True)
    (visit,) = built(consult(PLAN, "scheduled"), said=(quiet,))
    assert statuses(visit) == ["scheduled"]


def test_silence_about_a_meeting_that_was_held_is_no_entry() -> None:
    (talks,) = built(consult(TALKS), said=(says(SILENCE, LUMERA, silence=True),))
    assert statuses(talks) == ["held"]


def test_a_journey_to_a_named_place_has_that_country_as_its_host() -> None:
    trip = consult(PLAN, recipients=(), modes=("visit",), trigger="visit")
    trip = replace(trip, place=Place("Valgard", None, "Valgard", "LUM"))
    (meeting,) = built(trip)
    assert [country for country, _ in meeting.participants] == ["KES", "LUM"]


def test_talks_in_a_third_place_do_not_make_its_country_a_party() -> None:
    talks = replace(consult(TALKS), place=Place("Sant Oriol", None, "Sant Oriol", "CAR"))
    (meeting,) = built(talks)
    assert "CAR" not in dict(meeting.participants)
