"""The actors that a noun phrase names: the source of a statement, a party to an event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import islice, pairwise, takewhile

from dragoman.records import Actor, Mention, Span, Text
from dragoman.resolve.actors import words
from dragoman.resolve.actors.holders import fold
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.pairs import (
    BOTH,
    PAIR,
    TOGETHER,
    together,
    two_people,
    two_sides,
)
from dragoman.resolve.actors.people import person_actor
from dragoman.resolve.actors.phrase import Phrase
from dragoman.resolve.actors.phrases import PhraseParser
from dragoman.resolve.actors.scan import scan
from dragoman.resolve.actors.tables import ActorTables

_JOIN = re.compile(
    r"(?:\s|,|/|;|–|—|-|\band\b|\bor\b|\bas well as\b|\bboth\b|\bthe\b|\balong with\b"
    r"|\btogether with\b|\bhis\b|\bher\b|\btheir\b|\bits\b|\balso\b|\bfellow\b)*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\s|[\"'“”‘’(\[,]|\b(?:the|a|an|both|some|many|most|several|all|other|two|three|four|then|"
    r"newly|by|to|from|with|even|also|only|mr|mrs|ms|dr|one|few)\b\.?"
    r"|\b(?:group|groups|number|members?|team|dozens|hundreds|thousands|scores|crowds?|series|"
    r"coalition|majority|handful|units?|spokes\w+|officials?|head|part|one|two|some|most|all|both|"
    r"leaders?|representatives?|people|remnants|column|families|many) (?:of|from|for|in)\b)*",
    re.IGNORECASE,
)
_OPENING = frozenset({"the", "a", "an", "and", "-", "latest", "new", "'s"})
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their|its|two|three|some)\b", re.IGNORECASE)


def resolve_span(
    span: Span, text: Text, mentions: Sequence[Mention], *, tables: ActorTables, on: date | None
) -> tuple[Actor, ...]:
    """The actors that the words of `span` name, in order; none when they name nobody known.

    `mentions` stand in order of position.
    """
    first = bisect_left(mentions, span.start, key=_start)
    behind = islice(mentions, first, None)
    beginning = takewhile(lambda mention: mention.span.start < span.end, behind)
    inside = [mention for mention in beginning if mention.span.end <= span.end]
    words_of = span.of(text.report.text)
    plain = words_of.strip(" .,").replace("’", "'")
    if BOTH.fullmatch(plain):
        return two_sides(span, text, mentions)
    if PAIR.fullmatch(plain):
        return two_people(span, text, mentions)
    tops = _outermost(inside)
    found = _joined(span, text.report.text, tops, inside)
    if found:
        return found
    covering = [m for m in mentions if span.within(m.span) and _same_head(m, span, text)]
    if covering:
        return (min(covering, key=lambda mention: len(mention.span)).actor,)
    if TOGETHER.fullmatch(plain):
        return together(span, text, mentions)
    return named_in(words_of, tables, on)


def _start(mention: Mention) -> int:
    return mention.span.start


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    ordered = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _joined(
    span: Span, text: str, tops: Sequence[Mention], inside: Sequence[Mention]
) -> tuple[Actor, ...]:
    """The mention that opens the phrase, and those that commas and "and" join to it."""
    if not tops:
        return ()
    lead = _LEAD.match(text, span.start, tops[0].span.start)
    if lead is None or lead.end() < tops[0].span.start:
        return ()
    found = [mention.actor for mention in inside if mention.span == tops[0].span]
    for before, mention in pairwise(tops):
        link = _JOIN.fullmatch(text, before.span.end, mention.span.start)
        if link is None:
            break
        found.append(mention.actor)
    return tuple({actor.id: actor for actor in found}.values())


def _same_head(mention: Mention, span: Span, text: Text) -> bool:
    """Whether the span keeps the head of the mention: its name, or all but its article."""
    words_of = span.of(text.report.text)
    if _folded(mention.actor.name or "") & _folded(words_of):
        return True
    if span.end < mention.span.end:
        return span.start == mention.span.start and len(span) * 2 >= len(mention.span)
    before = text.report.text[mention.span.start : span.start]
    named = mention.kind in ("title", "name") and words_of[0].isupper()
    plain = not re.search(r"\b(?:of|to|in|for|from|at)\b", before)
    return not _ARTICLE.sub("", before).strip() or (named and plain)


def _folded(words_of: str) -> set[str]:
    return {fold(part) for part in words_of.split() if part[0].isupper()}


# ---------------------------------------------------------------- phrases that are no mentions


def named_in(words_of: str, tables: ActorTables, on: date | None) -> tuple[Actor, ...]:
    """The actors that words by themselves name, without the report around them."""
    items = scan(words_of.replace("’", "'").replace("\n", " "), tables, on)
    if not items:
        return ()
    for phrase in PhraseParser(items).phrases():
        if phrase.first > 2:
            break
        actors = _actors(phrase, tables, on)
        if actors:
            return actors
    return _adjectives(items) or _plain_name(words_of, items)


def _actors(phrase: Phrase, tables: ActorTables, on: date | None) -> tuple[Actor, ...]:
    """Actors of a phrase with several owners: "the French and German foreign ministers"."""
    head = phrase.head
    if head is None:
        return ()
    found = []
    for country in dict.fromkeys(phrase.countries):
        held = None
        if head.kind == "title" and head.function and not phrase.regional:
            held = tables.holders.holding(country, head.function, on)
        if held is not None:
            found.append(person_actor(held[0], tables, on))
        elif head.kind == "organ":
            found.append(Actor(country, head.sector, tables.organ(head.name, country)))
        elif head.kind in ("state", "capital", "seat", "organisation"):
            found.append(Actor(head.country, head.sector, head.name))
        else:
            found.append(Actor(country, head.sector))
    if not found and head.kind == "role":
        return (Actor(None, head.sector),) if head.sector != "UNK" else ()
    if not found and head.country is not None:
        return (Actor(head.country, head.sector, head.name),)
    return tuple({actor.id: actor for actor in found}.values())


def _adjectives(items: Sequence[Item]) -> tuple[Actor, ...]:
    """Whose it is: "the Chinese readout", "a U.S. decision", "Sino-US talks"."""
    found: list[Actor] = []
    artefact = items[-1].lower in words.ARTEFACTS
    # "Israeli-Palestinian talks" are talks of two governments.
    paired = len(items) > 2 and items[1].text == "-" and items[2].reading("adjective") is not None
    for item in items[:4]:
        entry = item.reading("adjective", "state", "dyad", "organisation")
        if entry is not None and not item.aloof:
            owned = artefact or paired or entry.kind != "adjective"
            found.append(Actor(entry.country, entry.sector if owned else None, entry.name))
        elif item.readings or item.lower not in _OPENING:
            break
    return tuple({actor.id: actor for actor in found}.values())


def _plain_name(words_of: str, items: Sequence[Item]) -> tuple[Actor, ...]:
    """A bare personal name that nothing else tells of: a name, and no country."""
    parts = words_of.strip(" ,.").split()
    plain = not any(item.readings for item in items)
    named = all(part[0].isupper() or part.lower() in words.PARTICLES for part in parts)
    usual = not any(part.lower().strip(".,") in words.NOT_NAMES for part in parts)
    letters = all(
        part.replace("-", "").replace("'", "").replace(".", "").isalpha() for part in parts
    )
    if plain and named and usual and letters and 2 <= len(parts) <= 4:
        return (Actor(None, None, " ".join(parts)),)
    return ()
