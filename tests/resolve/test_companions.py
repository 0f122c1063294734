"""Who else meets, where one state only was marked."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate import annotate
from dragoman.records import Act, Reason, Report, Span
from dragoman.resolve import ActorTables, Setting, events


def countries(words: str, trigger: str, *actors: str) -> set[str | None]:
    text = annotate(Report(words, published=date(2023, 6, 14)))

    def span(part: str) -> Span:
        return Span(at := words.rindex(part), at + len(part))

    marked = tuple(map(span, actors))
    reasons = (Reason("event model: CONSULT", trigger, 0.9),)
    act = Act(span(trigger), "CONSULT", None, (), (), "happened", marked, (), reasons=reasons)
    found = events([act], (), Setting.of(text, ActorTables.load()))
    return {actor.country for one in found for actor in (*one.actors, *one.recipients)}


@pytest.mark.parametrize(
    ("words", "trigger", "actors"),
    [
        ("Engineers from Peru and Chile met on Friday.", "met", ("Engineers from Peru and Chile",)),
        ("Peruvian-Chilean consultations took place in Lisbon.", "consultations", ("Chilean",)),
        ("Peru wrote to Chile. The two spoke again on Monday.", "spoke", ()),
        ("Peru has long been at odds with Chile. The talks ended on Monday.", "talks", ()),
    ],
)
def test_nobody_meets_alone(words: str, trigger: str, actors: tuple[str, ...]) -> None:
    assert countries(words, trigger, *actors) == {"PER", "CHL"}


def test_a_third_state_leaves_open_whose_talks_they_are() -> None:
    words = "Peru wrote to Chile, Bolivia to Peru, Chile to Bolivia. The talks ended on Monday."
    assert countries(words, "talks") == set()
