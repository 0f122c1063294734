"""Acts but meetings that were called off or put off: a plan scrapped, a strike that was delayed.

Meetings have their own life, see `standing`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.codify import called_off
from dragoman.records import Act, Reason, Span, Text

_MEETING = "CONSULT"
_BETWEEN = r"(?:(?!(?:after|before|because|and|but|when|once|as|since|while|at)\b)[^\s,;:.]+ ){0,7}"
# Who cancels a contract does so; it is the contract's end that is the act.
_AGREED = re.compile(
    r"(?:contracts?|deals?|agreements?|accords?|treat(?:y|ies)|orders?|licen[cs]es?|visas?)", re.I
)
_TO_COME = frozenset(
    {"happened", "background", "scheduled", "expected", "confirmed", "proposed", "hypothetical"}
)


def ended(act: Act, text: Text) -> Act:
    """The act as cancelled or postponed where the words around it say so of it."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type in (None, _MEETING) or act.status not in _TO_COME or sentence is None:
        return act
    match = _ending(act, sentence, text.report.text)
    if match is None:
        return act
    status = called_off.status_of(match)
    reason = Reason(f"rule: {status}", match[0].strip())
    return replace(act, status=status, reasons=(*act.reasons, reason))


def _ending(act: Act, sentence: Span, body: str) -> re.Match[str] | None:
    words, before = sentence.of(body), body[sentence.start : act.trigger.start]
    at = Span(len(before), len(before) + len(act.trigger))
    ending = called_off.ending("deeds", _BETWEEN, words, at)
    if ending and not _AGREED.fullmatch(act.trigger.of(body)):
        return None if called_off.NOT_DONE.search(before[: ending.start()]) else ending
    if called_off.LEFT_OPEN.search(before):
        return None
    return called_off.after("deeds").match(body, act.trigger.end, sentence.end)
