"""Wording of many kinds of statement, from cases written by a person."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.codify.voicing import issues_in, voiced_kind, voicings

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


def test_words_of_a_demand_that_ask_nobody_voice_none() -> None:
    for content in (
        "That tide will lift all boats",
        "We have to keep our firms competitive",
        "the hall had been chosen to honour the founders",
        '"They paid what they had to pay"',
    ):
        kind = voiced_kind("said", content)
        assert kind is None or kind[0] != "demand", content


def test_words_of_a_demand_that_ask_another_voice_it() -> None:
    for content in (
        "Ruvenia must withdraw its guns",
        "Drovia had to withdraw its guns",
        '"Stop the shelling at once"',
        "the world needs to see an end to the war, and Drovia must leave",
    ):
        kind = voiced_kind("said", content)
        assert kind is not None, content
        assert kind[0] == "demand"
