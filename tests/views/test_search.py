from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.views import search

from .kept import kept, told


def test_a_hit_stands_where_it_says(tmp_path: Path) -> None:
    text = "🕊 Drovia told Belmark that the bank is closed."
    with kept(tmp_path, [told(text, "2025-02-20")]) as ledger:
        (found,) = search(ledger, "bank", kind="statement").found
    assert found.hit is not None
    assert found.span is not None
    assert found.hit.of(found.snippet) == found.span.of(text) == "bank"
    assert found.source.name == "Gazette"


def test_more_hits_than_asked_for_are_announced(tmp_path: Path) -> None:
    reports = [told(f"The bank is closed, {n}.", "2025-02-20") for n in range(3)]
    with kept(tmp_path, reports) as ledger:
        assert search(ledger, "bank", limit=2).more
        assert not search(ledger, "bank", limit=3).more


def test_only_three_kinds_are_searched(tmp_path: Path) -> None:
    with kept(tmp_path, []) as ledger, pytest.raises(SettingsError, match="report, statement"):
        search(ledger, "bank", kind="meeting")
