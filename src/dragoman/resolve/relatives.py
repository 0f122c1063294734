"""Whose brother, ally or rival somebody is does not say who it is.

"The president's brother" is not the president, and "Kestria's old ally Istrava" is Istrava.
"""

from __future__ import annotations

import re

from dragoman.records import Span

_KIN = (
    r"(?:fathers?|mothers?|parents?|(?:half-|step-)?(?:brothers?|sisters?|sons?|daughters?)|wife|wives|"
    r"husbands?|spouses?|widows?|widowers?|uncles?|aunts?|cousins?|nephews?|nieces?|relatives?|"
    r"famil(?:y|ies)|(?:grand)?child(?:ren)?|grand(?:son|daughter|father|mother)s?|\w+-in-law|"
    r"girlfriends?|boyfriends?|fianc[eé]e?s?|friends?|biographers?)"
)
_OTHERS = (
    r"(?:all(?:y|ies)|rivals?|opponents?|foes?|enem(?:y|ies)|critics?|neighbou?rs?|"
    r"running[- ]mates?|predecessors?|successors?|adversar(?:y|ies)|competitors?|"
    r"creditors?|trading partners?|captors?|killers?|victims?)"
)
_OWNED = re.compile(
    rf"(?:\S+ ){{0,6}}?\S+['’]s? (?:[\w-]+ ){{0,3}}?(?:(?P<kin>{_KIN})|{_OTHERS})\b"
    r"(?! (?:and|or) )(?P<named>(?:,| ?[:—–-])? )?"
)
_OF = re.compile(rf"(?:[\w-]+ ){{0,3}}?(?:(?P<kin>{_KIN})|{_OTHERS}) (?:of|to) ", re.IGNORECASE)

_GOVERNS = re.compile(r"['’]s? (?:[\w-]+ )?(?:administration|government|regime|junta)\b")
_GOVERNMENT = re.compile(rf"{_GOVERNS.pattern}$")


def who_stands_there(span: Span, body: str) -> Span | None:
    """The part of a span that names somebody, if it begins with whose relative or rival that is.

    The span itself where it says nothing of the kind; None where only the other one is named.
    """
    if owned := _OWNED.match(body, span.start, span.end):
        named = owned["named"] is not None and owned.end() < span.end
        return Span(owned.end(), span.end) if named else None
    return None if _OF.match(body, span.start, span.end) else span


def names_government(span: Span, body: str) -> bool:
    """Whether a government is somebody's, within a span or right behind it."""
    return bool(_GOVERNS.search(body, span.start, span.end) or _GOVERNS.match(body, span.end))


def government_of(span: Span, body: str) -> bool:
    """Whether a span names somebody only as the head of a government: "Berg's administration"."""
    return bool(_GOVERNMENT.search(body, span.start, span.end) or _GOVERNS.match(body, span.end))


def is_kin(words: str) -> bool:
    """Whether words name somebody's kin, who are of that one's state, as its rivals are not."""
    found = _OWNED.match(words) or _OF.match(words)
    return bool(found and found["kin"])
