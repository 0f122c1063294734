"""Two parties at once: "both sides", "the two countries", "the superpowers", "the two leaders"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.records import Actor, Mention, Span, Text
from dragoman.resolve.actors.focus import INTERNATIONAL

_SIDES = (
    r"(?:sides|countries|nations|governments|states|neighbou?rs|powers|superpowers|capitals|"
    r"delegations|republics|rivals|enemies|foes|allies|adversaries|kingdoms|economies|militaries)"
)
BOTH = re.compile(
    rf"(?:the )?(?:two|both)(?: the)?(?: (?!of\b|the\b)[\w-]+){{0,2}}? (?:{_SIDES}|parties)"
    rf"|the superpowers|(?:the )?both|the world's two [\w-]+ {_SIDES}",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    rf"\b(?:both|the (?:world's )?two)(?: (?:neighbou?ring|nuclear|nuclear-armed|old|ancient|rival|"
    rf"allied|largest|biggest|leading|top|former|Asian|Gulf|Arab|African|Baltic|Balkan|big|great))"
    rf"{{0,2}} {_SIDES}\b|\bthe superpowers\b",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"(?:the )?(?:two|both) (?:leaders|presidents|prime ministers|foreign ministers|ministers|"
    r"diplomats|men|women|defen[cs]e ministers|statesmen|counterparts)",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"they|the (?:two|three|four|five)(?: of them)?|both of them|all three", re.I)
_JOINED = re.compile(r"\s*(?:,|and|, and)\s+(?:the )?")
_TWO = re.compile(r"(?:the two|both)\b", re.I)
_OPENING = 12
_ANYBODY = re.compile(
    r"\b(?:any|all|every|no|most|some|other|certain) (?:two )?(?:countries|nations|sides|states)\b",
    re.IGNORECASE,
)
# "Both sides of the aisle" are no states.
_PARTED = re.compile(r"\s+of\b")
# "The situation in eastern Gondara" is what two others talk about.
_LIES_IN = re.compile(r"\bin (?:the )?(?:(?:north|south|east|west)\w* |central )?$", re.IGNORECASE)
_SENTENCES_BACK = 3
_ARMED = frozenset({"REB", "PRM"})
_NO_SIDE = frozenset({"UNO", "IGO", "NGO", "IMG", "MNC", "ISM"})


def pairs(plain: str, text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """A mention of each of the two, wherever the report names its two sides at once."""
    for match in _MENTIONED.finditer(plain):
        span = Span(*match.span())
        if _PARTED.match(plain, span.end):
            continue
        for actor in two_sides(span, text, found):
            yield Mention(span, span.of(text.report.text), "description", actor)


def two_sides(span: Span, text: Text, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The two states just named together, or else the two that the report is about.

    A sentence before that pairs one of those with a third ("Washington urged India") leaves them
    the two; one that pairs two others speaks of these.
    """
    sentences = [each for each in text.sentences if each.start <= span.start]
    if within := _of_one_state(sentences, span, mentions):
        return within
    if sentences and _ANYBODY.search(span_text(text, sentences[-1])):
        return ()
    body = text.report.text
    apart = [one for one in mentions if not _LIES_IN.search(body[: one.span.start][-24:])]
    main, together = _of_report(apart), set[str]()
    for place, sentence in enumerate(reversed(sentences[-_SENTENCES_BACK:])):
        named = {
            mention.actor.country
            for mention in mentions
            if mention.actor.country is not None
            and mention.actor.country not in _NO_SIDE
            and sentence.start <= mention.span.start < min(sentence.end, span.start)
        }
        together |= named
        if len(named) < 2:
            continue
        others = place == 0 or named.isdisjoint(side.country for side in main)
        return tuple(_side(code) for code in sorted(named)) if others and len(named) == 2 else main
    # "Rwanda denied it. Congo's army insisted. Both governments ..."
    told_apart = len(together) == 2 and not main
    return tuple(_side(code) for code in sorted(together)) if told_apart else main


def _third(span: Span, sentence: Span, text: Text, mentions: Sequence[Mention]) -> bool:
    """Whether one state alone is named in the sentence before, and it is neither of the two."""
    named = {
        mention.actor.country
        for mention in mentions
        if sentence.start <= mention.span.start < span.start and mention.actor.country is not None
    }
    sides = {side.country for side in two_sides(span, text, mentions)}
    return len(named) == 1 and len(sides) == 2 and named.isdisjoint(sides)


def _of_one_state(
    sentences: Sequence[Span], span: Span, mentions: Sequence[Mention]
) -> tuple[Actor, ...]:
    """The army or government and the armed group that the sentences before set against it."""
    begin = sentences[-_SENTENCES_BACK:][0].start if sentences else span.start
    named = [
        mention.actor
        for mention in mentions
        if begin <= mention.span.start < span.start and mention.actor.country is not None
    ]
    groups = {actor.id: actor for actor in named if actor.sector in _ARMED and actor.name}
    if len(groups) != 1:
        return ()
    (group,) = groups.values()
    sectors = {one.sector for one in named if one.country == group.country}
    own = next((sector for sector in ("GOV", "MIL") if sector in sectors), None)
    if own is None or any(actor.sector in _ARMED and actor.id != group.id for actor in named):
        return ()
    return Actor(group.country, own), group


def span_text(text: Text, span: Span) -> str:
    return span.of(text.report.text)


def _of_report(mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The two states that the report is about, when no third comes close."""
    counts = Counter(
        mention.actor.country for mention in mentions if mention.actor.country is not None
    )
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return ()
    return tuple(_side(code) for code in sorted(code for code, _ in ranked[:2]))


def _side(code: str) -> Actor:
    return Actor(code, None if code in INTERNATIONAL else "GOV")


def two_people(span: Span, text: Text, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The two office holders of different states named last: "the two leaders".

    Somebody else's "both leaders" are of the two sides: "Orr, the mediator, rang both leaders".
    """
    sentence = text.sentence_at(span.start)
    if sentence is not None and _third(span, sentence, text, mentions):
        return two_sides(span, text, mentions)
    latest: dict[str, Actor] = {}
    for mention in reversed(mentions):
        actor = mention.actor
        person = actor.name is not None and actor.office is not None
        if mention.span.end <= span.start and person and actor.country is not None:
            latest.setdefault(actor.id, actor)
    first = {m.actor.id: n for n, m in reversed(list(enumerate(mentions)))}
    two = tuple(sorted(list(latest.values())[:2], key=lambda actor: first[actor.id]))
    return two if len({actor.country for actor in two}) == 2 else ()


def together(span: Span, text: Text, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Whom "they" or "the two" means: those whom "and" has joined in the sentence, or before it.

    Where the sentence opens with it, two office holders who met in the one before are meant too.
    """
    sentence = text.sentence_at(span.start)
    if sentence is None:
        return ()
    own = [one for one in mentions if sentence.start <= one.span.start < span.start]
    if joined := _joined(own, text):
        return joined
    before = [one for one in text.sentences if one.end <= sentence.start][-1:]
    if _TWO.match(text.report.text, span.start):
        return two_people(span, text, mentions) or two_sides(span, text, mentions)
    if span.start > sentence.start + _OPENING or not before:
        return ()
    named = [mention for mention in mentions if mention.span.within(before[0])]
    return _joined(named, text) or two_people(span, text, named)


def _joined(mentions: Sequence[Mention], text: Text) -> tuple[Actor, ...]:
    """The first actors that commas and "and" join, if they are several."""
    body, found = text.report.text, list[Mention]()
    for mention in mentions:
        if found and mention.span.start < found[-1].span.end:
            continue
        if found and not _JOINED.fullmatch(body, found[-1].span.end, mention.span.start):
            if len(found) > 1:
                break
            found = []
        found.append(mention)
    actors = {mention.actor.id: mention.actor for mention in found}
    return tuple(actors.values()) if len(actors) > 1 else ()
