"""One meeting from the accounts of many reports, with one history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.link.former import present_days
from dragoman.link.states import in_order
from dragoman.records import (
    Actor,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    Occurrence,
    Place,
    Precision,
    When,
    content_id,
)

_FINEST: tuple[Precision, ...] = (
    "day", "range", "week", "month", "year", "before", "after", "unknown",
)  # fmt: skip
_PLACES = ("city", "region", "country")


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as one report tells it, and when that report came out."""

    meeting: Meeting
    report: str
    published: When | None

    @property
    def order(self) -> tuple[date, str, str]:
        day = self.published.end or self.published.start if self.published else None
        return (day or date.max, self.report, self.meeting.id)


def told_meetings(findings: Findings) -> tuple[Told, ...]:
    """The meetings of one report, entries without a date dated by the report."""
    told = (Told(meeting, findings.report.id, None) for meeting in findings.meetings)
    return reported_told(findings, told)


def reported_told(findings: Findings, told: Iterable[Told]) -> tuple[Told, ...]:
    """The same with entries without a date dated by the report."""
    day = findings.report.published
    published = When(day, day, "day", "published") if day else None
    return tuple(_reported(one, published) if published else one for one in told)


def dated_told(told: Iterable[Told], dates: Mapping[str, When]) -> tuple[Told, ...]:
    """The same with the inferred dates of undated reports."""
    return tuple(_reported(one, dates[one.report]) if one.report in dates else one for one in told)


def _reported(told: Told, published: When) -> Told:
    history = tuple(
        entry if entry.reported else replace(entry, reported=published)
        for entry in told.meeting.history
    )
    return Told(replace(told.meeting, history=history), told.report, published)


def joined_meetings(
    findings: Iterable[Findings],
    occurrences: Iterable[Occurrence],
    *,
    origins: Mapping[str, str] | None = None,
    dates: Mapping[str, When] | None = None,
) -> tuple[Meeting, ...]:
    """One meeting for each occurrence of meetings; `dates` are inferred ones of reports."""
    told = [one for report in findings for one in told_meetings(report)]
    return meetings_of(dated_told(told, dates or {}), occurrences, origins=origins or {})


def meetings_of(
    told: Iterable[Told],
    occurrences: Iterable[Occurrence],
    *,
    origins: Mapping[str, str],
    beside: Mapping[str, Sequence[MeetingEntry]] | None = None,
) -> tuple[Meeting, ...]:
    """Joined meetings from what reports told, in the order of the occurrences.

    `beside` has for occurrences the entries of further reports, see `asides`.
    """
    known = {one.meeting.id: one for one in told}
    groups = [
        (
            sorted((known[it] for it in one.members if it in known), key=lambda it: it.order),
            (beside or {}).get(one.id, ()),
        )
        for one in occurrences
        if one.kind == "meeting"
    ]
    ids = {one.meeting.id: _id(group) for group, _ in groups for one in group}
    return tuple(_joined(group, ids, origins, more) for group, more in groups if group)


def _id(group: Sequence[Told]) -> str:
    """Later reports do not change it: it comes from the earliest."""
    return content_id("m", "joined", group[0].meeting.id)


def _joined(
    group: Sequence[Told],
    ids: Mapping[str, str],
    origins: Mapping[str, str],
    more: Sequence[MeetingEntry],
) -> Meeting:
    meetings = [one.meeting for one in group]
    own = _id(group)
    replaced = [ids.get(m.reschedules, m.reschedules) for m in meetings if m.reschedules]
    return Meeting(
        id=own,
        kind=max((m.kind for m in meetings), key=[m.kind for m in meetings].count),
        participants=_participants(meetings),
        history=_history((*(it for m in meetings for it in m.history), *more), origins),
        when=_finest_when(present_days(meetings)),
        place=_finest_place([m.place for m in meetings]),
        reschedules=next((one for one in replaced if one != own), None),
        reasons=tuple(dict.fromkeys(reason for m in meetings for reason in m.reasons)),
    )


def _participants(meetings: Sequence[Meeting]) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
    """Sides in the order of the fullest account; a state is left out beside its own people."""
    fullest = max(meetings, key=lambda meeting: len(meeting.participants))
    sides: dict[str, dict[str, Actor]] = {country: {} for country, _ in fullest.participants}
    for meeting in meetings:
        for country, actors in meeting.participants:
            sides.setdefault(country, {}).update({actor.id: actor for actor in actors})
    return tuple((country, _people(actors.values())) for country, actors in sides.items())


def _people(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    known = tuple(actors)
    named = tuple(actor for actor in known if actor.name)
    return named or known


def _history(
    entries: Iterable[MeetingEntry], origins: Mapping[str, str]
) -> tuple[MeetingEntry, ...]:
    """All entries in order of report; what copies of one text repeat stands once."""
    kept: dict[tuple[str, str, str | None], list[MeetingEntry]] = {}
    for entry in in_order(entries):
        origin = origins.get(entry.evidence.report, entry.evidence.report)
        told = kept.setdefault((origin, entry.status, entry.by.id if entry.by else None), [])
        if not told:
            told.append(entry)
        elif told[0].evidence.report == entry.evidence.report:
            again = next((one for one in told if one.reported == entry.reported), None)
            if again is None:
                told.append(entry)
            else:
                told[told.index(again)] = replace(again, evidence=_both(again, entry))
    return tuple(in_order(entry for told in kept.values() for entry in told))


def _both(first: MeetingEntry, second: MeetingEntry) -> Evidence:
    """The evidence of two entries of one report as one."""
    quotes = {
        span: quote
        for one in (first.evidence, second.evidence)
        for span, quote in zip(one.spans, one.quotes, strict=True)
    }
    spans = tuple(sorted(quotes))
    return Evidence(first.evidence.report, spans, tuple(quotes[span] for span in spans))


def _finest_when(whens: Iterable[When | None]) -> When | None:
    """The most precise date; of equals the one that most accounts share a day with."""
    known = [when for when in whens if when is not None and (when.start or when.end)]
    if not known:
        return None
    firm = [when for when in known if when.basis != "published"] or known
    finest = min(_FINEST.index(_as_given(when)) for when in firm)
    best = [when for when in firm if _FINEST.index(_as_given(when)) == finest]
    return min(best, key=lambda when: (-_fits(when, known), -_length(when), repr(when)))


def _as_given(when: When) -> Precision:
    """A stretch of a few days is as exact as a day: talks of Thursday and Friday."""
    return "day" if when.precision == "range" and _length(when) <= 4 else when.precision


def _length(when: When) -> int:
    if when.start is None or when.end is None:
        return 0
    return (when.end - when.start).days + 1


def _fits(when: When, known: Iterable[When]) -> int:
    return sum(
        (when.start or date.min) <= (other.end or date.max)
        and (other.start or date.min) <= (when.end or date.max)
        for other in known
    )


def _finest_place(places: Iterable[Place | None]) -> Place | None:
    """The most precise place that most accounts agree on."""
    known = [place for place in places if place is not None]
    if not known:
        return None
    names = [place.name for place in known]
    return min(
        known,
        key=lambda place: (_PLACES.index(place.precision), -names.count(place.name), place.name),
    )
