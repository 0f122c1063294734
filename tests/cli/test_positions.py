from __future__ import annotations

import json

from .conftest import Run


def test_no_position_is_said_on_standard_error(filled: Run) -> None:
    result = filled("positions", "Drovia")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "0 positions" in result.stderr


def test_json_names_the_parties_and_the_issue(filled: Run) -> None:
    found = json.loads(filled("positions", "Drovia", "--issue", "trade", "--json").stdout)
    assert (found["parties"], found["issue"], found["held"]) == (["XDR"], "trade", [])


def test_three_parties_are_refused(filled: Run) -> None:
    assert filled("positions", "Drovia", "Belmark", "China").exit_code == 2
