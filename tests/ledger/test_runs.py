from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from builders import findings
from dragoman.ledger import Ledger, Run
from dragoman.records import ReadFailure

STARTED = datetime(2023, 6, 14, 9, 30, tzinfo=UTC)


def test_a_run_is_noted_from_beginning_to_end(ledger: Ledger) -> None:
    run = ledger.begin_run(coder="test/1", started=STARTED, arguments=["read", "sé\udcff.txt"])
    assert ledger.runs() == (run,)

    ended = ledger.finish_run(run, finished=STARTED + timedelta(hours=1), counts={"new": 3})

    assert ledger.runs() == (ended,)
    assert ended.counts == (("new", 3),)
    assert ended.arguments == ("read", "sé\udcff.txt")


def test_two_runs_begun_in_one_instant_stay_two(ledger: Ledger) -> None:
    runs = {ledger.begin_run(coder="test/1", started=STARTED).id for _ in range(3)}

    assert len(runs) == 3


def test_a_run_counts_what_it_added(ledger: Ledger) -> None:
    with ledger.run("test/1", ["read"], now=lambda: STARTED) as run:
        ledger.keep(findings(), run)

    (ended,) = ledger.runs()
    assert ended.finished == STARTED
    assert dict(ended.counts)["reports"] == 1
    assert dict(ended.counts)["events"] == 2


def test_a_run_that_breaks_off_has_no_end(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt), ledger.run("test/1"):
        raise KeyboardInterrupt

    assert ledger.runs()[0].finished is None


def test_failures_are_kept_once_for_each_run(ledger: Ledger, run: Run) -> None:
    other = ledger.begin_run(coder="test/1", started=STARTED)
    broken = ReadFailure("reports.jsonl", "no text", line=7)
    whole = ReadFailure("\udcff.bin", "not text")
    for failure in (broken, whole, broken, whole):
        ledger.keep_failure(failure, run)
    ledger.keep_failure(broken, other.id)

    assert [kept.failure for kept in ledger.failures()] == [broken, whole, broken]
    assert [kept.failure for kept in ledger.failures(run=other.id)] == [broken]
    assert ledger.counts().failures == 3
