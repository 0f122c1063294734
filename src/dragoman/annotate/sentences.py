"""Sentences of news English, by rule: fast, deterministic, and tolerant of damaged text."""

from __future__ import annotations

import re

from dragoman.records import Span

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*|[。！？]+[」』”]*")
_ABBREVIATIONS = frozenset("""
    adm amb brig capt col dep dept dr fig fr gen gov hon inc jr lt ltd maj messrs mr mrs ms
    mt no nos pres prof rep reps rev sen sens sgt sr st supt vs etc approx est cf viz al ed
    eds vol jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn
    miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo co corp bros univ ave blvd
    rd
""".split())  # fmt: skip
_NUMBERING = frozenset({"no", "nos", "fig", "vol"})
_FORMS = frozenset({"inc", "co", "corp", "ltd", "bros", "jr", "sr", "etc"})
_SPOKEN = re.compile(r"(?:[A-Z][\w'’-]+\s+){0,2}(?:said|says|told|asked|added|according)\b")


def sentences(text: str, block: Span) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph, in order, covering all of its visible text."""
    found: list[Span] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if not _ends_sentence(text, match, block):
            continue
        found.append(Span(start, match.end()))
        start = _skip_space(text, match.end(), block.end)
    if start < block.end:
        found.append(Span(start, block.end))
    return tuple(found)


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _ends_sentence(text: str, mark: re.Match[str], block: Span) -> bool:
    if mark.end() >= block.end:
        return True
    if mark[0][0] in "。！？":
        return True
    after = _skip_space(text, mark.end(), block.end)
    if after == mark.end():
        return False
    following = text[after]
    if following.islower() or following in ",;:)–—-":
        return False
    if mark[0][-1] in "\"”’'»" and _SPOKEN.match(text, after):
        return False
    return mark[0] != "." or not _is_abbreviation(text, mark.start(), following)


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    """`Gen. Volkanov`, `U.S. officials`, `J. Smith`: a full stop that ends no sentence."""
    word_start = dot
    while word_start > 0 and (text[word_start - 1].isalpha() or text[word_start - 1] == "."):
        word_start -= 1
    word = text[word_start:dot]
    if not word:
        return False
    bare = word.casefold()
    if bare in _NUMBERING:
        return following.isdigit()
    if bare in _FORMS and _starts_like_a_sentence(text, dot):
        return False
    if bare in _ABBREVIATIONS:
        return following.isupper() or following.isdigit()
    if "." in word:  # U.S., p.m., e.g.: ends a sentence only before a function word
        return not _starts_like_a_sentence(text, dot)
    return len(word) == 1 and word.isupper() and word != "I"


_OPENERS = re.compile(
    r"\.\s+[\"“‘]?(?:The|A|An|He|She|It|They|We|In|On|At|But|And|This|That|These|Those|His|Her|"
    r"Its|Their|After|Before|Since|While|When|If|As|For|However|Last|Earlier|Later|There)\b"
)


def _starts_like_a_sentence(text: str, dot: int) -> bool:
    return _OPENERS.match(text, dot) is not None
