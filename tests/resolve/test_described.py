"""Who "the veteran lawmaker" is that speaks. Spans are given by hand: no model runs."""

from __future__ import annotations

import pytest

from dragoman import resolve
from dragoman.annotate import annotate
from dragoman.records import Attribution, Report, Span
from dragoman.resolve import ActorTables, Setting

JORDANIAN = "Foreign Minister Noor Haddani of Jordan landed on Monday."
CHILEAN = "President Ana Orr of Chile met her at the airport."


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def speaker(before: str, source: str, tables: ActorTables) -> str | None:
    """The name of whom `source` means, in a sentence behind the words before."""
    words = f"{before} {source} said that it was late."
    start = len(before) + 1
    told = Span(words.index("that it was late"), len(words) - 1)
    cue = Span(told.start - 5, told.start - 1)
    found = Attribution((Span(start, start + len(source)),), (cue,), (told,), "indirect")
    said = resolve.statements([found], Setting.of(annotate(Report(words)), tables))[0].speaker
    return said.name if said is not None else None


@pytest.mark.parametrize(
    "source",
    [
        "The veteran politician",
        "The former economist",
        "The 61-year-old",
        "The soft-spoken billionaire",
        "The Nobel laureate",
        "The Jordanian",
        "The Jordanian official",
    ],
)
def test_a_description_means_the_one_person_told_of_before_it(
    source: str, tables: ActorTables
) -> None:
    assert speaker(JORDANIAN, source, tables) == "Noor Haddani"


def test_of_two_persons_the_country_tells_which(tables: ActorTables) -> None:
    assert speaker(f"{JORDANIAN} {CHILEAN}", "The Jordanian official", tables) == "Noor Haddani"
    assert speaker(f"{JORDANIAN} {CHILEAN}", "The Nobel laureate", tables) is None


@pytest.mark.parametrize(
    ("before", "source"),
    [
        (JORDANIAN, "The Chilean official"),
        (JORDANIAN, "The driver"),
        (JORDANIAN, "A former economist"),
        (JORDANIAN, "The economists"),
        (JORDANIAN, "The king's lawyer"),
        (JORDANIAN, "The premier"),
        (f"{JORDANIAN} A young economist was there.", "The economist"),
        ("It rained on Monday.", "The veteran politician"),
    ],
)
def test_somebody_else_or_nobody_in_reach_stays_open(
    before: str, source: str, tables: ActorTables
) -> None:
    assert speaker(before, source, tables) != "Noor Haddani"
