from __future__ import annotations

import pytest

from dragoman.records import Span
from dragoman.views.comparison.clauses import clauses


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "She recalled the ambassador and demanded an apology.",
            ["She recalled the ambassador", "demanded an apology"],
        ),
        (
            "The port stays closed, but ships with food may enter.",
            ["The port stays closed", "ships with food may enter"],
        ),
        (
            "The jet was over the sea, Belmark said; Drovia denied it at once.",
            ["The jet was over the sea, Belmark said", "Drovia denied it at once"],
        ),
        ("Ships and crews were released.", ["Ships and crews were released"]),
        ("They spoke of trade and visas.", ["They spoke of trade and visas"]),
    ],
)
def test_a_sentence_is_cut_where_a_new_claim_begins(sentence: str, parts: list[str]) -> None:
    found = clauses(sentence, Span(0, len(sentence)))
    assert [part.of(sentence) for part in found] == parts


def test_a_clause_that_interrupts_its_sentence_is_not_cut_off() -> None:
    sentence = "The king, who had flown in at dawn, called the outcome poor."
    assert len(clauses(sentence, Span(0, len(sentence)))) == 1


def test_blanks_and_marks_alone_make_no_clause() -> None:
    assert clauses(" ... ", Span(0, 5)) == ()
