"""Find the places where patterns fit, read each one, and tie the readings to each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from dragoman.records import Span, Text, TimeExpression
from dragoman.resolve.times import (
    clock,
    durations,
    explicit,
    holidays,
    months,
    offsets,
    relative,
    units,
    vague,
    years,
)
from dragoman.resolve.times.bounds import bounded
from dragoman.resolve.times.header import reference
from dragoman.resolve.times.reading import Context, Reading
from dragoman.resolve.times.scan import Match, Scan, next_match, read

Handler = Callable[[Match, Context], tuple[Reading, ...]]
FAMILIES = (explicit, months, years, relative, units, durations, offsets, clock, vague, holidays)


@lru_cache(maxsize=1)
def handlers(names: tuple[str, ...]) -> dict[str, Handler]:
    """The function that reads each pattern: the one of its name in the families' modules."""
    found: dict[str, Handler] = {}
    for name in names:
        for family in FAMILIES:
            if hasattr(family, name):
                found[name] = getattr(family, name)
                break
    return found


def times(text: Text, *, published: date | None) -> tuple[TimeExpression, ...]:
    """Every date, time, duration and recurring time of a report, in order of position.

    Relative dates count from `published`, else from the date that the text gives itself; where
    neither is known their days stay unresolved, and `when.basis` says so.
    """
    scan = read(text)
    day, basis = reference(text, published)
    context = Context(scan, day, basis)
    by_name = handlers(scan.lexicon.names)
    position = 0
    while (match := next_match(scan, position)) is not None:
        found = by_name[match.name](match, context)
        context.readings.extend(found)
        position = max((reading.last for reading in found), default=match.first + 1)
    readings = bounded(scan, clock.joined(scan, context.readings))
    return tuple(_expression(scan, reading) for reading in readings)


def _expression(scan: Scan, reading: Reading) -> TimeExpression:
    span = Span(scan.starts[reading.first], scan.ends[reading.last - 1])
    quote = span.of(scan.text.report.text)
    return TimeExpression(span, quote, reading.type, reading.value, reading.when(scan))
