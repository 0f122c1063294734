"""What a search finds: words in any script, narrowed by kind, type, status, actor and day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman import views
from dragoman.ledger import Ledger
from dragoman.records import Event, Span, Statement
from dragoman.views import Found, actors_of
from dragoman.views.grouping import day_of
from dragoman.web.cards import Card, card
from dragoman.web.segments import Highlight, Segment, segments

MOST = 50
LOOKED_AT = 200
"""The best hits that are looked at where they are narrowed further."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search is narrowed to; empty parts let everything pass."""

    kind: str = ""
    type: str = ""
    status: str = ""
    actor: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def narrows(self) -> bool:
        return self.of_records or bool(self.since or self.until)

    @property
    def of_records(self) -> bool:
        return bool(self.type or self.status or self.actor)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `card` is None where the words stand in a report and in no record of it."""

    found: Found | None
    card: Card | None
    report: str
    source: str
    published: date | None
    segments: tuple[Segment, ...]


def find(ledger: Ledger, words: str, wanted: Wanted) -> Iterator[Hit]:
    """Hits for the words; where there are none, the newest events that fit."""
    if words:
        kind = "event" if wanted.type or wanted.status else wanted.kind
        most = LOOKED_AT if wanted.narrows else MOST + 1
        hits = views.search(ledger, words, kind=kind or None, limit=most)
        yield from _narrowed(ledger, hits.found, wanted)
    elif wanted.of_records:
        yield from _events(ledger, wanted)


def _narrowed(ledger: Ledger, hits: tuple[Found, ...], wanted: Wanted) -> Iterator[Hit]:
    names = [found.id for found in hits]
    records: dict[str, Event | Statement] = {}
    records |= {event.id: event for event in ledger.named(Event, names)}
    records |= {said.id: said for said in ledger.named(Statement, names)}
    for found in hits:
        record = records.get(found.id)
        if _fits(record, found.source.published, wanted):
            yield Hit(
                found,
                card(record) if record else None,
                found.source.report,
                found.source.name,
                found.source.published,
                _marked(found),
            )


def _fits(record: Event | Statement | None, published: date | None, wanted: Wanted) -> bool:
    day = (day_of(record.when) if record else None) or published
    if wanted.since and (day is None or day < wanted.since):
        return False
    if wanted.until and (day is None or day > wanted.until):
        return False
    if record is None:
        return not wanted.of_records
    if wanted.actor and not any(
        actor.country == wanted.actor or actor.id == wanted.actor
        for _, actors in actors_of(record)
        for actor in actors
    ):
        return False
    if isinstance(record, Event):
        return wanted.type in ("", record.type) and wanted.status in ("", record.status)
    return not (wanted.type or wanted.status)


def _marked(found: Found) -> tuple[Segment, ...]:
    marks = [Highlight(found.hit, found.id, "hit")] if found.hit else []
    if not found.snippet:
        return ()
    return segments(found.snippet, Span(0, len(found.snippet)), marks)


def _events(ledger: Ledger, wanted: Wanted) -> Iterator[Hit]:
    chosen = ledger.events(
        actor=wanted.actor or None,
        types=(wanted.type,) if wanted.type else (),
        statuses=(wanted.status,) if wanted.status else (),
        since=wanted.since,
        until=wanted.until,
        limit=MOST + 1,
        order="newest",
    )
    for kept in ledger.sourced(chosen):
        name = kept.source.outlet or kept.source.title or kept.source.id
        quote = kept.record.evidence.words
        yield Hit(
            None, card(kept.record), kept.source.id, name, kept.source.published,
            (Segment(quote),),
        )  # fmt: skip
