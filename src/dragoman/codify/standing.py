"""How a contact stands by the words around it: proposed, set, confirmed, put off, off, held.

A meeting that is "shelved" or "has slipped to autumn" is put off, one that one side "stayed away
from" is off; "offered to meet" proposes; what nobody confirmed is only scheduled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.codify import called_off
from dragoman.codify.called_off import AFTER_NOUN
from dragoman.codify.contacts import MEETING, MEETING_NOUN, STANDING, told_as
from dragoman.records import Act, Span, Status, Text

_AHEAD = frozenset({"scheduled", "expected", "hypothetical", "confirmed"})
_CONTACT_NOUN = re.compile(rf"(?:{MEETING_NOUN.pattern}|round|call)", re.I)
_WILL_BE = re.compile(
    AFTER_NOUN + r" (?:will|is to|are to|shall) (?:now |still |nevertheless )?"
    r"(?:(?P<firm>go ahead)|take place|be held|begin|start|open)\b",
    re.I,
)
_WAS_HELD = re.compile(
    AFTER_NOUN + r" (?:closed|ended|concluded|broke up|wound up|opened|began|took place|lasted|"
    r"resumed|was held|were held|ran (?:until|for|past)|went on)\b",
    re.I,
)
# "Said that the raids must end in a call on Monday": what was said in it says that it was held.
_SPOKEN_IN = re.compile(
    r"\b(?:said|told|urged|warned|asked|insisted|stressed|repeated|reiterated|complained|assured|"
    r"demanded|called on|discussed|raised)\b"
    r"(?:(?!\b(?:will|would|shall|plans?|planned|hopes?|hoped|expect\w*|due|ahead)\b)[^.;]){1,200}"
    r"\b(?:in|during) (?:an?|the|their|his|her) (?:[\w-]+ )?$",
    re.I,
)
_BETWEEN = (
    r"(?:(?!(?:before|after|during|over|amid|because|since|despite|to|and|but|for|at)\b)"
    r"[^\s.;:,]+ ){0,6}"
)
_NO = re.compile(r"\bno (?:\w+ )?$", re.I)
# "There will be no meeting"; "turned down the president's offer of a meeting".
_NOT_WANTED = re.compile(
    r"\bthere (?:will|would|is to|was to|is going to) be no (?:\w+ )?$"
    r"|\b(?:turn(?:s|ed|ing)? down|reject(?:s|ed|ing)?|refus(?:es|ed|ing)|declin(?:es|ed|ing)|"
    r"spurn(?:s|ed|ing)|dismiss(?:es|ed|ing)|rebuff(?:s|ed|ing)) (?:[^\s.;:,]+ ){1,6}?"
    r"(?:offers?|invitations?|proposals?|requests?|calls?|bids?) (?:of|for|to|to hold) "
    r"(?:[\w’'-]+ ){0,2}$",
    re.I,
)
_NOT_COMING = re.compile(r"\b(?:will|would) not (?:now )?(?:be )?$|\bwon[’']t $", re.I)
_AFTER_ALL = re.compile(
    r"^[^.;]{0,80}\b(?:after all|as (?:had been )?(?:planned|scheduled|expected|announced)|"
    r"this (?:week|month)|next (?:week|month)|on \w+day)\b",
    re.I,
)
_AWAITED = frozenset({"due", "expected", "awaited"})
_MOVED = re.compile(r"\b(?:moved|relocated|brought forward) (?:their|the|its) (?:\w+ )?$", re.I)
_WHEN_THEY = re.compile(r"\b(?:will|shall)\b[^.;]{0,120}\bwhen\b[^.;,]{0,60}$", re.I)
_WILLING = re.compile(r"(?:ready|willing|prepared|offers?)\b", re.I)
_PROPOSED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|propos(?:es?|ed|ing)|suggest(?:s|ed|ing)?|ask(?:s|ed|ing)?|"
    r"request(?:s|ed|ing)?|invit(?:es?|ed|ing)|call(?:s|ed|ing)? for|appeal(?:s|ed|ing)? for|"
    r"urg(?:es?|ed|ing)|want(?:s|ed|ing)?|hop(?:es?|ed|ing)|"
    r"(?:is|are|was|were|remain(?:s|ed)?|stand(?:s|ing)?|stood) (?:ready|willing|prepared|open)|"
    r"readiness|willingness)[\"”’]?"
    r" (?:(?!(?:and|but|while|after|before|when|which|who|that|in|at|during|on)\b)"
    r"[^\s.;:,]+ ){0,6}$",
    re.I,
)
_TOPIC = re.compile(
    r"\b(?:discuss(?:es|ed|ing)?|talk(?:s|ed|ing)? about|consider(?:s|ed|ing)?|date for|"
    r"prospect of|possibility of|prepar(?:es?|ed|ing)(?: for)?|preparations for) "
    r"(?:an?|possible|another|any|the possible|future) (?:[\w-]+ ){0,3}$",
    re.I,
)
_SAYS_CONFIRMED = re.compile(
    r"\b(?:re)?confirm(?:s|ed|ing|ation)? (?:(?!(?:and|but|while)\b)[^\s.;:]+ ){0,14}$", re.I
)
UNCONFIRMED = re.compile(
    r"\b(?:not|never|n[’']t|yet to|neither|nor|refus\w+ to|declin\w+ to|without|un)[ -]?"
    r"(?:[\w’'-]+ ){0,3}(?:re)?confirm",
    re.I,
)
_WAS_TOLD = re.compile(r"\b(?:had|have|has|having) (?:\w+ly |already |also )?$|\bafter $", re.I)


def standing(act: Act, text: Text) -> Act:
    """The contact as the words around it leave it, once how real it is has been settled."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type != MEETING or sentence is None:
        return act
    for status, words in _standing(act, text, sentence):
        return told_as(act, status, words)
    return act


def _standing(act: Act, text: Text, sentence: Span) -> Iterator[tuple[Status, str]]:
    """What the words around a contact say of it, the most decisive first."""
    body = text.report.text
    words = act.trigger.of(body)
    before = body[sentence.start : act.trigger.start]
    after = body[act.trigger.end : sentence.end]
    noun = _CONTACT_NOUN.fullmatch(words) is not None
    if noun and act.status in _AHEAD | {"postponed"} and (held := _WAS_HELD.match(after)):
        yield "happened", held[0].strip()
    if noun and act.status in _AHEAD and (spoken := _SPOKEN_IN.search(before)):
        yield "happened", spoken[0][-40:].strip()
    yield from _as_ended(act, text, sentence, noun=noun)
    if noun and act.status == "happened" and (moved := _MOVED.search(before)):
        yield "scheduled", moved[0].strip()
    if act.status == "happened" and (words in _AWAITED or _WHEN_THEY.search(before)):
        yield "expected", words
    if act.status in STANDING - {"postponed"} and _open_to(words, before):
        yield "proposed", f"{before[-40:]}{words}".strip()
    if noun and act.status in STANDING and (topic := _TOPIC.search(before)):
        yield "hypothetical", topic[0].strip()
    to_come = act.status in _AHEAD or (noun and act.status == "happened")
    if to_come and (confirmed := _confirmed(before)):
        yield "confirmed", confirmed


def _as_ended(act: Act, text: Text, sentence: Span, *, noun: bool) -> Iterator[tuple[Status, str]]:
    """Called off or put off; a plan stands that one only threatened or refused to end."""
    body = text.report.text
    words, whole = act.trigger.of(body), sentence.of(body)
    before = body[sentence.start : act.trigger.start]
    after = body[act.trigger.end : sentence.end]
    if noun and (unwanted := _NOT_WANTED.search(before)):
        yield "cancelled", unwanted[0].strip()
    at = Span(len(before), len(before) + len(words))
    ending = called_off.ending("meetings", _BETWEEN, whole, at) if noun else None
    undone = called_off.NOT_DONE.search(before[: ending.start()] if ending else before)
    if (ending or called_off.said(words)) and undone:
        yield "scheduled", before[-40:].strip()
    if ending:
        yield called_off.status_of(ending), ending[0].strip()
    told = called_off.after("meetings").match(after)
    if told and called_off.LEFT_OPEN.search(before):
        told = None
    off = told is not None and called_off.status_of(told) == "cancelled"
    if noun and told and off and not _NO.search(before):
        yield "cancelled", told[0].strip()
    if noun and (match := _WILL_BE.match(after)):
        yield ("confirmed" if match["firm"] else "scheduled"), match[0].strip()
    if noun and told and not off:
        yield "postponed", told[0].strip()
    if (match := _NOT_COMING.search(before)) and _AFTER_ALL.search(after):
        yield "cancelled", f"{match[0]}{words}".strip()
    if act.status == "cancelled" and called_off.said(whole) == {"postponed"} and not off:
        yield "postponed", words


def _confirmed(before: str) -> str | None:
    """ "Confirmed on Monday that she would come", not that she had come."""
    match = _SAYS_CONFIRMED.search(before)
    if match is None or UNCONFIRMED.search(before) or _WAS_TOLD.search(before):
        return None
    return match[0].strip()


def _open_to(words: str, before: str) -> bool:
    """ "Offered to meet", "proposed talks": of what is still to come, not "asked during talks"."""
    if _WILLING.match(words):
        return True
    match = _PROPOSED.search(before)
    if match is None or re.search(r"\b(?:accepted|agreed)\b", before, re.I):
        return False
    if _CONTACT_NOUN.fullmatch(words):
        return not re.search(r"\bthe (?:[\w-]+ )?$", before)
    return bool(re.search(r"\bto (?:\w+ly )?$", before))
