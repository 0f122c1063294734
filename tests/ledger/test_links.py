from __future__ import annotations

from builders import findings, report
from dragoman.ledger import Ledger, Run, verify
from dragoman.records import Findings, Occurrence


def two_reports() -> tuple[Findings, Findings]:
    return findings(), findings(report(outlet="Suderia Daily"))


def linked(*kept: Findings, name: str = "o_visit") -> Occurrence:
    return Occurrence(
        name,
        "event",
        tuple(each.events[0].id for each in kept),
        tuple(each.report.id for each in kept),
        origins=1,
    )


def test_occurrences_replace_the_earlier_ones(ledger: Ledger, run: Run) -> None:
    first, second = two_reports()
    list(ledger.keep_many([first, second], run))
    ledger.write_occurrences([linked(first, name="o_b"), linked(second, name="o_a")])

    ledger.write_occurrences([linked(first, second)])

    assert ledger.occurrences() == (linked(first, second),)
    assert ledger.occurrences(kind="meeting") == ()
    assert list(verify(ledger)) == []


def test_the_order_in_which_occurrences_come_does_not_matter(ledger: Ledger, run: Run) -> None:
    first, second = two_reports()
    list(ledger.keep_many([first, second], run))
    both = [linked(first, name="o_b"), linked(second, name="o_a")]

    ledger.write_occurrences(both)
    forwards = ledger.occurrences()
    ledger.write_occurrences(both[::-1])

    assert ledger.occurrences() == forwards


def test_a_record_knows_its_reports_and_its_occurrence(ledger: Ledger, run: Run) -> None:
    first, second = two_reports()
    list(ledger.keep_many([first, second], run))
    ledger.write_occurrences([linked(first, second)])

    joined, alone = ledger.sourced(first.events)

    assert (joined.occurrence, joined.reports, joined.origins) == ("o_visit", 2, 1)
    assert (alone.occurrence, alone.reports, alone.origins) == (None, 1, 1)
    assert joined.source.outlet == "Nordhavn Post"
    assert joined.coder == "test/1"
    assert ledger.sourced(first.meetings)[0].record == first.meetings[0]
