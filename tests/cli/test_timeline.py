from __future__ import annotations

import json

from .conftest import Run


def test_a_pair_may_be_named_by_code_name_adjective_or_capital(filled: Run) -> None:
    shown = {
        filled("timeline", *pair).stdout
        for pair in (("XDR", "XBE"), ("Drovia", "Belmark"), ("drovian", "Haldensk"))
    }
    assert len(shown) == 1
    assert "ACCUSE" in shown.pop()


def test_an_unknown_party_is_answered_with_suggestions(filled: Run) -> None:
    result = filled("timeline", "Drowia", "Belmark")
    assert "did you mean Drovia" in result.stderr
    assert result.exit_code == 2


def test_background_stands_apart_and_is_not_counted(filled: Run) -> None:
    result = filled("timeline")
    before, _, after = result.stdout.partition("Background, not counted")
    assert "remembered" not in before
    assert "remembered" in after
    assert "2 occurrences in 2 reports" in result.stderr


def test_statements_come_when_asked_for(filled: Run) -> None:
    assert "the bank is closed" not in filled("timeline").stdout
    assert "the bank is closed" in filled("timeline", "--statements").stdout


def test_days_bound_the_timeline(filled: Run) -> None:
    found = json.loads(filled("timeline", "--from", "2025-02-20", "--json").stdout)
    assert [row["act"] for row in found["rows"]] == ["visit"]


def test_what_is_no_date_is_a_usage_error(filled: Run) -> None:
    result = filled("timeline", "--from", "yesterday")
    assert result.exit_code == 2
    assert "write it as 2023-06-14" in result.stderr


def test_a_missing_ledger_ends_in_three_and_says_what_makes_one(run: Run) -> None:
    result = run("timeline")
    assert result.exit_code == 3
    assert "`dragoman read` makes one" in result.stderr


def test_three_parties_are_too_many(filled: Run) -> None:
    assert filled("timeline", "XDR", "XBE", "CHN").exit_code == 2
