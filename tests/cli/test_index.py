from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def test_each_point_is_a_bar_with_its_band(filled: Run) -> None:
    result = filled("index", "Drovia", "Belmark")
    (line,) = result.stdout.splitlines()
    assert line.startswith("2025-02    -2.50  ")
    assert "██│" in line
    assert "formula plover-2025" in result.stderr


def test_explain_lists_the_events_with_their_quotes(filled: Run) -> None:
    told = filled("index", "Drovia", "Belmark", "--explain", "2025-02").stdout
    assert "-3.00 = -3 × 1  2025-02-17  happened  ACCUSE" in told
    assert "“Drovia accused Belmark of theft on 2025-02-17.”" in told


def test_the_index_is_drawn_and_given_as_json(filled: Run, tmp_path: Path) -> None:
    picture = tmp_path / "index.svg"
    result = filled("index", "Drovia", "Belmark", "-o", str(picture), "--json")
    assert json.loads(result.stdout)["points"][0]["value"] == -2.5
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_the_formula_can_be_read(filled: Run) -> None:
    assert "weights:" in filled("index", "--print-formula").stdout


@pytest.mark.parametrize(
    "wrong",
    [("Drovia",), ("Drovia", "Belmark", "--by", "day"), ("Drovia", "Belmark", "-o", "x.gif")],
)
def test_what_cannot_be_followed_ends_with_the_remedy(filled: Run, wrong: tuple[str, ...]) -> None:
    assert filled("index", *wrong).exit_code == 2
