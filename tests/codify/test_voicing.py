"""Wording of many kinds of statement, from cases written by a person."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.codify.voicing import issues_in, voicings

CASES = Path(__file__).parents[1] / "cases" / "codify" / "positions.yaml"
ROWS = yaml.safe_load(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("cue", "content", "kinds", "issues"),
    ROWS,
    ids=[f"{cue}: {said}"[:60] for cue, said, *_ in ROWS],
)
def test_a_statement_voices_what_a_person_hears(
    cue: str, content: str, kinds: list[str], issues: list[str]
) -> None:
    assert [voiced.kind for voiced in voicings(cue, content)] == kinds
    assert set(issues) <= set(issues_in(content))
