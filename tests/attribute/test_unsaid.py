"""Deeds that a model takes for words. Spans are given by hand; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.attribute.decode import Draft
from dragoman.attribute.unsaid import unsaid
from dragoman.records import Report, Span


@pytest.mark.parametrize(
    ("words", "content", "kept"),
    [
        ("Kestria recalled its ambassador in November.", "its ambassador", False),
        ("Kestria recalled two senior diplomats on Friday.", "two senior diplomats", False),
        ("Berg recalled that her ambassador had wept.", "that her ambassador had wept", True),
        ("Berg recalled the envoy had wept.", "the envoy had wept", True),
        ("Berg recalled a quiet evening in Valgard.", "a quiet evening in Valgard", True),
    ],
)
def test_who_recalls_an_envoy_has_said_nothing(words: str, content: str, kept: bool) -> None:
    def at(part: str) -> Span:
        return Span(start := words.index(part), start + len(part))

    draft = Draft(content=[at(content)], cue=[at("recalled")])
    assert bool(unsaid([draft], annotate(Report(words)))) == kept
