from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import NORLAND, SUDERIA, event, meeting, on, position, report, statement
from dragoman.errors import LedgerError
from dragoman.ledger import Ledger, Run
from dragoman.records import Actor, Event, Findings, Occurrence, When

WESTERIA = Actor("WES", "GOV")


@pytest.fixture
def march(ledger: Ledger, run: Run) -> tuple[Event, ...]:
    """Six events, in the order of the timeline."""
    source = report("one two three four five six")
    events = (
        event(source, "one", when=When(date(2023, 1, 1), date(2023, 12, 31), "year", "explicit")),
        event(source, "two", when=on(2023, 3, 1), status="happened"),
        event(source, "three", when=on(2023, 3, 5), type="THREATEN", recipients=(WESTERIA,)),
        event(source, "four", when=on(2023, 3, 9), actors=(SUDERIA,), recipients=(NORLAND,)),
        event(source, "five", when=When(None, date(2023, 4, 1), "before", "explicit")),
        event(source, "six"),
    )
    ledger.keep(Findings(source, "test/1", events=events[::-1]), run)
    return events


def test_events_come_by_date_and_the_undated_last(ledger: Ledger, march: tuple[Event, ...]) -> None:
    assert ledger.events() == march


def test_the_newest_come_first_when_asked_and_without_the_undated(
    ledger: Ledger, march: tuple[Event, ...]
) -> None:
    assert ledger.events(order="newest", limit=2) == (march[4], march[3])


def test_the_day_of_the_nth_newest_is_known_without_reading_it(
    ledger: Ledger, march: tuple[Event, ...]
) -> None:
    days = [ledger.nth_newest_day(Event, nth) for nth in range(1, 7)]
    first = [date(2023, 4, 1), date(2023, 3, 9), date(2023, 3, 5), date(2023, 3, 1)]
    assert days == [*first, date(2023, 1, 1), None]
    of_pair = ledger.nth_newest_day(Event, 1, between=("NOR", "WES"))
    assert of_pair == ledger.nth_newest_day(Event, 1, actor="WES") == date(2023, 3, 5)
    assert ledger.nth_newest_day(Event, 1, actor="NOR", until=date(2023, 3, 4)) == date(2023, 3, 1)
    assert march[0].when


def test_a_pair_is_the_same_in_both_orders(ledger: Ledger, march: tuple[Event, ...]) -> None:
    expected = tuple(each for each in march if each is not march[2])

    assert ledger.events(between=("NOR", "SUD")) == expected
    assert ledger.events(between=("SUD", "NOR")) == expected
    assert ledger.events(between=("NOR", "WES")) == (march[2],)
    assert ledger.events(between=("SUD", "WES")) == ()


def test_a_window_takes_in_what_touches_it(ledger: Ledger, march: tuple[Event, ...]) -> None:
    since, until = date(2023, 3, 5), date(2023, 3, 31)

    assert ledger.events(since=since, until=until) == (march[0], march[2], march[3])
    assert ledger.events(since=since, between=("NOR", "SUD")) == (march[0], march[3], march[4])
    assert ledger.events(until=date(2022, 12, 31)) == ()


def test_an_actor_is_sought_in_any_role_and_at_any_depth(
    ledger: Ledger, march: tuple[Event, ...]
) -> None:
    assert ledger.events(actor="NOR") == march
    assert ledger.events(actor="NOR GOV") == march
    assert ledger.events(actor="NOR GOV:Ada Berg", limit=1) == march[:1]
    assert ledger.events(actor="WES") == (march[2],)
    assert ledger.events(actor="NOR GOV:Ada") == ()
    assert ledger.events(actor="WES", between=("NOR", "WES")) == (march[2],)
    assert ledger.events(actor="WES", between=("NOR", "SUD")) == ()


def test_types_statuses_and_reports_narrow(ledger: Ledger, march: tuple[Event, ...]) -> None:
    assert ledger.events(types=["THREATEN", "AID"]) == (march[2],)
    assert ledger.events(statuses=["happened"]) == (march[1],)
    assert ledger.events(types=["THREATEN"], statuses=["happened"]) == ()
    assert ledger.events(report=march[0].evidence.report) == march
    assert ledger.events(report="r_0000000000000000") == ()


def test_a_negative_limit_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="0 or more"):
        ledger.events(limit=-1)


def test_two_states_struck_by_a_third_are_no_pair(ledger: Ledger, run: Run) -> None:
    source = report("Westeria sanctioned both")
    struck = event(source, "sanctioned", actors=(WESTERIA,), recipients=(NORLAND, SUDERIA))
    ledger.keep(Findings(source, "test/1", events=(struck,)), run)

    assert ledger.events(between=("NOR", "SUD")) == ()
    assert ledger.events(between=("WES", "SUD")) == (struck,)


def test_states_that_act_together_are_a_pair(ledger: Ledger, run: Run) -> None:
    source = report("Both signed")
    signed = event(source, "signed", actors=(NORLAND, SUDERIA), recipients=())
    ledger.keep(Findings(source, "test/1", events=(signed,)), run)

    assert ledger.events(between=("NOR", "SUD")) == (signed,)


def test_one_who_acts_on_himself_is_found_once(ledger: Ledger, run: Run) -> None:
    source = report("Norland's police arrested Norland's editors")
    police, editors = Actor("NOR", "COP"), Actor("NOR", "MED")
    arrest = event(source, "arrested", actors=(police,), recipients=(editors,))
    ledger.keep(Findings(source, "test/1", events=(arrest,)), run)

    assert ledger.events(actor="NOR") == (arrest,)
    assert ledger.events(between=("NOR", "NOR")) == (arrest,)


def test_actors_without_a_country_are_found_by_what_they_have(ledger: Ledger, run: Run) -> None:
    source = report("Reporters were told; nobody knows by whom")
    told = event(source, "told", actors=(Actor(),), recipients=(Actor(sector="JRN"),))
    ledger.keep(Findings(source, "test/1", events=(told,)), run)

    assert ledger.events(actor="JRN") == (told,)
    assert ledger.events(actor="?") == (told,)


def test_statements_are_chosen_by_speaker_and_kind(ledger: Ledger, run: Run) -> None:
    source = report("We agree. We do not.")
    agree = statement(source, "We agree", addressees=(SUDERIA,))
    not_so = statement(source, "We do not", speaker=SUDERIA)
    nobody = statement(source, "agree", speaker=None)
    ledger.keep(Findings(source, "test/1", statements=(agree, not_so, nobody)), run)

    assert ledger.statements(speaker="SUD") == (not_so,)
    assert ledger.statements(speaker="NOR GOV") == (agree,)
    assert ledger.statements(between=("NOR", "SUD")) == (agree,)
    assert ledger.statements(kinds=["indirect"]) == ()
    assert len(ledger.statements(kinds=["direct"], limit=2)) == 2


def test_positions_are_chosen_by_holder_kind_and_issue(ledger: Ledger, run: Run) -> None:
    source = report("Keep the strait open")
    held = position(source, "Keep the strait open")
    ledger.keep(Findings(source, "test/1", positions=(held,)), run)

    assert ledger.positions(holder="NOR", kinds=["demand"], issue="strait") == (held,)
    assert ledger.positions(between=("SUD", "NOR")) == (held,)
    assert ledger.positions(issue="trade") == ()
    assert ledger.positions(holder="SUD") == ()


def test_meetings_are_chosen_by_sides_and_last_status(ledger: Ledger, run: Run) -> None:
    source = report("Berg will visit Suderia")
    visit = meeting(source, "will visit")
    ledger.keep(Findings(source, "test/1", meetings=(visit,)), run)

    assert ledger.meetings(between=("NOR", "SUD"), statuses=["scheduled"]) == (visit,)
    assert ledger.meetings(actor="SUD", kinds=["visit"]) == (visit,)
    assert ledger.meetings(statuses=["cancelled"]) == ()
    assert ledger.meetings(since=date(2023, 3, 6)) == ()


def test_statements_of_other_reports_are_left_out_after_the_limit(ledger: Ledger, run: Run) -> None:
    first, second = report("one two"), report("one two", outlet="Other")
    for source, words in ((first, "one"), (second, "two")):
        said = statement(source, words, when=on(2023, 3, 1 if words == "one" else 2))
        ledger.keep(Findings(source, "test/1", statements=(said,)), run)
    within = [each.evidence.report for each in ledger.statements(within={first.id})]
    assert within == [first.id]
    assert ledger.statements(within={first.id}, limit=1, order="newest") == ()


def test_a_meeting_is_left_out_until_a_report_tells_of_it(ledger: Ledger, run: Run) -> None:
    text = "Berg will visit. Berg will come later. Berg will come instead."
    source = report(text, published=date(2023, 3, 8))
    visit, later = (meeting(source, it) for it in ("Berg will visit", "Berg will come later"))
    undated = replace(later.history[0], reported=None)
    instead = meeting(source, "Berg will come instead", reschedules="m_old")
    told = (visit, replace(later, history=(undated,)), instead)
    ledger.keep(Findings(source, "test/1", meetings=told), run)

    def known(day: int) -> set[str]:
        return {one.id for one in ledger.meetings(known_by=date(2023, 3, day))}

    assert known(2) == {instead.id}
    assert known(3) == {instead.id, visit.id}
    assert known(8) == {one.id for one in told}


def test_a_meeting_that_is_told_of_again_passes_with_its_fellow(ledger: Ledger, run: Run) -> None:
    source = report("Berg will visit. Berg will come.")
    one, two = (meeting(source, it) for it in ("Berg will visit", "Berg will come"))
    ledger.keep(Findings(source, "test/1", meetings=(one, two)), run)
    ledger.write_occurrences([Occurrence("o_1", "meeting", (one.id, two.id), (source.id,), 1)])

    assert len(ledger.meetings(known_by=date(2023, 3, 2))) == 2
