"""A plan and its end told in one sentence; acts are given by hand, no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.fates import fates
from dragoman.records import Act, Report, Span, Status


def statuses(words: str, *told: tuple[str, Status]) -> list[Status]:
    acts = [
        Act(Span(at, at + len(trigger)), "CONSULT", None, (), (), status, (), ())
        for trigger, status in told
        for at in (words.index(trigger),)
    ]
    return [act.status for act in fates(acts, annotate(Report(words)))]


@pytest.mark.parametrize("end", ["cancelled", "postponed"])
@pytest.mark.parametrize(
    "words",
    [
        "Berg had been expected to meet Nord in May, but the talks are off, an aide said.",
        "Berg was to meet Nord, though a Lumeran paper says that the talks are off.",
    ],
)
def test_what_was_to_be_is_off_with_its_own_noun(words: str, end: Status) -> None:
    assert statuses(words, ("meet", "negated"), ("talks", end)) == [end, end]


@pytest.mark.parametrize(
    "words",
    [
        "Berg met Nord, but the talks with Voss are off.",
        "Berg was due to meet Nord, but talks with Voss are off.",
    ],
)
def test_another_meeting_ends_for_itself(words: str) -> None:
    met = "met" if "met" in words else "meet"
    assert statuses(words, (met, "happened"), ("talks", "cancelled"))[0] == "happened"
