from __future__ import annotations

from datetime import date

import pytest

from builders import empty, findings, report
from dragoman.errors import NotFoundError
from dragoman.ledger import Entry, Ledger, Run
from dragoman.records import Occurrence


@pytest.fixture(autouse=True)
def _kept(ledger: Ledger, run: Run) -> None:
    ledger.keep(findings(), run)


def test_any_id_gives_its_record(ledger: Ledger) -> None:
    kept = findings()
    linked = Occurrence("o_1", "event", (kept.events[0].id,), (kept.report.id,), 1)
    ledger.write_occurrences([linked])

    records: tuple[Entry, ...] = (
        kept.report, *kept.statements, *kept.positions, *kept.events, *kept.meetings, linked,
    )  # fmt: skip
    for record in records:
        assert ledger.record(record.id) == record


def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(ledger: Ledger) -> None:
    kept = findings()

    assert ledger.record(kept.meetings[0].id[:6]) == kept.meetings[0]
    assert ledger.report(kept.report.id[:5]) == kept.report


def test_an_ambiguous_beginning_names_the_ids(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="begins several ids") as raised:
        ledger.record("s_")

    assert all(statement.id in str(raised.value) for statement in findings().statements)


def test_a_missing_id_names_near_ones(ledger: Ledger) -> None:
    near = findings().report.id

    with pytest.raises(NotFoundError, match=f"near: {near}"):
        ledger.record(near[:-3] + "zzz")


@pytest.mark.parametrize("name", ["", "x", "зд", "'; DROP TABLE runs; --", "\x00", "%", "\ud800"])
def test_nonsense_is_not_found(ledger: Ledger, name: str) -> None:
    with pytest.raises(NotFoundError):
        ledger.record(name)


def test_a_record_is_no_report(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="is a meeting, not a report"):
        ledger.report(findings().meetings[0].id)


def test_a_coder_that_never_read_the_report_is_named(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="never coded by test/9"):
        ledger.findings_of(findings().report.id, coder="test/9")


def test_reports_are_chosen_by_outlet_language_and_date(ledger: Ledger, run: Run) -> None:
    late = report("Later.", outlet="Suderia Daily", language="de", published=date(2023, 5, 1))
    undated = report("Once.", published=None)
    for source in (undated, late):
        ledger.keep(empty(source), run)
    first = findings().report

    assert ledger.reports() == (first, late, undated)
    assert ledger.reports(outlet="Suderia Daily") == (late,)
    assert ledger.reports(language="de") == (late,)
    assert ledger.reports(since=date(2023, 4, 1)) == (late,)
    assert ledger.reports(until=date(2023, 4, 1)) == (first,)
    assert ledger.reports(limit=1) == (first,)


def test_reports_are_given_by_just_their_ids(ledger: Ledger) -> None:
    name = findings().report.id
    assert list(ledger.reports_named([name, name[:-1], "r_none"])) == [findings().report]


def test_findings_of_many_reports_come_as_each_alone(ledger: Ledger, run: Run) -> None:
    other = findings(report(outlet="Suderia Daily"))
    ledger.keep(other, run)
    names = (findings().report.id, other.report.id)
    found = ledger.findings_named([*names, "r_none"])
    assert found == {name: ledger.findings_of(name) for name in names}


def test_positions_are_found_by_the_statements_that_voice_them(ledger: Ledger) -> None:
    voiced = [position for position in findings().positions if position.statement]
    assert voiced
    assert list(ledger.voiced({position.statement or "" for position in voiced})) == voiced
    assert ledger.voiced(["s_none"]) == ()


def test_the_newest_reports_come_first_the_undated_after_them(ledger: Ledger, run: Run) -> None:
    for day, outlet in ((date(2023, 4, 1), "A"), (None, "B"), (None, "C")):
        ledger.keep(empty(report(published=day, outlet=outlet)), run)
    outlets = [each.outlet for each in ledger.newest_reports(9)]
    assert outlets == ["A", "Nordhavn Post", "C", "B"]
    assert [each.outlet for each in ledger.newest_reports(1)] == ["A"]
    assert ledger.outlets() == ("A", "B", "C", "Nordhavn Post")
    assert (ledger.first_published(), ledger.last_published()) == (
        date(2023, 3, 3), date(2023, 4, 1),
    )  # fmt: skip
