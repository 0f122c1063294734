"""How a sentence tells an act: done, not done, only asked for, promised, refused, supposed.

"freed the crew" is done; "would free", "agreed to free", "refused to free", "has not freed",
"unless it frees" are five other things.
"""

from __future__ import annotations

import re
from typing import Literal

from dragoman.link.deeds.lexicon import Named

Manner = Literal[
    "done", "not done", "not yet", "refused", "promised", "denied", "taken back", "apart"
]  # fmt: skip

_CLAUSE_END = re.compile(
    r"[,;:]|\s[-–—]{1,2}\s|\b(?:and|but|while|after|because|when|which|who|that|whom)\b"
)
_FURTHER = re.compile(r"\b(?:without|how|before|since|until)\b")
_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Uu]ntil|till|[Oo]nce|whether|[Pp]rovided|[Aa]s soon as|[Bb]efore|"
    r"[Ss]hould|could|might|may|can|would have|in case|lest|were to|as long as)\b"
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:ed|es)? (?:reports?|claims?)|disput(?:ed|es))\b"
    r"(?![^,;]*\bfree\b)",
    re.IGNORECASE,
)
_ADVERBS = r"(?: (?:yet|also|still|even|ever|fully|immediately|formally|actually|so far|[a-z]+ly))*"
_NOT_YET = re.compile(
    rf"(?:\b(?:has|have|had|was|were|is|are)(?: still)? not{_ADVERBS}(?: been)?|n[’']t(?: been)?|"
    rf"\b(?:has|have|had) yet to(?: be)?|\bnot{_ADVERBS}(?: been)?|\bwithout(?: having)?)"
    rf"{_ADVERBS} $",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout(?: ever| fully| yet)? $", re.IGNORECASE)
_NOT_DONE = re.compile(
    rf"(?:\b(?:did|do|does) not|\bdidn[’']t|\bnever|\bfailed to|\bfails to|\bstopped short of|"
    rf"\brefrained from){_ADVERBS} $",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:\b(?:refus\w+|declin\w+|unwilling)\b[^,;]{0,30}\bto(?: be)?|"
    r"\brul(?:ed|es|ing) out\b.{0,30}|"
    r"\breject\w*\b.{0,60}\b(?:to|of|for)|\b(?:will|would|shall|can|could) (?:not|never)(?: be)?|"
    r"\bwon[’']t|\bwouldn[’']t|\bno (?:plans?|intention)\b.{0,20}\b(?:to|of)) (?:\w+ly )?$",
    re.IGNORECASE,
)
_PROMISED = re.compile(
    r"(?:\b(?:will|would|shall|[’']ll)(?: be)?|\b(?:agree[ds]?|promis\w+|pledg\w+|vow\w*|offer\w*|"
    r"plans?|planned|intends?|intended|threaten\w*|decid\w+|ready|prepared|willing|going|set|due|"
    r"expected|committed|undert\w+|hop\w+|is|are|consented|announced)\b[^,;]{0,25}\bto(?: be)?)"
    r"(?: \w+ly| soon| now)? $",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\b(?:has|have|had|having)(?: \w+ly| now| also| already| since| been)* $", re.I)
_BE = re.compile(r"\b(?:was|were|been|got)(?: \w+ly| also| later| finally)* $", re.IGNORECASE)
_TAKES_EFFECT = re.compile(r"(?:came into (?:force|effect)|took effect|crossed into)\b")
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|their|his|her|our|these|those|any|all|recently|newly|of|with|for) $",
    re.IGNORECASE,
)


def manner(text: str, act: Named) -> Manner:
    """How the sentence tells the act; "apart" where it neither tells of it nor answers it."""
    before = text[: act.start]
    clause = before[_clause_start(before) :]
    close = clause[-70:]
    if _SUPPOSED.search(_since_comma(before)):
        return "apart"
    if act.form == "base" or close.endswith("to "):  # "to shut": its past looks the same
        return _of_infinitive(close, before)
    if act.form == "gerund" and _WITHOUT.search(close):
        return "not yet"
    if act.form != "past":
        return "apart"
    if _DENIAL.search(before):
        return "denied"
    return _answered(close) or ("apart" if _DETERMINER.search(close) else "done")


def passive(text: str, act: Named) -> bool:
    """Whether the one who acts stands behind "by", if anywhere: "were expelled", "took effect"."""
    return bool(_BE.search(text[: act.start]) or _TAKES_EFFECT.match(text, act.start))


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the clause runs that holds an act."""
    after = (_CLAUSE_END.search(text, end), _FURTHER.search(text, end))
    ends = [found.start() for found in after if found]
    return _clause_start(text[:start]), min(ends, default=len(text))


def _of_infinitive(close: str, before: str) -> Manner:
    if _DENIAL.search(before):
        return "apart"
    if _NOT_DONE.search(close):
        return "not done"
    return _answered(close) or "apart"


def _answered(close: str) -> Manner | None:
    """How the words right before an act answer it, whatever its form."""
    if _REFUSED.search(close):
        return "refused"
    if _NOT_YET.search(close):
        return "not yet"
    return "promised" if _PROMISED.search(close) else None


def _clause_start(before: str) -> int:
    return max((match.end() for match in _CLAUSE_END.finditer(before)), default=0)


def _since_comma(before: str) -> str:
    cut = max(before.rfind(","), before.rfind(";"))
    return before[cut + 1 :]
