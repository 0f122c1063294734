"""How a contact stands by its own verb, or by the one right after its noun.

"The visit was confirmed"; a trip that was "scrapped"; talks that "will be held" were not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.codify import called_off
from dragoman.codify.sides import ENDED
from dragoman.records import Act, Reason, Status, Text

MEETING = "CONSULT"
STANDING = frozenset({"happened", "background", "scheduled", "confirmed", "expected", "postponed"})
_CONFIRMED = (
    r" (?:(?:was|were|is|are) |(?:has|have|had) been )(?:\w+ly |also |since )?"
    r"(?P<confirmed>confirmed)\b"
)
MEETING_NOUN = re.compile(
    r"\b(?:talks|dialogue|meetings?|summit|visit|trip|tour|journey|negotiations|consultations)\b",
    re.I,
)
_SPOKE = re.compile(r"(?:spoke|speaks|talked|held talks|conversation|conversed)\b.*", re.I)
_OF_CALL = re.compile(
    r"\b(?:(?:tele)?phone|video) (?:call|conversation)|\bcalls? (?:with|between)\b|"
    r"\bby (?:tele)?phone\b",
    re.I,
)
_PHONED = re.compile(
    r"(?:(?! (?:and|but|after|before|when|while|since|who|which|that) )[^.;,]){0,70}?"
    r"\b(?P<phone>(?:by|over the|on the) (?:tele)?phone|"
    r"in an? (?:[\w-]+ )?(?:(?:tele)?phone|video) (?:call|conversation)|by video(?: link)?)\b",
    re.I,
)
_PRESENT_VERB = re.compile(r"\b(?:comes?|will|is|are|aims?|takes? place|begins?|opens?)\b")
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|held|met|took|began|came|went|left|gave|spoke|told|sought|saw|led|"
    r"broke|sat|ran|drew|wound|fell|brought|made|got|paid|flew|spent|drove|shook|heard|kept|sent|"
    r"rose|lay|stood|[a-z]{2,}ed)\b"
)
_SET_AHEAD = re.compile(
    r"\b(?:(?:will|shall|(?:is|are) to|plans? to|(?:is|are) (?:due|set|expected|scheduled) to)"
    r"|agree(?:s|d|ing)?(?: [^.;,]{1,30})? to) "
    r"(?:\w+ )?(?:hold|have|begin|open|start|attend|host|resume|conduct|pay|continue|restart|"
    r"reopen)\b"
    r"[^.;,]{0,40}$|\b(?:is|are|was|were|been) due (?:in|at|on)\b[^.;,]{0,60}$",
    re.I,
)
_AFTERWARDS = re.compile(r"\b(?:after|following|during|since) (?:[\w’'-]+ ){0,3}$", re.I)
# "The announcement of Berg's visit" is of one to come.
_ANNOUNCES = re.compile(
    r"\b(?:announcements?|preparations?|arrangements|confirmation|plans?) (?:of|for) "
    r"(?:(?!(?:and|after|in|at|on)\b)[\w’'.-]+ ){0,5}$",
    re.I,
)
_NOT_PLANNED = re.compile(
    r"(?: [\w'’-]+){0,4} (?:is|are|was|were) not (?:planned|scheduled|foreseen)\b", re.I
)


def told(act: Act, words: str, text: Text) -> Act:
    """The contact with the status that its own verb, or one right after its noun, gives it."""
    return _ahead(_announced(_with_status(_by_phone(act, words, text), words), text), words, text)


def _by_phone(act: Act, words: str, text: Text) -> Act:
    """Those who "spoke", by a readout that calls itself that of a call, spoke by telephone."""
    if act.type != MEETING or act.modes:
        return act
    sentence = text.sentence_at(act.trigger.start)
    if sentence and (told := _PHONED.match(text.report.text, act.trigger.end, sentence.end)):
        reason = Reason("rule: by telephone", told["phone"])
        return replace(act, modes=("phone",), reasons=(*act.reasons, reason))
    if not _SPOKE.fullmatch(words):
        return act
    headings = (text.report.title or "", *(one.of(text.report.text) for one in text.headings))
    heading = next((found for one in headings if (found := _OF_CALL.search(one))), None)
    if heading is None:
        return act
    reason = Reason("rule: the heading tells of a call", heading[0])
    return replace(act, modes=("phone",), reasons=(*act.reasons, reason))


def _with_status(act: Act, words: str) -> Act:
    if act.type != MEETING or act.status not in STANDING:
        return act
    said = called_off.said(words)
    if "cancelled" in said:
        return told_as(act, "cancelled", words)
    return told_as(act, "postponed", words) if said else act


@cache
def _then() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:to|by|with|in|of|between) [^.;,]{1,60})?(?:, [^,.;]{3,120},)?"
        rf"(?:{_CONFIRMED}|{called_off.passive('meetings')})",
        re.I,
    )


def _announced(act: Act, text: Text) -> Act:
    """ "The visit, long awaited, was confirmed by the ministry" is confirmed by that."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type != MEETING or sentence is None:
        return act
    body = text.report.text
    # "The visit, which he had once called off, was confirmed": what "which" tells is another's end.
    aside = body.startswith((", which ", ", that "), act.trigger.end)
    if act.status not in STANDING and not (aside and act.status in ENDED):
        return act
    match = _then().match(body, act.trigger.end, sentence.end)
    if match is None or not MEETING_NOUN.search(act.trigger.of(body)):
        return act
    if called_off.LEFT_OPEN.search(body[sentence.start : act.trigger.start]):
        return act
    return told_as(act, called_off.status_of(match), match[0])


def _ahead(act: Act, words: str, text: Text) -> Act:
    """Talks that "come" or "aim", or that one "will hold", have not been held by that."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type != MEETING or sentence is None:
        return act
    body = text.report.text
    if _NOT_PLANNED.match(body, act.trigger.end, sentence.end):
        return told_as(act, "negated", words)
    if act.status != "happened" or not MEETING_NOUN.search(words):
        return act
    if _SET_AHEAD.search(body[sentence.start : act.trigger.start]):
        return told_as(act, "expected", words)
    announced = _ANNOUNCES.search(body, sentence.start, act.trigger.start)
    if announced and not body.startswith(("'s", "’s"), act.trigger.end):
        return told_as(act, "scheduled", announced[0].strip())
    if _AFTERWARDS.search(body[sentence.start : act.trigger.start]):
        return act
    past = _PAST_VERB.search(body, act.trigger.end, sentence.end)
    present = _PRESENT_VERB.search(body, act.trigger.end, sentence.end)
    before = _PAST_VERB.search(body, sentence.start, act.trigger.start)
    if before or (past and not (present and present.start() < past.start())):
        return act
    return told_as(act, "expected", words)


def told_as(act: Act, status: Status, words: str) -> Act:
    """The act with another status and the words that say so."""
    if act.status == status:
        return act
    rule = "ahead" if status == "expected" else status
    return replace(act, status=status, reasons=(*act.reasons, Reason(f"rule: {rule}", words)))
