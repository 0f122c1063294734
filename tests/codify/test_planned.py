"""Contacts that wording alone tells, on sentences; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.planned import plans
from dragoman.records import Act, Report, Span


def told(words: str) -> list[tuple[str, str, list[str]]]:
    text = annotate(Report(words))
    return [
        (
            act.trigger.of(words),
            act.status,
            [span.of(words) for span in (*act.actors, *act.recipients)],
        )
        for act in plans((), text)
    ]


def test_a_guest_whom_a_host_expects_on_a_day_is_confirmed_by_that() -> None:
    words = "Lumera expects Chancellor Ada Berg of Kestria on May 4, an aide said."
    assert told(words) == [("expects", "confirmed", ["Lumera", "Chancellor Ada Berg of Kestria"])]


@pytest.mark.parametrize(
    "words",
    [
        "Lumera expects Kestria to free the crew on Monday.",
        "Lumera expects rain on Monday.",
        "Lumera expects that Ada Berg will come on Monday.",
    ],
)
def test_what_is_expected_of_somebody_is_no_visit(words: str) -> None:
    assert told(words) == []


def test_a_round_that_will_follow_is_a_plan() -> None:
    assert told("A second round will follow on May 4 in Lima.") == [("round", "scheduled", [])]


def test_a_visitor_expected_here_is_due() -> None:
    assert told("Ada Berg is expected here on Sunday.") == [("expected", "expected", [])]


@pytest.mark.parametrize(
    ("words", "agreed", "found"),
    [
        ("Lumera and Kestria agreed to meet in Lima.", "agreed", [("meet", "scheduled")]),
        ("Lumera accepted an offer of Kestria for talks.", "accepted", [("talks", "scheduled")]),
        ("They agreed to free the crew after talks.", "agreed", []),
    ],
)
def test_who_agrees_to_meet_will_meet(
    words: str, agreed: str, found: list[tuple[str, str]]
) -> None:
    text = annotate(Report(words))
    at = words.index(agreed)
    act = Act(Span(at, at + len(agreed)), "AGREE", None, (), (), "happened", (), ())
    assert [(one.trigger.of(words), one.status) for one in plans((act,), text)] == found
