"""All days of a meeting of which one day and the number of days are told."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate import annotate
from dragoman.records import Act, Report, Span, Status, When
from dragoman.resolve import ActorTables, Setting
from dragoman.resolve.stays import whole_stay

FRIDAY = When(date(2023, 6, 9), date(2023, 6, 9), "day", "weekday+published")


def stay(words: str, status: Status) -> When | None:
    text = annotate(Report(words, published=date(2023, 6, 9)))
    at = words.index("talks")
    act = Act(Span(at, at + 5), "CONSULT", None, (), (), status, (), ())
    return whole_stay(act, FRIDAY, Setting.of(text, ActorTables.load()))


@pytest.mark.parametrize(
    ("words", "status", "first", "last"),
    [
        ("Three days of talks ended on Friday.", "happened", 7, 9),
        ("Two-day talks begin on Friday.", "scheduled", 9, 10),
        ("The talks ended on Friday.", "happened", 9, 9),
    ],
)
def test_the_days_of_talks_are_counted_from_the_one_that_is_named(
    words: str, status: Status, first: int, last: int
) -> None:
    found = stay(words, status)
    assert found is not None
    assert (found.start, found.end) == (date(2023, 6, first), date(2023, 6, last))
