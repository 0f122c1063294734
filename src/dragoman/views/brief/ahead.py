"""Meetings that are still ahead, with how they stand and who said so."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.views.brief.citing import Sentence
from dragoman.views.brief.desk import Desk, Section, section
from dragoman.views.brief.telling import day_told
from dragoman.views.meetings import MeetingLine, Meetings, meetings

_AHEAD = frozenset({"proposed", "scheduled", "confirmed", "postponed"})
_OPEN = frozenset({"proposed", "postponed"})
_MOST = 3


def meetings_ahead(desk: Desk) -> tuple[Meetings, tuple[MeetingLine, ...]]:
    """All meetings of the two, and those ahead as far as these reports know, the dated first."""
    every = meetings(desk.ledger, between=desk.parties)
    ahead = [line for line in every.lines if line.state in _AHEAD and _is_ahead(desk, line)]
    dated = [line for line in ahead if line.when]
    # A plan without a day, beside one with a day, is most often the same plan told loosely.
    loose = [line for line in ahead if not line.when and (line.state in _OPEN or not dated)]
    return every, (*dated, *loose)


def next_meetings(desk: Desk, every: Meetings, ahead: Sequence[MeetingLine]) -> Section:
    """The next meetings, each with its state and what it replaces."""
    by_id = {line.id: line for line in every.lines}
    return section(
        "Next meetings",
        [_meeting(desk, line, by_id.get(line.replaces or "")) for line in ahead[:_MOST]],
        "none announced in these reports",
        left_out=len(ahead) - _MOST,
    )


def _meeting(desk: Desk, line: MeetingLine, replaced: MeetingLine | None) -> Sentence:
    sides = " and ".join(desk.side(code, people) for code, people in line.participants)
    place = f", {line.place.name}" if line.place else ""
    instead = (
        f"; in place of that of {day_told(replaced.when)} ({replaced.state})" if replaced else ""
    )
    text = (
        f"{line.kind.capitalize()} of {sides}{place}: {line.state}{_by(desk, line)}"
        f"{_silent(desk, line)}{instead}"
    )
    proofs = desk.citer.records(line.records, status=line.state)
    if replaced:
        proofs += desk.citer.records(replaced.records, status=replaced.state)
    return desk.citer.sentence(text, proofs, when=day_told(line.when))


def _by(desk: Desk, line: MeetingLine) -> str:
    """Who said last that it stands so, and when that was reported."""
    entries = [entry for entry in line.history if entry.status == line.state]
    if not entries:
        return ""
    last = entries[-1]
    who = f" by {desk.label(last.by)}" if last.by is not None and last.by.country else ""
    return f"{who}, reported {last.source.published}" if last.source.published else who


def _silent(desk: Desk, line: MeetingLine) -> str:
    """The side that had not spoken of it, unless it has since."""
    silent = [entry.by for entry in line.history if entry.status == "silence" and entry.by]
    spoke = {entry.by.country for entry in line.history if entry.status != "silence" and entry.by}
    names = [desk.name(by.country) for by in silent if by.country not in spoke]
    return f"; no word from {names[0]}" if names else ""


def _is_ahead(desk: Desk, line: MeetingLine) -> bool:
    day = (line.when.end or line.when.start) if line.when else None
    return day is None or desk.as_of is None or day >= desk.as_of
