"""Tests of link/occurrences.py: what is joined, and what never is."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.link import link, occurrences, origins
from dragoman.records import Findings, Occurrence, Status

from .conftest import Telling, day, month, place

QIN = "CHN GOV:Qin Gang"
BLINKEN = "USA GOV:Antony Blinken"
DEMAND = "the United States must lift the tariffs on steel and aluminium from Chinese mills"


def joined(*findings: Findings) -> list[Occurrence]:
    """Occurrences told by more than one record."""
    found = occurrences(findings, origins=origins([one.report for one in findings]))
    return [one for one in found if len(one.members) > 1]


def call(published: str, on: str | None, outlet: str = "Post") -> Findings:
    when = day(on) if on else None
    text = f"Qin Gang spoke by phone with Antony Blinken, {outlet} reported."
    telling = Telling(published, outlet)
    telling.meeting(text, "call", [[QIN], [BLINKEN]], status="happened", when=when)
    return telling.event(text, "CONSULT", [QIN], [BLINKEN], modes=["phone"], when=when).done()


def demand(published: str | None, outlet: str, content: str = DEMAND) -> Findings:
    telling = Telling(published, outlet).text(f"A column of {outlet} on the trade dispute.")
    return telling.statement(QIN, f"told the {outlet} that", content).done()


def test_one_call_told_by_two_outlets_is_one_occurrence_of_each_kind() -> None:
    found = joined(call("2023-06-14", "2023-06-14", "Post"), call("2023-06-15", None, "Herald"))
    assert sorted(one.kind for one in found) == ["event", "meeting"]
    assert all(len(one.reports) == 2 and one.reasons for one in found)


def test_two_calls_of_the_same_pair_a_week_apart_stay_two() -> None:
    assert not joined(call("2023-06-14", "2023-06-14"), call("2023-06-21", "2023-06-21"))


def test_two_undated_calls_of_reports_a_week_apart_stay_two() -> None:
    assert not joined(call("2023-06-14", None), call("2023-06-21", None))


def visit(
    published: str, status: Status, on: str | None, outlet: str, word: str = "visit"
) -> Findings:
    when = None if on is None else month(on) if len(on) == 7 else day(on)
    text = f"{outlet}: Blinken's {word} to Beijing is {status}."
    beijing = place("Beijing", "CHN")
    telling = Telling(published, outlet)
    return telling.meeting(
        text, "visit", [[BLINKEN], ["CHN GOV"]], status=status, when=when, where=beijing
    ).done()


def test_a_cancelled_visit_and_the_visit_that_replaces_it_stay_two() -> None:
    cancelled = visit("2023-06-14", "cancelled", "2023-02", "Post")
    planned = visit("2023-06-15", "scheduled", "2023-06-18", "Herald")
    assert not joined(cancelled, planned)


def test_a_cancelled_visit_without_a_day_is_not_the_visit_planned_later() -> None:
    cancelled = visit("2023-06-14", "cancelled", None, "Post")
    planned = visit("2023-06-14", "scheduled", "2023-06-18", "Herald")
    assert not joined(cancelled, planned)


def test_a_visit_and_its_later_cancellation_are_one_visit() -> None:
    planned = visit("2023-02-01", "scheduled", "2023-02-05", "Post")
    cancelled = visit("2023-02-03", "cancelled", None, "Herald")
    assert len(joined(planned, cancelled)) == 1


def test_a_meeting_and_the_one_it_reschedules_stay_two_in_one_report() -> None:
    telling = Telling("2023-06-14")
    sides = [[BLINKEN], ["CHN GOV"]]
    telling.meeting("Blinken called off his trip to Beijing.", "visit", sides, status="cancelled")
    telling.meeting("Blinken's trip to Beijing is on again.", "visit", sides, replaces=0)
    assert not joined(telling.done())


def test_the_same_demand_in_two_years_is_two_statements() -> None:
    assert not joined(demand("2021-03-18", "Post"), demand("2023-06-14", "Herald"))


def test_the_same_demand_in_reports_of_one_day_is_one_statement() -> None:
    found = joined(demand("2023-06-14", "Post"), demand("2023-06-14", "Herald"))
    assert [one.kind for one in found] == ["statement"]


def test_an_undated_demand_that_could_be_of_either_year_joins_neither() -> None:
    told = (demand("2021-03-18", "Post"), demand("2023-06-14", "Herald"), demand(None, "Blog"))
    assert not joined(*told)


def act(actor: str, recipient: str, on: str, outlet: str) -> Findings:
    text = f"{actor} warned {recipient} over dredging near the Saffron shoal, {outlet} said."
    telling = Telling(on, outlet)
    return telling.event(
        text, "THREATEN", [actor], [recipient], when=day(on), trigger="warned"
    ).done()


def test_warnings_in_opposite_directions_stay_two() -> None:
    one = act("CHN GOV", "USA GOV", "2023-06-14", "Post")
    assert not joined(one, act("USA GOV", "CHN GOV", "2023-06-14", "Herald"))


def test_the_same_warning_by_a_state_and_by_its_minister_is_one() -> None:
    one = act("CHN GOV", "USA GOV", "2023-06-14", "Post")
    assert len(joined(one, act(QIN, "USA GOV", "2023-06-14", "Herald"))) == 1


def test_warnings_by_two_persons_of_one_state_stay_two() -> None:
    one = act(QIN, "USA GOV", "2023-06-14", "Post")
    assert not joined(one, act("CHN GOV:Wang Yi", "USA GOV", "2023-06-14", "Herald"))


def test_the_same_words_on_days_that_cannot_overlap_stay_apart() -> None:
    one = act(QIN, "USA GOV", "2023-06-14", "Post")
    assert not joined(one, act(QIN, "USA GOV", "2023-06-20", "Herald"))


def test_a_report_without_a_day_does_not_bridge_two_calls() -> None:
    """The middle report fits both calls; it may join one, and never both."""
    found = joined(
        call("2023-06-12", "2023-06-12", "Post"),
        call("2023-06-14", None, "Herald"),
        call("2023-06-14", "2023-06-14", "Gazette"),
    )
    reports = [one.reports for one in found if one.kind == "meeting"]
    assert all(len(group) < 3 for group in reports)


def test_five_wire_copies_are_one_occurrence_five_reports_one_origin() -> None:
    body = " ".join(f"word{number}" for number in range(120))
    told = [_wire(body, f"Outlet {number}") for number in range(5)]
    found = joined(*told)
    assert [(len(one.reports), one.origins) for one in found] == [(5, 1), (5, 1)]


def _wire(body: str, outlet: str) -> Findings:
    telling = Telling("2023-06-14", outlet)
    sides = ["CHN GOV"], ["USA GOV"]
    telling.event("China seized a survey drone off Palm reef.", "COERCE", *sides, modes=["seize"])
    telling.statement(QIN, "said", DEMAND)
    return telling.text(body).done()


def test_every_record_is_in_exactly_one_occurrence() -> None:
    told = [call("2023-06-14", None), demand("2023-06-14", "Post")]
    found = occurrences(told, origins={})
    members = sorted(member for one in found for member in one.members)
    records = [record.id for one in told for record in one.events]
    records += [record.id for one in told for record in one.meetings]
    records += [record.id for one in told for record in one.statements]
    assert members == sorted(records)


def corpus() -> Sequence[Findings]:
    body = " ".join(f"word{number}" for number in range(80))
    return [
        call("2023-06-12", "2023-06-12", "Post"), call("2023-06-14", None, "Herald"),
        call("2023-06-14", "2023-06-14", "Gazette"), call("2023-06-21", None, "Post"),
        visit("2023-06-14", "cancelled", "2023-02", "Post"),
        visit("2023-06-15", "scheduled", "2023-06-18", "Herald"),
        visit("2023-06-16", "confirmed", None, "Gazette"),
        demand("2021-03-18", "Post"), demand("2023-06-14", "Herald"), demand(None, "Blog"),
        _wire(body, "Post"), _wire(body, "Herald"), act(QIN, "USA GOV", "2023-06-14", "Post"),
    ]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_change_the_links(shuffler: random.Random) -> None:
    told = list(corpus())
    expected = link(told)
    shuffler.shuffle(told)
    assert link(told) == expected


def test_contacts_of_which_one_party_is_known_are_not_joined_without_more() -> None:
    meets = Telling("2023-06-14", "Post").event("Blinken will meet.", "CONSULT", [BLINKEN])
    trip = Telling(None, "Blog").event("Blinken's visit is on.", "CONSULT", [BLINKEN])
    assert not joined(meets.done(), trip.done())


def test_two_accusations_of_one_week_about_other_matters_stay_two() -> None:
    def accuse(outlet: str, text: str) -> Findings:
        telling = Telling("2023-06-14", outlet)
        sides = ["CHN GOV"], ["USA GOV"]
        return telling.event(text, "ACCUSE", *sides, modes=["allege"], trigger="accused").done()

    laser = accuse("Post", "The ministry accused the navy of shining a laser at a patrol aircraft.")
    crew = accuse("Herald", "A spokesman accused patrols of endangering the crew of a survey ship.")
    assert not joined(laser, crew)


def test_a_visit_at_the_end_of_the_week_joins_the_only_visit_of_that_span() -> None:
    dated = visit("2023-06-14", "scheduled", "2023-06-18", "Post")
    vague = visit("2023-06-14", "confirmed", None, "Herald")
    assert len(joined(dated, vague)) == 1


def test_tellings_of_one_stay_may_name_its_first_day_or_its_last() -> None:
    first = visit("2023-06-18", "happened", "2023-06-17", "Post")
    assert len(joined(first, visit("2023-06-19", "happened", "2023-06-18", "Herald"))) == 1


def test_the_day_of_calling_off_is_not_the_day_of_the_visit() -> None:
    def called_off(outlet: str) -> Findings:
        telling = Telling("2023-02-04", outlet)
        sides = [BLINKEN], ["CHN GOV"]
        words = f"Blinken called off his trip to Beijing on Friday, the {outlet} said."
        return telling.event(
            words, "CONSULT", *sides, modes=["visit"], status="cancelled", when=day("2023-02-03")
        ).done()

    plan = Telling("2023-02-01", "Post").event(
        "Blinken will visit Beijing.", "CONSULT", [BLINKEN], ["CHN GOV"], modes=["visit"],
        status="scheduled", when=day("2023-02-05"),
    )  # fmt: skip
    assert len(joined(plan.done(), called_off("Herald"))) == 1


def test_a_seizure_retold_months_later_without_a_day_is_the_one_that_others_dated() -> None:
    words = "seized the survey drone off Palm reef that carried a sonar of the Harbour Institute"
    filler = " ".join(f"reef{number}" for number in range(40))

    def told(published: str, on: str | None, outlet: str) -> Findings:
        telling = Telling(published, outlet)
        return (
            telling.event(
                f"China {words}.", "COERCE", ["CHN GOV"], ["USA GOV"], modes=["seize"],
                when=day(on) if on else None, trigger="seized",
            )
            .text(f"{filler} {outlet}")
            .done()
        )  # fmt: skip

    later = told("2023-09-01", None, "Herald")
    assert len(joined(told("2023-06-14", "2023-06-14", "Post"), later)) == 1
