"""Acts but meetings that were called off or put off: a plan scrapped, a strike that was delayed.

Meetings have their own life, see `standing`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.records import Act, Reason, Span, Status, Text

_MEETING = "CONSULT"
_WORDS = r" (?:(?!(?:after|before|because|and|but|when|once|as|since|while|at)\b)[^\s,;:.]+ ){0,7}$"
_OFF_BEFORE = re.compile(
    r"\b(?:(?:call(?:s|ed|ing)? off|cancel(?:s|l?ed|l?ing)?|scrap(?:s|ped|ping)?|"
    r"abandon(?:s|ed|ing)?|rescind(?:s|ed|ing)?|revers(?:es?|ed|ing)|"
    r"back(?:s|ed|ing)? (?:away from|off from|out of)|foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|"
    r"abort(?:s|ed|ing)?)|drop(?:s|ped|ping)? (?:[\w’'-]+ ){0,3}?(?:plans?|ideas?|bids?|proposals?|"
    r"cases?|moves?|efforts?|intentions?|decisions?|threats?))" + _WORDS,
    re.I,
)
_PUT_OFF_BEFORE = re.compile(
    r"\b(?:postpon(?:es?|ed|ing)|put(?:s|ting)? (?:off|back)|delay(?:s|ed|ing)?|"
    r"defer(?:s|red|ring)?|push(?:es|ed|ing)? back|shelv(?:es?|ed|ing))" + _WORDS,
    re.I,
)
_UNTIL = (
    r"(?:(?! (?:and|but|while|who|which|after|before)\b)[^.;,]){0,70}(?:, [^,.;]{3,80},)? "
    r"(?:was|were|is|are|(?:has|have|had) been) (?:now |all |\w+ly )?"
)
_OFF_AFTER = re.compile(
    _UNTIL + r"(?:called off|cancell?ed|scrapped|abandoned|dropped|aborted|scratched|rescinded|"
    r"reversed|off\b(?! (?:to|the|limits)))",
    re.I,
)
_PUT_OFF_AFTER = re.compile(
    _UNTIL + r"(?:postponed|delayed|deferred|put (?:off|back|on (?:ice|hold))|pushed back|shelved|"
    r"moved to)\b",
    re.I,
)
# Who cancels a contract does so; it is the contract's end that is the act.
_AGREED = re.compile(
    r"(?:contracts?|deals?|agreements?|accords?|treat(?:y|ies)|orders?|licen[cs]es?|visas?)", re.I
)
_UNDONE = re.compile(
    r"\b(?:not|never|n[’']t|refus\w+|declin\w+|threat\w+|(?-i:may)|might|could|if|would|consider\w*|"
    r"rather than|instead of|without|den(?:y|ies|ied|ying)|neither|nor|whether|urg\w+|ask(?:s|ed)?|"
    r"call(?:s|ed|ing)? (?:on|for)|demand\w*) (?:[\w’'-]+ ){0,5}$",
    re.I,
)
_TO_COME = frozenset(
    {"happened", "background", "scheduled", "expected", "confirmed", "proposed", "hypothetical"}
)


def ended(act: Act, text: Text) -> Act:
    """The act as cancelled or postponed where the words around it say so of it."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type in (None, _MEETING) or act.status not in _TO_COME or sentence is None:
        return act
    found = _ending(act, sentence, text.report.text)
    if found is None:
        return act
    status, words = found
    return replace(act, status=status, reasons=(*act.reasons, Reason(f"rule: {status}", words)))


def _ending(act: Act, sentence: Span, body: str) -> tuple[Status, str] | None:
    before = body[sentence.start : act.trigger.start]
    ways: tuple[tuple[Status, re.Pattern[str], re.Pattern[str]], ...] = (
        ("cancelled", _OFF_BEFORE, _OFF_AFTER),
        ("postponed", _PUT_OFF_BEFORE, _PUT_OFF_AFTER),
    )
    for status, ahead, behind in ways:
        match = ahead.search(before)
        if match and not _AGREED.fullmatch(act.trigger.of(body)):
            return None if _UNDONE.search(before[: match.start()]) else (status, match[0].strip())
        if match := behind.match(body, act.trigger.end, sentence.end):
            return status, match[0].strip()
    return None
