"""Steps of one meeting that a sentence tells twice. Entries are built by hand."""

from __future__ import annotations

import pytest

from dragoman.codify.histories import told_once
from dragoman.records import Actor, MeetingEntry

from .contacts_by_hand import BERG, KESTRIA, LUMERA, PLAN, TRIP, cite

Told = tuple[str, Actor | None, str]
CALLED_OFF = "Berg called off"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        pytest.param(
            [("cancelled", KESTRIA, TRIP), ("cancelled", BERG, CALLED_OFF)],
            [("cancelled", BERG, CALLED_OFF)],
            id="the one that names who",
        ),
        pytest.param(
            [("cancelled", BERG, CALLED_OFF), ("cancelled", BERG, TRIP)],
            [("cancelled", BERG, TRIP)],
            id="the one that says more",
        ),
        pytest.param(
            [("expected", None, PLAN), ("scheduled", BERG, "Berg will visit Lumera")],
            [("scheduled", BERG, "Berg will visit Lumera")],
            id="the firmer plan",
        ),
        pytest.param(
            [("cancelled", BERG, TRIP), ("cancelled", LUMERA, TRIP)],
            [("cancelled", BERG, TRIP), ("cancelled", LUMERA, TRIP)],
            id="two sides",
        ),
        pytest.param(
            [("scheduled", None, TRIP), ("cancelled", None, TRIP)],
            [("scheduled", None, TRIP), ("cancelled", None, TRIP)],
            id="a plan and its end",
        ),
        pytest.param(
            [("cancelled", None, PLAN), ("cancelled", None, TRIP)],
            [("cancelled", None, PLAN), ("cancelled", None, TRIP)],
            id="two sentences",
        ),
    ],
)
def test_a_step_told_twice_by_the_same_words_is_one(told: list[Told], kept: list[Told]) -> None:
    def entries(given: list[Told]) -> list[MeetingEntry]:
        return [MeetingEntry(status, by, None, cite(words)) for status, by, words in given]

    found, wanted = told_once(entries(told)), entries(kept)
    assert set(found) == set(wanted)
