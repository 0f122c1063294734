"""Where an event took place, apart from whose parties took part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Act, Report, Span, Text
from dragoman.resolve import ActorTables, Setting, events

WORDS = "Iran rebuked France after talks in Geneva."
TEXT = Text(Report(WORDS), (Span(0, len(WORDS)),), (Span(0, len(WORDS)),))


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def at(words: str) -> Span:
    start = WORDS.index(words)
    return Span(start, start + len(words))


def rebuke() -> Act:
    return Act(
        trigger=at("rebuked"), type="ACCUSE", kind=None, modes=(), contexts=(), status="happened",
        actors=(at("Iran"),), recipients=(at("France"),),
    )  # fmt: skip


def test_the_nationality_of_the_one_rebuked_is_no_place(tables: ActorTables) -> None:
    (event,) = events([rebuke()], [], Setting.of(TEXT, tables))
    assert (event.recipients[0].country, event.place) == ("FRA", None)


def test_an_attack_takes_place_where_its_target_is(tables: ActorTables) -> None:
    (event,) = events([replace(rebuke(), type="ASSAULT")], [], Setting.of(TEXT, tables))
    assert event.place is not None
    assert event.place.country == "FRA"


def test_the_venue_is_the_place_whoever_meets(tables: ActorTables) -> None:
    talks = replace(rebuke(), trigger=at("talks"), type="CONSULT", places=(at("Geneva"),))
    (event,) = events([talks], [], Setting.of(TEXT, tables))
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Geneva", "CHE")
