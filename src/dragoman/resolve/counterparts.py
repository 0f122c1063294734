"""The other party of a meeting, where the model marked only one: "a call to his counterpart"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.records import Actor, Span
from dragoman.resolve.setting import Setting

_JOINT = re.compile(r"\b(?:with|to|and|between|in|from)\s+(?:the\s+)?$", re.I)
_REACH = 80
_LIST_REACH = 180
_AUXILIARIES = re.compile(
    r"\W*(?:(?:will|would|shall|is|are|was|were|has|have|had|to|be|due|set|expected|also|later|"
    r"then|\w+ly)\b\W*)*"
)
_CLAUSE_ENDS = re.compile(r"[,;:]")


def counterpart(
    trigger: Span, parties: Sequence[Actor], setting: Setting
) -> tuple[Actor, Span] | None:
    """The first party of another country that follows the trigger after "with", "to" or "in".

    None where the parties already come from two countries or from none.
    """
    countries = {actor.country for actor in parties if actor.country}
    sentence = setting.text.sentence_at(trigger.start)
    if len(countries) != 1 or sentence is None:
        return None
    body = setting.text.report.text
    listed = body[trigger.end : trigger.end + 9].strip() == "between"
    reach = _LIST_REACH if listed else _REACH
    for mention in setting.mentions:
        start = mention.span.start
        if not trigger.end <= start <= min(sentence.end, trigger.end + reach):
            continue
        if mention.kind == "pronoun" or mention.actor.country in (None, *countries):
            continue
        if listed:
            return mention.actor, mention.span
        if _CLAUSE_ENDS.search(body, trigger.end, start):
            return None
        if _JOINT.search(body, max(0, start - 16), start):
            return mention.actor, mention.span
    return None


def visitor(trigger: Span, setting: Setting) -> tuple[tuple[Actor, ...], tuple[Span, ...]]:
    """Who is due or travels, where the model marked nobody: the last one named before."""
    sentence = setting.text.sentence_at(trigger.start)
    before = [
        mention
        for mention in setting.mentions
        if sentence is not None
        and sentence.start <= mention.span.start
        and trigger.start - _REACH <= mention.span.end <= trigger.start
        and mention.actor.name is not None
        and not mention.actor.anonymous
    ]
    if not before:
        return (), ()
    return (before[-1].actor,), (before[-1].span,)


def subject(
    trigger: Span, recipients: Sequence[Actor], setting: Setting
) -> tuple[tuple[Actor, ...], tuple[Span, ...]]:
    """Whom the verb of a meeting has right before it, where the model marked only the others."""
    actors, spans = visitor(trigger, setting)
    others = {actor.country for actor in recipients}
    if not actors or not others or actors[0].country in (None, *others):
        return (), ()
    between = setting.text.report.text[spans[0].end : trigger.start]
    return (actors, spans) if _AUXILIARIES.fullmatch(between) else ((), ())
