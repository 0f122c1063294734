"""Tests of what linking compares: likeness, reasons, sides, windows, contradictions."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.link.accounts import Account, accounts
from dragoman.link.contradictions import contradiction
from dragoman.link.judgement import Judge
from dragoman.link.sides import agreement, side
from dragoman.link.windows import apart, window
from dragoman.link.words import Rarity, stems
from dragoman.records import When

from .conftest import Telling, actor, day, month


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        (["CHN GOV"], ["CHN GOV:Qin Gang"], True),
        (["CHN GOV:Ministry of Foreign Affairs"], ["CHN GOV:Qin Gang"], True),
        (["CHN GOV:Qin"], ["CHN GOV:Qin Gang"], True),
        (["CHN GOV:Wang Yi"], ["CHN GOV:Qin Gang"], False),
        (["CHN GOV:Wang Yi", "CHN GOV:Yang Jiechi"], ["CHN GOV:Yang Jiechi"], True),
        (["USA GOV"], ["CHN GOV"], False),
        (["IGO:NATO"], ["IGO:ASEAN"], False),
        (["USA GOV:anonymous-001"], ["USA GOV:Antony Blinken"], True),
    ],
)
def test_a_state_agrees_with_its_minister_and_two_ministers_do_not(
    left: list[str], right: list[str], agree: bool
) -> None:
    score = agreement(side(map(actor, left)), side(map(actor, right)))
    assert bool(score) is agree


def test_unknown_parties_give_no_score() -> None:
    assert agreement(side([]), side([actor("CHN GOV")])) is None


def event(type_: str, actors: list[str], recipients: list[str], on: str, text: str) -> Account:
    telling = Telling(on, text).event(text, type_, actors, recipients, when=day(on))
    return accounts(telling.done())[0]


def test_a_call_has_no_direction_and_a_demand_has() -> None:
    sides = ["CHN GOV"], ["USA GOV"]
    for type_, apart_ in (("CONSULT", False), ("REQUEST", True)):
        one = event(type_, *sides, "2023-06-14", "One words it so.")
        two = event(type_, *sides[::-1], "2023-06-14", "Another words it so.")
        assert (contradiction(one, two) is not None) is apart_
        assert contradiction(one, two) == contradiction(two, one)


def test_features_name_what_they_rest_on() -> None:
    one = event("REQUEST", ["CHN GOV"], ["USA GOV"], "2023-06-14", "Lift the tariffs on steel.")
    two = event("REQUEST", ["CHN GOV"], ["USA GOV"], "2023-06-14", "It wants steel tariffs gone.")
    judge = Judge(Rarity.of([one.words, two.words]))
    told = {reason.rule: reason.words for reason in judge.reasons(one, two)}
    assert told["shared words"] == "steel tariff"
    assert told["same parties"] == "CHN, USA"
    assert told["same day"] == "2023-06-14"
    assert judge.reasons(one, two) == judge.reasons(two, one)


PUBLISHED = date(2023, 6, 14)


def test_news_without_a_day_is_of_the_days_before_it_came_out() -> None:
    told = window(None, published=PUBLISHED, status="happened")
    assert apart(told, window(day("2023-06-07"), published=None, status="happened"))
    assert not apart(told, window(day("2023-06-13"), published=None, status="happened"))


def test_background_lies_at_any_time_before_the_report() -> None:
    told = window(None, published=PUBLISHED, status="background")
    assert not apart(told, window(month("2019-02"), published=None, status="happened"))
    assert apart(told, window(day("2023-06-20"), published=None, status="happened"))


def test_a_date_before_a_day_is_open_at_its_start() -> None:
    before = When(None, date(2023, 6, 14), "before", "explicit")
    told = window(before, published=PUBLISHED, status="happened")
    assert (told.first, told.last) == (None, date(2023, 6, 14))


def test_a_month_named_without_a_year_rules_out_other_months() -> None:
    named = window(None, published=None, status="cancelled", expressions=("in February",))
    assert apart(named, window(day("2023-06-18"), published=None, status="scheduled"))
    assert not apart(named, window(month("2023-02"), published=None, status="scheduled"))


def test_inflections_of_a_word_share_a_stem() -> None:
    assert stems("cancelled cancellation") == stems("cancelling")
    assert stems("The ships intercepted") == stems("an interception by a vessel")
