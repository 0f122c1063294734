"""Which record a person should look at next: where doubt is large and the record weighs much.

An unsure report that one state struck another comes before an unsure remark told in one paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dragoman.ledger import Kept, Ledger, Scope
from dragoman.records import Event, Meeting, Position, Statement

Record = Statement | Position | Event | Meeting
LOOKED_AT = 300
"""The most doubtful records that are weighed against each other."""

_OF_KIND = {Meeting: 1.4, Position: 0.9, Statement: 0.6}
_STRONG = ("demand", "warning", "condition", "commitment", "refusal")
_REMOTE = ("background", "hypothetical", "negated")


@dataclass(frozen=True, slots=True)
class Queued:
    """A record that waits for a verdict; `doubt` is 0 to 1, `weight` what an error would cost."""

    kept: Kept[Record]
    doubt: float
    weight: float

    @property
    def rank(self) -> float:
        return self.doubt * self.weight


def queue(ledger: Ledger, scope: Scope) -> tuple[Queued, ...]:
    """Unjudged records, the one to look at first in front."""
    found = ledger.doubtful(scope, limit=LOOKED_AT)
    sourced = ledger.sourced([each.record for each in found])
    waiting = [
        Queued(kept, each.doubt, weight(kept)) for each, kept in zip(found, sourced, strict=True)
    ]
    return tuple(sorted(waiting, key=lambda one: (-one.rank, one.kept.record.id)))


def weight(kept: Kept[Record]) -> float:
    """More for what several origins tell, what joins two states, and what is grave."""
    record = kept.record
    told = 1 + math.log2(1 + kept.origins)
    two = 1.5 if len(_states(record)) > 1 else 1.0
    return round(told * two * _gravity(record), 3)


def _gravity(record: Record) -> float:
    if isinstance(record, Event):
        grave = 0.5 + abs(record.score or 0.0) / 10
        return grave * (0.4 if record.status in _REMOTE else 1.0)
    strong = isinstance(record, Position) and record.kind in _STRONG
    return _OF_KIND[type(record)] * (1.3 if strong else 1.0)


def _states(record: Record) -> set[str]:
    if isinstance(record, Meeting):
        return {country for country, _ in record.participants}
    if isinstance(record, Event):
        actors = (*record.actors, *record.recipients)
    elif isinstance(record, Statement):
        actors = (*((record.speaker,) if record.speaker else ()), *record.addressees)
    else:
        actors = (record.holder, *record.addressees)
    return {actor.country for actor in actors if actor.country}
