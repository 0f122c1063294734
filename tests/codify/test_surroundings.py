"""Sport and contexts by the words of a sentence; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.codify.surroundings import is_sport, with_contexts
from dragoman.records import Act, Report, Span, Text


def given(
    words: str, type_: str = "ACCUSE", contexts: tuple[str, ...] = (), modes: tuple[str, ...] = ()
) -> tuple[Act, Text]:
    """An act at the second word of a text of one sentence."""
    whole = Span(0, len(words))
    start = words.index(" ") + 1
    trigger = Span(start, words.index(" ", start))
    act = Act(trigger, type_, None, modes, contexts, "happened", (), ())
    return act, Text(Report(words), (whole,), (whole,))


@pytest.mark.parametrize(
    ("words", "sport"),
    [
        ("Kestria attacked down the left and beat Belmark 3-1.", True),
        ("Kestria attacked early, but the striker missed a penalty before half-time.", True),
        ("Kestria meets Belmark in the semi-final on April 9.", True),
        ("Kestria's premier met his counterpart at the semi-final.", False),
        ("Kestria attacked Belmark.", False),
        ("Kestria sent its team of doctors to Belmark.", False),
        ("Parliament rejected the pact by 80-19 votes.", False),
    ],
)
def test_a_game_is_told_from_a_fight(words: str, sport: bool) -> None:
    assert is_sport(*given(words)) is sport


def test_a_context_that_no_word_speaks_for_is_left_out() -> None:
    act, text = given("Kestria mocked the polls.", contexts=("military", "diplomatic", "election"))
    assert with_contexts(act, text).contexts == ("election",)


def test_a_context_that_a_word_speaks_for_stays() -> None:
    act, text = given(
        "Kestria warned the embassy of its army.", contexts=("military", "diplomatic")
    )
    assert with_contexts(act, text).contexts == ("military", "diplomatic")


def test_coercion_by_computer_brings_its_context_along() -> None:
    act, text = given("Drovia attacked the servers.", type_="COERCE", modes=("cyber",))
    assert with_contexts(act, text).contexts == ("cyber",)
