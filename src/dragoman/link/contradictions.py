"""What keeps two accounts apart for good, whatever speaks for joining them."""

from __future__ import annotations

from dragoman.link.accounts import Account
from dragoman.link.sides import Side, agreement
from dragoman.link.windows import LIVE, ONE_STAY, apart, gap, well_named
from dragoman.records import Reason

_AHEAD = LIVE - {"confirmed"}
# The days of a visit that leave no room for a return visit.
_STAY = 4
_TALKING = frozenset({"talks", "visit", "summit"})


def contradiction(left: Account, right: Account) -> Reason | None:
    """Why two accounts cannot be of the same thing, or None where they may be."""
    if left.kind != right.kind or _kinds_apart(left, right):
        return Reason("never joined: other kind", f"{left.type} / {right.type}")
    if apart(left.window, right.window, slack=_slack(left, right), background=_acts(left, right)):
        return Reason("never joined: dates cannot overlap")
    if left.kind == "statement":
        return _speakers_apart(left, right)
    if _opposite(left, right):
        return Reason("never joined: opposite direction")
    if _parties_apart(left, right):
        return Reason("never joined: other parties")
    if _acts(left, right) and _only_planned(left, right):
        return Reason("never joined: a plan and a deed", f"{left.status} / {right.status}")
    if (left.kind == "meeting" or left.type == "CONSULT") and _replaced(left, right):
        return Reason("never joined: one replaces the other")
    return None


def _acts(left: Account, right: Account) -> bool:
    """Acts other than contacts: what is told of them as background need not give their day."""
    return left.kind == "event" and "CONSULT" not in (left.type, right.type)


def _only_planned(left: Account, right: Account) -> bool:
    """A tariff that is threatened is not the tariff that is imposed."""
    statuses = {left.status, right.status}
    return "happened" in statuses and bool(statuses & _AHEAD)


def _slack(left: Account, right: Account) -> int:
    """A stay or a round of talks lasts for days, a call does not."""
    if left.kind == "statement" or _acts(left, right):
        return 0
    kinds = left.modes | right.modes
    if kinds & {"phone", "call"}:
        return 0
    return ONE_STAY if "visit" in kinds else 1


def _speakers_apart(left: Account, right: Account) -> Reason | None:
    if agreement(left.active, right.active) == 0.0:
        return Reason("never joined: other speakers")
    return None


def _kinds_apart(left: Account, right: Account) -> bool:
    """A call is no visit; a visit by phone is none either."""
    if left.kind == "statement":
        return left.type != right.type
    if left.kind == "meeting":
        return left.type != right.type and not {left.type, right.type} <= _TALKING
    phones = ("phone" in left.modes, "phone" in right.modes)
    visits = ("visit" in left.modes, "visit" in right.modes)
    return (phones[0] and visits[1]) or (phones[1] and visits[0])


def told_one_way(left: Account, right: Account) -> bool:
    """Whether it counts who acts and who is acted on.

    Nobody visits who is away to be visited on the same day: which of two travels is then told
    otherwise in one of the accounts.
    """
    if not (left.directed and right.directed):
        return False
    if "visit" not in left.modes | right.modes:
        return True
    stays = (left.window, right.window)
    on_the_day = all(0 < one.days <= _STAY for one in stays) and not gap(*stays)
    return not (on_the_day and left.everyone.states == right.everyone.states)


def _opposite(left: Account, right: Account) -> bool:
    """A warns B, B warns A: the sides are exchanged and fit no other way."""
    if not told_one_way(left, right):
        return False
    if agreement(left.active, right.active) or agreement(left.passive, right.passive):
        return False
    crossed = agreement(left.active, right.passive) or agreement(left.passive, right.active)
    return bool(crossed)


def _parties_apart(left: Account, right: Account) -> bool:
    if not told_one_way(left, right):
        return _disagree(left.everyone, right.everyone) or _missing_state(left, right)
    if agreement(left.active, right.active) == 0.0:
        return True
    # Hosts may receive a visitor one after another: other hosts, still the same visit.
    visit = "visit" in left.modes and "visit" in right.modes
    if visit:
        return bool(left.passive and right.passive) and not (
            left.passive.states & right.passive.states
        )
    return agreement(left.passive, right.passive) == 0.0


def _disagree(left: Side, right: Side) -> bool:
    """Some state of both is represented by other persons in each."""
    return (
        any(
            agreement(left.of(state), right.of(state)) == 0.0
            for state in sorted(left.states & right.states)
        )
        or agreement(left, right) == 0.0
    )


def _missing_state(left: Account, right: Account) -> bool:
    """Talks of A with B are not talks of A with C: each names a state that the other lacks."""
    one, two = left.everyone.states, right.everyone.states
    return bool(one - two) and bool(two - one)


def _replaced(left: Account, right: Account) -> bool:
    """One meeting and the one put in its place; or a called-off and a live one told together."""
    if left.replaces == right.id or right.replaces == left.id:
        return True
    for off, live in ((left, right), (right, left)):
        if off.status != "cancelled" or live.status not in LIVE | {"happened"}:
            continue
        if off.window.firm and live.window.firm and off.window.dated and live.window.dated:
            continue
        if well_named(off.window, live.window):
            continue
        told_later = bool(off.published and live.published and live.published >= off.published)
        if off.report == live.report or told_later or bool(live.replaces):
            return True
        if off.published is None or live.published is None:
            return True
    return False
