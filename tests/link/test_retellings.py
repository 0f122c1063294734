"""Tests of link/retellings.py: which sentences tell of a known occurrence, and which never do."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.link import link
from dragoman.link.passages import passages
from dragoman.link.signs import FEATURES, as_fitted
from dragoman.records import Findings, Mention, Occurrence, Span, TimeExpression, When

from .conftest import Telling, actor, day, place

NAMES = {
    "Qin Gang": "CHN GOV:Qin Gang", "Blinken": "USA GOV:Antony Blinken", "China": "CHN GOV",
    "the United States": "USA GOV", "Beijing": "CHN GOV",
}  # fmt: skip
_NAME = re.compile("|".join(NAMES))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\bin (\d{4}-\d\d)\b(?!-)")


def read(telling: Telling) -> Findings:
    """The findings with every name of a party and every ISO date marked."""
    found = telling.done()
    text = found.report.text
    named = tuple(
        Mention(Span(*one.span()), one[0], "name", actor(NAMES[one[0]]))
        for one in _NAME.finditer(text)
    )
    times = [(Span(*one.span()), one[0], day(one[0])) for one in _DAY.finditer(text)]
    for one in _MONTH.finditer(text):
        start = date.fromisoformat(f"{one[1]}-01")
        when = When(start, start.replace(day=28), "month", "explicit")
        times.append((Span(*one.span(1)), one[1], when))
    marked = tuple(TimeExpression(span, words, "DATE", "", when) for span, words, when in times)
    return replace(found, mentions=named, times=marked)


def seizure(on: str, outlet: str = "Post") -> Findings:
    text = f"China seized a survey drone of the United States off Palm reef on {on}."
    telling = Telling(on, outlet)
    return read(
        telling.event(
            text, "COERCE", ["CHN GOV"], ["USA GOV"], modes=["seize"], when=day(on),
            trigger="seized",
        )
    )  # fmt: skip


def column(published: str | None, words: str, outlet: str = "Herald") -> Findings:
    """A report that gives no record at all."""
    return read(Telling(published, outlet).text(words))


def retold(*told: Findings) -> list[Occurrence]:
    return [one for one in link(told).occurrences if one.passages]


ALLUSION = "Relations with China soured when the drone was seized off Palm reef on 2023-06-14."


def test_a_sentence_that_names_the_day_and_the_act_is_another_account_in_its_own_words() -> None:
    later = column("2023-09-01", f"Trade fell. {ALLUSION} Nobody was hurt.")
    (found,) = retold(seizure("2023-06-14"), later)
    (passage,) = found.passages
    assert passage.quotes == (ALLUSION,)
    assert passage.spans[0].of(later.report.text) == ALLUSION
    assert found.reports[-1] == later.report.id
    assert found.origins == 2
    assert found.reasons[-1].rule == f"retold: {later.report.id}"


def test_another_day_is_another_thing() -> None:
    assert not retold(seizure("2023-06-21"), column("2023-09-01", ALLUSION))


def test_what_came_out_before_an_act_does_not_tell_of_it() -> None:
    assert not retold(seizure("2023-06-14"), column("2023-05-02", ALLUSION))


def test_a_sentence_about_something_else_of_that_day_does_not_tell_of_it() -> None:
    other = "Blinken opened a school for pilots of the United States on 2023-06-14."
    assert not retold(seizure("2023-06-14"), column("2023-09-01", other))


def call(on: str, outlet: str) -> Findings:
    text = f"Qin Gang spoke by phone with Blinken on {on} about the drone, {outlet} said."
    sides = ["CHN GOV:Qin Gang"], ["USA GOV:Antony Blinken"]
    telling = Telling(on, outlet).meeting(text, "call", sides, status="happened", when=day(on))
    return read(telling)


def test_an_allusion_to_one_of_two_calls_a_week_apart_joins_that_one_only() -> None:
    words = "Qin Gang told Blinken in their call of 2023-06-14 that the drone would be returned."
    found = retold(
        call("2023-06-14", "Post"), call("2023-06-21", "Post"), column("2023-07-02", words)
    )
    assert [one.kind for one in found] == ["meeting"]
    (passage,) = found[0].passages
    assert "2023-06-14" in passage.quotes[0]
    assert len(found[0].reports) == 2


def test_an_allusion_that_could_be_to_either_call_joins_neither() -> None:
    words = "Qin Gang and Blinken have spoken by phone about the drone before."
    told = call("2023-06-14", "Post"), call("2023-06-21", "Post"), column("2023-07-02", words)
    assert not retold(*told)


def test_a_sentence_that_names_two_days_tells_of_what_was_on_each() -> None:
    words = "Off Palm reef China seized a drone on 2023-06-14 and another drone on 2023-06-21."
    found = retold(seizure("2023-06-14"), seizure("2023-06-21"), column("2023-09-01", words))
    assert len(found) == 2
    assert len({one.passages for one in found}) == 1


def visit(published: str, status: str, on: str, outlet: str) -> Findings:
    text = f"{outlet}: the visit of Blinken to Beijing on {on} is {status}."
    telling = Telling(published, outlet).meeting(
        text, "visit", [["USA GOV:Antony Blinken"], ["CHN GOV"]], status=status, when=day(on),
        where=place("Beijing", "CHN"),
    )  # fmt: skip
    return read(telling)


def test_words_about_the_new_visit_do_not_tell_of_the_one_it_replaces() -> None:
    off = visit("2023-02-03", "cancelled", "2023-02-05", "Post")
    on = visit("2023-06-14", "happened", "2023-06-18", "Herald")
    words = "The visit of Blinken to Beijing on 2023-06-18 was the first in five years."
    (found,) = retold(off, on, column("2023-09-01", words, "Gazette"))
    assert on.report.id in found.reports
    assert off.report.id not in found.reports


def test_a_record_in_the_sentence_says_what_its_day_belongs_to() -> None:
    """ "On the 21st they spoke again": the day is that of the second call, which is coded."""
    again = call("2023-06-21", "Herald")
    found = retold(call("2023-06-20", "Post"), again)
    assert not found


def demand(on: str, outlet: str) -> Findings:
    text = f"China demanded on {on} that the United States lift the steel tariffs."
    telling = Telling(on, outlet)
    return read(
        telling.event(
            text, "REQUEST", ["CHN GOV"], ["USA GOV"], when=day(on), trigger="demanded"
        )
    )  # fmt: skip


def test_the_same_demand_in_two_years_keeps_its_retellings_apart() -> None:
    words = "China demanded of the United States in 2021-03 that the steel tariffs be lifted."
    (found,) = retold(
        demand("2021-03-18", "Post"), demand("2023-03-14", "Post"), column("2023-09-01", words)
    )
    assert len(found.reports) == 2
    assert found.members[0] == demand("2021-03-18", "Post").events[0].id


def corpus() -> Sequence[Findings]:
    return [
        seizure("2023-06-14"), seizure("2023-06-14", "Gazette"), column("2023-09-01", ALLUSION),
        column("2023-10-01", ALLUSION, "Gazette"), call("2023-06-14", "Post"),
        call("2023-06-21", "Post"), visit("2023-02-03", "cancelled", "2023-02-05", "Post"),
        visit("2023-06-14", "happened", "2023-06-18", "Herald"), demand("2021-03-18", "Post"),
        column("2023-07-02", "Qin Gang told Blinken in their call of 2023-06-14 of the drone."),
    ]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_change_what_is_retold(shuffler: random.Random) -> None:
    told = list(corpus())
    expected = link(told)
    assert any(one.passages for one in expected.occurrences)
    shuffler.shuffle(told)
    assert link(told) == expected


def reckoned(published: str, words: str, expression: str, value: str) -> Findings:
    """A column with a length of time that its sentence reckons by."""
    found = column(published, words)
    start = found.report.text.index(expression)
    unknown = When(None, None, "unknown", "explicit")
    span = Span(start, start + len(expression))
    time = TimeExpression(span, expression, "DURATION", value, unknown)
    return replace(found, times=(*found.times, time))


def test_days_are_reckoned_from_what_is_told_beside_them() -> None:
    words = "China freed the crew on 2023-06-28, two weeks after it seized a survey drone off Palm."
    (passage,) = passages(reckoned("2023-07-02", words, "two weeks after", "P2W"))
    assert (date(2023, 6, 11), date(2023, 6, 17)) in passage.days


def test_a_call_is_told_of_before_its_day_by_who_names_the_day() -> None:
    words = "Qin Gang will speak with Blinken by phone on 2023-06-14 about the drone."
    (found,) = retold(call("2023-06-14", "Post"), column("2023-06-09", words))
    assert found.kind == "meeting"


def test_a_passage_tells_of_one_thing_on_one_day_the_one_it_fits_best() -> None:
    words = "Off Palm reef China seized a survey drone on 2023-06-14, the Herald said."
    (found,) = retold(
        seizure("2023-06-14"), call("2023-06-14", "Post"), column("2023-09-01", words)
    )
    assert found.kind == "event"


def test_each_feature_has_a_weight() -> None:
    assert tuple(as_fitted().weights) == FEATURES
