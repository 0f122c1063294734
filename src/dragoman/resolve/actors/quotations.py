"""Who "I" and "we" are inside quotation marks: the one that the paragraph lets speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.records import Actor, Mention, Span

_QUOTE = re.compile(r"[\"“„][^\"“”„]*(?:[\"”]|$)")
_FIRST = re.compile(r"\b(?:I|me|my|we|We|us|our|Our|My)\b")
_SAID = (
    r"said|says|added|adds|noted|stressed|insisted|continued|argued|stated|warned|went on|wrote|"
    r"tweeted|replied|answered|explained|announced|declared|recalled|asked"
)
_INVERTED = re.compile(rf"\b(?:{_SAID})\s+$")
_CLOSED = re.compile(r"\s*(?:[.,;:]|$)")
_AFTER = re.compile(
    rf"\s*(?:,[^,\"“”]*,)?\s*(?:also |then |later |has |had )?(?:{_SAID}|told|urged)\b"
)
_SENTENCE_END = re.compile(r"[a-z][.!?] ")
_NEAR = 60


def quotations(plain: str, paragraphs: Sequence[Span]) -> list[Span]:
    """What stands inside quotation marks, in order; one that stays open ends its paragraph."""
    return [
        Span(match.start(), match.end())
        for paragraph in paragraphs
        for match in _QUOTE.finditer(plain, paragraph.start, paragraph.end)
    ]


def first_person(
    plain: str, paragraphs: Sequence[Span], mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Mentions for "I" (the speaker) and "we" (the speaker's government) in quotations."""
    for paragraph in paragraphs:
        quotes = [
            Span(match.start(), match.end())
            for match in _QUOTE.finditer(plain, paragraph.start, paragraph.end)
        ]
        if not quotes:
            continue
        speaking = [
            mention
            for mention in mentions
            if mention.span.within(paragraph)
            and not any(mention.span.overlaps(quote) for quote in quotes)
            and _speaks(plain, mention)
        ]
        for quote in quotes:
            near = [mention for mention in speaking if _beside(plain, mention.span, quote)]
            speakers = {mention.actor.id: mention.actor for mention in near or speaking}
            if len(speakers) == 1:
                yield from _within(plain, quote, next(iter(speakers.values())))


def _beside(plain: str, span: Span, quote: Span) -> bool:
    """Whether the mention stands by the quotation: before it, or behind it in its sentence."""
    if 0 <= span.start - quote.end <= _NEAR:
        return _SENTENCE_END.search(plain, quote.end, span.start) is None
    return 0 <= quote.start - span.end <= _NEAR // 2


def _speaks(plain: str, mention: Mention) -> bool:
    before = plain[max(0, mention.span.start - 16) : mention.span.start]
    inverted = _INVERTED.search(before) and _CLOSED.match(plain, mention.span.end)
    return bool(inverted or _AFTER.match(plain, mention.span.end))


def _within(plain: str, quote: Span, speaker: Actor) -> Iterator[Mention]:
    for match in _FIRST.finditer(plain, quote.start, quote.end):
        single = match.group() in ("I", "me", "my", "My")
        actor = speaker if single else _side(speaker)
        if actor is not None and (not single or speaker.name is not None):
            yield Mention(Span(match.start(), match.end()), match.group(), "pronoun", actor)


def _side(speaker: Actor) -> Actor | None:
    if speaker.country is None or speaker.sector != "GOV":
        return None
    return Actor(speaker.country, "GOV")
