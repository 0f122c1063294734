"""Who meets: guests and hosts, who calls off, who only tells of it. Events are built by hand."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Actor, Event, Place, Reason, Status, When

from .contacts_by_hand import (
    BERG,
    CALL,
    KESTRIA,
    LUMERA,
    NORD,
    PLAN,
    REPORT,
    SILENCE,
    TRIP,
    built,
    consult,
    day,
    says,
    statuses,
)

# ---------------------------------------------------------------- invitations


def invitation(rule: str, type_: str = "AGREE", status: Status = "happened") -> Event:
    event = consult(PLAN, status, when=day(6, 14), actors=(LUMERA,), recipients=(BERG,))
    return replace(event, type=type_, reasons=(Reason(rule, "invited"),))


def test_an_invitation_proposes_a_visit_by_the_guest_on_no_day() -> None:
    (visit,) = built(invitation("rule: an invitation is a promise to meet: AGREE"))
    assert (visit.kind, statuses(visit), visit.when) == ("visit", ["proposed"], None)
    assert [country for country, _ in visit.participants] == ["KES", "LUM"]


def test_any_other_promise_is_no_meeting() -> None:
    assert built(invitation("event model: AGREE")) == ()


def test_a_host_who_withdraws_an_invitation_is_no_visitor() -> None:
    (visit,) = built(
        invitation("rule: an invitation withdrawn: CONSULT", "CONSULT", "cancelled"),
    )
    assert [country for country, _ in visit.participants] == ["KES", "LUM"]


def test_those_whom_the_noun_of_a_call_names_are_its_parties() -> None:
    call = consult(CALL, actors=(), recipients=(BERG, NORD), modes=("phone",), trigger="call")
    assert len(built(call)) == 1
    assert built(replace(call, reasons=(Reason("event model: CONSULT", "spoke"),))) == ()


def test_a_meeting_that_one_stays_away_from_was_to_be_in_its_place() -> None:
    away = consult(TRIP, "cancelled", recipients=(), trigger="stayed away from")
    away = replace(away, place=Place("Valgard", None, "Valgard", "LUM"))
    (meeting,) = built(away)
    assert [country for country, _ in meeting.participants] == ["KES", "LUM"]


def test_a_trip_that_may_be_made_is_no_meeting_without_a_day() -> None:
    assert built(consult(PLAN, "hypothetical", modes=("visit",))) == ()
    assert len(built(consult(PLAN, "hypothetical", modes=("visit",), when=day(6, 18)))) == 1


def test_what_was_said_the_day_before_is_known_with_the_report() -> None:
    said = replace(says(PLAN, NORD), when=day(6, 13))
    (visit,) = built(consult(PLAN, "scheduled", according_to=said.id), said=(said,))
    assert visit.history[0].reported == When(REPORT.published, REPORT.published, "day", "published")
    old = replace(says(PLAN, NORD), when=day(2, 13))
    (visit,) = built(consult(PLAN, "scheduled", according_to=old.id), said=(old,))
    assert visit.history[0].reported == day(2, 13)


# ---------------------------------------------------------------- whose word, whose country


def test_a_call_that_a_party_itself_tells_of_was_held() -> None:
    said = says(CALL, KESTRIA)
    (meeting,) = built(consult(CALL, "alleged", according_to=said.id), said=(said,))
    assert statuses(meeting) == ["held"]


def test_a_call_that_a_third_state_tells_of_stays_alleged() -> None:
    said = says(CALL, Actor("ORV", "GOV"))
    (meeting,) = built(consult(CALL, "alleged", according_to=said.id), said=(said,))
    assert statuses(meeting) == ["alleged"]


def test_a_visit_called_off_takes_the_one_other_state_that_the_report_speaks_of() -> None:
    off = consult(TRIP, "cancelled", recipients=(), trigger="called off")
    refusal = says("Lumera would not discuss fish", LUMERA)
    (meeting,) = built(off, said=(refusal,))
    assert {country for country, _ in meeting.participants} == {"KES", "LUM"}


def test_a_visit_called_off_takes_none_of_several_states() -> None:
    off = consult(TRIP, "cancelled", recipients=(), trigger="called off")
    others = (says("Lumera would not discuss fish", LUMERA), says(SILENCE, Actor("ORV", "GOV")))
    assert built(off, said=others) == ()


def test_the_country_that_a_visitor_is_of_is_not_where_the_visit_leads() -> None:
    home = Place("Kestria", None, "Kestria", "KES", precision="country")
    plan = replace(consult(PLAN, "scheduled", modes=("visit",), trigger="visit"), place=home)
    (meeting,) = built(plan)
    assert meeting.place is None
