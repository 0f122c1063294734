"""Tests of link/meetings.py and link/states.py: the life of a meeting over many reports."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.link import Linked, link, state
from dragoman.records import Findings, Meeting

from .conftest import Telling, day, month, place

BLINKEN = "USA GOV:Antony Blinken"
SIDES = [[BLINKEN], ["CHN GOV"]]
BEIJING = place("Beijing", "CHN")


def visit(published: str, status: str, on: str | None = "2023-06-18") -> Telling:
    when = day(on) if on else None
    text = f"On {published} it was reported that the visit of Blinken was {status}."
    telling = Telling(published, f"Paper of {published}")
    return telling.meeting(text, "visit", SIDES, status=status, when=when, where=BEIJING)


def life() -> Linked:
    told = [("2023-06-01", "proposed"), ("2023-06-09", "scheduled"), ("2023-06-14", "confirmed")]
    return link([visit(published, status).done() for published, status in told])


def only(linked: Linked) -> Meeting:
    assert len(linked.meetings) == 1
    return linked.meetings[0]


def test_entries_of_all_reports_stand_in_order_of_report() -> None:
    assert [entry.status for entry in only(life()).history] == [
        "proposed", "scheduled", "confirmed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2023-05-31", "unknown"),
        ("2023-06-02", "proposed"),
        ("2023-06-10", "scheduled"),
        ("2023-06-18", "confirmed"),
        ("2023-06-19", "planned, not reported held"),
    ],
)
def test_the_state_as_of_a_day_rests_on_what_was_reported_by_then(
    as_of: str, expected: str
) -> None:
    assert state(only(life()), date.fromisoformat(as_of)) == expected


def test_a_meeting_is_held_only_once_a_report_says_so() -> None:
    told = [visit("2023-06-14", "confirmed"), visit("2023-06-19", "happened")]
    meeting = only(link(one.done() for one in told))
    assert state(meeting, date(2023, 6, 18)) == "confirmed"
    assert state(meeting, date(2023, 6, 19)) == "held"
    assert state(meeting, None) == "held"


def test_a_called_off_meeting_stays_so_when_old_plans_are_told_again() -> None:
    told = [visit("2023-02-01", "scheduled", "2023-02-05"), visit("2023-02-03", "cancelled", None)]
    meeting = only(link(one.done() for one in told))
    assert state(meeting, date(2023, 2, 2)) == "scheduled"
    assert state(meeting, date(2023, 3, 1)) == "cancelled"


def test_a_postponed_meeting_that_is_planned_anew_is_scheduled() -> None:
    told = [
        visit("2023-06-01", "scheduled"),
        visit("2023-06-05", "postponed"),
        visit("2023-06-09", "scheduled"),
    ]
    meeting = only(link(one.done() for one in told))
    assert state(meeting, date(2023, 6, 6)) == "postponed"
    assert state(meeting, date(2023, 6, 9)) == "scheduled"


def two_trips(published: str, outlet: str, *, linked: bool) -> Findings:
    telling = Telling(published, outlet)
    february = month("2023-02")
    telling.meeting(
        f"{outlet}: Blinken cancelled a trip.", "visit", SIDES, status="cancelled",
        when=february, where=BEIJING,
    )  # fmt: skip
    telling.meeting(
        f"{outlet}: Blinken is due in June.", "visit", SIDES, status="expected",
        when=day("2023-06-18"), where=BEIJING, replaces=0 if linked else None,
    )  # fmt: skip
    return telling.done()


def test_the_trip_that_one_report_calls_a_new_date_reschedules_the_joined_one() -> None:
    linked = link(
        [
            two_trips("2023-06-14", "Post", linked=False),
            two_trips("2023-06-15", "Herald", linked=True),
        ]
    )
    february, june = sorted(linked.meetings, key=lambda meeting: meeting.reschedules or "")
    assert june.reschedules == february.id
    assert [state(one, date(2023, 6, 16)) for one in (february, june)] == ["cancelled", "scheduled"]


def test_participants_of_all_accounts_are_merged_and_a_state_yields_to_its_people() -> None:
    hosts = ["CHN GOV:Qin Gang"]
    told = Telling("2023-06-15", "Herald").meeting(
        "Blinken will visit and see Qin Gang.", "visit", [[BLINKEN], hosts],
        when=day("2023-06-18"), where=BEIJING,
    )  # fmt: skip
    meeting = only(link([visit("2023-06-14", "scheduled").done(), told.done()]))
    assert [(side, [one.id for one in people]) for side, people in meeting.participants] == [
        ("USA", [BLINKEN]),
        ("CHN", hosts),
    ]


def test_the_most_precise_date_is_kept() -> None:
    vague = Telling("2023-05-20", "Monthly").meeting(
        "Blinken will visit in June.", "visit", SIDES, when=month("2023-06"), where=BEIJING
    )
    meeting = only(link([vague.done(), visit("2023-06-09", "scheduled").done()]))
    assert meeting.when == day("2023-06-18")


def test_a_later_report_does_not_change_the_id_of_a_meeting() -> None:
    early = visit("2023-06-09", "scheduled").done()
    late = visit("2023-06-14", "confirmed").done()
    assert only(link([early])).id == only(link([early, late])).id
