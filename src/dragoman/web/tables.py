"""The rows of pages as a table holds them: one mapping from column to value for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.records import Actor, When
from dragoman.views import DeedLine, Held, MeetingLine
from dragoman.views.export.quoting import short
from dragoman.views.sources import SourceLine
from dragoman.web.hits import Hit
from dragoman.web.passing import Item

Row = Mapping[str, object]
_LANES = ("words", "words", "meeting", "deed")


def passing_row(item: Item) -> Row:
    """A row of the page of a pair."""
    when = item.when
    day = item.day.isoformat() if item.day else None
    return {
        "id": item.id,
        "lane": _LANES[item.lane],
        "from": when.start.isoformat() if when and when.start else (None if when else day),
        "to": when.end.isoformat() if when and when.end else (None if when else day),
        "precision": when.precision if when else ("published" if item.as_published else "unknown"),
        "as_published": item.as_published,
        "status": item.status,
        "what": item.what,
        "issues": list(item.issues),
        "actors": _ids(item.actors),
        "recipients": _ids(item.recipients),
        "quote": short(item.quote, whole=False),
        "reports": item.reports,
        "origins": item.origins,
        "sources": _names(item.sources),
        "records": list(item.records),
    }


def meeting_row(line: MeetingLine) -> Row:
    """A meeting with its history, one entry after the other."""
    return {
        "id": line.id,
        "kind": line.kind,
        "state": line.state,
        **_days(line.when),
        "place": line.place.name if line.place else None,
        "sides": [country for country, _ in line.participants],
        "participants": _ids(actor for _, actors in line.participants for actor in actors),
        "history": [
            f"{_told(entry.reported, entry.source)} {entry.status}"
            + (f" by {entry.by.id}" if entry.by else "")
            for entry in line.history
        ],
        "reports": line.reports,
        "origins": line.origins,
        "sources": _names({e.source.report: e.source for e in line.history}.values()),
        "replaces": line.replaces,
        "records": list(line.records),
    }


def position_row(held: Held) -> Row:
    """A position of a party, in the words in which it was voiced last."""
    return {
        "id": held.id,
        "holder": held.holder,
        "kind": held.kind,
        "issues": list(held.issues),
        "addressees": list(held.addressees),
        "first": held.first.isoformat() if held.first else None,
        "last": held.last.isoformat() if held.last else None,
        "speakers": _ids(held.speakers),
        "quote": short(held.quote, whole=False),
        "utterances": held.utterances,
        "reports": held.reports,
        "origins": held.origins,
        "sources": _names({v.source.report: v.source for v in held.voices}.values()),
        "records": [voice.position for voice in held.voices],
    }


def deed_row(line: DeedLine) -> Row:
    """Words with what came of them, and what shows it."""
    return {
        "id": line.id,
        "kind": line.kind,
        "status": line.status,
        "by_rule": line.by_rule,
        "settled_by": line.settled.author if line.settled else None,
        "holder": line.holder.id,
        "bound": line.bound,
        "towards": line.towards,
        **_days(line.said),
        "deadline": (line.deadline.end or line.deadline.start) if line.deadline else None,
        "quote": short(line.quote, whole=False),
        "signs": [
            f"{_day(sign.source)} {sign.bearing}: {short(sign.quote, whole=False)}"
            for sign in line.signs
        ],
        "reports": line.reports,
        "origins": line.origins,
        "sources": _names(line.sources),
        "records": list(line.records),
    }


def hit_row(hit: Hit) -> Row:
    """A hit of a search: a record, or a report that holds the words."""
    one = hit.card
    words = "".join(segment.text for segment in hit.segments)
    return {
        "id": one.id if one else hit.report,
        "kind": one.kind if one else "report",
        "status": one.status if one else None,
        "what": one.what if one else None,
        "actors": _ids(one.actors) if one else [],
        "recipients": _ids(one.recipients) if one else [],
        **_days(one.when if one else None),
        "words": short(words, whole=False),
        "source": hit.source,
        "published": hit.published.isoformat() if hit.published else None,
        "report": hit.report,
    }


def _ids(actors: Iterable[Actor]) -> list[str]:
    return [actor.id for actor in actors]


def _names(sources: Iterable[SourceLine]) -> list[str]:
    return [source.name for source in sources]


def _days(when: When | None) -> dict[str, object]:
    return {
        "from": when.start.isoformat() if when and when.start else None,
        "to": when.end.isoformat() if when and when.end else None,
        "precision": when.precision if when else "unknown",
    }


def _told(reported: When | None, source: SourceLine) -> str:
    day = (reported.start or reported.end) if reported else None
    return day.isoformat() if day else _day(source)


def _day(source: SourceLine) -> str:
    return source.published.isoformat() if source.published else "undated"
