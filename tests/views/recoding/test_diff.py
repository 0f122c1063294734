from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import SUDERIA, event, findings, many, on, report
from dragoman.errors import NotFoundError
from dragoman.ledger import Correction, Ledger
from dragoman.records import Actor, Findings
from dragoman.views.recoding import Diff, diff, run_lines

NOON = datetime(2023, 6, 14, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "coded.sqlite") as opened:
        yield opened


def kept(ledger: Ledger, *coded: Findings) -> str:
    """Keeps these findings in a run of their coder, whose id is given."""
    run = ledger.begin_run(coder=coded[0].coder, started=NOON)
    list(ledger.keep_many(coded, run))
    return run.id


def compared(ledger: Ledger, before: Findings, after: Findings) -> Diff:
    return diff(ledger, kept(ledger, before), kept(ledger, replace(after, coder="test/2")))


def test_a_record_of_another_type_at_the_same_words_differs_and_shows_its_sentence(
    ledger: Ledger,
) -> None:
    source = report()
    before = event(source, "will visit Suderia", when=on(2023, 3, 5))
    after = event(source, "will visit Suderia on Sunday", type="AGREE", status="confirmed")
    found = compared(
        ledger, Findings(source, "test/1", events=(before,)),
        Findings(source, "test/2", events=(after,)),
    )  # fmt: skip

    (change,) = found.changes
    assert change.what == "differs"
    assert change.differing == ("type", "status", "date", "words")
    assert (change.first or {})["date"] == "2023-03-05"
    assert (change.second or {})["date"] is None
    (passage,) = change.passages
    assert passage.text.endswith("the Suderian ministry said.")
    assert [mark.of(passage.text) for mark in passage.marks] == ["will visit Suderia on Sunday"]


def test_what_only_one_side_found_stands_alone(ledger: Ledger) -> None:
    source = report()
    first = event(source, "will visit Suderia")
    second = event(source, "told reporters")
    found = compared(
        ledger, Findings(source, "test/1", events=(first,)),
        Findings(source, "test/2", events=(second,)),
    )  # fmt: skip

    assert [(change.what, change.first_id, change.second_id) for change in found.changes] == [
        ("only_first", first.id, None), ("only_second", None, second.id),
    ]  # fmt: skip


def test_findings_that_did_not_change_are_counted_and_not_shown(ledger: Ledger) -> None:
    one, two = many(2)
    first = kept(ledger, one, two)
    changed = replace(two, coder="test/2", events=two.events[:1])
    second = kept(ledger, replace(one, coder="test/2"), changed)
    found = diff(ledger, first, second)

    assert (found.reports, found.same_reports) == (2, 1)
    tallies = {tally.kind: tally for tally in found.tallies}
    assert (tallies["event"].same, tallies["event"].only_first) == (3, 1)
    assert tallies["statement"].same == 4
    assert len(found.changes) == 1


def test_parties_in_another_order_are_no_change_and_other_parties_are(ledger: Ledger) -> None:
    source = report()
    third = Actor("WES")
    before = event(source, "will visit Suderia", recipients=(SUDERIA, third))
    found = compared(
        ledger, Findings(source, "test/1", events=(before,)),
        Findings(source, "test/2", events=(replace(before, recipients=(third, SUDERIA)),)),
    )  # fmt: skip
    assert found.changes == ()

    other = Findings(source, "test/3", events=(replace(before, recipients=(third,)),))
    (change,) = diff(ledger, "test/2", kept(ledger, other)).changes
    assert change.differing == ("recipients",)


def test_meetings_are_compared_by_their_history(ledger: Ledger) -> None:
    before = findings()
    (visit,) = before.meetings
    held = replace(visit, history=(*visit.history, replace(visit.history[0], status="held")))
    found = compared(ledger, before, replace(before, meetings=(held,)))

    (change,) = found.changes
    assert (change.kind, change.differing) == ("meeting", ("status", "history"))


def test_an_event_told_by_another_is_a_change(ledger: Ledger) -> None:
    before = findings()
    said, quoted = before.statements
    visit, told = before.events
    by_another = replace(visit, according_to=quoted.id)
    found = compared(ledger, before, replace(before, events=(by_another, told)))

    (change,) = found.changes
    assert change.differing == ("according to",)
    assert said.speaker is not None
    assert (change.first or {})["according to"] == said.speaker.id


def test_reports_that_only_one_side_coded_are_not_compared(ledger: Ledger) -> None:
    one, two = many(2)
    found = diff(ledger, kept(ledger, one), kept(ledger, replace(two, coder="test/2")))

    assert (found.reports, found.changes) == (0, ())
    assert (found.first.reports, found.second.reports) == (1, 1)


def test_a_run_or_coder_that_is_not_there_is_answered_with_those_that_are(ledger: Ledger) -> None:
    first = kept(ledger, findings())
    kept(ledger, findings(coder="test/2"))

    assert diff(ledger, first[:8], "test/2").reports == 1
    with pytest.raises(NotFoundError, match="begins several runs"):
        diff(ledger, "run_", "test/2")
    with pytest.raises(NotFoundError, match="coders: test/1, test/2"):
        diff(ledger, "test/9", "test/2")


def test_the_older_coding_stays_whole_and_the_runs_say_which_counts(ledger: Ledger) -> None:
    before = findings()
    first = kept(ledger, before)
    kept(ledger, findings(coder="test/2"))

    assert ledger.findings_of(before.report.id, coder="test/1") == before
    lines = {line.id: line for line in run_lines(ledger)}
    assert [(line.coded, line.current) for line in lines.values()] == [(1, 0), (1, 1)]
    assert lines[first].coder == "test/1"


def test_what_people_corrected_can_be_laid_beside_what_the_coder_found(ledger: Ledger) -> None:
    coded = findings()
    run = kept(ledger, coded)
    visit = coded.events[0]
    ledger.correct(
        Correction(
            "", coded.report.id, visit.id, "event", "edited", "Ida", NOON, before=visit,
            after=replace(visit, status="confirmed"),
        )
    )  # fmt: skip

    assert diff(ledger, run, "test/1").changes == ()
    found = diff(ledger, run, "test/1, reviewed")
    assert "status" in {name for change in found.changes for name in change.differing}
    assert [(line.coded, line.current) for line in run_lines(ledger)] == [(1, 1)]
