from __future__ import annotations

import json

from .conftest import Run


def _id(filled: Run, kind: str) -> str:
    rows = json.loads(filled("timeline", "--json", "--statements").stdout)["rows"]
    found: str = next(row["records"][0] for row in rows if row["kind"] == kind)
    return found


def test_a_record_is_shown_with_its_words_marked_and_why_it_was_made(filled: Run) -> None:
    shown = filled("show", _id(filled, "event")).stdout
    assert "»Drovia accused Belmark of theft on 2025-02-17.«" in shown
    assert "by hand: a plain sentence" in shown
    assert "first.txt, 2025-02-18" in shown


def test_the_beginning_of_an_id_is_enough(filled: Run) -> None:
    name = _id(filled, "statement")
    assert filled("show", name[:7]).stdout == filled("show", name).stdout


def test_an_id_that_nothing_has_ends_in_three(filled: Run) -> None:
    result = filled("show", "e_0123456789abcdef")
    assert result.exit_code == 3
    assert "nothing in this ledger has the id" in result.stderr


def test_json_gives_the_record_and_its_passages(filled: Run) -> None:
    shown = json.loads(filled("show", _id(filled, "meeting"), "--json").stdout)
    assert shown["kind"] == "meeting"
    (passage,) = shown["passages"]
    (start, end) = passage["marks"][0]
    assert passage["text"][start:end] == "Drovia will visit Belmark on 2025-02-25."
