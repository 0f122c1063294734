from __future__ import annotations

import json

from .conftest import Run


def test_a_meeting_shows_its_history_and_what_it_came_to(filled: Run) -> None:
    result = filled("meetings", "Drovia", "Belmark")
    head, first, second = result.stdout.splitlines()[:3]
    assert "✗ cancelled" in head
    assert "○ scheduled, by Drovia" in first
    assert "✗ cancelled, by Drovia" in second


def test_as_of_a_day_only_what_was_reported_by_then_counts(filled: Run) -> None:
    found = json.loads(filled("meetings", "--as-of", "2025-02-20", "--json").stdout)
    assert [line["state"] for line in found["lines"]] == ["scheduled"]
    early = json.loads(filled("meetings", "--as-of", "2025-01-01", "--json").stdout)
    assert early["lines"] == []
