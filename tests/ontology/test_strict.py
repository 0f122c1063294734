from __future__ import annotations

from typing import get_args

import pytest

from dragoman.ontology import strict_plover, types
from dragoman.records import Status


@pytest.mark.parametrize("status", ["scheduled", "confirmed", "expected", "proposed"])
@pytest.mark.parametrize("event_type", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_cooperation_still_to_come_is_agree(event_type: str, status: Status) -> None:
    assert strict_plover(event_type, status) == ("AGREE", ())


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_meeting_called_off_or_postponed_is_a_refusal_to_meet(status: Status) -> None:
    assert strict_plover("CONSULT", status, ["visit"]) == ("REJECT", ("meet",))


def test_an_announced_withdrawal_is_a_concession() -> None:
    assert strict_plover("RETREAT", "scheduled", ["withdraw"]) == ("CONCEDE", ())
    assert strict_plover("CONCEDE", "scheduled") == ("CONCEDE", ())


def test_aid_and_exchange_called_off_are_sanctions() -> None:
    assert strict_plover("AID", "cancelled") == ("SANCTION", ("withdraw",))
    assert strict_plover("COOPERATE", "cancelled") == ("SANCTION", ("discontinue",))


@pytest.mark.parametrize(
    "status", ["happened", "denied", "negated", "hypothetical", "alleged", "background"]
)
def test_what_is_denied_or_alleged_keeps_its_type(status: Status) -> None:
    for each in types():
        assert strict_plover(each.name, status, []) == (each.name, ())
    assert strict_plover("CONSULT", status, ["phone"]) == ("CONSULT", ("phone",))


def test_a_planned_threat_or_request_keeps_its_type_and_modes() -> None:
    assert strict_plover("REQUEST", "proposed", ["meet"]) == ("REQUEST", ("meet",))


def test_a_kind_without_a_type_has_none() -> None:
    for status in get_args(Status):
        assert strict_plover(None, status, ["visit"]) == (None, ())
