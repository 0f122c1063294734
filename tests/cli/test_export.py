from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from export_corpus import filled

from .guarding import Command

# By its full name: `dragoman.cli` may show the command function under the same one.
command = importlib.import_module("dragoman.cli.export")
run = Command("export", command.export)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "small.sqlite"
    filled(path).close()
    return str(path)


def test_data_go_to_standard_output_and_talk_to_standard_error(ledger: str) -> None:
    result = run("--as", "icews", "--ledger", ledger)
    assert result.exit_code == 0
    assert result.stdout.startswith("Event ID\tEvent Date")
    assert "left out: 1 (no day known)" in result.stderr


def test_parties_are_named_as_a_user_says_them(ledger: str) -> None:
    some = run("--as", "plover", "--ledger", ledger, "--between", "Romania", "Serbian")
    none = run("--as", "plover", "--ledger", ledger, "--between", "Romania", "China")
    assert some.stdout.count("\n") == 5
    assert none.stdout == ""


def test_a_window_of_days_leaves_out_the_rest(ledger: str) -> None:
    result = run("--as", "plover", "--ledger", ledger, "--from", "2023-06-01", "--until",
                 "2023-06-17")  # fmt: skip
    assert {json.loads(line)["date"] for line in result.stdout.splitlines()} == {"2023-06-16"}


def test_a_folder_is_written_and_told_as_json(ledger: str, tmp_path: Path) -> None:
    goal = tmp_path / "tables"
    result = run("--as", "csv", "--ledger", ledger, "--to", str(goal), "--json")
    assert json.loads(result.stdout)["to"] == str(goal)
    assert (goal / "datapackage.json").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as", "xlsx"), "polecat"),
        (("--as", "csv"), "--to"),
        (("--as", "brat", "--to", "x"), "--with-texts"),
        (("--as", "plover", "--status", "canceled"), "cancelled"),
        (("--as", "plover", "--json"), "--to"),
    ],
)
def test_what_cannot_be_done_names_the_remedy(
    arguments: tuple[str, ...], says: str, ledger: str
) -> None:
    result = run(*arguments, "--ledger", ledger)
    assert result.exit_code == 2
    assert says in result.stderr
