"""Contacts that wording alone tells, on sentences; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.planned import plans
from dragoman.records import Report


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
