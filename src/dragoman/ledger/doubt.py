"""How unsure a record is: a low score of the model, or a part that the report did not give.

An event found with a score of 0.55 and without an actor stands before one of 0.99 with both sides.
"""

from __future__ import annotations

from dragoman.ledger.nouns import Record
from dragoman.records import Actor, Event, Meeting, Position, Statement, When

CERTAIN_OF_ALL = 1000
_RULE, _MEETING = 500, 350
"""What rules conclude has no score of its own; a meeting is put together from scored events."""
_NOBODY, _NO_COUNTRY, _NO_DAY, _DAMAGED = 200, 100, 80, 200


def doubt(record: Record) -> int:
    """Doubt in thousandths, 0 to 1000."""
    total = _of_model(record) + _of_parties(record) + _of_day(record.when)
    if isinstance(record, Statement) and record.damaged:
        total += _DAMAGED
    return min(total, CERTAIN_OF_ALL)


def _of_model(record: Record) -> int:
    scores = [reason.score for reason in record.reasons if reason.score is not None]
    if scores:
        return round(CERTAIN_OF_ALL * (1 - min(max(min(scores), 0.0), 1.0)))
    return _MEETING if isinstance(record, Meeting) else _RULE


def _of_parties(record: Record) -> int:
    who = acting(record)
    if not who:
        return _NOBODY
    return _NO_COUNTRY if any(actor.country is None for actor in who) else 0


def acting(record: Record) -> tuple[Actor, ...]:
    """Who does or says it: a speaker, a holder, actors, participants."""
    if isinstance(record, Statement):
        return (record.speaker,) if record.speaker else ()
    if isinstance(record, Position):
        return (record.holder,)
    if isinstance(record, Event):
        return record.actors
    return tuple(actor for _, actors in record.participants for actor in actors)


def _of_day(when: When | None) -> int:
    return 0 if when is not None and (when.start or when.end) else _NO_DAY
