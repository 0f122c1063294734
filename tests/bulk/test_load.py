from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.bulk import Folder, load_into
from dragoman.errors import SettingsError
from dragoman.ledger import Ledger, verify
from dragoman.pipeline import read_into
from dragoman.read import ReadOptions
from hand_built import HandCoder

from .conftest import coded, write_lines


def test_loading_gives_the_ledger_that_reading_gives(archive: Path, tmp_path: Path) -> None:
    coded(tmp_path / "out", archive)
    with Ledger.open(tmp_path / "a.sqlite") as loaded, Ledger.open(tmp_path / "b.sqlite") as read:
        summary = load_into(loaded, Folder(tmp_path / "out"))
        read_into(read, [archive], coder=HandCoder(), options=ReadOptions())
        assert summary.outcomes["new"] == 33
        assert list(loaded.iter_findings()) == list(read.iter_findings())
        assert loaded.occurrences() == read.occurrences()
        assert list(verify(loaded)) == []


def test_loading_twice_changes_nothing(archive: Path, tmp_path: Path) -> None:
    coded(tmp_path / "out", archive)
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        load_into(ledger, Folder(tmp_path / "out"))
        before = (list(ledger.iter_findings()), ledger.occurrences())
        second = load_into(ledger, Folder(tmp_path / "out"))
        assert second.outcomes["known"] == 33
        assert (list(ledger.iter_findings()), ledger.occurrences()) == before


def test_failures_of_the_run_are_noted_in_the_ledger(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", ["Rain.", "This is impossible."])
    coded(tmp_path / "out", source)
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        load_into(ledger, Folder(tmp_path / "out"))
        assert ["cannot be coded" in each.failure.reason for each in ledger.failures()] == [True]


def test_shards_that_are_not_all_coded_are_not_loaded(archive: Path, tmp_path: Path) -> None:
    coded(tmp_path / "out", archive, plan_only=True)
    with (
        Ledger.open(tmp_path / "ledger.sqlite") as ledger,
        pytest.raises(SettingsError, match="not all shards are coded"),
    ):
        load_into(ledger, Folder(tmp_path / "out"))
