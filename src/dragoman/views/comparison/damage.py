"""Text damage: words broken in editing or translation, told apart from disagreement.

`should interfering` has lost a verb; `coercion from Belmark` beside `sanctions against Belmark` has
turned round who does it to whom. Neither is a claim that anyone made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dragoman.link.words import tokens
from dragoman.records import Damage, DamageKind, Evidence, Findings, Report, Span
from dragoman.views.comparison.claims import Told

_ING = r"(?!(?:br|s|r|str|sw|cl|fl|st|wr|spr|p|th|k)ing\b)\w{3,}ing"
_BROKEN: tuple[tuple[DamageKind, str, re.Pattern[str]], ...] = (
    (
        "dropped word",
        "a verb is missing after the first word",
        re.compile(
            rf"\b(?:should|must|would|could|will|shall)(?: not)? (?:the )?{_ING}\b(?! (?:is|was))"
        ),
    ),
    (
        "wrong verb",
        "these two words cannot follow each other",
        re.compile(r"\b(?:should|must|would|could|will|shall|can|may|might) to \w+"),
    ),
    (
        "wrong verb",
        "a verb that is written like a name",
        re.compile(r"(?<=, )[A-Z][a-z]{2,}ed (?=(?:the|its|his|her|their|an?|[A-Z][\w-]+[’']s)\b)"),
    ),
    (
        "broken sentence",
        "a full stop stands inside the sentence",
        re.compile(r"(?<![.\w])[a-z][a-z’'-]{3,}\.(?:”|\")? ?[.] ?\w+|\b[a-z]{4,}\.[A-Z][a-z]+\b"),
    ),
    (
        "broken sentence",
        "a full stop stands inside the sentence",
        re.compile(r"(?<![.\w])[a-z][a-z’'-]{3,}\. (?!(?:com|org|net)\b)[a-z]{2,}(?: [a-z]+)?"),
    ),
    (
        "broken sentence",
        "an article follows a possessive",
        re.compile(r"\[\w+[’']s\] (?:a|an|the) \w+|\b[A-Z]\w+[’']s (?:a|an) \w+"),
    ),
)
_PRESSURE = (
    r"(?:coercion|pressure|sanctions?|embargo(?:es)?|tariffs?|boycotts?|blockades?|restrictions?|"
    r"bullying|blackmail|retaliation)"
)
_QUOTED = r"[”\"’']?"
_NAME = (
    r"((?:(?:our|its|their|his|her) )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|allies(?: and partners)?))"
)
_FROM = re.compile(rf"\b(?P<noun>{_PRESSURE}){_QUOTED} from (?P<name>{_NAME})")
_ON = rf"\b{_PRESSURE}{_QUOTED} (?:against|on|upon|of|towards?) (?:the )?"
_OWNER = re.compile(r"[\w.]+[’']s (?:\w+ ){0,3}$")
_DIRECTIONS = frozenset("from to by against on of at for towards with until before after".split())
_NEAR_COPY = 0.75


def broken(findings: Findings, sentences: Sequence[Span]) -> Iterator[Damage]:
    """What is broken in one account by itself."""
    report = findings.report
    names = [mention.span for mention in findings.mentions]
    for sentence in sentences:
        for kind, why, pattern in _BROKEN:
            # A false stop ends a sentence, so that its traces lie across two of them.
            end = min(len(report.text), sentence.end + 20)
            for match in pattern.finditer(report.text[:end], sentence.start):
                span = Span(match.start(), match.start() + len(match[0].rstrip()))
                named = why.endswith("name") and any(span.overlaps(name) for name in names)
                if match.start() < sentence.end and not named and "\n" not in match[0]:
                    yield Damage(kind, Evidence.cite(report, span), why)


def flipped(reports: Sequence[Report]) -> Iterator[Damage]:
    """`pressure from B` where the same texts tell the pressure as put on B."""
    for report in reports:
        for match in _FROM.finditer(report.text):
            span = Span(match.start(), match.end())
            before = report.text[max(0, match.start() - 40) : match.start()]
            owned = _OWNER.search(before)
            elsewhere = _put_on(match["name"], reports)
            if elsewhere is not None:
                why = f"elsewhere in these texts it is told as put on {match['name']}"
                yield Damage("flipped preposition", Evidence.cite(report, span), why, elsewhere)
            elif owned:
                why = f"it is told as {owned[0].split()[0]} and as coming from {match['name']}"
                start = match.start() - len(before) + owned.start()
                whole = Evidence.cite(report, Span(start, match.end()))
                yield Damage("flipped preposition", whole, why)


def _put_on(name: str, reports: Sequence[Report]) -> Evidence | None:
    pattern = re.compile(_ON + re.escape(name) + r"\b")
    for report in reports:
        if match := pattern.search(report.text):
            return Evidence.cite(report, Span(match.start(), match.end()))
    return None


def turned_words(left: Told, right: Told, reports: tuple[Report, Report]) -> Iterator[Damage]:
    """One small word otherwise in two claims that are else copies: `pressure on`, `pressure from`.

    Which of the two was meant the texts do not say; the later account is named as the one that
    has it otherwise.
    """
    quotes = left.claim.quote, right.claim.quote
    ours, theirs = tokens(quotes[0]), tokens(quotes[1])
    matcher = SequenceMatcher(a=ours, b=theirs, autojunk=False)
    if matcher.ratio() < _NEAR_COPY:
        return
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what != "replace" or i2 - i1 != 1 or j2 - j1 != 1:
            continue
        one, other = ours[i1], theirs[j1]
        if {one, other} <= _DIRECTIONS and j2 < len(theirs) and j1:
            cited = [
                _cited(report, told, (words[at - 1], words[at]))
                for report, told, words, at in (
                    (reports[0], left, ours, i1),
                    (reports[1], right, theirs, j1),
                )
            ]
            if cited[0] and cited[1]:
                why = f"“{other}” where the other account, else in the same words, has “{one}”"
                yield Damage("flipped preposition", cited[1], why, cited[0])


def _cited(report: Report, told: Told, words: tuple[str, str]) -> Evidence | None:
    """The two words with the one that follows them, as they stand in the claim."""
    whole = told.claim.evidence.spans[0]
    pattern = re.compile(r"\W+".join(map(re.escape, words)) + r"(?:\W+\w+)?", re.I)
    match = pattern.search(report.text, whole.start, whole.end)
    return Evidence.cite(report, Span(match.start(), match.end())) if match else None
