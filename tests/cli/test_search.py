from __future__ import annotations

import json

from .conftest import Run


def test_search_finds_the_words_and_names_the_record(filled: Run) -> None:
    result = filled("search", "theft", "--kind", "event")
    assert "Drovia accused Belmark of theft" in result.stdout
    assert "2025-02-18" in result.stdout
    assert "1 found" in result.stderr


def test_a_phrase_that_the_shell_unquoted_stays_a_phrase(filled: Run) -> None:
    found = json.loads(filled("search", "--json", "theft of accused").stdout)
    assert found["found"] == []


def test_json_marks_the_hit_in_the_snippet(filled: Run) -> None:
    (hit,) = json.loads(filled("search", "--json", "theft", "--kind", "event").stdout)["found"]
    start, end = hit["hit"]
    assert hit["snippet"][start:end] == "theft"


def test_an_unknown_kind_is_a_usage_error(filled: Run) -> None:
    assert filled("search", "theft", "--kind", "poem").exit_code == 2
