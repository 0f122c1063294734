"""A sentence cut where one claim ends and the next begins.

`She recalled the envoy and demanded an apology` makes two claims, `ships and crews` one. Without
a parser a cut needs two signs: a word that joins, and a verb or a new subject behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.records import Span

_SUBJECT = (
    r"(?:he|she|it|they|we|both|that|this|these|those|there|its|his|her|their|the|an?|no|all|any|"
    r"each|if|when|where|[A-Z][\w’'-]+)"
)
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|shall|should|can|could|may|might|must|"
    r"does|do|did|gave|told|said|took|sent|made|went|spoke|set|put|cut|held|met|let|left|found|"
    r"began|swore|sought|saw|built|brought|bought|became|agreed|refuse[sd]?|expressed)"
)
_OBJECT = (
    r"(?:that|the|an?|to|for|on|its|his|her|their|any|all|no|some|with|at|from|in|into|over|"
    r"against|upon|about|as|how|why|what|when|where|whether|him|them|it|not|[A-Z]\w*)"
)
_COUNT = r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|several|many|more)"
_DETERMINER = r"(?:that|the|an?|its|his|her|their|any|all|no|him|them|it)"
_VERB = (
    rf"(?:{_AUXILIARY}\b|\w+ed (?:{_OBJECT}\b|{_COUNT})|\w+s {_DETERMINER}\b|not\b|never\b|"
    rf"to \w+ \w+)"
)
_ADDING = (
    r"(?:adding|saying|stressing|noting|stating|underlining|emphasi[sz]ing|warning|arguing|telling|"
    r"insisting|urging|calling|accusing|demanding|reiterating|pointing out|vowing|pledging|"
    r"describing|expressing|thanking|killing|wounding|injuring|leaving|forcing|including)"
)
_CUT = re.compile(
    rf"\s*;\s+(?:and |but )?"
    rf"|\s+[–—-]{{1,2}}\s+"
    rf"|,\s+(?:and|so)\s+(?={_SUBJECT}\b|{_VERB})"
    r"|,\s+(?:but|while|whereas|although|though|yet)\s+"
    rf"|\s+(?:and|but|while|whereas|although|because|after|before)\s+"
    rf"(?={_VERB}|(?:he|she|it|they|we|there|that)\s+\w+)"
    rf"|,\s+(?=(?:which|who|whom|whose)\s[^,]*$)"
    rf"|,\s+(?={_ADDING}\b)"
    r"|,\s+(?=the (?:first|second|third|latest|highest|biggest|largest|most)\b[^,]*$)"
    r"|,\s+(?=(?:an?|some|two|three|\d+)? ?(?:hours?|days?|weeks?|months?) (?:after|before)\b)"
)
_LEAST = 12
"""Letters. A shorter piece stays with what comes after it."""
_INTRODUCTION = re.compile(
    r"^(?:If|When|While|Although|Once|Before|After|As|Since|Unless|Following|In|On|At|With)\b"
)
_ENDS = " \t\r\n,;:.!?\"“”’'"


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of one sentence, in order; together they hold all its words."""
    pieces: list[Span] = []
    start = sentence.start
    for joint in _cuts(text, sentence):
        if joint.start() - start >= _LEAST and sentence.end - joint.end() >= _LEAST:
            pieces.append(Span(start, joint.start()))
            start = joint.end()
    pieces.append(Span(start, sentence.end))
    return tuple(trimmed for piece in pieces if (trimmed := trim(text, piece)))


def trim(text: str, span: Span) -> Span | None:
    """The span without the blanks and stops at its ends; None where nothing else is there."""
    start, end = span.start, span.end
    while start < end and text[start] in _ENDS:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return Span(start, end) if end > start else None


def _cuts(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    """Joints after which a clause begins; none inside a pair of quotation marks or brackets."""
    for match in _CUT.finditer(text[: sentence.end], sentence.start):
        before = text[sentence.start : match.start()]
        if before.count("(") > before.count(")"):
            continue
        # "If Baiyun apologises, and it should, ..." has no claim before its main clause.
        if _INTRODUCTION.match(before) and "," not in before and match[0].strip() == ",":
            continue
        yield match
