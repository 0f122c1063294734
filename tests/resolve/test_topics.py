from __future__ import annotations

from dragoman.annotate import annotate
from dragoman.records import Report, Span
from dragoman.resolve import ActorTables, Setting, topics


def named(text: str) -> set[str]:
    setting = Setting.of(annotate(Report(text)), ActorTables.load())
    return {name for name, _ in topics(setting, Span(0, len(text)))}


def test_disputed_places_are_named_as_topics() -> None:
    assert {"Xinjiang", "South China Sea"} <= named(
        "China spoke of Xinjiang and the South China Sea."
    )


def test_a_third_state_is_a_topic_and_the_two_that_speak_are_not() -> None:
    text = "China told Japan, and Japan told China again, that ships may not go to Australia."
    assert named(text) == {"Australia"}
