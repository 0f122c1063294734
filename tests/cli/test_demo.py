from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def test_the_demo_reads_every_report_and_says_what_to_try_next(run: Run) -> None:
    result = run("demo", "--ledger", "demo.sqlite")
    assert "20 new" in result.stderr
    assert "0 failed" in result.stderr
    assert "dragoman timeline Belmark Drovia" in result.stderr
    assert Path("demo.sqlite").exists()


def test_the_demo_leaves_the_users_own_ledger_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("DRAGOMAN_LEDGER", "mine.sqlite")
    assert json.loads(run("demo", "--json").stdout)["new"] == 20
    assert not Path("mine.sqlite").exists()


def test_the_demos_states_are_known_on_its_ledger_without_naming_the_table(run: Run) -> None:
    run("demo", "--ledger", "demo.sqlite")
    assert run("timeline", "Belmark", "Drovia", "--ledger", "demo.sqlite").exit_code == 0
