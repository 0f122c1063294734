"""Words that say that nothing was said, or that it is still to be said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.attribute.decode import Draft
from dragoman.records import Span, Text

_MORE = r"(?:any |further |more )?"
_SPEAK = (
    r"comment|respond|reply|react|answer|elaborate|say|speak|confirm|reveal|disclose|announce|"
    rf"explain|give {_MORE}(?:details|information|reasons?|comment)|be drawn|discuss|address|name|"
    rf"provide {_MORE}(?:details|information|comment)|issue (?:a|any) (?:statement|comment)|"
    r"return (?:calls|messages|requests)|release (?:any )?(?:details|information)"
)
_SPEECH = (
    r"(?:tell|say|ask|urge|press|explain|inform|assure|warn|announce|express|make clear|brief|"
    r"raise|propose|offer|promise|demand|call|convey|reply|read|testify|confirm|deny|reject)"
)
_SOON = r"(?:immediately |yet |publicly |so far )?"
_HAVE = r"(?:did|does|do|has|have|had)"
_SILENT = re.compile(
    rf"\b(?:(?:has|have|had|is|are) (?:yet|still) to|declin(?:ed|es|ing) to|refus(?:ed|es|ing) to|"
    rf"{_HAVE} not {_SOON}|{_HAVE}n[’']t {_SOON}|would not {_SOON}|"
    rf"(?:was|were) not (?:immediately )?available (?:for|to)) ?(?:{_SPEAK})(?:ed|ded|ied)?\b"
    r"|\b(?:made|offered|gave|had) no (?:immediate |public |further )?"
    r"(?:comment|response|reply|reaction|statement)\b"
    r"|\b(?:kept|remained|stayed|fell|been|was|were) silent\b"
    r"|\bmade no mention of\b"
    r"|\bneither confirm(?:s|ed)? nor den(?:y|ies|ied)\b"
    r"|\bcould not (?:immediately )?be reached\b",
    re.I,
)
_CLAUSE_START = re.compile(r"[,;:]|\b(?:and|but|while|though|although|as|because|that|when)\b")
_WILL = re.compile(
    r"\b(?:will|['’]ll|shall|(?:is|are|was|were) (?:set|due|expected|likely|going|scheduled|about|"
    r"preparing|planning) to|plans? to|intends? to)\b"
)
_WOULD = re.compile(r"would (?!not |never |have )(?:\w+ly )?(?:be )?" + _SPEECH, re.I)
_LEAD = re.compile(r"^(?:on|in|at|by|since|so far|until|as of|for)\b[^,]*$", re.I)
_RECALLED = re.compile(r"(?:\w+ )?recall(?:s|ed|ing)?(?: home)?", re.I)
_ENVOYS = re.compile(
    r"(?!that\b|how\b|what\b|when\b|why\b)[\w’'-]+ (?:[\w’'-]+ ){0,3}?"
    r"(?:ambassadors?|envoys?|charg\w+|diplomats?|consuls?|attach[eé]s?|representatives?|negotiators?|"
    r"delegations?|missions?|troops|soldiers|reservists)\b"
    r"(?! (?:had|has|have|was|were|as|saying)\b)",
    re.I,
)
_ON_CONDITION = re.compile(
    r"(?:spoken?|speak(?:s|ing)?|talk(?:ed|ing))\b[\w ,]{0,30}\b(?:on (?:the )?condition|anonym)",
    re.I,
)
_LONGEST = 90
_FEW = 3
_SAYING = re.compile(r"\b(?:say|confirm|discuss|explain|address|announce|name|answer)\w*$", re.I)


def unsaid(drafts: Sequence[Draft], text: Text) -> list[Draft]:
    """The drafts less deeds, with silence and words still to come marked."""
    out = [draft for draft in drafts if not (_is_deed(draft, text) or _on_condition(draft, text))]
    for draft in out:
        if draft.cue and _is_ahead(draft, text):
            draft.announced = max(draft.announced, 0.9)
    body = text.report.text
    for sentence in text.sentences:
        for match in _SILENT.finditer(body, sentence.start, sentence.end):
            _silence(Span(*match.span()), sentence, out, text)
    return out


def _is_deed(draft: Draft, text: Text) -> bool:
    """Whoever "recalled its ambassador" has said nothing by that."""
    body = text.report.text
    cue, content = (" ".join(part.of(body) for part in it) for it in (draft.cue, draft.content))
    return bool(_RECALLED.fullmatch(cue) and _ENVOYS.match(content))


def _on_condition(draft: Draft, text: Text) -> bool:
    """Whoever "spoke on condition of anonymity" has not kept silent by that."""
    if draft.content or not draft.cue:
        return False
    return bool(_ON_CONDITION.match(text.report.text, draft.cue[0].start))


def _is_ahead(draft: Draft, text: Text) -> bool:
    """ "will tell", "is expected to announce": the modal stands in the cue or just before it.

    In another's words "would tell" is still to come as well.
    """
    cue, body = draft.cue[0], text.report.text
    if draft.inner and _WOULD.match(body, cue.start, cue.end):
        return True
    sentence = text.sentence_at(cue.start)
    start = max(sentence.start if sentence else 0, cue.start - 14)
    found = list(_WILL.finditer(body, start, cue.end))
    if not found:
        return False
    match = found[-1]
    return not re.search(
        r"[,;:.]| (?:that|and|who) ", body[match.end() : max(match.end(), cue.start)]
    )


def _silence(words: Span, sentence: Span, drafts: list[Draft], text: Text) -> None:
    body = text.report.text
    subject = _subject(words, sentence, body)
    home = next((d for d in drafts if any(cue.overlaps(words) for cue in d.cue)), None)
    if home is None:
        if subject is not None and not _inside_quotation(words, drafts):
            drafts.append(Draft(cue=[words], source=[subject], silence=1.0, score=0.0))
        return
    if home.content and (_is_quoted(home, body) or _says_what(home, words, body)):
        return
    home.content, home.silence = [], max(home.silence, 0.9)
    if subject is not None:
        home.source = [subject]
    home.cue = [words]


def _says_what(draft: Draft, words: Span, body: str) -> bool:
    """ "Declined to say whether it would sign" tells a stance, "declined to comment" nothing."""
    told = sum(len(span.of(body).split()) for span in draft.content)
    return told > _FEW and bool(_SAYING.search(words.of(body)))


def _is_quoted(draft: Draft, body: str) -> bool:
    """ "Would not confirm that ..." is silence; a cue with a quotation gives words all the same."""
    return any(body[span.start] in '"“' for span in draft.content)


def _inside_quotation(words: Span, drafts: Sequence[Draft]) -> bool:
    return any(words.within(span) for draft in drafts for span in draft.content)


def _subject(words: Span, sentence: Span, body: str) -> Span | None:
    """What stands between the start of the clause and the words: who keeps silent."""
    before = body[sentence.start : words.start]
    start = max((match.end() for match in _CLAUSE_START.finditer(before)), default=0)
    subject = before[start:].strip(' "“”')
    if not subject or len(subject) > _LONGEST or _LEAD.match(subject):
        return None
    at = sentence.start + before.rindex(subject)
    return Span(at, at + len(subject))
