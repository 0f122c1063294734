"""Meetings as an iCalendar file (RFC 5545), for a calendar program.

A meeting keeps its UID; each report that adds to its history raises SEQUENCE. Days are all-day
entries, since reports rarely give an hour; a meeting whose day is not known is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.meetings import HistoryLine, MeetingLine

_STATUS = {
    "scheduled": "CONFIRMED", "confirmed": "CONFIRMED", "held": "CONFIRMED",
    "cancelled": "CANCELLED", "postponed": "CANCELLED",
}  # fmt: skip
_LONGEST = timedelta(days=13)
_LINE = 75
_ESCAPED = re.compile(r"[\\;,]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_EPOCH = date(1970, 1, 1)


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """The calendar."""
    head = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dragoman//Sourced ledger//EN",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Meetings (Dragoman)",
    )  # fmt: skip
    yield _lines(*head)
    for line in material.meetings:
        if days(line) is None:
            left_out["no day known"] += 1
        else:
            yield _lines(*_event(line, material))
    yield _lines("END:VCALENDAR")


def days(line: MeetingLine) -> tuple[date, date] | None:
    """First and last day of a meeting, None where no more than a week or month is known."""
    when = line.when
    if when is None or when.start is None or when.precision not in ("day", "range"):
        return None
    last = when.end or when.start
    return (when.start, last) if last - when.start <= _LONGEST else None


def uid(meeting: str) -> str:
    """The same for one meeting in every export."""
    return f"{meeting}@dragoman"


def _event(line: MeetingLine, material: Material) -> Iterator[str]:
    span = days(line)
    assert span is not None
    stamp = f"{_last_reported(line):%Y%m%d}T000000Z"
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(line.id)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{max(0, len(line.history) - 1)}"
    yield f"DTSTART;VALUE=DATE:{span[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{span[1] + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(summary(line, material))}"
    yield f"STATUS:{_STATUS.get(line.state, 'TENTATIVE')}"
    yield f"DESCRIPTION:{_text(_description(line, material))}"
    if line.place:
        yield f"LOCATION:{_text(line.place.name)}"
        if line.place.latitude is not None and line.place.longitude is not None:
            yield f"GEO:{line.place.latitude:.6f};{line.place.longitude:.6f}"
    yield f"CATEGORIES:{_text(line.kind)}"
    yield "TRANSP:TRANSPARENT"
    if line.replaces:
        yield f"RELATED-TO;RELTYPE=SIBLING:{uid(line.replaces)}"
    yield f"X-DRAGOMAN-STATE:{_text(line.state)}"
    yield "END:VEVENT"


def summary(line: MeetingLine, material: Material) -> str:
    """`Visit: Norland (Ada Berg) – Suderia [cancelled]`."""
    sides = " – ".join(
        _side(material.parties.name(country), [actor.name for actor in actors if actor.name])
        for country, actors in line.participants
    )
    return f"{line.kind.capitalize()}: {sides} [{line.state}]"


def _side(country: str, names: list[str]) -> str:
    return f"{country} ({', '.join(names)})" if names else country


def _description(line: MeetingLine, material: Material) -> str:
    counts = f"{line.reports} reports, {line.origins} independent origins"
    return "\n".join([*(_told(entry, material) for entry in line.history), counts, line.id])


def _told(entry: HistoryLine, material: Material) -> str:
    day = _reported(entry)
    by = f", by {material.parties.label(entry.by)}" if entry.by else ""
    quote = material.quote(entry.quote)
    return f"{day or 'no date'}: {entry.status}{by}: “{quote}” ({entry.source.name})"


def _last_reported(line: MeetingLine) -> date:
    """No clock: the same ledger gives the same file."""
    return max(filter(None, map(_reported, line.history)), default=_EPOCH)


def _reported(entry: HistoryLine) -> date | None:
    known = (entry.reported.end or entry.reported.start) if entry.reported else None
    return known or entry.source.published


def _text(value: str) -> str:
    escaped = _ESCAPED.sub(r"\\\g<0>", _CONTROLS.sub(" ", value.replace("\r\n", "\n")))
    return re.sub(r"[\n\x85\u2028\u2029]", r"\\n", escaped)


def _lines(*lines: str) -> Piece:
    return Piece(b"".join(folded(line) for line in lines))


def folded(line: str) -> bytes:
    """The line in parts of at most 75 bytes that never split a character."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        data = character.encode("utf-8", "replace")
        if len(part) + len(data) > _LINE - (1 if parts else 0):
            parts.append(part)
            part = b""
        part += data
    return b"\r\n ".join([*parts, part]) + b"\r\n"
