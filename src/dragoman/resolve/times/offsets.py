"""Times counted from another: "two days ago", "a week before", "the day after the vote"."""

from __future__ import annotations

from datetime import date

from dragoman.resolve.times import periods
from dragoman.resolve.times.durations import count, unit_of
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import (
    UNRESOLVED,
    Context,
    Reading,
    dated,
    plain,
    undated,
)
from dragoman.resolve.times.scan import Match
from dragoman.resolve.times.units import UNKNOWN, from_anchor

SMALL = ("H", "M", "S")
POINTS_ON = frozenset({"before", "after", "of", "to"})
CLAUSE_ENDS = frozenset({"", ",", ".", ";", "and", "but", "in", "at", "on", "by", "when", "as"})


def ago(match: Match, context: Context) -> tuple[Reading, ...]:
    """The value is as fine as the unit: "two years ago" is a year, "11 days ago" a day."""
    unit, many = unit_of(match), count(match)
    if many is None or unit in SMALL:
        value = "PAST_REF"
        if unit == "D" or many is not None:
            value = "PAST_REF" if many is None else f"{context.reference or 'XXXX-XX-XX'}"
        return undated(match.first, match.last, value)
    if context.reference is None:
        return undated(match.first, match.last, UNKNOWN[unit])
    found = _counted(context.reference, unit, -many)
    if found is None:
        return undated(match.first, match.last, "PAST_REF")
    return dated(match.first, match.last, found, context.basis)


def ago_today(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Ten years ago today" is a day, "a year ago this month" a month."""
    many, day = count(match), context.reference
    step = match.number("deictic") if match.has("deictic") else None
    grain = "D" if step is not None else match.scan.lexicon.value[match.scan.words[match.last - 1]]
    unit = unit_of(match)
    if many is None or many != int(many) or day is None or unit in SMALL:
        return ()
    then = periods.shifted(day, unit, -int(many))
    found = None if then is None or grain in SMALL else periods.around(then, grain, step or 0)
    return () if found is None else dated(match.first, match.last, found, context.basis)


def _counted(day: date, unit: str, many: float) -> Period | None:
    """Half units are counted in the next smaller one: "a year and a half ago" is a month."""
    if many != int(many):
        unit, many = {"Y": ("MO", many * 12), "DE": ("Y", many * 10)}.get(unit, (unit, many))
    if many != int(many):
        return None
    if unit in ("DE", "CE"):
        unit, many = "Y", many * (10 if unit == "DE" else 100)
    return periods.around(day, unit, int(many))


def year_earlier(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The year-earlier quarter", "the year-ago period": in the year before."""
    if unit_of(match) != "Y":
        return ()
    if context.reference is None:
        return undated(match.first, match.last, UNKNOWN["Y"])
    before = periods.year(context.reference.year - 1)
    return dated(match.first, match.last, before, context.basis)


def unit_before(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The day before", "the week after"; of a following event, unless its date is told."""
    unit = unit_of(match)
    if unit in SMALL or unit in ("DE", "CE") or match.scan.word(match.first - 1) == "to":
        return ()  # "two years to the day after the vote"
    if _points_on(match) and _describes(match, context):
        return ()
    return _offset(match, context, 1, unit)


def offset(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Two days later", "a week before", "one day ahead of"."""
    unit, many = unit_of(match), count(match)
    if many is None:
        return offset_vague(match, context)
    if match.has("from"):
        return _from_now(match, context, unit, many)
    if unit in SMALL:
        last = _without_preposition(match)
        return plain(match.first, last, "DURATION", periods.span(many, unit))
    return _offset(match, context, many, unit)


def _from_now(match: Match, context: Context, unit: str, many: float) -> tuple[Reading, ...]:
    if context.reference is None or unit in SMALL:
        return undated(match.first, match.last, UNKNOWN.get(unit, "FUTURE_REF"))
    start = periods.days_from(context.reference, match.number("deictic") or 0)
    found = None if start is None else _counted(start, unit, many)
    if found is None:
        return undated(match.first, match.last, "FUTURE_REF")
    return dated(match.first, match.last, found, context.basis)


def _offset(match: Match, context: Context, many: float, unit: str) -> tuple[Reading, ...]:
    step = many if match.has("later", "after") else -many
    last = _without_preposition(match)
    open_value = context.guess(int(step)) if unit == "D" else UNKNOWN[unit]
    if _points_on(match):
        # "The day after the vote" is a day; "a week after the vote" counts how long.
        counted = match.name != "unit_before"
        return (
            Reading(
                match.first, last, "DURATION" if counted else "DATE",
                periods.span(many, unit) if counted else open_value, None, UNRESOLVED,
                awaits=(unit, int(step)) if step == int(step) else None,
            ),
        )  # fmt: skip
    compared = context.compared(match.first)
    if compared is not None and (found := _as_fine(compared, unit, int(step))) is not None:
        return dated(match.first, match.last, found, "text anchor")
    anchor = context.anchor(match.first)
    exact = from_anchor(anchor, "D" if unit in ("D", "W", "F") else unit, 0)
    if exact is not None and exact.start is not None:
        found = _counted(exact.start, unit, step)
        if found is not None:
            return dated(match.first, match.last, found, "text anchor")
    value = open_value
    if unit == "Y" and step == -1 and context.reference is not None:
        value = f"{context.reference.year - 1:04d}"
    return undated(match.first, match.last, value)


def _as_fine(compared: Period, unit: str, step: int) -> Period | None:
    """The same month or quarter of another year: "2.3 percent in June, from 2.9 a year earlier"."""
    start = compared.start
    if unit != "Y" or start is None:
        return None
    if compared.precision == "month":
        return periods.around(start, "MO", 12 * step)
    return periods.around(start, "Q", 4 * step) if "-Q" in compared.value else None


def _points_on(match: Match) -> bool:
    """Whether an event follows that the time is counted from ("a week after the vote")."""
    return (
        match.scan.words[match.last - 1] in POINTS_ON
        and match.scan.word(match.last) not in CLAUSE_ENDS
        and not match.scan.is_class(match.last, "gap", "dash", "rparen")
    )


def _describes(match: Match, context: Context) -> bool:
    """As in "Nov. 3, the day before the strike began": the date just told, once more."""
    told = context.readings[-1] if context.readings else None
    comma = match.scan.is_class(match.first - 1, "comma")
    return comma and told is not None and told.type == "DATE" and told.last == match.first - 1


def _without_preposition(match: Match) -> int:
    """The end of the expression where "of" and "to" are not counted in."""
    return match.last - 1 if match.scan.words[match.last - 1] in ("of", "to") else match.last


def offset_vague(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "A few weeks later" stays open: no text says how many."""
    unit = unit_of(match)
    if unit == "S":
        return ()
    value = periods.span(None, unit)
    last = _without_preposition(match)
    if _points_on(match) or unit in SMALL:
        return (Reading(match.first, last, "DURATION", value, None, UNRESOLVED),)
    return undated(match.first, last, UNKNOWN[unit])
