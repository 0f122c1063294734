"""A meeting that is given another day."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate import annotate
from dragoman.codify.moved import Move, move
from dragoman.records import Event, Evidence, Reason, Report, Span, Status
from dragoman.resolve.times import times

OUT = date(2023, 5, 12)


def moved(words: str, status: Status = "postponed") -> Move | None:
    text = annotate(Report(words, published=OUT))
    event = Event(
        id="e", type="CONSULT", kind=None, plover=None, modes=(), contexts=(), actors=(),
        recipients=(), actor_spans=(), recipient_spans=(), status=status,
        evidence=Evidence.cite(text.report, Span(0, 9)), when=None,
        reasons=(Reason("event model: CONSULT", "visit", 0.9),),
    )  # fmt: skip
    return move(event, times(text, published=OUT), text)


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("The visit will begin on June 28 instead of June 7.", (6, 7), (6, 28)),
        ("The visit, originally set for May 18, was moved to June 2.", (5, 18), (6, 2)),
        ("The talks were pushed back from May 18 to May 25.", (5, 18), (5, 25)),
        ("The session due on May 20 will be held two weeks later.", (5, 20), (6, 3)),
        ("The session was put back by two weeks. It had been fixed for May 20.", (5, 20), (6, 3)),
        ("She will come on May 13, a week earlier than planned.", (5, 20), (5, 13)),
        ("She put off the visit until June 7. She had been expected on May 20.", (5, 20), (6, 7)),
    ],
)
def test_the_old_day_and_the_new_are_told_apart(
    words: str, old: tuple[int, int], new: tuple[int, int]
) -> None:
    found = moved(words)
    assert found is not None
    assert found.old is not None
    assert (found.old.start, found.new.start) == (date(2023, *old), date(2023, *new))


@pytest.mark.parametrize(
    "words",
    [
        "The visit on June 28 was called off.",
        "The visit was put off indefinitely.",
        "The visit will begin on June 28.",
        "The visit was moved from the port to the palace.",
    ],
)
def test_a_meeting_without_a_new_day_was_not_moved(words: str) -> None:
    assert moved(words) is None


def test_what_was_held_was_not_moved() -> None:
    assert moved("The visit moved to June 28 instead of June 7.", "happened") is None


def test_a_meeting_brought_forward_is_sooner() -> None:
    found = moved("The meeting has been brought forward to May 14.")
    assert found is not None
    assert found.sooner
