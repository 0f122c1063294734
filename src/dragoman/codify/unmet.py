"""A meeting that was planned and that its report says, or lets one see, did not take place.

"Berg was to have met Nord on Monday"; "the council, announced for May, did not sit"; "no talks
were held". Who simply did not meet is another matter: nothing had been planned.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.codify.contacts import MEETING, MEETING_NOUN
from dragoman.codify.sides import ENDED
from dragoman.records import Act, Reason, Status, Text

UNMET = "rule: it did not take place"
_AHEAD = frozenset({"scheduled", "expected", "confirmed", "happened", "hypothetical", "negated"})
_WAS_TO_HAVE = re.compile(
    r"\b(?:(?:was|were) (?:to|due to|supposed to|meant to|expected to) have|should have|"
    r"(?:had been|was|were) (?:supposed|meant) to)(?: been| had| made| paid| held| begun)?"
    r"(?: (?:an?|the|his|her|their|on|in|for|at)\b[^.;,]{0,30})? ?$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:announced|planned|scheduled|set|fixed|due|expected|promised|agreed|convened|called)\b",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"[^.;]{0,80}?\b(?:(?:did not|didn[’']t|never) (?:take place|happen|begin|open|start|convene|"
    r"meet|sit|go ahead|materiali[sz]e|come off|come about)|"
    r"never (?:took place|met|sat|convened|happened|began|opened)|"
    r"(?:was|were) (?:not|never) (?:held|convened|opened)|"
    r"failed to (?:take place|convene|open|meet)|"
    r"fell through|came to nothing)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\bno (?:[\w-]+ )?$", re.IGNORECASE)
_HELD = re.compile(r"[^.;]{0,60}?\b(?:(?:was|were) held|took place|began)\b", re.IGNORECASE)
_PUT_OFF = re.compile(r"\b(?:postpon|put off|put back|delay|defer|later date)", re.IGNORECASE)
_DID_NOT = re.compile(
    r"\b(?:did not|didn[’']t|never|failed to) (?:(?:\w+ly|even|in fact) )?$", re.IGNORECASE
)


def unmet(act: Act, text: Text) -> Act:
    """The contact as called off, or put off where the words say so, if it was one that failed."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type != MEETING or act.status not in _AHEAD | ENDED or sentence is None:
        return act
    body = text.report.text
    before = body[sentence.start : act.trigger.start]
    after = body[act.trigger.end : sentence.end]
    words = _failing(act.trigger.of(body), before, after)
    if words is None:
        return act
    status: Status = "postponed" if _PUT_OFF.search(before + after) else "cancelled"
    status = act.status if act.status in ENDED else status
    return replace(act, status=status, reasons=(*act.reasons, Reason(UNMET, words)))


def _failing(words: str, before: str, after: str) -> str | None:
    if match := _WAS_TO_HAVE.search(before):
        return match[0].strip()
    noun = MEETING_NOUN.fullmatch(words) is not None
    if noun and _NO.search(before) and (match := _HELD.match(after)):
        return f"{words}{match[0]}".strip()
    if noun and (match := _NOT_HELD.match(after)):
        return match[0].strip()
    if _DID_NOT.search(before) and _PLANNED.search(before + after):
        return f"{before[-30:]}{words}".strip()
    return None
