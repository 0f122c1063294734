"""To whom words were said where the sentence does not repeat it.

One told at the start of a run of speech is told the rest of it; in a call each side speaks to the
other; one who briefs reporters says all of it to them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.records import Actor, Reason, Span, Statement
from dragoman.resolve.setting import Setting

_TALK = r"(?:phone |telephone |video )?(?:call|conversation|meeting|talks|phone talks|dialogue)"
_IN_TALK = re.compile(
    rf"\b(?:in|during|at|on) (?:a|an|the|his|her|their|its|separate)? ?(?:\w+ ){{0,2}}?{_TALK}\b"
    r"[^.;]{0,40}?\b(?:to|with) ",
    re.I,
)
_THE_TALK = re.compile(rf"\b(?:the|their) {_TALK}\b", re.I)
_PARAGRAPHS = 2


def with_audience(found: Sequence[Statement], setting: Setting) -> tuple[Statement, ...]:
    """The statements in order, with addressees that the run of speech implies."""
    out: list[Statement] = []
    for statement in found:
        out.append(_addressed(statement, out, setting))
    audiences = _audiences(out)
    return tuple(_to_the_press(statement, audiences) for statement in out)


def _addressed(statement: Statement, before: Sequence[Statement], setting: Setting) -> Statement:
    if statement.addressees or statement.silence or statement.speaker is None:
        return statement
    for rule, found in (
        ("rule: said in a call", _in_talk(statement, setting)),
        ("rule: same run of speech", _told_before(statement, before, setting)),
        ("rule: the other side of the call", _other_side(statement, before, setting)),
    ):
        others = tuple(actor for actor in found if actor.id != statement.speaker.id)
        if others:
            names = ", ".join(actor.name or actor.id for actor in others)
            return replace(
                statement, addressees=others, reasons=(*statement.reasons, Reason(rule, names))
            )
    return statement


def _in_talk(statement: Statement, setting: Setting) -> tuple[Actor, ...]:
    """ "... in a call on Wednesday to Berg"."""
    sentence = _sentence(statement, setting)
    if sentence is None:
        return ()
    match = _IN_TALK.search(setting.text.report.text, sentence.start, sentence.end)
    if match is None:
        return ()
    for mention in setting.mentions:
        if 0 <= mention.span.start - match.end() <= 30 and mention.span.end <= sentence.end:
            return (mention.actor,) if mention.kind != "pronoun" else ()
    return ()


def _told_before(
    statement: Statement, before: Sequence[Statement], setting: Setting
) -> tuple[Actor, ...]:
    """To whom the same speaker spoke just before, with nobody else speaking between."""
    for other in reversed(before):
        if other.within is not None or other.silence:
            continue
        if other.speaker is None or statement.speaker is None:
            return ()
        if other.speaker.id != statement.speaker.id or other.announced != statement.announced:
            return ()
        apart = _paragraph(statement, setting) - _paragraph(other, setting)
        return other.addressees if apart <= _PARAGRAPHS else ()
    return ()


def _other_side(
    statement: Statement, before: Sequence[Statement], setting: Setting
) -> tuple[Actor, ...]:
    """Who spoke to this speaker in "the call" of which the sentence tells."""
    sentence = _sentence(statement, setting)
    speaker = statement.speaker
    if sentence is None or speaker is None or speaker.name is None:
        return ()
    if not _THE_TALK.search(setting.text.report.text, sentence.start, sentence.end):
        return ()
    sides = {
        other.speaker.id: other.speaker
        for other in before
        if other.speaker is not None
        and other.speaker.name is not None
        and other.speaker.id != speaker.id
        and any(actor.id == speaker.id for actor in other.addressees)
    }
    return tuple(sides.values()) if len(sides) == 1 else ()


def _audiences(found: Sequence[Statement]) -> dict[str, list[tuple[Actor, ...]]]:
    """By speaker, each set of hearers that he is said to speak to."""
    heard: dict[str, dict[tuple[str, ...], tuple[Actor, ...]]] = {}
    for statement in found:
        if statement.speaker is not None and statement.addressees:
            names = tuple(actor.id for actor in statement.addressees)
            heard.setdefault(statement.speaker.id, {})[names] = statement.addressees
    return {speaker: list(audiences.values()) for speaker, audiences in heard.items()}


def _to_the_press(
    statement: Statement, audiences: Mapping[str, Sequence[tuple[Actor, ...]]]
) -> Statement:
    """One who speaks to reporters only, said to them what the report gives without a hearer."""
    if (
        statement.addressees
        or statement.silence
        or statement.announced
        or statement.speaker is None
    ):
        return statement
    heard = audiences.get(statement.speaker.id, ())
    if len(heard) != 1:
        return statement
    (press,) = heard
    if any(actor.sector != "JRN" for actor in press):
        return statement
    reason = Reason("rule: speaks to the press", ", ".join(actor.id for actor in press))
    return replace(statement, addressees=press, reasons=(*statement.reasons, reason))


def _sentence(statement: Statement, setting: Setting) -> Span | None:
    anchors = (*statement.cue, *statement.source, *statement.content)
    return setting.text.sentence_at(anchors[0].start)


def _paragraph(statement: Statement, setting: Setting) -> int:
    at = statement.evidence.spans[0].start
    return sum(block.end <= at for block in setting.text.paragraphs)
