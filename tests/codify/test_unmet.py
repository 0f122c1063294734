"""Meetings that were planned and did not take place."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate import annotate
from dragoman.codify.unmet import unmet
from dragoman.records import Act, Report, Span, Status


def told(words: str, trigger: str, status: Status) -> Status:
    text = annotate(Report(words, published=date(2023, 5, 20)))
    at = words.index(trigger)
    act = Act(Span(at, at + len(trigger)), "CONSULT", None, (), (), status, (), ())
    return unmet(act, text).status


@pytest.mark.parametrize(
    ("words", "trigger", "status"),
    [
        ("Berg was to have met Nord on Monday.", "met", "scheduled"),
        ("Berg was supposed to meet Nord on Monday.", "meet", "expected"),
        ("The council, announced for May, did not meet.", "meet", "negated"),
        ("No talks were held on Monday.", "talks", "negated"),
        ("The talks set for Monday never took place.", "talks", "scheduled"),
    ],
)
def test_what_was_planned_and_failed_is_called_off(
    words: str, trigger: str, status: Status
) -> None:
    assert told(words, trigger, status) == "cancelled"


def test_what_was_to_have_been_and_was_put_off_is_put_off() -> None:
    words = "The meeting was to have met in May and was postponed."
    assert told(words, "met", "scheduled") == "postponed"


@pytest.mark.parametrize(
    ("words", "trigger", "status"),
    [
        ("The ministers did not meet.", "meet", "negated"),
        ("Berg is to meet Nord on Monday.", "meet", "scheduled"),
    ],
)
def test_what_nobody_had_planned_is_left(words: str, trigger: str, status: Status) -> None:
    assert told(words, trigger, status) == status
