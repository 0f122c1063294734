"""How a contact was made, by its readout's heading. Acts are given by hand; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify import contacts
from dragoman.records import Act, Report, Span

SPOKE = "Secretary Ada Berg spoke today with Foreign Minister Ola Nord of Lumera about fish."


def modes(heading: str, prose: str = SPOKE, trigger: str = "spoke") -> tuple[str, ...]:
    words = f"{heading}\n\nThe following is attributable to the spokesperson.\n\n{prose}\n\nEnd."
    start = words.rindex(trigger)
    act = Act(
        Span(start, start + len(trigger)), "CONSULT", None, (), (), "happened", (), ()
    )  # fmt: skip
    return contacts.told(act, trigger, annotate(Report(words))).modes


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Readout of Secretary Berg's Call with Foreign Minister Nord", ("phone",)),
        ("Secretary Berg's Phone Conversation with Foreign Minister Nord", ("phone",)),
        ("Readout of Secretary Berg's Meeting with Foreign Minister Nord", ()),
        ("Secretary Berg Calls On Lumera to Free the Crew", ()),
        ("Secretary Berg's Call to Action on Fish", ()),
    ],
)
def test_who_spoke_by_the_readout_of_a_call_spoke_by_telephone(
    heading: str, expected: tuple[str, ...]
) -> None:
    assert modes(heading) == expected


def test_the_title_of_a_report_is_its_heading() -> None:
    start = SPOKE.index("spoke")
    act = Act(Span(start, start + 5), "CONSULT", None, (), (), "happened", (), ())
    titled = annotate(Report(SPOKE, title="Berg's Call with Minister Nord"))
    assert contacts.told(act, "spoke", titled).modes == ("phone",)


def test_who_met_by_the_readout_of_a_call_met() -> None:
    met = SPOKE.replace("spoke today with", "met today with")
    assert modes("Readout of Secretary Berg's Call with Minister Nord", met, "met") == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The announcement of Ada Berg's visit came as a surprise.", "scheduled"),
        ("Preparations for the visit were made in haste.", "scheduled"),
        ("The announcement of the visit's end came as a surprise.", "happened"),
        ("An account of Ada Berg's visit was printed.", "happened"),
    ],
)
def test_an_announcement_is_of_a_visit_to_come(words: str, expected: str) -> None:
    start = words.index("visit")
    act = Act(Span(start, start + 5), "CONSULT", None, ("visit",), (), "happened", (), ())
    assert contacts.told(act, "visit", annotate(Report(words))).status == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The visit, which he had called off in May, was confirmed by the palace.", "confirmed"),
        ("The end of the visit was confirmed by the palace.", "cancelled"),
        ("The visit, which he had confirmed in May, upset the palace.", "cancelled"),
    ],
)
def test_a_visit_that_was_once_off_is_confirmed_by_its_own_verb(words: str, expected: str) -> None:
    start = words.index("visit")
    act = Act(Span(start, start + 5), "CONSULT", None, ("visit",), (), "cancelled", (), ())
    assert contacts.told(act, "visit", annotate(Report(words))).status == expected
