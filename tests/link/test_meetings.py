"""Tests of link/meetings.py and link/states.py: the life of a meeting over many reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.link import Linked, link, state
from dragoman.records import Findings, Meeting, Mention, Span, Status, TimeExpression

from .conftest import Telling, actor, day, month, place

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


def test_the_visitor_and_the_host_told_the_other_way_round_on_one_day_are_one_visit() -> None:
    told = Telling("2023-06-18", "Star").meeting(
        "Blinken of the United States and China met in Beijing on a visit.", "visit",
        [["CHN GOV"], [BLINKEN]], status="happened", when=day("2023-06-18"),
    )  # fmt: skip
    one, other = visit("2023-06-12", "scheduled"), told
    assert len(link([one.done(), other.done()]).meetings) == 1


def test_a_return_visit_a_week_later_is_another_visit() -> None:
    told = Telling("2023-06-25", "Star").meeting(
        "China came on a visit to the United States.", "visit",
        [["CHN GOV"], [BLINKEN]], status="happened", when=day("2023-06-25"),
    )  # fmt: skip
    assert len(link([visit("2023-06-12", "scheduled").done(), told.done()]).meetings) == 2


def contact(published: str, words: str, status: Status, days: str) -> Findings:
    """A report with an event of a contact that made no meeting, and its parties marked."""
    told = Telling(published, f"Paper of {published}").event(
        words, "CONSULT", [BLINKEN], ["CHN GOV"], status=status, when=day(days)
    )
    found = told.done()
    text = found.report.text
    names = {"Blinken": BLINKEN, "China": "CHN GOV"}
    marked = tuple(
        Mention(Span(text.index(it), text.index(it) + len(it)), it, "name", actor(id_))
        for it, id_ in names.items()
    )
    start = text.index(days)
    time = TimeExpression(Span(start, start + len(days)), days, "DATE", days, day(days))
    return replace(found, mentions=marked, times=(time,))


def test_a_passage_that_tells_of_a_visit_adds_the_state_it_is_told_in() -> None:
    words = "The visit of Blinken to China took place on 2023-06-18, it was reported."
    linked = link(
        [
            visit("2023-06-14", "scheduled").done(),
            contact("2023-06-20", words, "happened", "2023-06-18"),
        ]
    )
    assert [it.status for it in only(linked).history] == ["scheduled", "held"]


def test_older_history_does_not_hold_a_visit_that_was_called_off() -> None:
    words = "The visit of Blinken to China on 2023-06-18 was to be the first, it was reported."
    told = visit("2023-06-14", "scheduled"), visit("2023-06-16", "cancelled")
    linked = link(
        [*(it.done() for it in told), contact("2023-06-20", words, "background", "2023-06-18")]
    )
    assert [it.status for it in only(linked).history] == ["scheduled", "cancelled"]
