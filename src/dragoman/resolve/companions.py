"""Who else meets, where the words marked as a party of a meeting name one state only.

"Engineers from Peru and Chile met", "Peruvian-Chilean consultations", "the two will talk again",
"the talks ended on Tuesday": nobody meets alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.records import Actor, Event, Mention, Span
from dragoman.resolve.actors.pairs import two_people, two_sides
from dragoman.resolve.setting import Setting

_MEETING = "CONSULT"
_JOINT = re.compile(
    r" (?:and|as well as|together with) (?:the |its |his |her |their |those of |from |of )*",
    re.IGNORECASE,
)
_POSSESSIVE = ("'s", "’s")
_HYPHEN = re.compile(r"\b[A-Z][\w’']+[-–]$")
_THE_TWO = re.compile(
    r"\b(?P<who>(?:the )?(?:two|both)(?: (?!of\b)[\w-]+){0,3}?|they|each other|one another)"
    r"(?: (?:will|would|shall|are|were|have|had|is|was|has|to|be|been|also|again|then|both|later|"
    r"now|had|due|set|expected|scheduled|\w+ly))* $",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"they|(?:the )?(?:two|both)(?: \w+)*? (?:leaders|ministers|men|women)", re.I)
_MEETING_NOUN = re.compile(
    r"(?:(?:first|second|third|next|last|new) )?(?:talks|meetings?|summit|negotiations|round|"
    r"consultations|session|dialogue|conversations?|call)",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:the|this|that|these|those|their|a|another)(?: [\w-]+){0,3} $", re.I)


def joined_by(event: Event, trigger: Span, setting: Setting) -> Event:
    """The meeting with the states that stand beside the one it has."""
    if event.type != _MEETING or len(_countries(event)) > 1:
        return event
    spans = (*event.actor_spans, *event.recipient_spans)
    actors = _others(event, tuple(_hyphened(spans, trigger, setting)))
    actors = actors or _others(event, _the_two(trigger, setting))
    return replace(event, actors=(*event.actors, *actors)) if actors else event


def named_together(
    actors: Sequence[Actor], spans: Sequence[Span], setting: Setting
) -> tuple[Actor, ...]:
    """The parties, and whoever is named in one breath with them: "Ministers Orro and Nieto"."""
    known = {actor.country for actor in actors if actor.country}
    if len(known) > 1:
        return tuple(actors)
    beside = tuple(actor for span in spans for actor in _beside(span, setting))
    others = {one.id: one for one in beside if one.country not in (None, *known)}
    return (*actors, *others.values())


def of_the_report(events: Sequence[Event], setting: Setting) -> list[Event]:
    """ "The talks ended" are those of the two sides of the report, where it tells of no others."""
    if any(one.type == _MEETING and len(_countries(one)) > 1 for one in events):
        return list(events)
    return [_with_the_sides(one, setting) for one in events]


def _with_the_sides(event: Event, setting: Setting) -> Event:
    body = setting.text.report.text
    words = event.reasons[0].words if event.reasons else ""
    if event.type != _MEETING or event.actors or not _MEETING_NOUN.fullmatch(words):
        return event
    span = event.evidence.spans[0]
    at = body.find(words, span.start, span.end)
    if at < 0 or not _GIVEN.search(body[max(0, at - 60) : at]):
        return event
    sides = two_sides(Span(at, at + len(words)), setting.text, setting.mentions)
    known = _countries(event)
    if len(sides) != 2 or not known <= {side.country for side in sides}:
        return event
    return replace(event, actors=tuple(side for side in sides if side.country not in known))


def _others(event: Event, found: Sequence[Actor]) -> tuple[Actor, ...]:
    """Those of them that are of another state than the parties, if they add up to two or more."""
    known = _countries(event)
    others = {actor.id: actor for actor in found if actor.country not in (None, *known)}
    countries = known | {actor.country for actor in others.values()}
    return tuple(others.values()) if len(countries) > 1 else ()


def _countries(event: Event) -> set[str]:
    return {actor.country for actor in (*event.actors, *event.recipients) if actor.country}


def _beside(span: Span, setting: Setting) -> Iterator[Actor]:
    """Those whom "and" or a comma joins to somebody named within a span."""
    body, sentence = setting.text.report.text, setting.text.sentence_at(span.start)
    if sentence is None:
        return
    named = _outermost([one for one in setting.mentions if one.span.within(sentence)])
    for one, other in pairwise(named):
        touching = span.overlaps(one.span) or span.overlaps(other.span)
        owner = body.startswith(_POSSESSIVE, other.span.end)
        if touching and not owner and _JOINT.fullmatch(body, one.span.end, other.span.start):
            yield from (one.actor, other.actor)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda it: (it.span.start, -it.span.end)):
        if one.kind != "pronoun" and (not kept or one.span.start >= kept[-1].span.end):
            kept.append(one)
    return kept


def _hyphened(spans: Sequence[Span], trigger: Span, setting: Setting) -> Iterator[Actor]:
    """ "Peruvian-Chilean consultations", of which the second half was marked."""
    body = setting.text.report.text
    for span in spans:
        before = _HYPHEN.search(body[max(0, span.start - 40) : span.start])
        if before is not None:
            yield from setting.who(Span(span.start - len(before[0]), max(span.end, trigger.end)))


def _the_two(trigger: Span, setting: Setting) -> tuple[Actor, ...]:
    """ "The two will also talk on the telephone next week"."""
    sentence = setting.text.sentence_at(trigger.start)
    if sentence is None:
        return ()
    body = setting.text.report.text
    match = _THE_TWO.search(body[sentence.start : trigger.start])
    if match is None:
        return ()
    at = Span(sentence.start + match.start("who"), sentence.start + match.end("who"))
    people = two_people(at, setting.text, setting.mentions) if _PEOPLE.match(match["who"]) else ()
    return people or two_sides(at, setting.text, setting.mentions)
