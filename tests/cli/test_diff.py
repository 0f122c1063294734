from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman import demo
from dragoman.records import Findings, Report
from hand_built import HandCoder

from .conftest import Run


class LaterCoder(HandCoder):
    """Finds the same events and nothing else."""

    version = "hand-2"

    def code(self, report: Report) -> Findings:
        found = super().code(report)
        return Findings(report, self.version, events=found.events)


@pytest.fixture
def recoded(filled: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("dragoman.api.Coder", LaterCoder)
    assert filled("read", str(reports), "--actors", str(demo.actors())).exit_code == 0
    return filled


def test_runs_are_listed_with_what_is_left_of_them(recoded: Run) -> None:
    first, second = json.loads(recoded("runs", "--json").stdout)
    assert (first["coder"], first["coded"], first["current"]) == ("hand-1", 2, 0)
    assert (second["coder"], second["coded"], second["current"]) == ("hand-2", 2, 2)
    assert "hand-1  2 coded, 0 current" in recoded("runs").stdout


def test_what_changed_is_shown_with_its_sentence_and_counted(recoded: Run) -> None:
    result = recoded("diff", "hand-1", "hand-2")
    assert result.exit_code == 0
    assert "- meeting" in result.stdout
    assert "»" in result.stdout
    assert "2 reports coded by both" in result.stderr
    changes = json.loads(recoded("diff", "hand-1", "hand-2", "--json").stdout)["changes"]
    assert {change["what"] for change in changes} == {"only_first"}
    assert all(change["passages"][0]["text"] for change in changes)


def test_one_kind_can_be_asked_for(recoded: Run) -> None:
    found = json.loads(recoded("diff", "hand-1", "hand-2", "--kind", "statement", "--json").stdout)
    assert {change["kind"] for change in found["changes"]} == {"statement"}
    assert [tally["kind"] for tally in found["tallies"]] == ["statement"]


def test_a_run_that_is_not_there_names_the_remedy(recoded: Run) -> None:
    result = recoded("diff", "hand-1", "hand-3")
    assert result.exit_code == 3
    assert "`dragoman runs` lists the runs" in result.stderr
