"""Tests of link/undated.py: undated reports placed through what they share with dated ones."""

from __future__ import annotations

from datetime import date

from dragoman.link import link, placed
from dragoman.records import Findings

from .conftest import Telling, day, place

BLINKEN = "USA GOV:Antony Blinken"
QIN = "CHN GOV:Qin Gang"
BEIJING = place("Beijing", "CHN")


def dated() -> Findings:
    telling = Telling("2023-06-14", "Post")
    telling.meeting("Qin called Blinken.", "call", [[QIN], [BLINKEN]], status="happened",
                    when=day("2023-06-14"))  # fmt: skip
    telling.meeting("Blinken is due in Beijing on Sunday.", "visit", [[BLINKEN], ["CHN GOV"]],
                    when=day("2023-06-18"), where=BEIJING)  # fmt: skip
    return telling.done()


def undated(*, trip: bool = True, talked: bool = True) -> Findings:
    telling = Telling(None, "Blog")
    if trip:
        telling.meeting(
            "Blinken will travel to Beijing at the end of the week.", "visit",
            [[BLINKEN], ["CHN GOV"]], where=BEIJING, says="at the end of the week",
        )  # fmt: skip
    if talked:
        telling.meeting("Blinken and Qin spoke by phone.", "call", [[BLINKEN], [QIN]],
                        status="happened")  # fmt: skip
    return telling.done()


def test_a_trip_at_the_end_of_the_week_after_a_call_bounds_both_ends() -> None:
    report = undated()
    when = placed([dated(), report])[report.report.id]
    assert (when.start, when.end) == (date(2023, 6, 14), date(2023, 6, 16))
    assert when.basis == "inferred from another report"


def test_talks_on_thursday_told_of_on_tuesday_give_the_tuesday() -> None:
    sides = [["CHN GOV:Wang Yi"], [BLINKEN]]
    other = Telling("2021-03-18", "Post").meeting(
        "The talks open today.", "talks", sides, when=day("2021-03-18")
    )
    report = Telling(None, "Blog").meeting(
        "The talks, scheduled for Thursday, aim to take stock.", "talks", sides, says="Thursday"
    )
    report.statement("USA GOV", "said on Tuesday that", "deeds count", says="on Tuesday")
    found = report.done()
    when = placed([other.done(), found])[found.report.id]
    assert (when.start, when.end) == (date(2021, 3, 16), date(2021, 3, 17))


def test_a_report_that_shares_nothing_stays_unresolved() -> None:
    report = Telling(None, "Blog").meeting("Envoys will meet.", "talks", [["FRA GOV"], ["IND GOV"]])
    assert placed([dated(), report.done()]) == {}


def test_a_call_that_could_be_either_of_two_dates_nothing() -> None:
    earlier = Telling("2023-05-02", "Post").meeting(
        "Qin called Blinken.", "call", [[QIN], [BLINKEN]], status="happened", when=day("2023-05-02")
    )
    assert placed([dated(), earlier.done(), undated(trip=False)]) == {}


def test_entries_of_a_placed_report_carry_the_inferred_date() -> None:
    linked = link([dated(), undated()])
    reported = [entry.reported for one in linked.meetings for entry in one.history]
    assert len(linked.meetings) == 2
    assert "inferred from another report" in {when.basis for when in reported if when}


def quoting(published: str | None, outlet: str, *contents: str) -> Findings:
    telling = Telling(published, outlet)
    for content in contents:
        telling.statement(QIN, f"told the {outlet} that", content)
    return telling.done()


HARBOUR = "the harbour of Port Amber will stay closed to trawlers until autumn"
PILOTS = "nine river pilots had been sent home without their licences"


def test_one_recurring_demand_dates_nothing_and_two_shared_statements_do() -> None:
    other = quoting("2023-06-14", "Post", HARBOUR, PILOTS)
    one, both = quoting(None, "Blog", HARBOUR), quoting(None, "Weekly", HARBOUR, PILOTS)
    found = placed([other, one, both])
    assert list(found) == [both.report.id]
    assert found[both.report.id].start == date(2023, 6, 11)
