from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.errors import ReadError
from dragoman.ledger import Ledger
from dragoman.pipeline import LONGEST_REPORT, Coder, Summary, read_into
from dragoman.read import ReadOptions
from dragoman.records import Findings, Report
from dragoman.views import show
from hand_built import HandCoder

TEXT = "date 2025-02-18\n\nDrovia will visit Belmark on {}."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for day in range(10, 28):
        # A week apart: tellings of one stay may differ by a day or two.
        visit = date(2025, 2, 20) + timedelta(weeks=day - 10)
        (folder / f"{day}.txt").write_text(TEXT.format(visit), encoding="utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        yield ledger


def _read(ledger: Ledger, *sources: Path, coder: HandCoder | None = None) -> Summary:
    return read_into(ledger, sources, coder=coder or HandCoder(), options=ReadOptions())


def test_reading_twice_codes_and_changes_nothing(ledger: Ledger, folder: Path) -> None:
    first, coder = _read(ledger, folder), HandCoder()
    before = (ledger.meetings(), ledger.occurrences())
    second = _read(ledger, folder, coder=coder)
    assert (first.outcomes["new"], second.outcomes["known"]) == (18, 18)
    assert coder.coded == []
    assert (ledger.meetings(), ledger.occurrences()) == before
    assert first.reports == second.reports


def test_dates_that_disagree_are_told_and_kept(ledger: Ledger, folder: Path) -> None:
    class Doubting(HandCoder):
        def code(self, report: Report) -> Findings:
            return replace(super().code(report), conflicts=("the header says otherwise",))

    summary = _read(ledger, folder / "10.txt", coder=Doubting())
    (report,) = ledger.reports()
    assert summary.disagreeing == [f"{folder / '10.txt'}: the header says otherwise"]
    assert ledger.findings_of(report.id).conflicts == ("the header says otherwise",)
    assert show(ledger, report.id).reasons[0].words == "the header says otherwise"


def test_another_coder_codes_again(ledger: Ledger, folder: Path) -> None:
    _read(ledger, folder)
    newer = HandCoder()
    newer.version = "hand-2"
    assert _read(ledger, folder, coder=newer).outcomes["recoded"] == 18


def test_a_known_report_at_another_place_is_noted(ledger: Ledger, folder: Path) -> None:
    _read(ledger, folder / "10.txt")
    copy = folder / "copy.txt"
    copy.write_bytes((folder / "10.txt").read_bytes())
    assert _read(ledger, copy).outcomes["known"] == 1
    (report,) = ledger.reports()
    assert ledger.source(report.id).origins == (str(folder / "10.txt"), str(copy))


def test_failures_are_kept_with_their_run_and_the_rest_goes_on(
    ledger: Ledger, folder: Path
) -> None:
    (folder / "11.txt").write_text("impossible", encoding="utf-8")
    (folder / "12.txt").write_text("", encoding="utf-8")
    summary = _read(ledger, folder)
    assert (summary.read, summary.taken, len(summary.failures)) == (16, 18, 2)
    assert [noted.failure for noted in ledger.failures()] == summary.failures


class Breaking(HandCoder):
    """Breaks off after so many reports, as Ctrl-C does."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def code(self, report: Report) -> Findings:
        if len(self.coded) == self._after:
            raise KeyboardInterrupt
        return super().code(report)


def test_what_was_kept_before_an_interruption_stays_and_is_linked_next_time(
    ledger: Ledger, folder: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        _read(ledger, folder, coder=Breaking(after=17))
    kept = ledger.counts().reports
    assert kept > 0
    assert ledger.occurrences() == ()
    only_known = [folder / f"{day}.txt" for day in range(10, 10 + kept)]
    assert _read(ledger, *only_known).outcomes["known"] == kept
    assert len(ledger.occurrences()) == kept


def test_progress_is_told_for_each_report(ledger: Ledger, folder: Path) -> None:
    taken: list[int] = []
    read_into(
        ledger,
        [folder],
        coder=HandCoder(),
        options=ReadOptions(),
        progress=lambda summary: taken.append(summary.taken),
    )
    assert sorted(set(taken)) == list(range(1, 19))


def test_a_report_that_gives_nothing_is_named(ledger: Ledger, folder: Path) -> None:
    (folder / "10.txt").write_text("Belmark crushed Drovia 3-0 on Saturday.", encoding="utf-8")
    summary = _read(ledger, folder)
    assert [report.origin for report in summary.barren] == [str(folder / "10.txt")]
    assert _read(ledger, folder).barren == []


def test_a_text_too_long_for_one_report_is_refused_with_a_remedy() -> None:
    report = Report("x" * (LONGEST_REPORT + 1))
    with pytest.raises(ReadError, match="split the file"):
        Coder().code(report)
