from __future__ import annotations

from typing import get_args

import pytest

from dragoman.errors import OntologyError
from dragoman.ontology import (
    cameo_codes,
    cameo_for,
    cameo_named,
    goldstein,
    modes,
    plover_for,
    strict_plover,
    types,
)
from dragoman.records import Status

CODES = [entry.code for entry in cameo_codes()]
# CAMEO has no code of its own for these: what is nearest comes back as something else.
NO_CODE_OF_THEIR_OWN = {
    ("CONSULT", "multilateral"), ("RETREAT", "resign"), ("THREATEN", "arrest"),
    ("PROTEST", "strike"), ("PROTEST", "vandalize"), ("MOBILIZE", "weapons"),
    ("MOBILIZE", "militia"), ("COERCE", "censor"), ("COERCE", "withhold"),
    ("COERCE", "misinformation"), ("ASSAULT", "primitive"),
}  # fmt: skip


def test_cameo_has_all_roots_and_no_code_twice() -> None:
    assert len(set(CODES)) == len(CODES) > 300
    assert {code for code in CODES if len(code) == 2} == {f"{root:02}" for root in range(1, 21)}


def test_every_code_stands_below_another_and_has_a_name_and_a_value() -> None:
    for entry in cameo_codes():
        assert entry.name
        assert -10 <= goldstein(entry.code) <= 10
        assert len(entry.code) == 2 or entry.code[:-1] in CODES


def test_only_statements_and_appeals_have_no_plover_type() -> None:
    without = {entry.code[:2] for entry in cameo_codes() if entry.plover.type is None}
    assert without == {"01", "02"}


@pytest.mark.parametrize(
    ("code", "value"),
    [("13", -6), ("130", -4.4), ("057", 8), ("0871", 9), ("138", -7), ("163", -6.5), ("173", -5),
     ("1032", -5), ("1951", -10)],
)  # fmt: skip
def test_goldstein_values_are_those_of_the_code_itself(code: str, value: float) -> None:
    assert goldstein(code) == value


@pytest.mark.parametrize(
    ("event_type", "event_modes", "status", "code"),
    [
        ("CONSULT", ["phone"], "happened", "041"),
        ("CONSULT", ["visit"], "happened", "042"),
        ("CONSULT", ["third-party"], "denied", "044"),
        ("CONSULT", [], "happened", "040"),
        ("CONSULT", ["visit"], "scheduled", "036"),
        ("CONSULT", ["phone"], "proposed", "036"),
        ("CONSULT", ["visit"], "cancelled", "125"),
        ("CONSULT", ["visit"], "postponed", "125"),
        ("REJECT", ["meet"], "happened", "125"),
        ("REQUEST", ["meet"], "happened", "106"),
        ("RETREAT", ["release"], "scheduled", "0353"),
        ("AID", [], "postponed", "033"),
        ("SANCTION", ["discontinue"], "happened", "163"),
    ],
)
def test_events_get_the_code_that_fits_best(
    event_type: str, event_modes: list[str], status: Status, code: str
) -> None:
    assert cameo_for(event_type, event_modes, status) == code


def test_a_context_sharpens_the_code() -> None:
    assert cameo_for("AID", event_contexts=["military"]) == "072"
    assert cameo_for("ACCUSE", ["allege"], event_contexts=["diplomatic", "military"]) == "1123"


def test_every_pair_goes_to_cameo_and_back() -> None:
    for each in types():
        back = plover_for(str(cameo_for(each.name)))
        assert back.type == each.name
        for mode in modes(each.name):
            back = plover_for(str(cameo_for(each.name, [mode.name])))
            same = back.type == each.name and mode.name in back.modes
            assert same != ((each.name, mode.name) in NO_CODE_OF_THEIR_OWN), mode


def test_the_code_agrees_with_the_strict_rules() -> None:
    for each in types():
        for status in get_args(Status):
            expected, _ = strict_plover(each.name, status)
            assert plover_for(str(cameo_for(each.name, [], status))).type == expected


@pytest.mark.parametrize(
    ("code", "event_type", "event_modes"),
    [("036", "AGREE", ()), ("043", "CONSULT", ("visit",)), ("163", "SANCTION", ("discontinue",)),
     ("055", "CONCEDE", ()), ("116", "SANCTION", ("convict",)), ("020", None, ())],
)  # fmt: skip
def test_codes_go_to_plover(code: str, event_type: str | None, event_modes: tuple[str]) -> None:
    assert (plover_for(code).type, plover_for(code).modes) == (event_type, event_modes)


def test_a_code_without_its_zero_is_refused() -> None:
    with pytest.raises(OntologyError, match="leading zeros"):
        cameo_named("36")
    assert cameo_for(None, [], "happened") is None
