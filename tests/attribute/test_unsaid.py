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


@pytest.mark.parametrize(
    ("words", "cue", "kept"),
    [
        ("The official, who spoke on condition of anonymity, was tired.", "spoke", False),
        ("The official, speaking anonymously, was tired.", "speaking", False),
        ("The official would not be drawn on the trip.", "would not be drawn", True),
    ],
)
def test_who_speaks_on_condition_of_anonymity_has_not_kept_silent(
    words: str, cue: str, kept: bool
) -> None:
    at = Span(start := words.index(cue), start + len(cue))
    draft = Draft(cue=[at], source=[Span(0, len("The official"))], silence=1.0)
    assert bool(unsaid([draft], annotate(Report(words)))) == kept
