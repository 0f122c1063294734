"""What each report tells of each thing, reduced to what linking compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from dragoman.link.former import is_moved
from dragoman.link.sentences import around
from dragoman.link.sides import Side, both, side
from dragoman.link.states import final
from dragoman.link.windows import Window, named_window, window
from dragoman.link.words import stems, tokens
from dragoman.records import Event, Findings, Meeting, Place, Span, Statement, Status, When

Kind = Literal["event", "meeting", "statement"]

_EVEN_HANDED = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# A talk by telephone is a call, by whatever word for meeting it is told.
_BY_PHONE = re.compile(
    r"\b(?:by|over the|on the|had an?|in an?|an?|second|first) (?:tele)?phone\b", re.IGNORECASE
)
# Words of a host for a visit: who receives is not the one who travels.
_RECEIVING = stems("receive host welcome greet")


@dataclass(frozen=True, slots=True)
class Account:
    """One record of one report, as linking sees it.

    `active` and `passive` are actors and recipients, visitor and host, speaker and addressees;
    `directed` says whether exchanging them makes another act. `story` are the words of the whole
    report, `near` the states that the sentences of the record name.
    """

    id: str
    kind: Kind
    report: str
    published: date | None
    type: str
    modes: frozenset[str]
    status: Status
    active: Side
    passive: Side
    directed: bool
    window: Window
    words: frozenset[str]
    trigger: frozenset[str] = frozenset()
    place: str | None = None
    country: str | None = None
    place_is_country: bool = False
    exact: str = ""
    meeting: str | None = None
    replaces: str | None = None
    moved: str | None = None
    expressions: tuple[str, ...] = ()
    story: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    everyone: Side = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "everyone", both(self.active, self.passive))

    @property
    def order(self) -> tuple[date, str, str]:
        return (self.published or date.max, self.report, self.id)


def accounts(findings: Findings) -> tuple[Account, ...]:
    """All accounts of one report: meetings, events, statements."""
    names, story = _names(findings), stems(findings.report.text)
    told = (
        *(_of_meeting(meeting, findings, names) for meeting in findings.meetings),
        *(_of_event(event, findings, names) for event in findings.events),
        *(_of_statement(statement, findings) for statement in findings.statements),
    )
    return tuple(replace(one, story=story) for one in told)


def _near(findings: Findings, spans: Sequence[Span]) -> frozenset[str]:
    """The states that the sentences of a record name, in whatever role."""
    reach = around(findings.report.text, spans)
    named = (m.actor for m in findings.mentions if any(m.span.within(span) for span in reach))
    return side(named).states


def placed_account(account: Account, published: When) -> Account:
    """An account of an undated report, its days as if it came out on the days of `published`."""
    if account.published or account.window.first or account.window.last:
        return account
    days = [day for day in (published.start, published.end) if day is not None]
    if not days:
        return account
    names = account.window.names
    within = named_window(names, earliest=days[0], latest=days[-1], status=account.status)
    if within is None:
        ends = [window(None, published=day, status=account.status) for day in days]
        within = Window(ends[0].first, ends[-1].last, firm=False, names=names)
    return replace(account, window=within)


def _hosted(active: Side, passive: Side, place: Place | None) -> tuple[Side, Side]:
    """Visitor and host: who lives where the visit leads is the host, however told."""
    if place is None or place.country is None:
        return active, passive
    at_home = active.states == {place.country} and place.country not in passive.states
    return (passive, active) if at_home and passive else (active, passive)


def _parted(active: Side, passive: Side) -> tuple[Side, Side]:
    """Guest and host told in one breath, "the two ministers", beside the host's country."""
    guests = active.states - passive.states
    if not passive or not guests or guests == active.states:
        return active, passive
    hosts = [active.of(state) for state in sorted(active.states & passive.states)]
    for one in hosts:
        passive = passive.joined(one)
    return active.among(guests), passive


def _planned_when(event: Event, published: date | None) -> When | None:
    """The day of the act; a past day beside "called off" is that of calling it off."""
    when = event.when
    if when is None or event.status not in ("cancelled", "postponed"):
        return when
    day = when.end or when.start
    past = day is not None and published is not None and day <= published
    return None if past and when.precision == "day" else when


def _of_event(event: Event, findings: Findings, names: frozenset[str]) -> Account:
    spans = event.evidence.spans
    when = _planned_when(event, findings.report.published)
    expressions = _unresolved(event.when, findings, spans)
    trigger = stems(" ".join(reason.words for reason in event.reasons if "event" in reason.rule))
    active, passive = side(event.actors), side(event.recipients)
    if "visit" in _modes(event):
        if trigger & _RECEIVING:
            active, passive = passive, active
        active, passive = _hosted(*_parted(active, passive), event.place)
    return Account(
        id=event.id,
        kind="event",
        report=findings.report.id,
        published=findings.report.published,
        type=event.type or event.kind or "?",
        modes=_modes(event),
        status=event.status,
        active=active,
        passive=passive,
        directed=event.type not in _EVEN_HANDED or "visit" in _modes(event),
        window=_window(when, event.status, findings, expressions),
        expressions=expressions,
        words=stems(_sentences(findings.report.text, spans)) - names - trigger,
        trigger=trigger,
        place=event.place.name.casefold() if event.place else None,
        country=event.place.country if event.place else None,
        place_is_country=event.place is not None and event.place.precision != "city",
        meeting=event.meeting,
        near=_near(findings, spans),
    )


def _modes(event: Event) -> frozenset[str]:
    by_phone = event.type == "CONSULT" and _by_phone(event.evidence.quotes)
    return frozenset({"phone"}) if by_phone else frozenset(event.modes)


def _by_phone(quotes: Iterable[str]) -> bool:
    return any(_BY_PHONE.search(quote) for quote in quotes)


def _of_meeting(meeting: Meeting, findings: Findings, names: frozenset[str]) -> Account:
    spans = _spans(meeting)
    sides = [side(actors) for _, actors in meeting.participants]
    status = final(meeting.history)
    expressions = _own_expressions(meeting, findings)
    active, passive = sides[0] if sides else Side(), Side()
    for one in sides[1:]:
        passive = passive.joined(one)
    kind = meeting.kind
    if _by_phone(quote for entry in meeting.history for quote in entry.evidence.quotes):
        kind = "call"
    if kind == "visit":
        active, passive = _hosted(active, passive, meeting.place)
    return Account(
        id=meeting.id,
        kind="meeting",
        report=findings.report.id,
        published=findings.report.published,
        type=kind,
        modes=frozenset({kind}),
        status=status,
        active=active,
        passive=passive,
        directed=kind == "visit",
        window=_window(meeting.when, status, findings, expressions),
        expressions=expressions,
        words=stems(_sentences(findings.report.text, spans)) - names,
        place=meeting.place.name.casefold() if meeting.place else None,
        country=meeting.place.country if meeting.place else None,
        place_is_country=meeting.place is not None and meeting.place.precision != "city",
        replaces=meeting.reschedules,
        moved=(meeting.reschedules or meeting.id) if is_moved(meeting) else None,
        near=_near(findings, spans),
    )


def _spans(meeting: Meeting) -> list[Span]:
    return [span for entry in meeting.history for span in entry.evidence.spans]


def _own_expressions(meeting: Meeting, findings: Findings) -> tuple[str, ...]:
    """Without those of the meeting it replaces: "the visit, called off in February, is on"."""
    found = _unresolved(meeting.when, findings, _spans(meeting))
    replaced = (one for one in findings.meetings if one.id == meeting.reschedules)
    theirs = {
        expression
        for one in replaced
        for expression in _unresolved(one.when, findings, _spans(one))
    }
    return tuple(expression for expression in found if expression not in theirs)


def _of_statement(statement: Statement, findings: Findings) -> Account:
    text = findings.report.text
    said = " ".join(span.of(text) for span in statement.content)
    cue = (*statement.cue, *statement.source) or statement.content
    expressions = _unresolved(statement.when, findings, cue[:1], apart_from=statement.content)
    return Account(
        id=statement.id,
        kind="statement",
        report=findings.report.id,
        published=findings.report.published,
        type=_saying(statement),
        modes=frozenset(),
        status="happened",
        active=side((statement.speaker,) if statement.speaker else ()),
        passive=side(statement.addressees),
        directed=True,
        window=_window(statement.when, "happened", findings, expressions),
        expressions=expressions,
        words=stems(said),
        exact=" ".join(tokens(said)),
    )


def _saying(statement: Statement) -> str:
    """Said, or only announced to be said, or said to be unsaid: three different things."""
    if statement.silence:
        return "silence"
    return "announced" if statement.announced else "said"


def _window(
    when: When | None, status: Status, findings: Findings, expressions: tuple[str, ...]
) -> Window:
    published = findings.report.published
    return window(when, published=published, status=status, expressions=expressions)


def _unresolved(
    when: When | None,
    findings: Findings,
    spans: Sequence[Span],
    *,
    apart_from: Sequence[Span] = (),
) -> tuple[str, ...]:
    """Time expressions at a record whose date the report alone does not give."""
    if when is not None and (when.start or when.end):
        return ()
    found = [when.expression] if when is not None and when.expression else []
    reach = around(findings.report.text, spans)
    for time in findings.times:
        unknown = time.when is None or (time.when.start is None and time.when.end is None)
        if time.type != "DATE" or not unknown:
            continue
        inside = any(time.span.within(span) for span in reach)
        if inside and not any(time.span.overlaps(span) for span in apart_from):
            found.append(time.text)
    return tuple(dict.fromkeys(found))


def _names(findings: Findings) -> frozenset[str]:
    """Words by which the report names its actors, which are compared apart from the rest."""
    return stems(" ".join(sorted({m.text for m in findings.mentions if m.kind != "description"})))


def _sentences(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in around(text, spans))
