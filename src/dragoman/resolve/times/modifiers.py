"""Words around a date: "last" and "next", "early" and "the end of"."""

from __future__ import annotations

from dragoman.resolve.times.scan import Match


def direction(match: Match) -> int:
    """-1 for last, 1 for next, 0 for this and the current one."""
    if match.has("last", "past", "prev", "prior"):
        return -1
    return 1 if match.has("next", "coming", "follow") else 0


def edge_of(match: Match) -> str:
    """Which part of the period is meant: "S" start, "M" middle, "E" end, "" all of it.

    "earlier" and "later" are "<" and ">": before and after the day of publication.
    """
    if match.has("earlier"):
        return "<"
    if match.has("later"):
        return ">"
    return match.value("begin", "middle", "end", "early", "mid", "late") or ""
