"""Who suffers an act: its subject in "faced criticism", the victim in "condemned the raid on Nord".

Both are easily taken for the other side of what was done or said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.codify import verbs
from dragoman.records import Act, Reason, Span, Text

_SUFFERS = re.compile(
    r"\b(?:fac(?:es?|ed|ing)|dr(?:aws?|ew|awn|awing)|(?:comes?|came|coming) (?:in for|under)|"
    r"(?:is|are|was|were|been) (?:met with|under)|(?:meets?|met) with|attract(?:s|ed|ing)?|"
    r"endur(?:es?|ed|ing)|receiv(?:es?|ed|ing)|suffer(?:s|ed|ing)?|prompt(?:s|ed|ing)?|"
    r"provok(?:es?|ed|ing)|braces? for|braced for)(?: [\w'’-]+){0,3} $",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly)? $")
_DONE_TO = re.compile(
    r"\w+ed\b|(?:struck|shot|hit|beaten|torn|sunk|overrun|stolen|burnt|blown|shut|cut|driven)\b"
)
_BY = re.compile(r"[^.;,]{0,60}\bby\b")
_TURNED = frozenset({"ACCUSE", "PROTEST", "THREATEN", "REQUEST", "SANCTION", "ASSAULT", "COERCE"})
_DONE = frozenset({"PROTEST", "SANCTION", "ASSAULT", "COERCE"})
_HARM = ("ASSAULT", "COERCE")
_OF_A_VICTIM = re.compile(r"\b([\w-]+) (?:of|on|upon|against)(?: (?!by\b)[\w.,’'-]+){0,4} ?$")


def turned(act: Act, text: Text) -> Act:
    """The act with its subject as recipient where the verb before says that it is done to it."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None or act.type not in _TURNED or act.recipients or not act.actors:
        return act
    body = text.report.text
    before = body[sentence.start : act.trigger.start]
    match = _SUFFERS.search(before)
    if (
        act.type in _DONE
        and _DONE_TO.match(body, act.trigger.start)
        and not _BY.match(body, act.trigger.end, sentence.end)
    ):
        match = match or _PASSIVE.search(before)
    if match is None or any(span.end > sentence.start + match.start() for span in act.actors):
        return act
    reason = Reason("rule: done to the subject", match[0].strip())
    return replace(act, actors=(), recipients=act.actors, reasons=(*act.reasons, reason))


def accused(act: Act, text: Text) -> Act:
    """An accusation without those whom the act that is condemned has hit."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None or act.type != "ACCUSE":
        return act
    body = text.report.text

    def hit(span: Span) -> bool:
        match = _OF_A_VICTIM.search(body[act.trigger.end : span.start])
        if match is None or not span.within(sentence):
            return False
        return any(verbs.speaks_for(type_, match[1], "") for type_ in _HARM)

    kept = tuple(span for span in act.recipients if not hit(span))
    if kept == act.recipients:
        return act
    victims = " ".join(span.of(body) for span in act.recipients if span not in kept)
    reason = Reason("rule: hit by what is condemned", victims)
    return replace(act, recipients=kept, reasons=(*act.reasons, reason))
