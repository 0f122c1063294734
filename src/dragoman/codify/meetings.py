"""Meetings of one report: contacts between parties, each with the history the report tells.

A meeting is built from CONSULT events and from reported silence about it; PLOVER's rows stay with
the events. Two tellings are one meeting when parties, kind and planned days can be the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.codify import called_off
from dragoman.codify.days import days_fit, is_later, width
from dragoman.codify.histories import told_once
from dragoman.codify.moved import Move, move
from dragoman.codify.sides import (
    ENDED,
    host_acts,
    host_of,
    invites,
    kind_of,
    named_kind,
    of_a_third,
    place_of,
    sides_of,
)
from dragoman.codify.unmet import UNMET
from dragoman.records import (
    Actor,
    Event,
    Meeting,
    MeetingEntry,
    MeetingKind,
    Place,
    Reason,
    Statement,
    Status,
    Text,
    TimeExpression,
    When,
    content_id,
)

_PLANNED = frozenset({"scheduled", "confirmed", "expected", "proposed", "hypothetical"})
_HAPPENED = frozenset({"happened", "background"})
_NO_MEETING = frozenset({"negated", "denied"})
_ABOUT_MEETING = re.compile(
    r"\b(?:visit|trip|travel|talks|meeting|summit|call|dialogue)\w*\b", re.I
)
_HELD = "held"
_FRESH = timedelta(days=7)
_ELSEWHERE = "elsewhere in the report"
_MOVED = "rule: moved to another day"
_DISCUSSED = re.compile(r"discuss(?:ed|es|ing)?\b|talk(?:ed|s|ing)? about\b", re.I)
_EXCHANGED = re.compile(r"views exchanged")


@dataclass
class _Draft:
    kind: MeetingKind
    sides: dict[str, dict[str, Actor]]
    published: date | None = None
    events: list[Event] = field(default_factory=list)
    entries: list[MeetingEntry] = field(default_factory=list)
    moved: tuple[Event, Move] | None = None

    @property
    def when(self) -> When | None:
        known = [
            event.when
            for event in self.events
            if event.when
            and event.when.start
            and not invites(event)
            and not _day_of_calling_off(event, self.published)
        ]
        return min(known, key=width, default=None)

    @property
    def place(self) -> Place | None:
        """A call joins two places and has none."""
        if self.kind == "call":
            return None
        return next((place for event in self.events if (place := place_of(event))), None)

    @property
    def statuses(self) -> set[str]:
        return {_status(event) for event in self.events}


def meetings(
    events: Sequence[Event],
    statements: Sequence[Statement],
    text: Text,
    times: Sequence[TimeExpression] = (),
) -> tuple[tuple[Event, ...], tuple[Meeting, ...]]:
    """The events, now pointing to their meetings, and the meetings in order of first mention.

    What was moved stands twice, put off from its old day and set for the new one.
    """
    drafts: list[_Draft] = []
    spoken_of = _spoken_of(events, statements)
    meeting = [event for event in events if _may_meet(event)]
    for event in sorted(meeting, key=lambda event: len(sides_of(event)) < 2):
        sides = sides_of(event)
        if len(sides) < 2 and _status(event) not in _HAPPENED:
            sides = _as_before(event, sides, drafts)
        if len(sides) == 1 and _status(event) in ENDED | _PLANNED:
            sides = _with_the_other(sides, spoken_of)
        if len(sides) < 2:
            continue
        moved, event = _moved(event, times, text)
        home = next((d for d in drafts if _same(d, event, sides)), None)
        if home is None:
            home = _Draft(kind_of(event), {}, text.report.published)
            drafts.append(home)
        home.moved = home.moved or moved
        home.events.append(event)
        if not (home.entries and _ends(event) and _status(event) not in ENDED):  # only asked for
            home.entries.append(_entry(event, statements, text))
        for country, actors in sides.items():
            known = home.sides.setdefault(country, {})
            if not known or not _ends(event):
                known.update(actors)
    for draft in drafts:
        named = [kind for event in draft.events if (kind := named_kind(event))]
        draft.kind = draft.kind if draft.kind in named or not named else named[0]
    _add_silences(drafts, statements, text)
    built = [_meeting(draft, text) for draft in drafts]
    built = _with_former_days(_rescheduled(built, drafts), drafts, statements, text)
    owner = {event.id: (d, m) for d, m in zip(drafts, built, strict=False) for event in d.events}
    linked = (_linked(event, owner.get(event.id)) for event in events)
    return tuple(event for event in linked if event is not None), tuple(built)


def _moved(
    event: Event, times: Sequence[TimeExpression], text: Text
) -> tuple[tuple[Event, Move] | None, Event]:
    """The meeting put off from its old day, if the report tells of a new one, and as it is now."""
    told = move(event, times, text)
    if told is None:
        return None, event
    name = content_id("e", event.id, "moved")
    before = replace(event, id=name, status="postponed", when=told.old)
    now: Status = "scheduled" if event.status in ENDED else event.status
    return (before, told), replace(event, status=now, when=told.new)


def _with_former_days(
    built: list[Meeting], drafts: list[_Draft], statements: Sequence[Statement], text: Text
) -> list[Meeting]:
    """The meetings, those that were moved once more as they had been set before."""
    now, before = list(built), []
    for index, draft in enumerate(drafts):
        if draft.moved is None:
            continue
        event, move_ = draft.moved
        entry = _entry(event, statements, text)
        if move_.sooner:
            entry = replace(entry, status="rescheduled")
        former = _Draft(draft.kind, draft.sides, draft.published, [event], [entry])
        told = Reason(_MOVED, event.evidence.quotes[0])
        before.append(replace(_meeting(former, text), when=event.when, reasons=(told,)))
        reasons = (*built[index].reasons, told)
        now[index] = replace(built[index], reschedules=before[-1].id, reasons=reasons)
    return [*now, *before]


def _may_meet(event: Event) -> bool:
    if of_a_third(event):
        return False
    if invites(event):
        return event.status == "happened"
    if event.type != "CONSULT" or event.status in _NO_MEETING:
        return False
    return event.status not in ("background", "hypothetical") or _dated(event.when)


def _day_of_calling_off(event: Event, published: date | None) -> bool:
    """A day of the past beside "called off" is the day of that, a month that of the meeting.

    Of what "was to have met on Monday" it is the day of the meeting.
    """
    when = event.when
    if any(reason.rule == UNMET for reason in event.reasons):
        return False
    if event.status not in ENDED or when is None or when.precision != "day":
        return False
    return published is None or when.start is None or when.start <= published


def _countries(event: Event) -> set[str]:
    return {actor.country for actor in (*event.actors, *event.recipients) if actor.country}


def _as_before(
    event: Event, sides: dict[str, dict[str, Actor]], drafts: Sequence[_Draft]
) -> dict[str, dict[str, Actor]]:
    """The parties of the nearest meeting that "the visit", "the talks" can mean, if any."""
    at = event.evidence.spans[0].start
    ahead = _status(event) in _PLANNED | ENDED
    for draft in sorted(
        drafts,
        key=lambda d: (
            bool(d.statuses & _PLANNED) != ahead,
            (d.statuses == {"proposed"}) != (_status(event) == "proposed"),
            abs(d.events[0].evidence.spans[0].start - at),
        ),
    ):
        kinds = {draft.kind, kind_of(event)}
        if len(kinds) > 1 and "call" in kinds:
            continue
        if _countries(event) <= set(draft.sides):
            return {**{country: dict(known) for country, known in draft.sides.items()}, **sides}
    return sides


def _spoken_of(events: Sequence[Event], statements: Sequence[Statement]) -> dict[str, Actor]:
    """The states that act or speak in a report, each with the first of its actors."""
    told = [actor for event in events for actor in (*event.actors, *event.recipients)]
    told += [statement.speaker for statement in statements if statement.speaker is not None]
    return {actor.country: actor for actor in reversed(told) if actor.country}


def _with_the_other(
    sides: dict[str, dict[str, Actor]], spoken_of: dict[str, Actor]
) -> dict[str, dict[str, Actor]]:
    """ "Drovia called the visit off", where the report speaks of one other state only."""
    others = [country for country in spoken_of if country not in sides]
    if len(others) != 1:
        return sides
    return {**sides, others[0]: {others[0]: Actor(others[0], "GOV")}}


def _linked(event: Event, owner: tuple[_Draft, Meeting] | None) -> Event | None:
    """The event with its meeting; one without any party or day of its own takes the meeting's."""
    if owner is None:
        return event if event.actors or event.recipients or event.actor_spans else None
    draft, meeting = owner
    event = replace(event, meeting=meeting.id, when=_when(event, meeting))
    if event.actors or event.recipients:
        return event
    fullest = max(draft.events, key=lambda each: (len(each.recipients), len(each.actors)))
    return replace(event, actors=fullest.actors, recipients=fullest.recipients)


def _when(event: Event, meeting: Meeting) -> When | None:
    """Its own days, or those that another sentence of the report gives the same meeting."""
    if event.when is not None or meeting.when is None or event.status in ENDED or invites(event):
        return event.when
    return replace(meeting.when, basis=_ELSEWHERE)


def _status(event: Event) -> Status:
    """An invitation that was made proposes a visit that has not been made by that."""
    return "proposed" if invites(event) else event.status


def _dated(when: When | None) -> bool:
    return when is not None and when.start is not None


def _same(draft: _Draft, event: Event, sides: dict[str, dict[str, Actor]]) -> bool:
    if set(draft.sides) != set(sides) and not set(sides) <= set(draft.sides):
        return False
    kind = kind_of(event)
    if kind != draft.kind and "call" in (kind, draft.kind) and not _views(event):
        return False
    if kind != draft.kind and (draft.statuses == {"proposed"}) != (_status(event) == "proposed"):
        # A visit that is thought of is not the session that is set for April.
        return False
    if not days_fit(draft.when, None if invites(event) else event.when):
        return False
    others = (
        _other_person(draft.sides.get(country, {}), found) for country, found in sides.items()
    )
    if not _ends(event) and any(others):
        return False
    ended, ends = bool(draft.statuses & ENDED), event.status in ENDED
    if ended != ends:
        # A cancelled trip and a planned one are two, unless the plan came first and fits by day.
        return _dated(draft.when) and _dated(event.when) and not _past(draft, event)
    past, passed = bool(draft.statuses & _HAPPENED), _status(event) in _HAPPENED
    return past == passed or (_dated(draft.when) and _dated(event.when))


def _ends(event: Event) -> bool:
    """Whether its verb calls a meeting off or puts it off, as one may who was not to take part."""
    return bool(event.reasons and called_off.said(event.reasons[0].words))


def _views(event: Event) -> bool:
    """ "They exchanged views", "discussed a trip": in the contact of the report, of any kind."""
    spoke = bool(event.reasons) and _DISCUSSED.match(event.reasons[0].words) is not None
    exchanged = any(_EXCHANGED.search(one.rule) for one in event.reasons)
    return event.when is None and (spoke or exchanged)


def _past(draft: _Draft, event: Event) -> bool:
    left, right = draft.when, event.when
    return bool(left and right and left.precision != right.precision)


def _other_person(known: dict[str, Actor], found: dict[str, Actor]) -> bool:
    """Both name people for a country and share none: two different contacts."""
    left = {actor.name for actor in known.values() if actor.name}
    right = {actor.name for actor in found.values() if actor.name}
    return bool(left and right and not left & right)


def _entry(event: Event, statements: Sequence[Statement], text: Text) -> MeetingEntry:
    told = next((s for s in statements if s.id == event.according_to), None)
    told_as = _status(event)
    by = told.speaker if told is not None else None
    if told_as == "alleged" and by is not None and by.country in sides_of(event):
        told_as = "happened"  # a party's own word for its own call
    status = _HELD if told_as in _HAPPENED else told_as
    if by is None and status in ENDED | {"confirmed"} and event.actors:
        by = event.actors[0]
    return MeetingEntry(status, by, _reported(told, text), event.evidence)


def _reported(told: Statement | None, text: Text) -> When | None:
    """When it was known: with the report, unless that only tells again what was said before."""
    said, out = told.when if told is not None else None, _published(text)
    if out is None or said is None or said.end is None or out.start is None:
        return said or out
    return said if said.end < out.start - _FRESH else out


def _published(text: Text) -> When | None:
    day = text.report.published
    return When(day, day, "day", "published") if day else None


def _add_silences(drafts: Sequence[_Draft], statements: Sequence[Statement], text: Text) -> None:
    """A side that has yet to speak of a meeting still ahead is an entry of its history."""
    ahead = [draft for draft in drafts if draft.statuses & _PLANNED]
    for statement in statements:
        if not statement.silence or statement.speaker is None or not statement.speaker.country:
            continue
        sentence = text.sentence_at(statement.evidence.spans[0].start)
        if sentence is None or not _ABOUT_MEETING.search(sentence.of(text.report.text)):
            continue
        host = next((d for d in ahead if statement.speaker.country in d.sides), None)
        if host is not None:
            entry = MeetingEntry("silence", statement.speaker, _published(text), statement.evidence)
            host.entries.append(entry)


def _meeting(draft: _Draft, text: Text) -> Meeting:
    report = text.report
    order = list(draft.sides)
    first = draft.events[0]
    going = [event for event in draft.events if not host_acts(event)]
    going = [event for event in going if "visit" in event.modes] or going
    hosts = {actor.country for event in going for actor in event.recipients}
    hosts |= {host.country for event in draft.events if (host := host_of(event))}
    visitors = {actor.country for event in going for actor in event.actors}
    for event in draft.events:
        if host_acts(event):
            hosts |= {actor.country for actor in event.actors}
            visitors |= {actor.country for actor in event.recipients}
    order.sort(key=lambda country: (country not in visitors, country in hosts, country))
    participants = tuple((country, _participants(draft.sides[country])) for country in order)
    return Meeting(
        id=content_id("m", report.id, draft.kind, [event.id for event in draft.events]),
        kind=draft.kind,
        participants=participants,
        history=told_once(draft.entries),
        when=draft.when,
        place=draft.place,
        reasons=(Reason("rule: one contact of these parties", first.evidence.quotes[0]),),
    )


def _participants(actors: dict[str, Actor]) -> tuple[Actor, ...]:
    """Persons and organs where any is named; the bare state only where none is."""
    named = tuple(actor for actor in actors.values() if actor.name)
    return named or tuple(actors.values())


def _rescheduled(built: list[Meeting], drafts: list[_Draft]) -> list[Meeting]:
    """A planned meeting of the same kind and sides replaces one that was called off before."""
    out = list(built)
    for index, draft in enumerate(drafts):
        if not draft.statuses & _PLANNED or draft.statuses & ENDED:
            continue
        for other, ended in enumerate(drafts):
            if (
                other != index
                and ended.statuses & ENDED
                and ended.kind == draft.kind
                and set(ended.sides) == set(draft.sides)
                and not is_later(ended.when, draft.when)
            ):
                out[index] = replace(out[index], reschedules=built[other].id)
    return out
