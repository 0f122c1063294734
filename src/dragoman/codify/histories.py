"""The history of a meeting as one report tells it: each step once.

A sentence may tell one step by two words, "called off the visit": a calling off and a visit that is
called off. "Will travel for what would be the first visit" fixes the one that it then foresees.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Evidence, MeetingEntry

# Of two steps told by the same words the first of these holds.
_FIRMEST = ("confirmed", "scheduled", "expected")


def told_once(entries: Iterable[MeetingEntry]) -> tuple[MeetingEntry, ...]:
    """The entries in order of the text, without those that the same words tell better."""
    kept: list[MeetingEntry] = []
    for entry in sorted(entries, key=_worth, reverse=True):
        if not any(_says_as_much(other, entry) for other in kept):
            kept.append(entry)
    return tuple(sorted(kept, key=lambda entry: entry.evidence.spans))


def _worth(entry: MeetingEntry) -> tuple[int, bool, bool, int]:
    firm = -_FIRMEST.index(entry.status) if entry.status in _FIRMEST else 1
    by = entry.by
    return firm, by is not None, bool(by and by.name), sum(map(len, entry.evidence.spans))


def _says_as_much(better: MeetingEntry, entry: MeetingEntry) -> bool:
    """Told by overlapping words, with the same status or a firmer one, and by nobody else."""
    plans = better.status in _FIRMEST and entry.status in _FIRMEST
    if better.status != entry.status and not plans:
        return False
    one, other = better.by, entry.by
    if one is not None and other is not None and one.country != other.country:
        return False
    return _overlap(better.evidence, entry.evidence)


def _overlap(left: Evidence, right: Evidence) -> bool:
    return left.report == right.report and any(
        one.overlaps(other) for one in left.spans for other in right.spans
    )
