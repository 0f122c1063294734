"""What a record says, aspect by aspect, so that two codings of it can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.records import Actor, Event, Findings, Meeting, Position, Span, Statement, When

Record = Statement | Position | Event | Meeting
Aspects = Mapping[str, str | None]
"""Each aspect in words that compare: several values are joined by `; `."""


def aspects(record: Record, findings: Findings) -> Aspects:
    """What a record of these findings says; ids of other records stand as what they name."""
    if isinstance(record, Event):
        return {
            "type": record.type or record.kind,
            "plover": record.plover,
            "modes": _several(sorted(record.modes)),
            "contexts": _several(sorted(record.contexts)),
            "status": record.status,
            "actors": _names(record.actors),
            "recipients": _names(record.recipients),
            "date": _date(record.when),
            "place": record.place.name if record.place else None,
            "according to": _speaker(record.according_to, findings),
            "words": _words(record),
        }
    if isinstance(record, Statement):
        return {
            "kind": record.kind,
            "speaker": _names([record.speaker] if record.speaker else []),
            "addressees": _names(record.addressees),
            "via": _names(record.via),
            "date": _date(record.when),
            "flags": _several(flag for flag in _FLAGS if getattr(record, flag)),
            "words": _words(record),
        }
    if isinstance(record, Position):
        return {
            "kind": record.kind,
            "holder": record.holder.id,
            "addressees": _names(record.addressees),
            "issues": _several(sorted(record.issues)),
            "date": _date(record.when),
            "words": _words(record),
        }
    return {
        "kind": record.kind,
        "status": record.history[-1].status,
        "history": _several(f"{entry.status} by {_by(entry.by)}" for entry in record.history),
        "parties": _several(
            f"{side}: {', '.join(sorted(actor.id for actor in actors))}"
            for side, actors in record.participants
        ),
        "date": _date(record.when),
        "place": record.place.name if record.place else None,
        "words": _words(record),
    }


_FLAGS = ("anonymous", "announced", "silence", "damaged")


def spans_of(record: Record) -> tuple[Span, ...]:
    """Where the words of a record stand."""
    if isinstance(record, Meeting):
        return tuple(sorted({s for entry in record.history for s in entry.evidence.spans}))
    return record.evidence.spans


def _words(record: Record) -> str:
    if isinstance(record, Meeting):
        quotes = [quote for entry in record.history for quote in entry.evidence.quotes]
    else:
        quotes = list(record.evidence.quotes)
    return " … ".join(dict.fromkeys(quotes))


def _names(actors: Iterable[Actor]) -> str | None:
    """Ids in one order: who stands first among several is no difference."""
    return _several(sorted({actor.id for actor in actors}))


def _several(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _by(actor: Actor | None) -> str:
    return actor.id if actor else "?"


def _speaker(statement: str | None, findings: Findings) -> str | None:
    if statement is None:
        return None
    said = next((one for one in findings.statements if one.id == statement), None)
    return said.speaker.id if said and said.speaker else "?"


def _date(when: When | None) -> str | None:
    """`2023-06-18`, `2023-06-01..2023-06-30 (month)`, `..2023-06-18 (before)`."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.start == when.end and when.precision == "day":
        return _day(when.start)
    return f"{_day(when.start)}..{_day(when.end)} ({when.precision})"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
