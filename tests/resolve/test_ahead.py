"""A contact cannot have been held on a day that lies after its report."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import Act, Reason, Span, Status, When
from dragoman.resolve.ahead import in_time

FRIDAY = date(2031, 6, 20)


def consult(status: Status, words: str = "met") -> Act:
    reasons = (Reason("event model: CONSULT", words),)
    return Act(Span(0, 3), "CONSULT", None, (), (), status, (), (), reasons=reasons)


def on(day: int, basis: str = "weekday+published") -> When:
    when = date(2031, 6, day)
    return When(when, when, "day", basis)


def test_what_lies_ahead_is_scheduled() -> None:
    act, when = in_time(consult("happened"), on(23, "explicit"), FRIDAY)
    assert (act.status, when) == ("scheduled", on(23, "explicit"))


@pytest.mark.parametrize(
    ("status", "words"), [("scheduled", "meeting"), ("happened", "leaves"), ("happened", "meets")]
)
def test_a_plan_for_monday_told_on_friday_is_for_the_next(status: Status, words: str) -> None:
    act, when = in_time(consult(status, words), on(16), FRIDAY)
    assert (act.status, when) == ("scheduled", on(23))


@pytest.mark.parametrize(("of_day", "expected"), [(True, 23), (False, 16)])
def test_mondays_talks_that_are_put_off_are_still_to_come(of_day: bool, expected: int) -> None:
    act, when = in_time(consult("postponed"), on(16), FRIDAY, of_day=of_day)
    assert (act.status, when) == ("postponed", on(expected))


def test_who_met_on_monday_met_on_the_last() -> None:
    act, when = in_time(consult("happened"), on(16), FRIDAY)
    assert (act.status, when) == ("happened", on(16))


@pytest.mark.parametrize("published", [None, FRIDAY])
def test_nothing_is_changed_without_days(published: date | None) -> None:
    act = consult("happened")
    assert in_time(act, None, published) == (act, None)
    assert in_time(act, on(16), None) == (act, on(16))


def test_other_acts_keep_their_day() -> None:
    act = Act(Span(0, 3), "AID", None, (), (), "happened", (), ())
    assert in_time(act, on(23, "explicit"), FRIDAY) == (act, on(23, "explicit"))


def test_a_plan_for_a_month_that_is_long_past_is_for_the_next() -> None:
    march = When(date(2031, 3, 1), date(2031, 3, 31), "month", "month+published")
    act, when = in_time(consult("proposed", "talks"), march, FRIDAY)
    assert when is not None
    assert (act.status, when.start, when.end) == ("proposed", date(2032, 3, 1), date(2032, 3, 31))
