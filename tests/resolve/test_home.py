"""Whose "the foreign ministry" is in a report on two states, and who is meant by two at once."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.records import Report, Span
from dragoman.resolve import ActorTables, Setting


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def named(words: str, part: str, tables: ActorTables) -> list[str]:
    """The ids of those whom these words, at their last place, name."""
    setting = Setting.of(annotate(Report(words)), tables)
    start = words.rindex(part)
    return [actor.id for actor in setting.who(Span(start, start + len(part)))]


CLASH = "LIMA, May 3 (Wire) - Peru expelled an envoy of Chile on Friday. "


@pytest.mark.parametrize(
    ("words", "part", "expected"),
    [
        (
            f"{CLASH}Foreign ministry spokeswoman Ana Orro gave no reason.",
            "Foreign ministry spokeswoman Ana Orro", ["PER GOV:Ana Orro"],
        ),
        (
            f"{CLASH}The defence ministry said that troops were on alert.",
            "The defence ministry", ["PER GOV:Ministry of Defence"],
        ),
        (
            f"{CLASH}The prime minister's office declined to comment.",
            "The prime minister's office", ["PER GOV:Office of the Prime Minister"],
        ),
        (
            f"{CLASH}Chile's defence ministry protested. The defence ministry gave no details.",
            "The defence ministry", ["CHL GOV:Ministry of Defence"],
        ),
        (
            f"{CLASH}The defence ministry of Chile protested.",
            "The defence ministry of Chile", ["CHL GOV:Ministry of Defence"],
        ),
        (
            CLASH.replace("LIMA", "LISBON") + "The defence ministry gave no details.",
            "The defence ministry", ["GOV:Ministry of Defence"],
        ),
        (
            f"{CLASH}The club's spokeswoman Ana Orro gave no reason.",
            "spokeswoman Ana Orro", ["GOV:Ana Orro"],
        ),
    ],
)  # fmt: skip
def test_a_ministry_of_no_state_is_that_of_the_dateline(
    words: str, part: str, expected: list[str], tables: ActorTables
) -> None:
    assert named(words, part, tables) == expected


@pytest.mark.parametrize(
    ("words", "part", "expected"),
    [
        (
            "Peru and Chile clashed. Brazil's President Ana Orro rang both leaders on Monday.",
            "both leaders", ["CHL GOV", "PER GOV"],
        ),
        (
            "Peru's President Ana Orro flew to Chile to meet Chilean President Luis Vega. "
            "The two leaders spoke for an hour.",
            "The two leaders", ["PER GOV:Ana Orro", "CHL GOV:Luis Vega"],
        ),
    ],
)  # fmt: skip
def test_both_leaders_of_a_third_are_the_two_sides(
    words: str, part: str, expected: list[str], tables: ActorTables
) -> None:
    assert named(words, part, tables) == expected


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("The statement was carried by the official Fides news agency.", 0),
        ("It was reported by the official Granma daily on Monday.", 0),
        ("The decree was void, said the official, Juan Vega.", 1),
        ("The decree was void, the official Friday told a paper.", 1),
    ],
)
def test_what_is_official_is_no_official(words: str, sources: int, tables: ActorTables) -> None:
    setting = Setting.of(annotate(Report(words)), tables)
    assert sum("official" in mention.text for mention in setting.mentions) == sources
