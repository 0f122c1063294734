"""The status of words from all signs: a rule that a person can read, and overrule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.records import Deed, DeedKind, DeedStatus, Reason, Sign

GRACE = timedelta(days=3)
"""So long after a deadline a report may still bring word of it."""


def standing(deed: Deed, as_of: date | None) -> tuple[DeedStatus, Reason]:
    """What reports until a day show of the words, and why that is the status.

    Only signs that settle count. Where one report tells an act and another denies it, it cannot
    be told. A deadline that passed with word of failure is contradicted; lapsed where no report
    speaks of the thing any more.
    """
    signs = [sign for sign in deed.signs if sign.settles and _by(sign, as_of)]
    told = {sign.bearing for sign in signs}
    if any(reason.rule == VAGUE for reason in deed.reasons) and not told & _DONE:
        return "cannot tell", Reason(VAGUE)
    if {"follows", "denies"} <= told or {"follows in part", "denies"} <= told:
        return "cannot tell", Reason("told by one report and denied by another")
    deciding = _deciding(signs, deed.kind)
    latest = _latest(deciding)
    undone = any(sign.bearing == "contradicts" for sign in deciding)
    if latest is not None and latest.bearing == "follows" and undone:
        return _undone(deciding)
    if latest is not None:
        return _STATUS[latest.bearing], Reason("the latest report that settles it", latest.bearing)
    if "puts off" in told:
        return "open", Reason("put off, not called off")
    passed = _passed(deed, as_of)
    if passed and ("not yet" in told or "refuses" in told):
        return "contradicted", Reason("its day passed, and a report says it was not done")
    if passed and any(sign.bearing in _STATUS and _by(sign, as_of) for sign in deed.signs):
        return "cannot tell", Reason("its day passed, and what reports may tell of it is unsure")
    if passed and any(reason.rule == SPOKEN_OF for reason in deed.reasons):
        return "cannot tell", Reason("its day passed, and reports speak of it in other words")
    if passed:
        return "lapsed", Reason("its day passed without a word in these reports")
    return "open", Reason("not reported in these texts")


VAGUE = "the words name no act that a report could show"
SPOKEN_OF = "later reports speak of the same thing"
_DONE = frozenset({"follows", "follows in part"})
_STATUS: dict[str, DeedStatus] = {
    "follows": "followed",
    "follows in part": "partly followed",
    "contradicts": "contradicted",
    "withdraws": "withdrawn",
}


def _deciding(signs: Sequence[Sign], kind: DeedKind) -> list[Sign]:
    """Those that decide; a threat that was carried out is not undone by what ends it later."""
    deciding = [sign for sign in signs if sign.bearing in _STATUS]
    done = [_order(sign) for sign in deciding if sign.bearing in _DONE]
    if kind != "threat" or not done:
        return deciding
    return [one for one in deciding if one.bearing != "contradicts" or _order(one) < min(done)]


def _latest(deciding: Sequence[Sign]) -> Sign | None:
    """The sign that decides: a full answer before a partial one, else the latest.

    What was not done in time and is done in part later is done in part.
    """
    whole = [sign for sign in deciding if sign.bearing != "follows in part"]
    latest = max(whole or deciding, key=_order, default=None)
    if latest is None or latest.bearing != "contradicts":
        return latest
    return max(
        (
            one
            for one in deciding
            if one.bearing == "follows in part" and _order(one) > _order(latest)
        ),
        key=_order,
        default=latest,
    )


def _undone(signs: Sequence[Sign]) -> tuple[DeedStatus, Reason]:
    contradicted = [sign for sign in signs if sign.bearing == "contradicts"]
    followed = [sign for sign in signs if sign.bearing == "follows"]
    if max(map(_order, followed)) > max(map(_order, contradicted)):
        return "followed", Reason("done in the end, after reports that it was not")
    return "contradicted", Reason("undone after it was done")


def _order(sign: Sign) -> tuple[date, date, float, str]:
    day = (sign.when.end or sign.when.start) if sign.when else None
    published = sign.published or date.min
    return (day or published, published, sign.score, sign.evidence.report)


def _by(sign: Sign, as_of: date | None) -> bool:
    return as_of is None or (sign.published is not None and sign.published <= as_of)


def _passed(deed: Deed, as_of: date | None) -> bool:
    if deed.deadline is None or as_of is None:
        return False
    day = deed.deadline.end or deed.deadline.start
    told = any(sign.bearing in ("not yet", "refuses") for sign in deed.signs)
    return day is not None and as_of > (day if told else day + GRACE)
