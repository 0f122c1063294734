"""Tests of resolve/setting.py: where a journey leads."""

from __future__ import annotations

import pytest

from dragoman import demo
from dragoman.annotate import annotate
from dragoman.records import Report, Span
from dragoman.resolve import ActorTables, Setting

TABLES = ActorTables.load(extra=[demo.actors()])


@pytest.mark.parametrize(
    ("sentence", "trigger", "goal"),
    [
        ("Lindqvar called off his trip to Petrograv on Saturday.", "called off", "Petrograv"),
        ("Lindqvar will visit Petrograv before talks in Sant Oriol.", "visit", "Petrograv"),
        ("Lindqvar put off the visit on Monday, officials in Petrograv said.", "visit", None),
    ],
)
def test_a_journey_leads_where_the_words_after_it_say(
    sentence: str, trigger: str, goal: str | None
) -> None:
    setting = Setting.of(annotate(Report(sentence)), TABLES)
    start = sentence.index(trigger)
    place = setting.goal_after(Span(start, start + len(trigger)))
    assert (place.name if place else None) == goal
