"""Words for the present, the past and the future at large, which denote no days."""

from __future__ import annotations

from dragoman.resolve.times.reading import Context, Reading, plain
from dragoman.resolve.times.scan import Match

PRESENT_ENDS = frozenset({"", *", . ; and or is to day".split()})


def now(match: Match, _context: Context) -> tuple[Reading, ...]:
    value = match.value("now") or "PRESENT_REF"
    if value == "FUTURE_REF" and match.scan.word(match.last) in ("before", "after"):
        return ()
    if (
        match.scan.word(match.first) == "the"
        and match.has("present")
        and match.scan.word(match.last) not in PRESENT_ENDS
    ):
        return ()
    if match.scan.is_class(match.last - 1, "moment") and match.scan.word(match.first) != "at":
        return ()
    return plain(match.first, match.last, "DATE", value)


def these_days(match: Match, _context: Context) -> tuple[Reading, ...]:
    if match.value("units") != "D":
        return ()
    return plain(match.first, match.last, "DATE", "PRESENT_REF")


def future(match: Match, _context: Context) -> tuple[Reading, ...]:
    return plain(match.first, match.last, "DATE", "FUTURE_REF")


def past_ref(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "In the past", but not "the past leaders"."""
    if match.scan.word(match.first - 1) not in ("in", "of", "from", "with", "to", "like"):
        return ()
    if match.scan.word(match.last) not in ("", ",", ".", ";", "and", "but", "that", "as", "when"):
        return ()
    return plain(match.first, match.last, "DATE", "PAST_REF")
