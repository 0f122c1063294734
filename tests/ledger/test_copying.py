"""A ledger carried between files and databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman import review
from dragoman.errors import LedgerError
from dragoman.ledger import Correction, Ledger, copy, verify
from dragoman.pipeline import relink
from dragoman.records import ReadFailure, Report, Settlement
from hand_built import HandCoder
from postgres_server import Server

AT = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
TEXTS = (
    "Drovia accused Belmark of theft on 2025-03-01. Drovia told Belmark that the bank is closed.",
    "Drovia accused Belmark of theft on 2025-03-01. Drovia will visit Belmark on 2025-03-27.",
    "A reader wrote 贝尔马克. Drovia accused Belmark of theft on 2025-03-01.",
)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with all that one may hold: two coders, failures, links, reviews, a settlement."""
    with Ledger.open(tmp_path / "full.sqlite") as ledger:
        for version in ("hand-1", "hand-2"):
            coder = HandCoder()
            coder.version = version
            with ledger.run(version, ["reports/"]) as run:
                ledger.keep_failure(ReadFailure("bad.txt", "half a character", 3), run)
                for number, text in enumerate(TEXTS, 1):
                    found = coder.code(Report(text, published=date(2025, 3, number), title="A\0b"))
                    ledger.keep(found, run)
        relink(ledger)
        event = ledger.events()[0]
        apart = Correction(
            "", event.evidence.report, event.id, "event", "apart", "Ada", AT, before=event
        )
        review.correct(ledger, apart)
        ledger.settle(Settlement("d_1", "demand", (), "followed", "Ada", "seen", AT.isoformat()))
        yield ledger


def told(ledger: Ledger) -> list[object]:
    """The answers of a ledger to every kind of question."""
    # Each store ranks by rules of its own.
    hits = [set(ledger.search(words)) for words in ("theft", '"bank is closed"', "贝尔")]
    return [
        ledger.runs(), ledger.failures(), ledger.counts(), list(ledger.iter_findings()),
        list(ledger.iter_findings(coder="hand-1")), ledger.occurrences(), ledger.deeds(),
        ledger.settlements(), ledger.corrections(), ledger.meetings(), hits,
    ]  # fmt: skip


def test_a_copy_answers_as_its_original_and_can_be_written_on(
    full: Ledger, tmp_path: Path, server: Server
) -> None:
    database = server.empty_database()
    with Ledger.open(database) as there, Ledger.open(tmp_path / "back.sqlite") as back:
        assert copy(full, there) == copy(there, back) > 50
        for other in (there, back):
            assert told(other) == told(full)
            assert list(verify(other)) == []
            with other.run("hand-3") as run:
                coder = HandCoder()
                coder.version = "hand-3"
                other.keep(coder.code(Report("Drovia accused Belmark of noise.")), run)
                other.keep_failure(ReadFailure("worse.txt", "no text"), run)
            assert list(verify(other)) == []
        assert len(full.runs()) == 2
    server.drop(database)


def test_a_ledger_that_holds_something_is_no_target(full: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other.sqlite") as other:
        copy(full, other)
        with pytest.raises(LedgerError, match="holds a ledger already"):
            copy(full, other)


def test_a_copy_that_breaks_off_leaves_nothing(full: Ledger, tmp_path: Path) -> None:
    def stop(table: str, _: int) -> None:
        if table == "events":
            raise KeyboardInterrupt

    with Ledger.open(tmp_path / "other.sqlite") as other:
        with pytest.raises(KeyboardInterrupt):
            copy(full, other, progress=stop)
        assert other.counts().reports == 0
        assert other.runs() == ()
