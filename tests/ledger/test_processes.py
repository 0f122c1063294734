"""What holds when several processes use one ledger, and when one of them is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from builders import findings, many
from dragoman.ledger import Ledger, verify

TESTS = Path(__file__).parents[1]
PATHS = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])


def start(place: str, first: int, count: int, coder: str = "test/1") -> subprocess.Popen[str]:
    writer = TESTS / "ledger" / "writer.py"
    return subprocess.Popen(
        [sys.executable, str(writer), place, str(first), str(count), coder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": PATHS},
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_what_was_said_to_be_kept_survives_a_kill_at_any_moment(place: str, seed: int) -> None:
    writer = start(place, 0, 100_000)
    assert writer.stdout is not None
    said = [writer.stdout.readline()] if seed else []
    time.sleep(random.Random(seed).uniform(0, 0.6))
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    said += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]

    with Ledger.open(place) as ledger:
        kept = {report.id for report in ledger.reports()}
        assert {line.split()[0] for line in said} <= kept
        assert list(verify(ledger)) == []
        for source in ledger.reports(limit=5):
            assert ledger.findings_of(source.id).statements
        with ledger.run("test/1") as run:
            outcomes = {done.outcome for done in ledger.keep_many(many(20), run)}
        assert outcomes <= {"new", "known"}
        assert list(verify(ledger)) == []


def test_two_writers_at_once_lose_nothing(place: str) -> None:
    writers = [start(place, 0, 150), start(place, 75, 150), start(place, 0, 150, "test/2")]

    outputs = [writer.communicate(timeout=600) for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0, 0], outputs
    assert [len(said.splitlines()) for said, _ in outputs] == [150, 150, 150]
    with Ledger.open(place) as ledger:
        counts = ledger.counts()
        assert (counts.reports, counts.codings) == (225, 225 + 150)
        assert list(verify(ledger)) == []


def test_two_processes_may_make_the_ledger_at_once(place: str) -> None:
    writers = [start(place, number, 1) for number in range(4)]

    failures = [writer.communicate(timeout=600)[1] for writer in writers]

    assert failures == ["", "", "", ""]
    with Ledger.open(place) as ledger:
        assert ledger.counts().reports == 4


def test_readers_see_one_moment_and_never_wait(place: str) -> None:
    with Ledger.open(place) as ledger, ledger.run("test/1") as run:
        list(ledger.keep_many(many(5), run))
        with Ledger.open(place, readonly=True) as reader:
            reading = reader.iter_findings()
            next(reading)
            with ledger.writing():
                began = time.monotonic()
                assert reader.counts().reports == 5
                assert time.monotonic() - began < 15  # a blocked reader would wait out its 30 s
            list(ledger.keep_many(many(9), run))
            assert len(list(reading)) == 4
            assert reader.counts().reports == 9


def test_threads_may_share_a_ledger(ledger: Ledger) -> None:
    with ledger.run("test/1") as run:
        groups = [many(20), many(20), many(20)]
        threads = [
            threading.Thread(target=lambda group=group: list(ledger.keep_many(group, run)))
            for group in groups
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert ledger.counts().reports == 20
    assert list(verify(ledger)) == []
    assert ledger.findings_of(findings().report.id[:2] + many(1)[0].report.id[2:])
