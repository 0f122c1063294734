"""Tests of resolve/setting.py: where a journey leads, and when something was done."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import demo
from dragoman.annotate import annotate
from dragoman.records import Report, Span
from dragoman.resolve import ActorTables, Setting
from dragoman.resolve.counterparts import subject

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


@pytest.mark.parametrize(
    ("sentence", "act", "day"),
    [
        ("Drovia asked the envoy to leave within five days.", "asked", None),
        ("Drovia asked the envoy on Monday to leave within five days.", "asked", date(2025, 3, 3)),
        ("Drovia freed the crew on Tuesday.", "freed", date(2025, 3, 4)),
    ],
)
def test_a_term_still_to_come_is_not_the_day_of_what_was_done(
    sentence: str, act: str, day: date | None
) -> None:
    report = Report(sentence, published=date(2025, 3, 5))
    setting = Setting.of(annotate(report), TABLES)
    start = sentence.index(act)
    when = setting.when_near(Span(start, start + len(act)), apart_from=(), past=True)
    assert (when.start if when else None) == day


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("The tour of Jonas Lindqvar’s government began.", "Jonas Lindqvar", ["XBE GOV"]),
        ("The tour of Jonas Lindqvar’s plan.", "Jonas Lindqvar", ["XBE GOV:Jonas Lindqvar"]),
        (
            "Envoys of Vera Sarenko and Jonas Lindqvar's new administration met.",
            "Vera Sarenko and Jonas Lindqvar's new administration",
            ["XDR GOV:Vera Sarenko", "XBE GOV"],
        ),
    ],
)
def test_a_leader_named_for_the_government_is_the_state(
    sentence: str, words: str, who: list[str]
) -> None:
    setting = Setting.of(annotate(Report(sentence)), TABLES)
    start = sentence.index(words)
    assert [actor.id for actor in setting.who(Span(start, start + len(words)))] == who


@pytest.mark.parametrize(
    ("report", "words", "who"),
    [
        (
            "Belmark, Drovia and Ruvenia condemned the raid and said they would leave.",
            "they",
            ["XBE GOV", "XDR GOV", "XRU GOV"],
        ),
        (
            "Jonas Lindqvar spoke with Vera Sarenko. They agreed on nets.",
            "They",
            ["XBE GOV:Jonas Lindqvar", "XDR GOV:Vera Sarenko"],
        ),
        (
            "Jonas Lindqvar spoke with Vera Sarenko. He raised a matter of nets. The two agreed.",
            "The two",
            ["XBE GOV:Jonas Lindqvar", "XDR GOV:Vera Sarenko"],
        ),
        ("Belmark praised the harvest. They agreed.", "They", []),
    ],
)
def test_they_are_those_whom_the_words_before_join(report: str, words: str, who: list[str]) -> None:
    setting = Setting.of(annotate(Report(report, published=date(2025, 3, 5))), TABLES)
    start = report.index(words)
    assert [actor.id for actor in setting.who(Span(start, start + len(words)))] == who


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("Jonas Lindqvar will then meet Vera Sarenko in Haldensk.", ["XBE GOV:Jonas Lindqvar"]),
        ("Jonas Lindqvar said others would meet Vera Sarenko.", []),
    ],
)
def test_who_meets_stands_right_before_the_verb(sentence: str, met: list[str]) -> None:
    setting = Setting.of(annotate(Report(sentence, published=date(2025, 3, 5))), TABLES)
    start = sentence.index("meet")
    verb, other = Span(start, start + 4), sentence.index("Vera Sarenko")
    recipients = setting.who(Span(other, other + 12))
    actors, _ = subject(verb, recipients, setting)
    assert [actor.id for actor in actors] == met


@pytest.mark.parametrize(
    ("sentence", "act", "day"),
    [
        ("Drovia left on Tuesday, a day after Kestria freed the crew.", "freed", date(2025, 3, 3)),
        ("On Monday, two days before Kestria shut the port, he left.", "shut", date(2025, 3, 5)),
        ("Drovia left on Tuesday, weeks after Kestria freed the crew.", "freed", None),
        ("Drovia left on Tuesday, a month after Kestria freed the crew.", "freed", None),
        ("Drovia left on Tuesday, a day after Kestria freed it.", "left", date(2025, 3, 4)),
        ("On Monday, a day after talks failed, Kestria freed it.", "freed", date(2025, 3, 3)),
        ("Drovia left on Tuesday, hours after Kestria freed it.", "freed", date(2025, 3, 4)),
    ],
)
def test_what_came_days_before_an_act_was_not_on_its_day(
    sentence: str, act: str, day: date | None
) -> None:
    setting = Setting.of(annotate(Report(sentence, published=date(2025, 3, 5))), TABLES)
    start = sentence.index(act)
    when = setting.when_near(Span(start, start + len(act)), apart_from=(), past=True)
    assert (when.start if when else None) == day
