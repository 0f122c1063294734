"""The other accounts of a record's occurrence, and records that are perhaps the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.annotate import annotate
from dragoman.ledger import Kept, Ledger
from dragoman.records import Event, Evidence, Meeting, Occurrence, Position, Statement
from dragoman.views.grouping import day_of
from dragoman.views.sources import SourceLine, source_line

Record = Statement | Position | Event | Meeting
_NEAR = timedelta(days=10)
MOST = 5
_FEW = 40


@dataclass(frozen=True, slots=True)
class Fellow:
    """Another record of the same kind, in its report's words."""

    record: Statement | Event | Meeting
    quote: str
    source: SourceLine


def others(ledger: Ledger, kept: Kept[Record]) -> tuple[Fellow, ...]:
    """The other records of the same occurrence."""
    if kept.occurrence is None:
        return ()
    linked = ledger.record(kept.occurrence)
    if not isinstance(linked, Occurrence):
        return ()
    found = [ledger.record(name) for name in linked.members if name != kept.record.id]
    return _fellows(ledger, [one for one in found if isinstance(one, Statement | Event | Meeting)])


def perhaps_the_same(ledger: Ledger, kept: Kept[Record]) -> tuple[Fellow, ...]:
    """Records of the same parties, type and days that stand in another occurrence."""
    record = kept.record
    day = day_of(record.when) or kept.source.published
    if day is None or isinstance(record, Position):
        return ()
    since, until = _around(day)
    near: Iterable[Statement | Event | Meeting]
    if isinstance(record, Statement):
        if record.speaker is None:
            return ()
        near = ledger.statements(speaker=record.speaker.id, since=since, until=until, limit=40)
    elif isinstance(record, Event):
        pair = _pair({a.country for a in (*record.actors, *record.recipients) if a.country})
        if record.type is None or pair is None:
            return ()
        near = ledger.events(between=pair, types=(record.type,), since=since, until=until, limit=40)
    else:
        pair = _pair({country for country, _ in record.participants})
        if pair is None:
            return ()
        near = ledger.meetings(between=pair, since=since, until=until, limit=40)
    here = {record.id, *(each.record.id for each in others(ledger, kept))}
    rest = sorted(
        (one for one in near if one.id not in here),
        key=lambda one: (abs(((day_of(one.when) or date.max) - day).days), one.id),
    )
    return _fellows(ledger, rest[:MOST])


def _around(day: date) -> tuple[date, date]:
    low, high = date.min + _NEAR, date.max - _NEAR
    within = min(max(day, low), high)
    return within - _NEAR, within + _NEAR


def _pair(countries: set[str]) -> tuple[str, str] | None:
    if len(countries) != 2:
        return None
    first, second = sorted(countries)
    return first, second


def _fellows(ledger: Ledger, records: Sequence[Statement | Event | Meeting]) -> tuple[Fellow, ...]:
    made = []
    for kept in ledger.sourced(records):
        record = kept.record
        proof = record.history[-1].evidence if isinstance(record, Meeting) else record.evidence
        quote = _telling(ledger, proof)
        made.append(Fellow(record, quote, source_line(kept.source, quote)))
    return tuple(made)


def _telling(ledger: Ledger, proof: Evidence) -> str:
    """The words of a record; where they are few, the sentence that they stand in."""
    quote = proof.words
    if len(quote) >= _FEW:
        return quote
    text = annotate(ledger.report(proof.report))
    sentence = text.sentence_at(proof.spans[0].start)
    return sentence.of(text.report.text) if sentence else quote
