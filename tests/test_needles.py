"""The letters that a pattern cannot do without, and what they leave to be tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codify.decisions import rules
from dragoman.needles import Needles, necessary
from dragoman.records import Span

PATTERNS = (
    r"\b(?:summon(?:s|ed|ing)?|call(?:s|ed|ing)? in) (?:\w+ ){0,3}?envoys?",
    r"\b(?:ties|relations)\b(?! with)",
    r"(?<!not )warns?\b",
    r"[kK]ing|queen",
    r"(?:tariff){2,}s+",
    r"n[’']t\b",
    r"\w+",
    r"(?!)",
)
WORDS = (
    "Summoned ", "called in ", "the ", "ENVOY", "envoys", "ties ", "relations with", "warn", "not ",
    "King", "\u212aing", "que", "en", "tariffTariff", "ss", "n’t", "ſummon", "İ", " ", ".",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bcall(?:s|ed)? in\b", {"call in", "calls in", "called in"}),
        (r"\b(?:talks?|visit) (?:\w+ )*on", {"talk ", "talks ", "visit "}),
        (r"\w+ (?:broke|cut) ties", {" broke ties", " cut ties"}),
        (r"(?:envoy)+", {"envoy"}),
        (r"(?:envoy)*", set()),
        (r"envoy|\w", set()),
        (r"é+", set()),
    ],
)
def test_a_pattern_needs_some_of_its_own_letters(pattern: str, needed: set[str]) -> None:
    assert necessary(compiled(pattern)) == needed


@given(texts)
def test_no_pattern_that_matches_is_passed_over(words: str) -> None:
    patterns = [compiled(pattern) for pattern in PATTERNS]
    matching = {n for n, pattern in enumerate(patterns) if pattern.search(words)}
    assert matching <= set(Needles(patterns).possible(words))


@given(texts, st.integers(1, 40), st.integers(1, 40))
def test_a_stretch_is_judged_by_what_stands_in_it(words: str, cut: int, rest: int) -> None:
    patterns = [compiled(pattern) for pattern in PATTERNS]
    spans = [Span(0, cut), Span(cut + 1, cut + 1 + rest)]
    for span, possible in Needles(patterns).possible_within(words, spans):
        found = {n for n, p in enumerate(patterns) if p.search(words, span.start, span.end)}
        assert found <= set(possible)


def test_a_plain_sentence_leaves_few_of_the_rules_to_try() -> None:
    needles = Needles([rule.pattern for rule in rules()])
    assert len(needles.possible("The minister of Kestria met farmers in the north.")) < 5
