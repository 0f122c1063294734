"""Who "I", "we" and "you" are inside quotation marks: who speaks there, and to or of whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Actor, Mention, Span

_QUOTE = re.compile(r"[\"“„][^\"“”„]*(?:[\"”]|$)")
_FIRST = re.compile(r"\b(?:I|me|my|we|We|us|our|Our|My)\b")
_OUR = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
_SECOND = re.compile(r"(?<!hank )(?<!as )\b(?:[Yy]ou|[Yy]our)\b(?! (?:know|see|guys)\b)")
_SAID = (
    r"said|says|added|adds|noted|stressed|insisted|continued|argued|stated|warned|went on|wrote|"
    r"tweeted|replied|answered|explained|announced|declared|recalled|asked"
)
_INVERTED = re.compile(rf"\b(?:{_SAID})\s+$")
_CLOSED = re.compile(r"\s*(?:[.,;:]|$)")
_AFTER = re.compile(
    rf"\s*(?:,[^,\"“”]*,|,)?\s*(?:also |then |later |has |had )?(?:{_SAID}|told|urged)\b"
)
_TOLD = re.compile(
    r"\s*(?:,[^,\"“”]*,)?\s*(?:also |then |later |has |had )?"
    r"(?:told|asked|urged|warned|reminded|assured|promised|informed)\s+(?:\w+ly )?"
)
_SENTENCE_END = re.compile(r"[a-z][.!?] ")
_STOP = re.compile(r"[.!?](?=\s|[\"”]|$)")
# "If we can agree", "unless we both give way": what neither can do without the other.
_CONDITION = re.compile(r"\b(?:if|once|when|unless|until)\s+$", re.IGNORECASE)
_JOINTLY = re.compile(r"\b(?:together|both|each other|one another|jointly)\b", re.IGNORECASE)
_BOTH_SIDES = re.compile(
    r"\b(?:both|(?:the|our) two) (?:of us|sides|countries|nations|peoples|governments)\b",
    re.IGNORECASE,
)
_NEAR = 60
Sides = Callable[[Span], tuple[Actor, ...]]


def quotations(plain: str, paragraphs: Sequence[Span]) -> list[Span]:
    """What stands inside quotation marks, in order; one that stays open ends its paragraph."""
    return [
        Span(match.start(), match.end())
        for paragraph in paragraphs
        for match in _QUOTE.finditer(plain, paragraph.start, paragraph.end)
    ]


@dataclass(frozen=True, slots=True)
class _Speech:
    """One quotation with its speaker, whom he tells it, and all quotations of his paragraph."""

    quote: Span
    speaker: Actor
    hearer: Actor | None
    run: tuple[Span, ...]


def persons(
    plain: str, paragraphs: Sequence[Span], mentions: Sequence[Mention], *, two_sides: Sides
) -> Iterator[Mention]:
    """Mentions for "I" (the speaker), "we" (his government, or both sides) and "you".

    `two_sides` names the two states of whom a place of the report tells.
    """
    for paragraph in paragraphs:
        for speech in _speeches(plain, paragraph, mentions):
            yield from _first(plain, speech, two_sides)
            yield from _second(plain, speech, mentions, two_sides)


def spoken(
    plain: str, passages: Iterable[tuple[Span, Actor]], quoted: Sequence[Span], *, two_sides: Sides
) -> Iterator[Mention]:
    """Mentions for "I" and "we" in passages that are somebody's words without quotation marks."""
    for passage, speaker in passages:
        for found in _first(plain, _Speech(passage, speaker, None, (passage,)), two_sides):
            if not any(found.span.overlaps(quote) for quote in quoted):
                yield found


def _speeches(plain: str, paragraph: Span, mentions: Sequence[Mention]) -> Iterator[_Speech]:
    quotes = quotations(plain, [paragraph])
    if not quotes:
        return
    outside = [
        mention
        for mention in mentions
        if mention.span.within(paragraph) and not any(mention.span.overlaps(q) for q in quotes)
    ]
    speaking = [mention for mention in outside if _speaks(plain, mention)]
    for quote in quotes:
        near = [mention for mention in speaking if _beside(plain, mention.span, quote)]
        near = near or [m for m in speaking if _same_sentence(plain, m.span, quote)]
        chosen = near or speaking
        speakers = {mention.actor.id: mention.actor for mention in chosen}
        if len(speakers) == 1:
            hearer = _hearer(plain, chosen, outside)
            yield _Speech(quote, next(iter(speakers.values())), hearer, tuple(quotes))


def _beside(plain: str, span: Span, quote: Span) -> bool:
    """Whether the mention stands by the quotation: before it, or behind it in its sentence."""
    if 0 <= span.start - quote.end <= _NEAR:
        ended = plain[quote.end : quote.end + 1] in (".", "!", "?")
        return not ended and _SENTENCE_END.search(plain, quote.end, span.start) is None
    return 0 <= quote.start - span.end <= _NEAR // 2


def _same_sentence(plain: str, span: Span, quote: Span) -> bool:
    """As in "the ambassador told a newspaper that his state "does not take sides"."""
    if span.end > quote.start:
        return False
    return _SENTENCE_END.search(plain, span.end, quote.start) is None


def _speaks(plain: str, mention: Mention) -> bool:
    before = plain[max(0, mention.span.start - 16) : mention.span.start]
    inverted = _INVERTED.search(before) and _CLOSED.match(plain, mention.span.end)
    return bool(inverted or _AFTER.match(plain, mention.span.end))


def _hearer(plain: str, speaking: Sequence[Mention], outside: Sequence[Mention]) -> Actor | None:
    """Whom the words are told: "..., he told Angola's ambassador"."""
    for speaker in speaking:
        told = _TOLD.match(plain, speaker.span.end)
        if told is not None:
            for mention in outside:
                if mention.span.start == told.end():
                    return mention.actor
    return None


# ---------------------------------------------------------------- the one who speaks


def _first(plain: str, speech: _Speech, two_sides: Sides) -> Iterator[Mention]:
    speaker = speech.speaker
    for match in _FIRST.finditer(plain, speech.quote.start, speech.quote.end):
        span = Span(match.start(), match.end())
        single = match.group() in ("I", "me", "my", "My")
        if not single and _jointly(plain, span, speech):
            sides = two_sides(span)
            if len(sides) == 2 and speaker.country in [side.country for side in sides]:
                yield from (Mention(span, match.group(), "pronoun", side) for side in sides)
                continue
        actor = speaker if single else _side(speaker)
        if actor is not None and (not single or speaker.name is not None):
            yield Mention(span, match.group(), "pronoun", actor)


def _jointly(plain: str, we: Span, speech: _Speech) -> bool:
    """Whether "we" takes the other side in: "if we can do that ... both sides will gain"."""
    if not _CONDITION.search(plain[max(0, we.start - 8) : we.start]):
        return False
    stop = _STOP.search(plain, we.end, speech.quote.end)
    end = stop.start() if stop is not None else speech.quote.end
    return bool(_JOINTLY.search(plain, we.end, end)) or any(
        _BOTH_SIDES.search(plain, quote.start, quote.end) for quote in speech.run
    )


def _side(actor: Actor) -> Actor | None:
    if actor.country is None or actor.sector != "GOV":
        return None
    return Actor(actor.country, "GOV")


# ---------------------------------------------------------------- the one spoken to


def _second(
    plain: str, speech: _Speech, mentions: Sequence[Mention], two_sides: Sides
) -> Iterator[Mention]:
    for match in _SECOND.finditer(plain, speech.quote.start, speech.quote.end):
        span = Span(match.start(), match.end())
        actor = _addressed(plain, span, speech, mentions, two_sides)
        if actor is not None:
            yield Mention(span, match.group(), "pronoun", actor)


def _addressed(
    plain: str, you: Span, speech: _Speech, mentions: Sequence[Mention], two_sides: Sides
) -> Actor | None:
    """The state of whom it is told, or else the one other state that the speaker speaks of.

    Before reporters a speaker turns to the other side; to students, to nobody in particular.
    """
    own = _side(speech.speaker)
    if own is None:
        return None
    hearer = speech.hearer
    if hearer is not None and hearer.sector != "JRN":
        side = _side(hearer)
        return side if side is not None and side != own else None
    others = {
        mention.actor.country
        for mention in mentions
        if mention.actor.country is not None and mention.kind != "pronoun"
        if any(mention.span.within(quote) for quote in speech.run)
    } - {own.country}
    if len(others) == 1:
        return Actor(others.pop(), "GOV")
    if others or not any(_OUR.search(plain, quote.start, quote.end) for quote in speech.run):
        return None
    sides = two_sides(you)
    rest = [side for side in sides if side.country != own.country]
    return rest[0] if len(sides) == 2 and len(rest) == 1 else None
