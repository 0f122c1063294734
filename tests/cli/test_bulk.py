from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import Result

from bulk.coders import MakesHandCoder
from dragoman.bulk import MakesCoder, Progress
from dragoman.cli.bulk import Pace
from dragoman.ledger import Ledger

Run = Callable[..., Result]
bulk = importlib.import_module("dragoman.cli.bulk")


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def maker(_: Sequence[Path]) -> MakesCoder:
        return MakesHandCoder()

    monkeypatch.setattr(bulk, "coder_maker", maker)


def test_a_folder_is_coded_loaded_and_written_as_lines(run: Run, reports: Path) -> None:
    done = run("code", str(reports), "--shards", "out")
    assert done.exit_code == 0, done.stderr
    assert "2 reports coded in 1 shard of out" in done.stderr
    loaded = run("ledger", "load", "out")
    assert "2 new, 0 already known" in loaded.stderr
    assert "2 already known" in run("ledger", "load", "out").stderr
    lines = [json.loads(line) for line in run("shards", "out").stdout.splitlines()]
    assert [line["report"]["coder"] for line in lines] == ["hand-1", "hand-1"]
    assert "Drovia" in run("timeline").stdout


def test_failures_are_named_and_the_exit_status_is_1(run: Run, reports: Path) -> None:
    (reports / "third.txt").write_text("This is impossible.", encoding="utf-8")
    done = run("code", str(reports), "--shards", "out", "--json")
    assert done.exit_code == 1
    assert "third.txt: cannot be coded" in done.stderr
    assert json.loads(done.stdout)["failed"] == 1
    assert run("ledger", "load", "out").exit_code == 1
    assert json.loads(run("shards", "out").stdout.splitlines()[2])["error"].startswith("cannot")


def test_a_run_goes_on_without_naming_the_inputs(run: Run, reports: Path) -> None:
    assert "laid out" in run("code", str(reports), "--shards", "out", "--plan").stderr
    assert run("code", "--shards", "out", "--shard", "1/2").exit_code == 0
    assert "2 reports coded" in run("code", "--shards", "out").stderr


def test_a_full_disk_is_named_with_the_remedy(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "out/coded/x")

    monkeypatch.setattr("dragoman.bulk.code_inputs", full)
    done = run("code", str(reports), "--shards", "out")
    assert done.exit_code == 2
    assert "out/coded/x: No space left on device; mend it and run" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("in.jsonl", "more.jsonl"),
        ("in.jsonl", "--prefilter"),
        ("in.jsonl", "--workers", "2"),
        ("in.jsonl", "--shards", "out", "--to", "file"),
        ("in.jsonl", "--shards", "out", "--shard", "two"),
        ("--shards", "out"),
    ],
)
def test_orders_that_cannot_be_followed_exit_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("code", *arguments)
    assert done.exit_code == 2
    assert "--shard" in done.stderr or "name what is to be coded" in done.stderr


def test_shards_that_are_not_there_are_named(run: Run) -> None:
    for command in (("ledger", "load"), ("shards",)):
        done = run(*command, "nowhere")
        assert done.exit_code == 2
        assert "nowhere: no shards" in done.stderr


def test_the_pace_tells_the_rate_and_the_time_that_is_left() -> None:
    clock = iter([0.0, 100.0])
    pace = Pace(clock=lambda: next(clock))
    pace.take(Progress(stage="coding", steps=10, before=10, of=40))
    pace.take(Progress(stage="coding", steps=20, before=10, of=40, reports=950, skipped=50))
    assert pace.words() == ("coding 20/40 shards, 1,000 reports, 10.0/s, 0:03:20 left, 50 skipped")


def test_linking_can_wait_until_the_last_folder_is_loaded(run: Run, reports: Path) -> None:
    run("code", str(reports), "--shards", "out", "--workers", "1")
    assert "2 new" in run("ledger", "load", "out", "--no-link").stderr
    with Ledger.open("dragoman.sqlite") as ledger:
        assert ledger.occurrences() == ()
    done = run("ledger", "link")
    assert "2 reports of dragoman.sqlite linked" in done.stderr
    with Ledger.open("dragoman.sqlite") as ledger:
        assert ledger.occurrences()


def test_a_ledger_is_copied_whole_into_a_new_one(filled: Run) -> None:
    done = filled("ledger", "copy", "dragoman.sqlite", "copy.sqlite")
    assert "copied into copy.sqlite" in done.stderr
    own = filled("timeline", "--json").stdout
    assert filled("timeline", "--json", "--ledger", "copy.sqlite").stdout == own
    again = filled("ledger", "copy", "dragoman.sqlite", "copy.sqlite")
    assert (again.exit_code, "holds a ledger already" in again.stderr) == (3, True)
