"""The words that call a plan off or put it off; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify import called_off
from dragoman.codify.decisions import decisions
from dragoman.records import Report


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("abandoned", "cancelled"),
        ("stayed away", "cancelled"),
        ("the cancellation", "cancelled"),
        ("put off", "postponed"),
        ("an adjournment", "postponed"),
    ],
)
def test_a_word_gives_the_status(words: str, status: str) -> None:
    assert called_off.said(words) == {status}


@pytest.mark.parametrize("words", ["called", "put down a plan", "reversed"])
def test_words_that_end_no_meeting_give_none(words: str) -> None:
    assert called_off.said(words) == frozenset()


def test_who_boycotts_is_absent_and_who_cancels_is_not() -> None:
    assert called_off.is_absence("boycotted")
    assert not called_off.is_absence("cancelled")


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Kestria delayed the visit.", "delayed"),
        ("Kestria has pulled out of the talks.", "pulled out of"),
        ("The visit of the Drovian envoy has been put on hold.", "visit"),
        ("The visit, which Kestria had put back, was brief.", "put back"),
    ],
)
def test_the_words_of_the_table_tell_of_a_meeting(words: str, trigger: str) -> None:
    (found,) = decisions(annotate(Report(words)))
    assert (found.trigger.of(words), found.type) == (trigger, "CONSULT")
