from __future__ import annotations

from datetime import date

from builders import event, report
from dragoman.ledger import Ledger, Run
from dragoman.records import Findings, Report
from dragoman.views.originals import Originals


def kept(ledger: Ledger, run: Run, text: str, day: int, outlet: str) -> Report:
    source = report(text, published=date(2023, 3, day), outlet=outlet)
    found = event(source, "Norland warned Suderia", type="THREATEN")
    ledger.keep(Findings(source, "test/1", events=(found,)), run)
    return source


def test_origins_are_those_that_linking_found(ledger: Ledger, run: Run) -> None:
    wire, paper, other = (
        kept(ledger, run, f"Norland warned Suderia {it}.", day, it)
        for day, it in enumerate(("Wire", "Paper", "Other"), 1)
    )
    ledger.write_originals({paper.id: wire.id, other.id: wire.id}, mark=ledger.mark())

    assert ledger.originals([paper.id, other.id]) == {paper.id: paper.id, other.id: paper.id}
    everyone = {wire.id, paper.id, other.id}
    assert Originals(ledger).of(everyone) == dict.fromkeys(everyone, wire.id)


def test_a_report_kept_after_linking_is_compared_by_its_text(ledger: Ledger, run: Run) -> None:
    first = kept(ledger, run, "Norland warned Suderia on Monday of a war of words.", 1, "Wire")
    ledger.write_originals({}, mark=ledger.mark())
    later = kept(ledger, run, first.text, 2, "Paper")

    assert ledger.originals([first.id]) == {first.id: first.id}
    assert ledger.originals([first.id, later.id]) is None
    assert Originals(ledger).of([first.id, later.id]) == {first.id: first.id, later.id: first.id}


def test_linking_anew_forgets_what_was_found_before(ledger: Ledger, run: Run) -> None:
    one, two = (kept(ledger, run, f"Norland warned Suderia {it}.", 1, it) for it in "AB")
    ledger.write_originals({two.id: one.id}, mark=ledger.mark())
    ledger.write_originals({}, mark=ledger.mark())

    assert ledger.originals([one.id, two.id]) == {one.id: one.id, two.id: two.id}
