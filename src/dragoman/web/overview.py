"""What a ledger holds, at a glance: its pairs of parties with counts, and its newest reports."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dragoman.annotate import annotate
from dragoman.ledger import Counts, Ledger, PairCount
from dragoman.records import Report

NEWEST = 12
MOST_ALIKE = 4
"""How many times as many reports are looked at, as several may carry one headline."""
MOST_OPENING = 2_000
QUICK = 0.25
"""Seconds within which an overview is made anew while a page waits."""
REST = 10
"""How many times as long as it took counting rests, as a bulk reading changes all the time."""


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
    """Pairs, those with most occurrences first; reports, the newest first, those that carry one
    headline together.
    """

    counts: Counts
    pairs: tuple[PairCount, ...]
    newest: tuple[tuple[Newcomer, ...], ...]
    outlets: tuple[str, ...]
    coders: tuple[str, ...]
    earliest: date | None
    latest: date | None


def overview(ledger: Ledger) -> Overview:
    """Ask the ledger for all of it once."""
    return Overview(
        counts=ledger.counts(),
        pairs=ledger.pair_counts(),
        newest=_by_headline(ledger.newest_reports(NEWEST * MOST_ALIKE)),
        outlets=ledger.outlets(),
        coders=tuple(sorted({run.coder for run in ledger.runs()})),
        earliest=ledger.first_published(),
        latest=ledger.last_published(),
    )


def _by_headline(reports: Iterable[Report]) -> tuple[tuple[Newcomer, ...], ...]:
    """In the order of the newest; a wire story in five papers is one line."""
    alike: dict[str, list[Report]] = {}
    for report in reports:
        alike.setdefault((report.title or report.id).casefold(), []).append(report)
    return tuple(tuple(map(_newcomer, same)) for same in islice(alike.values(), NEWEST))


def _newcomer(report: Report) -> Newcomer:
    beginning = replace(report, text=report.text[:MOST_OPENING])
    text = annotate(beginning)
    opening = text.sentences[0].of(beginning.text) if text.sentences else beginning.text
    return Newcomer(report.id, report.title, report.outlet, report.published, opening)


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
