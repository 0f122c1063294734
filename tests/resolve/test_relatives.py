"""Whose relative, ally or rival somebody is, told apart from who it is."""

from __future__ import annotations

import pytest

from dragoman.records import Span
from dragoman.resolve.relatives import is_kin, who_stands_there


def named(words: str) -> str | None:
    span = who_stands_there(Span(0, len(words)), words)
    return span.of(words) if span else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Drovian president's brother", None),
        ("Kestria's allies", None),
        ("Relatives of the Kestrian chancellor", None),
        ("a longtime rival of President Orlen", None),
        ("Drovia's former ally Istrava", "Istrava"),
        ("President Orlen’s running mate — Anna Vaskel", "Anna Vaskel"),
        ("the king's brother, Prince Haddani", "Prince Haddani"),
        ("Kestria", "Kestria"),
        ("Kestria's foreign minister", "Kestria's foreign minister"),
        ("Kestria and its allies", "Kestria and its allies"),
        ("the family of nations", None),
        ("Kestria's friend and protector", "Kestria's friend and protector"),
    ],
)
def test_only_what_names_somebody_is_left(words: str, expected: str | None) -> None:
    assert named(words) == expected


def test_kin_are_of_ones_state_and_rivals_are_not() -> None:
    assert is_kin("The Drovian president's brother")
    assert not is_kin("Kestria's rivals")
