"""Weeks, months, years around the day of publication: "last week", "the end of the month"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.resolve.times import periods
from dragoman.resolve.times.durations import count, unit_of
from dragoman.resolve.times.modifiers import direction, edge_of
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import (
    Context,
    Reading,
    dated,
    edged,
    plain,
    undated,
)
from dragoman.resolve.times.relative import weekend
from dragoman.resolve.times.scan import Match, number

VERB_LEADS = frozenset(
    "to will would could may might can should must shall ll they usually".split()
)
THROUGHOUT = frozenset("for over during within throughout".split())
HOURS_OF_DAY = 24
UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX",
    "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip


def ref_period(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Last week", "this month", "next year"."""
    unit = unit_of(match)
    if unit in ("H", "M") or (unit == "D" and not match.has("next")):
        return ()
    if unit == "D":
        return near_unit(match, context)
    if match.has("last") and match.has("the") and (unit in ("DE", "CE", "Y") or _lasted(match)):
        return past_period(match, context)
    if context.reference is None:
        return undated(match.first, match.last, UNKNOWN[unit])
    if unit in ("DE", "CE") and not match.has("this", "current"):
        return _stretch(match, context, 1, unit, direction(match))
    period = periods.around(context.reference, unit, direction(match))
    if period is None:
        return ()
    return dated(match.first, match.last, period, context.basis)


def _lasted(match: Match) -> bool:
    """ "Over the last week" is a week up to now; "during the last week of May" another."""
    throughout = match.scan.word(match.first - 1) in THROUGHOUT
    return throughout and not match.scan.is_class(match.last, "of")


def week_edge(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The end of the week", "earlier this month", "late last year"."""
    if match.has("weekend"):
        return edged(weekend(match, context), edge_of(match))
    unit = unit_of(match)
    if unit in ("H", "M") or (unit == "D" and not match.has("that", "same")):
        return ()
    if match.has("that", "same", "follow", "prev"):
        return edged(_anchored(match, context, unit), edge_of(match))
    if context.reference is None:
        return edged(undated(match.first, match.last, UNKNOWN[unit]), edge_of(match))
    period = periods.around(context.reference, unit, direction(match))
    if period is None:
        return ()
    narrowed = _narrowed(period, match, context.reference)
    return edged(dated(match.first, match.last, narrowed, context.basis), edge_of(match))


def _narrowed(period: Period, match: Match, reference: date) -> Period:
    """ "Earlier this week" ends with the day of publication, "later this week" starts with it."""
    start, end, current = period.start, period.end, direction(match) == 0
    if start is None or end is None:
        return period
    if current and match.has("earlier"):
        return Period(period.value, start, min(end, reference), period.precision)
    if current and match.has("later"):
        return Period(period.value, max(start, reference), end, period.precision)
    return period


def in_the_unit(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Later in the week", "earlier in the day"."""
    if match.has("weekend"):
        return ()
    unit = unit_of(match)
    anchor = context.anchor(match.first)
    if unit == "D":
        if anchor is None or anchor.precision != "day":
            return undated(match.first, match.last, context.guess(0))
        return dated(match.first, match.last, anchor, "text anchor")
    if unit in ("H", "M"):
        return ()
    if context.reference is None:
        return undated(match.first, match.last, UNKNOWN[unit])
    period = periods.around(context.reference, unit, 0)
    if period is None:
        return ()
    found = dated(
        match.first, match.last, _narrowed(period, match, context.reference), context.basis
    )
    return edged(found, edge_of(match))


def year_end(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "By year-end" is by the end of this year."""
    unit = unit_of(match)
    if unit not in ("Y", "MO") or match.scan.word(match.first - 1) not in ("by", "at", "before"):
        return ()
    if context.reference is None:
        return edged(undated(match.first, match.last, UNKNOWN[unit]), "E")
    period = periods.around(context.reference, unit, 0)
    if period is None:
        return ()
    return edged(dated(match.first, match.last, period, context.basis), "E")


def past_period(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The past year" is a year long and ends at the day of publication."""
    return _stretch(match, context, 1, unit_of(match), -1)


def last_count(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The past two months", "the next five years"; "the last few weeks" has no known start."""
    if match.scan.is_class(match.first, "last") and _is_verb(match):
        return ()
    if match.has("ordw"):
        at = match.find("ordw")
        if match.scan.words[at or 0] != "first":
            return ()
        return _first_part(match)
    return _stretch(match, context, count(match), unit_of(match), direction(match))


def _first_part(match: Match) -> tuple[Reading, ...]:
    """ "The first five years" has no days; "the first eight months of 2024" has."""
    many, unit, year = count(match), unit_of(match), match.find("year", after=match.last - 2)
    value = periods.span(many, unit)
    if year is None or many is None or not match.has("of"):
        return plain(match.first, match.last, "DURATION", value)
    start = date(number(match.scan, year), 1, 1)
    after = periods.shifted(start, unit, int(many))
    if after is None:
        return plain(match.first, match.last, "DURATION", value)
    span = Period(value, start, after - timedelta(days=1), "range")
    return (Reading(match.first, match.last, "DURATION", value, span, "explicit"),)


def _is_verb(match: Match) -> bool:
    """Whether "last" is the verb: "will last two days", "start on Monday and last 11 days"."""
    before = match.scan.word(match.first - 1)
    joined = before == "and" and match.has("small", "num", "word")
    return before in VERB_LEADS or joined


def _stretch(
    match: Match, context: Context, many: float | None, unit: str, step: int
) -> tuple[Reading, ...]:
    value = periods.span(many, unit)
    reference = context.reference
    if unit == "H" and many is not None and many >= HOURS_OF_DAY:
        many, unit = (many + HOURS_OF_DAY - 1) // HOURS_OF_DAY, "D"
    known = many is not None and many == int(many) and unit not in ("H", "M", "S")
    other = periods.shifted(reference, unit, step * int(many or 0)) if reference else None
    if not known or other is None or reference is None:
        return plain(match.first, match.last, "DURATION", value)
    start, end = min(other, reference), max(other, reference)
    span = Period(value, start, end, "range")
    return (Reading(match.first, match.last, "DURATION", value, span, context.basis),)


def recent_units(match: Match, _context: Context) -> tuple[Reading, ...]:
    return plain(match.first, match.last, "DURATION", periods.span(None, unit_of(match)))


def same_unit(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The same day", "that year": the one the text named last, else open."""
    unit = unit_of(match)
    if unit in ("H", "M"):
        return ()
    return edged(_anchored(match, context, unit), edge_of(match))


def near_unit(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The next day", "the following week", "the previous month"."""
    if match.has("weekend"):
        return undated(match.first, match.last, UNKNOWN["WE"])
    unit = unit_of(match)
    if unit in ("H", "M", "CE", "DE"):
        return ()
    return _anchored(match, context, unit)


def _anchored(match: Match, context: Context, unit: str) -> tuple[Reading, ...]:
    anchor = context.anchor(match.first)
    found = from_anchor(anchor, unit, direction(match))
    if found is None:
        value = context.guess(direction(match)) if unit == "D" else UNKNOWN[unit]
        if unit == "Y" and direction(match) < 0 and context.reference is not None:
            value = f"{context.reference.year - 1:04d}"
        return undated(match.first, match.last, value)
    return dated(match.first, match.last, found, "text anchor")


def from_anchor(anchor: Period | None, unit: str, step: int) -> Period | None:
    """The unit `step` on from a period; None where that period is coarser than the unit."""
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    if anchor.end - anchor.start > timedelta(days=LONGEST[unit]):
        return None
    return periods.around(anchor.start, unit, step)


LONGEST = {"D": 0, "W": 6, "F": 6, "WE": 1, "MO": 30, "Q": 91, "Y": 365, "DE": 365, "CE": 365}
