"""Days that talks lend to what was said in them, and days that are another act's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.records import Act, Actor, Event, Span, Statement, Text, When
from dragoman.resolve.setting import Setting

_BASIS = "same talks"
_APPENDED = re.compile(r", (?:\w+ly )?$")


def appended(act: Act, acts: Sequence[Act], text: Text) -> tuple[Span, ...]:
    """What a participle behind the act adds: "Peru left the pact, signed in May" is not of May."""
    body, sentence = text.report.text, text.sentence_at(act.trigger.start)
    if sentence is None:
        return ()
    return tuple(
        Span(other.trigger.start, _closed(body, other.trigger.end, sentence.end))
        for other in acts
        if act.trigger.end < other.trigger.start < sentence.end
        and _APPENDED.search(body, act.trigger.end, other.trigger.start)
        and not other.trigger.of(body).endswith("ing")
    )


def _closed(body: str, start: int, end: int) -> int:
    """Where the participle's clause ends: at a comma, or with the sentence."""
    comma = body.find(",", start, end)
    return end if comma < 0 else comma


def dated_by_talks(found: Sequence[Event], statements: Sequence[Statement]) -> Iterator[Event]:
    """The events in order; what one told the other of a dated call was said on that day.

    The other may be named, or be the state that the other speaks for.
    """
    heard = {statement.id: statement.addressees for statement in statements}
    for event in found:
        others = (*event.recipients, *heard.get(event.according_to or "", ()))
        told = (*event.actors, *others)
        named = {actor.id for actor in told if actor.name is not None and not actor.anonymous}
        states = {actor.country for actor in others if actor.name is None and actor.country}
        apart = len(named) > 1 or (named and states - {actor.country for actor in event.actors})
        talks = _talks(named, states, found) if _undated(event) and apart else None
        yield replace(event, when=replace(talks, basis=_BASIS)) if talks is not None else event


def _undated(event: Event) -> bool:
    told = event.type not in (None, "CONSULT") and event.status == "happened"
    return told and event.when is None


def _talks(named: set[str], states: set[str], found: Sequence[Event]) -> When | None:
    """The day of the only dated talks in which all of them took part."""
    days = {
        (when.start, when.end): when
        for when, parties in _held(found)
        if named <= {actor.id for actor in parties}
        and states <= {actor.country for actor in parties}
    }
    return next(iter(days.values())) if len(days) == 1 else None


def _held(found: Sequence[Event]) -> Iterator[tuple[When, tuple[Actor, ...]]]:
    for event in found:
        when, held = event.when, event.type == "CONSULT" and event.status == "happened"
        if held and when is not None and when.precision == "day":
            yield when, (*event.actors, *event.recipients)


def readout_day(issuer: Actor, found: Sequence[Event], setting: Setting) -> When | None:
    """The day of a readout without one: not before the talks, nor after the report of it."""
    whens = [
        when
        for when, parties in _held(found)
        if any(actor.country == issuer.country for actor in parties)
    ]
    if len({when.start for when in whens}) != 1 or whens[0].start != setting.on:
        return None
    return replace(whens[0], basis=_BASIS)
