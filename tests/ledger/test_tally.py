from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from builders import NORLAND, SUDERIA, event, report
from dragoman.ledger import Correction, Ledger, PairCount, Run
from dragoman.records import Actor, Event, Findings, Occurrence, Report

BEL = Actor("BEL", "GOV")
TEXT = "Norland warned Suderia. Norland struck Suderia and Beltland. Norland met Suderia."
OLDER, NEWER = date(2023, 3, 1), date(2023, 3, 2)


def told(day: date | None, outlet: str) -> tuple[Report, Event, Event, Event]:
    source = report(TEXT, published=day, outlet=outlet)
    warned = event(source, "Norland warned Suderia", type="THREATEN", status="happened")
    struck = event(source, "struck", type="ASSAULT", status="happened", recipients=(SUDERIA, BEL))
    past = event(source, "met", status="background")
    return source, warned, struck, past


@pytest.fixture
def linked(ledger: Ledger, run: Run) -> Ledger:
    """Two reports of one warning; each tells of a strike of its own and of something past."""
    both = [told(OLDER, "Post"), told(NEWER, "Gazette")]
    for source, *events in both:
        ledger.keep(Findings(source, "test/1", events=tuple(events)), run)
    warnings = tuple(events[1].id for events in both)
    reports = tuple(events[0].id for events in both)
    ledger.write_occurrences([Occurrence("o_w", "event", warnings, reports, 2)])
    return ledger


def test_what_is_one_occurrence_is_counted_once_and_the_past_not_at_all(linked: Ledger) -> None:
    assert linked.pair_counts() == (
        PairCount("NOR", "SUD", occurrences=3, meetings=0, reports=2, latest=NEWER),
        PairCount("BEL", "NOR", occurrences=2, meetings=0, reports=2, latest=NEWER),
    )


def test_a_report_that_came_after_the_linking_is_counted_at_once(linked: Ledger, run: Run) -> None:
    source, warned, *_ = told(date(2023, 3, 9), "Herald")
    linked.keep(Findings(source, "test/1", events=(warned,)), run)
    first = linked.pair_counts()[0]
    assert (first.occurrences, first.reports, first.latest) == (4, 3, date(2023, 3, 9))


def test_what_a_person_takes_out_is_counted_no_more_and_comes_back(linked: Ledger) -> None:
    struck = linked.events(types=["ASSAULT"])[0]
    made = linked.correct(
        Correction("", struck.evidence.report, struck.id, "event", "rejected", "Ada",
                   datetime(2025, 1, 1, tzinfo=UTC), before=struck)
    )  # fmt: skip
    assert [pair.occurrences for pair in linked.pair_counts()] == [2, 1]
    linked.undo(made.id, author="Ada", at=datetime(2025, 1, 2, tzinfo=UTC))
    assert [pair.occurrences for pair in linked.pair_counts()] == [3, 2]


def test_occurrences_that_a_person_splits_are_counted_apart(linked: Ledger) -> None:
    (before,) = linked.occurrences()
    linked.rewrite_occurrences([replace(before, members=before.members[:1])], before=[before])
    assert linked.pair_counts()[0].occurrences == 4


def test_meetings_are_counted_apart_and_their_events_with_them(ledger: Ledger, run: Run) -> None:
    from builders import findings

    ledger.keep(findings(), run)
    (pair,) = ledger.pair_counts()
    own = [each for each in ledger.events() if each.meeting is None and each.recipients]
    assert (pair.first, pair.second) == ("NOR", "SUD")
    assert (pair.meetings, pair.occurrences) == (1, 1 + len(own))


def test_one_who_acts_on_his_own_is_no_pair(ledger: Ledger, run: Run) -> None:
    source = report("Norland warned Norland.")
    own = event(source, "warned", status="happened", actors=(NORLAND,), recipients=(NORLAND,))
    ledger.keep(Findings(source, "test/1", events=(own,)), run)
    assert ledger.pair_counts() == ()
