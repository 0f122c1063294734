from __future__ import annotations

import json
from pathlib import Path

from dragoman import demo

from .conftest import Run

HERE = "Drovia told Belmark that the fishing bank stays closed. Belmark accused Drovia of theft."
THERE = "Drovia told Belmark that the fishing bank is closed. Drovia told Belmark that ships wait."
ACTORS = ("--actors", str(demo.actors()))


def files(folder: Path) -> tuple[str, str]:
    (folder / "here.txt").write_text(HERE, encoding="utf-8")
    (folder / "there.txt").write_text(THERE, encoding="utf-8")
    return str(folder / "here.txt"), str(folder / "there.txt")


def test_two_files_are_compared_and_no_ledger_is_made(run: Run, tmp_path: Path) -> None:
    result = run("compare", *files(tmp_path), *ACTORS)
    assert result.exit_code == 0, result.output
    assert "Only in A (not found in B) (1)" in result.stdout
    assert "Belmark accused Drovia of theft" in result.stdout
    assert "omitted" not in result.output
    assert list(tmp_path.glob("*.sqlite")) == []


def test_json_gives_each_claim_with_its_place(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("compare", *files(tmp_path), *ACTORS, "--json").stdout)
    assert len(found["accounts"]) == 2
    (claim,) = found["rows"][0]["cells"][0]
    start, end = claim["evidence"]["spans"][0]
    assert HERE[start:end] == claim["evidence"]["quotes"][0]


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    here, _ = files(tmp_path)
    result = run("compare", here, "gone.txt")
    assert result.exit_code == 2
    assert "gone.txt: no such file" in result.stderr


def test_one_report_alone_is_not_compared(run: Run, tmp_path: Path) -> None:
    here, _ = files(tmp_path)
    result = run("compare", here)
    assert result.exit_code == 2
    assert "1 accounts given; compare two to 4" in result.stderr


def test_an_occurrence_of_the_ledger_is_compared_by_its_id(filled: Run) -> None:
    lines = json.loads(filled("meetings", "--json").stdout)["lines"]
    name = next(line["id"] for line in lines if line["reports"] == 2)
    found = json.loads(filled("compare", name, "--json").stdout)
    assert found["occurrence"] == name
    assert [account["facts"]["kind"] for account in found["accounts"]] == ["visit", "visit"]


def test_a_record_told_by_one_report_says_so(filled: Run) -> None:
    rows = json.loads(filled("timeline", "--json").stdout)["rows"]
    name = next(row["records"][0] for row in rows if row["reports"] == 1)
    result = filled("compare", name)
    assert result.exit_code == 3
    assert "told by one report" in result.stderr


def test_recurring_wants_two_parties(filled: Run) -> None:
    assert filled("compare", "--recurring", "Drovia").exit_code == 2
    result = filled("compare", "--recurring", "Drovia", "Belmark")
    assert result.exit_code == 0
    assert "0 claims made again" in result.stderr
