"""Through whom words came: "Berg told Orr to wait, the ministry said", "according to minutes".

A relay belongs to the utterance that is told of in its own sentence, not to the one whose speaker
it is and not to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.attribute.decode import Draft
from dragoman.records import Span, Text

_ORGAN = re.compile(
    r"\b(?:ministry|office|agency|service|media|television|radio|broadcaster|newspaper|paper|daily|"
    r"weekly|statements?|read-?outs?|communiqu[eé]s?|transcripts?|summary|reports?|minutes|bulletin|"
    r"spokes(?:man|woman|person)|embassy|department|secretariat|palace|chancellery|circular|"
    r"magazine|tabloid|channel|network|station|outlet|site|journal|post|times|herald|courier|"
    r"tribune|gazette|observer|news|press|broadcasting|podcast)\b",
    re.I,
)
_WORDS = r"(?:(?! (?:who|which|that)\b)[^,;:.\"“”\n]){2,90}"
_BEHIND = re.compile(
    rf"(?:[,”\"] |^)(?:according to|as (?:reported|quoted|told) by) (?P<any>{_WORDS})|"
    rf", (?P<organ>{_WORDS}?) (?:said|says|reported|reports|announced|added|disclosed|recorded|"
    r"wrote)(?=\.|,? (?:in|on|late|early|via|citing|quoting|with|today|yesterday|[A-Z]\w+day)\b)",
    re.M,
)
_BEFORE = re.compile(rf"(?:^|(?<=[.”\"] )|(?<=\n))(?:According to|As told by) (?P<any>{_WORDS})")
_PERSON = (
    r"(?:spokes\w+|lawyers?|aides?|envoys?|intermediar\w+|mediators?|ambassadors?|embassy|office|"
    r"ministry|marshal)"
)
_BESIDE = re.compile(
    r"\b(?:carried(?: live)?|published|broadcast|aired|seen|obtained|released|issued|relayed|read|"
    r"distributed|conveyed|circulated|passed on|monitored)(?: out| aloud)?"
    r"(?: (?:on )?\w+day| (?:to|on) [^,;.\"“”\n]{2,40}?)? by "
    r"(?P<by>(?:the|an?|this|its|his|her|their|[A-Z])"
    r"(?:(?! (?:that|which|on)\b)[^,;.\"“”\n]){2,60})"
    r"|\b[Tt]hrough (?P<through>(?:(?:the|an?|his|her|its|their) |[A-Z][\w-]+ )(?:[\w-]+ )?"
    rf"{_PERSON}\b(?: of [^,;.\"“”\n]{{2,30}}?)?)(?=,|\.| that\b| and\b)"
    r"|\b(?:interviews? with|[Ss]peaking (?:to|on|with)|(?:remarks|comments) (?:to|on)) "
    r"(?P<organ>(?:(?! (?:that|which|who|on|in)\b)[^,;.\"“”\n]){2,60})"
)
_QUOTES = re.compile(
    rf"(?:^|(?<=[”\"] )|(?<=, )|(?<=\n))(?P<quoting>{_WORDS}?)(?:, [^,;\"“”\n]{{2,80}},)? "
    rf"(?:has |had )?(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bbeen )"
    rf"(?P<cue>quoted|quotes|cited|cites) (?!by\b|in\b)(?P<speaker>{_WORDS}?) as \w+ing\b"
)
# "The following readout is attributable to the spokesman": all that is told below it.
# In a statement of its own an organ speaks; an account tells what others said.
_GIVEN = r"(?:read-?out|account|summary|version|transcript)"
_GIVEN_OUT = re.compile(
    r"(?:(?:The )?(?:following|below)\b[^:\n]{0,80}?"
    rf"(?:attributable to|(?:released|issued|provided|published|given out) by) (?P<by>{_WORDS})"
    rf"|(?:[^\n]{{0,60}}\. )?(?P<giver>{_WORDS}) "
    r"(?:released|issued|published|provided|gave out|put out)"
    rf"(?: on \w+day)? the following {_GIVEN}[^:.\n]{{0,60}})[.:]?$",
    re.I,
)


def handed_on(drafts: Sequence[Draft], text: Text) -> None:
    """Give each draft the relays that its own sentence names, and no others."""
    body = text.report.text
    by_sentence: dict[Span, list[Draft]] = {}
    for draft in drafts:
        sentence = text.sentence_at(draft.cue[0].start) if draft.cue else None
        if sentence is not None and draft.content:
            by_sentence.setdefault(sentence, []).append(draft)
    _rehome(drafts, by_sentence, text)
    for sentence, found in by_sentence.items():
        for pattern in (_BEHIND, _BEFORE, _BESIDE):
            for match in pattern.finditer(body, sentence.start, sentence.end):
                name = next(name for name, words in match.groupdict().items() if words)
                span = Span(*match.span(name))
                if name != "organ" or _ORGAN.search(span.of(body)):
                    _give(span, found, before=pattern is _BEHIND, one=pattern is _BESIDE)
        for match in _QUOTES.finditer(body, sentence.start, sentence.end):
            _quote(match, found)
    _give_out(drafts, text)


def _give(span: Span, found: Sequence[Draft], *, before: bool, one: bool) -> None:
    told = [
        draft
        for draft in found
        if not any(span.overlaps(own) for own in (*draft.source, *draft.cue, *draft.addressees))
        and not any(span.within(piece) for piece in draft.content)
        and (not before or draft.cue[0].end <= span.start)
    ]
    if one:
        told = sorted(told, key=lambda draft: abs(draft.cue[0].start - span.start))[:1]
    for draft in told:
        if not any(span.overlaps(relay) for relay in draft.relays):
            draft.relays.append(span)


def _quote(match: re.Match[str], found: Sequence[Draft]) -> None:
    """Of "the agency quoted Berg as saying" Berg is the speaker and the agency the relay."""
    quoting, words = Span(*match.span("quoting")), Span(match.start("cue"), match.end())
    for draft in found:
        if not any(words.overlaps(own) for own in draft.cue):
            continue
        if any(quoting.overlaps(source) for source in draft.source):
            draft.source = [Span(*match.span("speaker"))]
        draft.relays = [span for span in draft.relays if not span.overlaps(quoting)] + [quoting]


def _give_out(drafts: Sequence[Draft], text: Text) -> None:
    """Whoever gives out an account hands on all that it tells below."""
    body = text.report.text
    for block in text.paragraphs:
        match = _GIVEN_OUT.match(body, block.start, block.end)
        if match is None:
            continue
        giver = Span(*match.span("by" if match["by"] else "giver"))
        for draft in drafts:
            below = draft.cue and draft.cue[0].start > block.end and not draft.inner
            if below and draft.content and not draft.relays:
                draft.relays = [giver]


def _rehome(drafts: Sequence[Draft], by_sentence: dict[Span, list[Draft]], text: Text) -> None:
    """A relay stands in the sentence of its utterance, and no speaker relays himself."""
    for draft in drafts:
        kept = []
        for span in draft.relays:
            sentence = text.sentence_at(span.start)
            here = by_sentence.get(sentence, []) if sentence is not None else []
            own = any(span.overlaps(source) for source in draft.source)
            if own or (here and draft not in here):
                _give(span, here, before=False, one=True)
            else:
                kept.append(span)
        draft.relays = kept
