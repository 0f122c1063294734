"""The two sides of an act: who acts and who is acted on, each with the words that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.records import Act, Actor, Span, Statement
from dragoman.resolve.companions import named_together
from dragoman.resolve.counterparts import counterpart, visitor
from dragoman.resolve.parties import able, acted_on, of_spans, without_hearers
from dragoman.resolve.setting import Setting

_OWN = re.compile(r"I|[Ww]e")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and who is acted on; words may lead to nobody that is known."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    actor_spans: tuple[Span, ...]
    recipient_spans: tuple[Span, ...]


def sides(
    act: Act, voiced: Statement | None, statements: Sequence[Statement], setting: Setting
) -> Sides:
    """Those whom the model marked, and those whom the words around it leave to be understood.

    `voiced` is the statement that is the act itself.
    """
    told = statements[act.attribution] if act.attribution is not None else None
    found = _with_speaker(_marked(act, told, statements, setting), told, setting)
    if voiced is not None:
        found = _as_voiced(found, voiced)
    if act.type == "CONSULT":
        found = _with_visitor(found, act, told, setting)
        spans = (*found.actor_spans, *found.recipient_spans)
        found = replace(found, actors=named_together(found.actors, spans, setting))
        found = _with_counterpart(found, act, setting)
    return found


def _marked(
    act: Act, told: Statement | None, statements: Sequence[Statement], setting: Setting
) -> Sides:
    """As the model marked them; a happening without a type is done by whose the balloon is."""
    typed = act.type is not None
    actor_spans = able(act, statements, setting) if typed else act.actors
    actor_spans = without_hearers(actor_spans, act, told, setting)
    recipient_spans = without_hearers(act.recipients, act, told, setting)
    return Sides(
        of_spans(actor_spans, setting) if typed else acted_on(actor_spans, setting),
        acted_on(recipient_spans, setting),
        actor_spans,
        recipient_spans,
    )


def _with_speaker(found: Sides, told: Statement | None, setting: Setting) -> Sides:
    """ "We" and "I" that lead to nobody else are whoever speaks."""
    if found.actors or told is None or told.speaker is None:
        return found
    body = setting.text.report.text
    own = any(_OWN.fullmatch(span.of(body)) for span in found.actor_spans)
    return replace(found, actors=(told.speaker,)) if own else found


def _as_voiced(found: Sides, voiced: Statement) -> Sides:
    """Of an act of words: who speaks, and to whom, where the model marked nobody."""
    if not found.actor_spans and voiced.speaker is not None:
        found = replace(found, actors=(voiced.speaker,), actor_spans=voiced.source)
    if not found.recipient_spans:
        hearers = tuple(each for each in voiced.addressees if each.sector != "JRN")
        found = replace(found, recipients=hearers)
    return found


def _with_visitor(found: Sides, act: Act, told: Statement | None, setting: Setting) -> Sides:
    """Of a visit: who was named before, where the model marked no visitor."""
    if found.actor_spans or act.modes != ("visit",):
        return found
    actors, spans = visitor(act.trigger, setting)
    if not without_hearers(spans, act, told, setting):
        actors, spans = (), ()
    return replace(found, actors=actors, actor_spans=spans)


def _with_counterpart(found: Sides, act: Act, setting: Setting) -> Sides:
    """Of a contact: the party that follows it, where only one is known."""
    other = counterpart(act.trigger, (*found.actors, *found.recipients), setting)
    if other is None:
        return found
    return replace(
        found,
        recipients=(*found.recipients, other[0]),
        recipient_spans=(*found.recipient_spans, other[1]),
    )
