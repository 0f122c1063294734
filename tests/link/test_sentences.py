"""Tests of link/sentences.py: where sentences end, near enough."""

from __future__ import annotations

from dragoman.link.sentences import around, sentences
from dragoman.records import Span

TEXT = 'The premier met Ms. Teleke on Nov. 12 in Lysandre. "It is done," he said.\n\nShe left.'


def test_titles_and_short_months_end_no_sentence() -> None:
    assert [span.of(TEXT) for span in sentences(TEXT)] == [
        "The premier met Ms. Teleke on Nov. 12 in Lysandre.", '"It is done," he said.', "She left."
    ]  # fmt: skip


def test_the_sentence_around_a_span_holds_it_whole() -> None:
    at = TEXT.index("Teleke")
    (found,) = around(TEXT, [Span(at, at + 6)])
    assert found.of(TEXT) == "The premier met Ms. Teleke on Nov. 12 in Lysandre."
