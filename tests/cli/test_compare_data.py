from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from dragoman.read.events.icews import COLUMNS
from export_corpus import filled

from .guarding import Command

command = importlib.import_module("dragoman.cli.compare_data")
run = Command("compare-data", command.compare_data)
ROWS = (
    {"Event ID": "1", "Event Date": "2023-06-18", "Source Name": "Ana Popa",
     "Source Country": "Romania", "CAMEO Code": "42", "Target Name": "Milan Ilic",
     "Target Country": "Serbia"},
    {"Event ID": "2", "Event Date": "2023-06-18", "Source Name": "Hungary",
     "Source Country": "Hungary", "CAMEO Code": "112", "Target Name": "Serbia",
     "Target Country": "Serbia"},
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "small.sqlite"
    filled(path).close()
    return str(path)


@pytest.fixture
def icews(tmp_path: Path) -> str:
    path = tmp_path / "events.tab"
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(cells.get(name, "") for name in COLUMNS) for cells in ROWS]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_rows_are_shown_with_our_sentences_and_counted(ledger: str, icews: str) -> None:
    result = run(icews, "--ledger", ledger)
    assert result.exit_code == 0, result.output
    assert "= 2023-06-18  ROU → SRB  CONSULT visit (CAMEO 042)" in result.stdout
    assert "»Ana Popa held talks in Belgrade on Sunday«" in result.stdout
    assert "2 rows of icews compared" in result.stderr
    assert "1 the same, 0 of another type, 1 only theirs" in result.stderr


def test_json_and_csv_hold_all_and_only_narrows(ledger: str, icews: str) -> None:
    found = json.loads(run(icews, "--ledger", ledger, "--json", "--only", "only_theirs").stdout)
    assert [pairing["theirs"]["id"] for pairing in found["pairings"]] == ["2"]
    assert found["counts"]["same"] == 1
    table = run(icews, "--ledger", ledger, "--csv", "--only", "same").stdout
    assert table.splitlines()[1].startswith("same,1.0,1,2,2023-06-18,CONSULT,visit,042,ROU,SRB")


def test_a_broken_line_is_named_and_the_rest_is_compared(ledger: str, icews: str) -> None:
    with Path(icews).open("a", encoding="utf-8") as file:
        file.write("torn\tline\n")
    result = run(icews, "--ledger", ledger)
    assert result.exit_code == 1
    assert "events.tab:4: 2 cells where the header has 20" in result.stderr
    assert "1 the same" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (("--csv", "--json"), "exclude each other", 2),
        (("--only", "different"), "only_theirs", 2),
    ],
)
def test_what_cannot_be_done_names_the_remedy(
    arguments: tuple[str, ...], says: str, code: int, ledger: str, icews: str
) -> None:
    result = run(icews, "--ledger", ledger, *arguments)
    assert result.exit_code == code
    assert says in result.stderr


def test_a_file_of_no_data_set_is_refused(ledger: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("To whom it may concern\n", encoding="utf-8")
    result = run(str(path), "--ledger", ledger)
    assert result.exit_code == 1
    assert "nor PLOVER" in result.stderr
