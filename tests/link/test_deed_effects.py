from __future__ import annotations

import pytest

from dragoman.link.deeds.effects import effects

from .saying import deeds, only, says

RELEASE = says("Drovia urged Belmark to release the pilot Abel Desta.", "2031-02-01")
LATER = "2031-03-02"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pilot walked free on Tuesday.", {"release": "done"}),
        ("The pilot would walk free on Tuesday.", {}),
        ("If the pilot came home, nobody saw him.", {}),
        ("The pilot is still held in the north.", {"release": "not yet"}),
        ("Work at the dam came to a halt.", {"stop": "done"}),
        ("Not one dose has reached the islands.", {"provide": "not yet"}),
        ("It was the navy's third such passage since May.", {"again": "done"}),
    ],
)
def test_what_came_of_an_act_is_told_as_done_or_not(text: str, told: dict[str, str]) -> None:
    assert {key: one.manner for one in effects(text) for key in one.act.keys} == told


@pytest.mark.parametrize("spelt", ["walked free", "WALKED FREE", "wal\u212aed free"])
def test_an_effect_is_read_however_its_letters_are_written(spelt: str) -> None:
    assert [one.act.keys for one in effects(f"The pilot {spelt}.")] == [{"release"}]


def test_one_who_came_home_was_released() -> None:
    later = says("The pilot Abel Desta came home from Belmark on Sunday.", LATER)
    deed = only(RELEASE, later)
    assert deed.status == "followed"
    assert "what comes of the act" in {reason.rule for reason in deed.signs[0].reasons}


def test_one_who_is_still_held_was_not_released() -> None:
    assert only(RELEASE, says("Abel Desta is still held in Belmark.", LATER)).status == "open"


def test_another_pilot_who_came_home_answers_nothing() -> None:
    later = says("A baker came home from Carvenia with flour.", LATER)
    assert only(RELEASE, later).signs == ()


def test_an_act_done_once_more_contradicts_a_demand_to_stop() -> None:
    demand = says("Drovia urged Belmark to stop sending warships past Gull Rock.", "2031-02-01")
    later = says("A warship passed Gull Rock, Belmark's third such trip since May.", LATER)
    assert only(demand, later).status == "contradicted"


def test_what_is_pledged_without_a_verb_is_to_be_given() -> None:
    words = says("Belmark pledged two icebreakers to Drovia.", "2031-02-01")
    later = says("Belmark delivered two icebreakers to Drovia.", LATER)
    assert [(deed.kind, deed.status) for deed in deeds(words, later)] == [
        ("commitment", "followed")
    ]


def test_what_an_accord_obliges_to_binds_the_one_named() -> None:
    words = says("The accord obliges Belmark to scrap its trawlers.", "2031-02-01")
    assert [(deed.holder.country, deed.kind) for deed in deeds(words)] == [("XBE", "commitment")]


def test_support_that_is_pledged_names_no_gift() -> None:
    assert deeds(says("Belmark pledged more support to Drovia.", "2031-02-01")) == ()
