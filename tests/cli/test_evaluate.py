from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest

from dragoman.views.evaluation import Figure, Miss

from .guarding import Command

command = importlib.import_module("dragoman.cli.evaluate")


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch) -> Command:
    scoring = importlib.import_module("dragoman.cli.scoring")
    result = scoring.Scored(
        gold="gold.json",
        kind="seeds",
        coder="hand",
        reports=2,
        figures=(
            Figure("statements: content", 3, 4, 3, 6),
            Figure("events: right type", 1, 2),
            Figure("events per one-event sentence", 9, 6, mean=True),
        ),
        misses=tuple(
            Miss("events: right type", f"r{i}", "a call", "CONSULT", "") for i in range(4)
        ),
    )
    monkeypatch.setattr(scoring, "scored", lambda *_, **__: result)
    return Command("eval", command.evaluate)


def test_figures_show_precision_recall_and_the_counts(evaluate: Command) -> None:
    output = evaluate("gold.json").stdout
    assert re.search(r"statements: content +50\.0 +75\.0 +60\.0 +3 of 4, 3 of 6 found", output)
    assert re.search(r"events: right type +50\.0 +1 of 2", output)
    assert re.search(r"events per one-event sentence +1\.50 +over 6", output)


def test_misses_are_shown_by_category_as_many_as_asked_for(evaluate: Command) -> None:
    output = evaluate("gold.json", "--misses", "2").stdout
    assert "missed: events: right type (2 of 4)" in output
    assert output.count("wanted CONSULT; found nothing") == 2
    assert "missed" not in evaluate("gold.json", "--misses", "0").stdout


def test_json_holds_every_figure_and_every_miss(evaluate: Command) -> None:
    row = json.loads(evaluate("gold.json", "--json").stdout)
    assert row["figures"][0]["f1"] == pytest.approx(0.6)
    assert row["figures"][1]["precision"] is None
    assert len(row["misses"]) == 4


def test_a_gold_set_that_is_none_is_named() -> None:
    evaluate = Command("eval", command.evaluate)
    result = evaluate("nowhere")
    assert result.exit_code == 1
    assert "nowhere: no such file or folder" in result.stderr


def test_the_shared_scorer_is_for_polnear_only(tmp_path: Path) -> None:
    evaluate = Command("eval", command.evaluate)
    gold = tmp_path / "gold.json"
    gold.write_text("{}", encoding="utf-8")
    result = evaluate(str(gold), "--scorer", "x.py")
    assert result.exit_code == 2
    assert "--scorer needs a folder" in result.stderr
