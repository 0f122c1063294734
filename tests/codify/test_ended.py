"""Acts called off or put off by the words around them; acts are given by hand."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.ended import ended
from dragoman.records import Act, Report, Span, Status


def status(words: str, trigger: str, given: Status = "happened", type_: str = "ASSAULT") -> str:
    start = words.index(trigger)
    act = Act(Span(start, start + len(trigger)), type_, None, (), (), given, (), ())
    return ended(act, annotate(Report(words))).status


@pytest.mark.parametrize(
    ("words", "trigger", "expected"),
    [
        ("Kestria has called off a raid on the mill.", "raid", "cancelled"),
        ("Kestria abandoned its plan to expel the envoy.", "expel", "cancelled"),
        ("Kestria dropped a plan to expel the envoy.", "expel", "cancelled"),
        ("Kestria backed away from imposing duties.", "imposing", "cancelled"),
        ("Police foiled an attack on the bridge.", "attack", "cancelled"),
        ("A strike by pilots, due on Friday, was called off.", "strike", "cancelled"),
        ("The attack on the bridge was foiled, police said.", "attack", "cancelled"),
        ("The strike will not now take place.", "strike", "cancelled"),
        ("The pilots called the strike off.", "strike", "cancelled"),
        ("The cancellation of the march pleased nobody.", "march", "cancelled"),
        ("Kestria revoked an order to expel the envoy.", "expel", "cancelled"),
        ("Kestria put off the delivery of tanks.", "delivery", "postponed"),
        ("Kestria put the delivery of tanks on hold.", "delivery", "postponed"),
        ("The handover was moved to Friday.", "handover", "postponed"),
        ("Kestria postponed imposing an embargo.", "embargo", "postponed"),
        ("The handover of the prisoners has been delayed.", "handover", "postponed"),
    ],
)
def test_what_is_called_off_or_put_off_was_not_done(
    words: str, trigger: str, expected: str
) -> None:
    assert status(words, trigger) == expected


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Kestria dropped bombs on the mill in a raid.", "raid"),
        ("Kestria refused to call off a raid on the mill.", "raid"),
        ("Kestria refused to call the raid off.", "raid"),
        ("Kestria proposed cancelling the drill.", "drill"),
        ("Kestria denied that the drill was called off.", "drill"),
        ("The march was moved by grief.", "march"),
        ("Miners called off their march after police shot a man.", "shot"),
        ("Kestria cancelled a contract with Drovia.", "contract"),
        ("The march was called off and police shot a man.", "shot"),
    ],
)
def test_what_was_done_beside_something_called_off_stays_done(words: str, trigger: str) -> None:
    assert status(words, trigger) == "happened"


def test_a_meeting_has_a_life_of_its_own() -> None:
    assert status("Kestria put off the talks.", "talks", type_="CONSULT") == "happened"


def test_an_alleged_act_is_left_alone() -> None:
    assert status("Kestria called off a raid.", "raid", "alleged") == "alleged"
