"""What a ledger holds, at a glance: its pairs of parties with counts, and its newest reports."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from dragoman.annotate import annotate
from dragoman.ledger import Counts, Kept, Ledger
from dragoman.records import Actor, Event, Meeting, Report

NEWEST = 12
MOST_OPENING = 2_000
QUICK = 0.25
"""Seconds within which an overview is made anew while a page waits."""
REST = 10
"""How many times as long as it took counting rests, as a bulk reading changes all the time."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, in order of their codes, and how often something passed between them."""

    first: str
    second: str
    occurrences: int
    meetings: int
    reports: int
    latest: date | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A report without its text."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    opening: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Pairs, those with most occurrences first; reports, the newest first."""

    counts: Counts
    pairs: tuple[Pair, ...]
    newest: tuple[Newcomer, ...]
    outlets: tuple[str, ...]
    coders: tuple[str, ...]
    earliest: date | None
    latest: date | None


@dataclass
class _Tally:
    occurrences: set[str] = field(default_factory=set)
    meetings: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)


def overview(ledger: Ledger) -> Overview:
    """Read the whole ledger once and count."""
    reports = ledger.reports()
    days = [report.published for report in reports if report.published]
    return Overview(
        counts=ledger.counts(),
        pairs=tuple(_pairs(ledger)),
        newest=tuple(map(_newcomer, _newest(reports))),
        outlets=tuple(sorted({report.outlet for report in reports if report.outlet})),
        coders=tuple(sorted({run.coder for run in ledger.runs()})),
        earliest=min(days, default=None),
        latest=max(days, default=None),
    )


def _newest(reports: tuple[Report, ...]) -> list[Report]:
    """By day of publication; those without one come last, the latest kept first."""
    dated = [report for report in reports if report.published]
    return [*reversed(dated), *reversed(reports[len(dated) :])][:NEWEST]


def _newcomer(report: Report) -> Newcomer:
    beginning = replace(report, text=report.text[:MOST_OPENING])
    text = annotate(beginning)
    opening = text.sentences[0].of(beginning.text) if text.sentences else beginning.text
    return Newcomer(report.id, report.title, report.outlet, report.published, opening)


def _pairs(ledger: Ledger) -> Iterator[Pair]:
    tallies: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for event in ledger.sourced(ledger.events()):
        if event.record.meeting is None and event.record.status != "background":
            _count(tallies, _sides_of_event(event.record), event)
    for meeting in ledger.sourced(ledger.meetings()):
        sides = {side for side, _ in meeting.record.participants}
        _count(tallies, set(combinations(sorted(sides), 2)), meeting)
    found = [
        Pair(
            first, second, len(tally.occurrences), len(tally.meetings), len(tally.reports),
            max(tally.days, default=None),
        )
        for (first, second), tally in tallies.items()
    ]  # fmt: skip
    yield from sorted(found, key=lambda pair: (-pair.occurrences, pair.first, pair.second))


def _count(
    tallies: dict[tuple[str, str], _Tally],
    pairs: Iterable[tuple[str, str]],
    kept: Kept[Event] | Kept[Meeting],
) -> None:
    for pair in pairs:
        tally = tallies[pair]
        name = kept.occurrence or kept.record.id
        tally.occurrences.add(name)
        tally.reports.add(kept.source.id)
        if isinstance(kept.record, Meeting):
            tally.meetings.add(name)
        if kept.source.published:
            tally.days.append(kept.source.published)


def _sides_of_event(event: Event) -> set[tuple[str, str]]:
    """Those who act with those acted on, and those who act together."""
    acting, acted_on = _countries(event.actors), _countries(event.recipients)
    across = {(min(a, b), max(a, b)) for a in acting for b in acted_on if a != b}
    return across | set(combinations(sorted(acting), 2))


def _countries(actors: Iterable[Actor]) -> set[str]:
    return {actor.country for actor in actors if actor.country}


class Overviews:
    """The newest overview; a page waits for it only where it is made quickly or is the first."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._made: Overview | None = None
        self._of: object = None
        self._took = self._ended = 0.0

    def now(self) -> Overview:
        """What the ledger holds now, or held a moment ago while a large one is counted anew."""
        made = self._made
        if made is not None and self._of == self._ledger.state():
            return made
        if made is not None and self._took > QUICK:
            if time.monotonic() - self._ended < self._took * REST:
                return made
            threading.Thread(target=self._renew, daemon=True).start()
            return made
        return self._renew() or overview(self._ledger)

    def _renew(self) -> Overview | None:
        """One thread counts at a time; the others take what there is."""
        if not self._lock.acquire(blocking=self._made is None):
            return self._made
        try:
            state, began = self._ledger.state(), time.monotonic()
            if self._made is None or self._of != state:
                self._made = overview(self._ledger)
                self._ended = time.monotonic()
                self._took, self._of = self._ended - began, state
            return self._made
        finally:
            self._lock.release()
