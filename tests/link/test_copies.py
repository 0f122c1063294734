"""Tests of link/copies.py: copies, cuts and edits share an origin, round-ups do not."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.link import origins
from dragoman.records import Report

_WORDS = [f"{first}{last}" for first in "bdgklmnprst" for last in ("ano", "ore", "ilu", "eta")]


def prose(seed: int, words: int) -> str:
    pick = random.Random(seed)
    return " ".join(pick.choice(_WORDS) + str(pick.randint(0, 40)) for _ in range(words))


def report(text: str, day: int, outlet: str = "Wire") -> Report:
    return Report(text, published=date(2023, 6, day), outlet=outlet)


STORY = prose(1, 300)


def test_a_copy_goes_back_to_the_earliest_report() -> None:
    first, second = report(STORY, 1), report(STORY, 2, "Post")
    assert origins([second, first]) == {first.id: first.id, second.id: first.id}


def test_a_story_cut_at_the_end_under_another_headline_is_a_copy() -> None:
    whole = report("Envoys to meet\n" + STORY, 1)
    cut = report("Talks set for the capital\n" + " ".join(STORY.split()[:90]), 2, "Post")
    assert origins([whole, cut])[cut.id] == whole.id


def test_a_copy_with_an_added_paragraph_is_a_copy() -> None:
    whole, longer = report(STORY, 1), report(STORY + "\n" + prose(2, 60), 2, "Post")
    assert origins([whole, longer])[longer.id] == whole.id


def test_a_roundup_that_contains_two_stories_is_an_origin_of_its_own() -> None:
    one, two = report(STORY, 1), report(prose(3, 300), 1, "Post")
    roundup = report("\n".join((one.text, two.text, prose(4, 200))), 2, "Weekly")
    found = origins([one, two, roundup])
    assert len(set(found.values())) == 3


def test_two_reports_that_quote_the_same_sentence_have_two_origins() -> None:
    quote = prose(5, 40)
    one, two = report(prose(6, 200) + quote, 1), report(prose(7, 200) + quote, 1, "Post")
    assert len(set(origins([one, two]).values())) == 2


def test_an_empty_report_is_its_own_origin() -> None:
    empty = report("", 1)
    assert origins([empty]) == {empty.id: empty.id}


@settings(max_examples=20, deadline=None)
@given(st.permutations([(1, 300), (1, 120), (1, 300), (2, 200), (2, 150), (3, 80)]))
def test_the_order_of_reports_does_not_change_origins(order: list[tuple[int, int]]) -> None:
    made = [report(prose(seed, words), seed + words % 7) for seed, words in order]
    expected = origins(sorted(made, key=lambda one: one.id))
    assert origins(made) == expected
