"""What stands at the head of an account: who asked for the contact, who took part, how long, where.

An account that does not say has None there; nothing is filled in from the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.records import (
    Actor,
    Difference,
    Evidence,
    Findings,
    Meeting,
    MeetingKind,
    Mention,
    Place,
    Span,
    TimeExpression,
    When,
)
from dragoman.views.comparison.claims import Told

_ASKED = re.compile(
    r"\bat (?:the )?(?P<kind>request|invitation|initiative|suggestion) of (?P<after>[^.,;()]{3,60})"
    r"|\bat (?P<owner>(?:[A-Z][\w’'-]+|his|her|its|their|the)(?: [\w’'-]+){0,3}?)(?:[’']s?)? "
    r"(?P<kind2>request|invitation|initiative)\b"
    r"|\b(?:initiated|requested|placed|proposed) by (?P<by>[^.,;()]{3,60})"
    r"|\b(?:took|takes|received|receives|accepted|had|answered) (?:a|the) "
    r"(?:(?:tele)?phone )?call from (?P<caller>[^.,;()]{3,80})"
    r"|\b(?:tele)?phone call (?:by|from) (?P<caller2>[^.,;()]{3,80}?)(?= to\b|[.,;()])"
)
_RANG = re.compile(r"\b(?:telephoned|phoned|rang(?: up)?|called up|placed a call to)\b")
_LATTER = re.compile(r"\blatter\b", re.I)
_LASTED = re.compile(r"\blast(?:s|ed|ing)?\b|\bcommencing\b")
_PERIOD = re.compile(r"P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?)?$")


@dataclass(frozen=True, slots=True)
class Asked:
    """On whose asking the contact came about, as the account says, and in which words."""

    by: Actor
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Length:
    """How long the contact took, in minutes, and the words that say so."""

    minutes: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Facts:
    """The head of one account; None where it does not say."""

    kind: MeetingKind | None
    asked: Asked | None
    participants: tuple[tuple[str, tuple[str, ...]], ...]
    length: Length | None
    place: Place | None
    when: When | None


def facts_of(findings: Findings, told: Sequence[Told], members: Collection[str] = ()) -> Facts:
    """The head facts of one account, from its contact and the clauses that tell it."""
    meeting = _meeting(findings, members)
    contact = [one for one in told if one.traits.contact]
    return Facts(
        kind=meeting.kind if meeting else None,
        asked=_asked(findings, meeting),
        participants=_participants(meeting, contact),
        length=_length(findings, contact),
        place=meeting.place if meeting else None,
        when=meeting.when if meeting else None,
    )


def fact_differences(left: Facts, right: Facts) -> tuple[Difference, ...]:
    """What the heads of two accounts give otherwise; a silence is no difference."""
    found: list[Difference] = []
    if left.asked and right.asked and left.asked.by.country != right.asked.by.country:
        found.append(
            Difference("direction", left.asked.evidence.quotes[0], right.asked.evidence.quotes[0])
        )
    if left.length and right.length and abs(left.length.minutes - right.length.minutes) > 1:
        found.append(
            Difference("value", left.length.evidence.quotes[0], right.length.evidence.quotes[0])
        )
    if left.place and right.place and _other_place(left.place, right.place):
        found.append(Difference("place", left.place.name, right.place.name))
    if left.when and right.when and _apart(left.when, right.when):
        found.append(Difference("time", str(left.when.start), str(right.when.start)))
    return tuple(found)


def _other_place(one: Place, other: Place) -> bool:
    if one.name == other.name:
        return False
    return one.country != other.country or one.precision == other.precision == "city"


def _apart(one: When, other: When) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start > other.end or other.start > one.end


def _meeting(findings: Findings, members: Collection[str]) -> Meeting | None:
    """The meeting asked for; else the first that was held; else the first that still stands."""
    asked = [meeting for meeting in findings.meetings if meeting.id in members]
    held = [m for m in findings.meetings if _last(m) in _HELD]
    standing = [m for m in findings.meetings if _last(m) != "cancelled"]
    return min(asked or held or standing or findings.meetings, key=_first, default=None)


def _last(meeting: Meeting) -> str:
    return meeting.history[-1].status if meeting.history else ""


def _first(meeting: Meeting) -> int:
    return min(entry.evidence.spans[0].start for entry in meeting.history)


def _asked(findings: Findings, meeting: Meeting | None) -> Asked | None:
    body = findings.report.text
    for match in _ASKED.finditer(body):
        group = next(name for name in _GROUPS if match[name])
        span = Span(match.start(group), match.end(group))
        actor = (
            _latter(findings.mentions, match.start())
            if _LATTER.search(match[group])
            else _actor_in(findings.mentions, span)
        )
        if actor is not None:
            whole = Evidence.cite(findings.report, Span(match.start(), match.end()))
            return Asked(actor, whole)
    return _who_rang(findings, meeting)


_HELD = frozenset({"held", "happened"})
_GROUPS = ("after", "owner", "by", "caller", "caller2")


def _who_rang(findings: Findings, meeting: Meeting | None) -> Asked | None:
    """`telephoned his counterpart`: who stands before it rang."""
    if meeting is not None and meeting.kind != "call":
        return None
    match = _RANG.search(findings.report.text)
    if match is None:
        return None
    before = [m for m in findings.mentions if m.span.end <= match.start()]
    near = max(before, key=lambda m: (m.span.end, len(m.span)), default=None)
    if near is None or match.start() - near.span.end > 3 or not near.actor.country:
        return None
    span = Span(near.span.start, match.end())
    return Asked(near.actor, Evidence.cite(findings.report, span))


def _actor_in(mentions: Sequence[Mention], span: Span) -> Actor | None:
    """The first actor with a country in the words, the fullest mention first."""
    inside = [m for m in mentions if m.span.overlaps(span) and m.actor.country]
    best = min(inside, key=lambda m: (m.span.start, -len(m.span)), default=None)
    return best.actor if best else None


def _latter(mentions: Sequence[Mention], before: int) -> Actor | None:
    """The person named last before these words."""
    named = [m for m in mentions if m.span.end <= before and m.actor.name and m.actor.country]
    last = max(named, key=lambda m: m.span.end, default=None)
    return last.actor if last else None


def _participants(
    meeting: Meeting | None, contact: Sequence[Told]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The persons of each side: those of the meeting, or those named where the contact is told."""
    sides: dict[str, dict[str, None]] = {}
    if meeting is not None:
        for country, actors in meeting.participants:
            sides[country] = {actor.name: None for actor in actors if actor.name}
    for one in contact[:1]:
        for actor in one.named:
            if actor.country and actor.name and actor.office and not _is_anonymous(actor):
                sides.setdefault(actor.country, {})[actor.name] = None
    return tuple((country, tuple(names)) for country, names in sides.items())


def _is_anonymous(actor: Actor) -> bool:
    return bool(actor.name and actor.name.startswith("anonymous"))


def _length(findings: Findings, contact: Sequence[Told]) -> Length | None:
    """A length of time in the clause that tells the contact, or in one that says it lasted."""
    clauses = [one.claim.evidence.spans[0] for one in contact[:2]]
    for time in findings.times:
        minutes = _minutes(time)
        if minutes is None:
            continue
        inside = any(time.span.within(clause) for clause in clauses)
        if inside or _is_told_to_last(time, findings.report.text):
            return Length(minutes, Evidence.cite(findings.report, time.span))
    return None


def _is_told_to_last(time: TimeExpression, body: str) -> bool:
    before = body[max(0, time.span.start - 40) : time.span.start]
    sentence = re.split(r"[.!?]\s", before)[-1]
    return bool(_LASTED.search(sentence))


def _minutes(time: TimeExpression) -> float | None:
    match = _PERIOD.match(time.value) if time.type == "DURATION" else None
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes = (float(part) if part else 0.0 for part in match.groups())
    return days * 1440 + hours * 60 + minutes


def all_differences(facts: Sequence[Facts]) -> Iterator[tuple[int, int, Difference]]:
    """Differences between the heads of every two accounts, with the places of the two."""
    for (at, left), (beside, right) in combinations(enumerate(facts), 2):
        for difference in fact_differences(left, right):
            yield at, beside, difference
