from __future__ import annotations

import pytest

from dragoman.records import Span
from dragoman.views.comparison.numbers import Number, numbers


def found(text: str, *dates: str) -> tuple[Number, ...]:
    spans = [Span(text.index(d), text.index(d) + len(d)) for d in dates]
    return numbers(text, Span(0, len(text)), spans)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("8,000 troops and twelve ships", [8000, 12]),
        ("a loan of 1.2 billion crowns", [1.2e9]),
        ("they have three days", [72]),
        ("they have 72 hours", [72]),
        ("an hour and a half million people", [1, 5e5]),
        ("duties of 25 percent", [25]),
        ("the one-Lumera policy and no one else", []),
        ("the two agreed", []),
    ],
)
def test_numbers_are_read_with_their_scale(text: str, values: list[float]) -> None:
    assert [number.value for number in found(text)] == pytest.approx(values)


def test_a_number_of_a_date_counts_nothing() -> None:
    assert found("on 12 June", "12 June") == ()


def test_numbers_compare_where_they_count_the_same_kind_of_thing() -> None:
    (ours,), (theirs,), (other,) = found("30 jets"), found("24 planes"), found("30 crowns")
    assert ours.compares_with(theirs)
    assert not ours.compares_with(other)
