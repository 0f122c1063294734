from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from .conftest import Run


def test_a_whole_ledger_has_no_fault(filled: Run) -> None:
    result = filled("verify")
    assert result.exit_code == 0
    assert "no fault" in result.stderr


def test_a_changed_text_is_a_fault_and_ends_in_one(filled: Run) -> None:
    with sqlite3.connect("dragoman.sqlite") as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'theft', 'thefts')")
    result = filled("verify", "--json")
    assert result.exit_code == 1
    assert {"report", "quote"} <= {fault["kind"] for fault in json.loads(result.stdout)["faults"]}


def test_a_file_that_is_no_ledger_ends_in_three(run: Run) -> None:
    Path("dragoman.sqlite").write_text("no database at all, but long enough" * 20)
    result = run("verify")
    assert result.exit_code == 3
    assert "not a SQLite database" in result.stderr


def test_the_doctor_names_each_check_and_a_remedy_for_each_fault(run: Run) -> None:
    checks = json.loads(run("doctor", "--json").stdout)["checks"]
    named = {check["name"] for check in checks}
    assert {"Python", "package files", "model files", "SQLite", "ledger", "disk space"} <= named
    assert all(check["remedy"] for check in checks if check["verdict"] == "fault")
