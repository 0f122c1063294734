"""Wording beside a content that settles whose words they are, whatever a model links to it.

"... ," Berg told reporters, according to the ministry: the speaker is Berg, and the ministry hands
it on. A cue of another paragraph is no cue of this content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.attribute.decode import Draft
from dragoman.records import Span, Text

_SAID = (
    r"said|says|told|tells|added|adds|noted|notes|stressed|stresses|insisted|insists|asked|asks|"
    r"warned|warns|argued|argues|stated|states|continued|replied|explained|declared|announced|"
    r"wrote|emphasi[sz]ed|underlined|underscored|reiterated|pledged|vowed|urged|acknowledged|"
    r"confirmed|recalled|remarked|observed|concluded|claimed|suggested|tweeted"
)
_NAME = r"(?P<source>(?:(?![.;:\"“”]\s)[^,;:\"“”\n]){2,90}?)"
_MIDDLE = r"(?: (?:also|then|later|again|further|once more|repeatedly|\w+ly))?"
_AFTER = re.compile(rf"[,!?]?[\"”]?,?\s*{_NAME}{_MIDDLE} (?P<cue>{_SAID})\b")
_INVERTED = re.compile(rf"[,!?]?[\"”]?,?\s+(?P<cue>{_SAID}) {_NAME}(?=[,.;]|$)")
_SAID_INSIDE = re.compile(rf"(?<=[\"”]) {_NAME}{_MIDDLE} (?:{_SAID})(?: [^“”\"]{{1,60}})?$")
_PRONOUNISH = re.compile(r"(?:and|but|who|which|that|as|when|while|if|because|of|in)\b", re.I)
_CUT = re.compile(
    r"(?:^|\s)(?:the|a|an|of|and|with|his|her|its|their|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)$", re.I
)
_TO_VERB = re.compile(r"(?P<rest>\.? ?[^,;:.\"“”\n]{1,60}) ")
_TO_STOP = re.compile(r"(?P<rest>\.?(?: [\w’'&-]+){1,6})(?=[,;:.])")
_NAME_TO_VERB = re.compile(
    r"(?P<rest>(?: (?:[A-Z][\w’'-]*|of|news|press|media|radio|television|agency|service|ministry|"
    r"office|party|newspaper|daily|station|minister|president|spokes\w+))+) "
)
_CLOSE = 12
_QUOTES = '"“”„«»'


def anchored(drafts: Sequence[Draft], text: Text) -> list[Draft]:
    """The drafts with the cue and source that stand beside their contents."""
    out = [draft for draft in (_near(draft, text) for draft in drafts) if draft is not None]
    for draft in out:
        if not draft.inner:
            _beside(draft, text)
        draft.source = [_whole(span, draft.cue, text.report.text) for span in draft.source]
    return _joined(out)


# ---------------------------------------------------------------- links that reach too far


def _near(draft: Draft, text: Text) -> Draft | None:
    """Without contents that lie in another paragraph than the cue; None where nothing is left."""
    anchors = draft.cue or draft.source
    if not anchors or not draft.content:
        return draft
    near = [span for span in draft.content if any(_reaches(span, at, text) for at in anchors)]
    if len(near) == len(draft.content):
        return draft
    if near:
        draft.content = near
        return draft
    if all(text.report.text[span.start] in _QUOTES for span in draft.content):
        draft.cue, draft.source, draft.addressees, draft.relays = [], [], [], []
        return draft
    draft.content = []
    return draft if draft.silence >= 0.5 else None


def _reaches(content: Span, anchor: Span, text: Text) -> bool:
    """In one paragraph, or a quotation in the paragraph next to the cue's."""
    block = next((b for b in text.paragraphs if b.start <= anchor.start < b.end), None)
    if block is None or content.overlaps(block):
        return True
    quoted = text.report.text[content.start] in _QUOTES
    gap = text.report.text[min(content.end, block.end) : max(content.start, block.start)]
    return quoted and not gap.strip()


# ---------------------------------------------------------------- the words beside it


def _beside(draft: Draft, text: Text) -> None:
    """ "...," Berg told reporters: the words that follow the quotation name cue and speaker."""
    body = text.report.text
    draft.content = [_quotation_of(content, draft, body) for content in draft.content]
    for content in draft.content:
        sentence = text.sentence_at(content.end - 1)
        if sentence is None or not _stops(body, content):
            continue
        edge = content.end - (body[content.end - 1] in ',"”')
        for pattern in (_AFTER, _INVERTED):
            match = pattern.match(body, edge, sentence.end)
            if match is None or _PRONOUNISH.match(match["source"]):
                continue
            cue, source = Span(*match.span("cue")), Span(*match.span("source"))
            if _elsewhere(draft, sentence) or _according(draft, cue, body):
                draft.cue, draft.source = [cue], [source]
            elif any(cue.overlaps(span) for span in draft.cue) and _far(draft.source, cue):
                draft.source = [source]
            return


def _elsewhere(draft: Draft, sentence: Span) -> bool:
    """Whether the cue or the source that was linked stands outside the sentence."""
    far = draft.source and not any(span.within(sentence) for span in draft.source)
    return bool(far) or not any(span.within(sentence) for span in draft.cue)


def _according(draft: Draft, cue: Span, body: str) -> bool:
    """ "... ," he said, according to the agency: the verb comes first, and its subject speaks."""
    outer = draft.cue[0] if len(draft.cue) == 1 else cue
    return outer.start >= cue.end and outer.of(body).lower() == "according to"


def _quotation_of(content: Span, draft: Draft, body: str) -> Span:
    """Of "... ," he said, according to the agency: the words, without who said them."""
    if not _according(draft, content, body):
        return content
    inside = _SAID_INSIDE.search(body, content.start, content.end)
    return Span(content.start, inside.start()) if inside else content


def _whole(source: Span, cues: Sequence[Span], body: str) -> Span:
    """A speaker that breaks off, "the Sepehr" of a news agency, up to the verb or a stop."""
    cue = min((span.start for span in cues if span.start >= source.end), default=None)
    cut = _CUT.search(source.of(body))
    if cue is None:
        rest = _TO_STOP.match(body, source.end) if cut else None
    else:
        rest = (_TO_VERB if cut else _NAME_TO_VERB).fullmatch(body, source.end, cue)
    return Span(source.start, rest.end("rest")) if rest else source


def _far(source: Sequence[Span], cue: Span) -> bool:
    """Whether no source stands right before or after the cue."""
    return not any(
        -2 <= cue.start - span.end <= _CLOSE or -2 <= span.start - cue.end <= _CLOSE
        for span in source
    )


def _stops(body: str, content: Span) -> bool:
    """Whether the content ends in a comma or a mark of its quotation."""
    return bool(
        re.match(r"[,\"”]|[!?][\"”]", body[content.end - 1 : content.end + 2].lstrip())
    ) or (body[content.end : content.end + 1] in (",", "”", '"'))


def _joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one cue and one source are one statement in several pieces."""
    out: list[Draft] = []
    by_parts: dict[tuple[Span, Span, bool], Draft] = {}
    for draft in drafts:
        if not draft.cue or not draft.source:
            out.append(draft)
            continue
        home = by_parts.setdefault((draft.cue[0], draft.source[0], draft.inner), draft)
        if home is draft:
            out.append(draft)
            continue
        home.content = glued([*home.content, *draft.content])
        home.addressees = list(dict.fromkeys((*home.addressees, *draft.addressees)))
        home.relays = list(dict.fromkeys((*home.relays, *draft.relays)))
    return out


def glued(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start - out[-1].end <= 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
