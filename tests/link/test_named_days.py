"""Tests of link/named_days.py: which days a sentence names, counts to, or may mean."""

from __future__ import annotations

from datetime import date

from dragoman.link.named_days import days_of
from dragoman.records import Span, TimeExpression, When

PUBLISHED = date(2031, 10, 20)


def dated(words: str, start: date, end: date | None = None) -> TimeExpression:
    when = When(start, end or start, "day", "explicit", words)
    return TimeExpression(Span(0, len(words)), words, "DATE", "", when)


def test_a_day_that_lies_far_ahead_may_be_that_of_the_year_before() -> None:
    ahead = dated("9 June", date(2032, 6, 9))
    assert days_of("freed since 9 June", [ahead], PUBLISHED) == (
        (date(2031, 6, 9), date(2031, 6, 9)),
        (date(2032, 6, 9), date(2032, 6, 9)),
    )


def test_a_day_that_lies_near_or_has_its_year_is_only_itself() -> None:
    for one in (dated("9 November", date(2031, 11, 9)), dated("9 June 2032", date(2032, 6, 9))):
        assert len(days_of("due", [one], PUBLISHED)) == 1


def test_a_leap_day_has_no_year_beside_it() -> None:
    assert len(days_of("due", [dated("29 February", date(2032, 2, 29))], PUBLISHED)) == 1


def test_so_many_weeks_after_an_act_names_the_days_of_the_act() -> None:
    own = dated("Thursday", date(2031, 10, 16))
    words = "Arvenia replied on Thursday, two weeks after the port was shut."
    found = days_of(words, [own], PUBLISHED)
    assert found[0] == (date(2031, 9, 29), date(2031, 10, 5))
    assert found[1] == (date(2031, 10, 16), date(2031, 10, 16))


def test_a_day_before_counts_forward_and_from_the_report_where_no_day_is_named() -> None:
    found = days_of("The envoy left a day before the talks.", [], PUBLISHED)
    assert found == ((date(2031, 10, 21), date(2031, 10, 21)),)


def test_an_undated_report_counts_from_nothing() -> None:
    assert days_of("Two weeks after the port was shut.", [], None) == ()
