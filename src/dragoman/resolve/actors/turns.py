"""Whose words a passage is without quotation marks: a statement, remarks, a turn of a transcript.

"Statement by the Ministry of Foreign Affairs of Peru", "SECRETARY RICE: We have told Lima".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.records import Actor, Mention, Span, Text
from dragoman.resolve.actors.people import People
from dragoman.resolve.actors.places import place_at
from dragoman.resolve.actors.spans import named_in

_ISSUED = re.compile(
    r"\W*(?:(?:official|press|joint|opening|closing|video)\s+)?(?:statement|remarks|address|speech|"
    r"message|release|declaration|comments?|communiqu[eé]|transcript)\b[^\n]{0,80}?\b(?:by|of|from)"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(r"(?:,\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)*)?\W*")
_LABEL = re.compile(r"[A-Z][\w .,'()-]{0,80}?:\s")
_SHOUTED = re.compile(r"(?:[A-Z]{2,}\.?\s+)+(?P<family>[A-Z][A-Z'-]+):\s")
_COLON = re.compile(r"\s*:\s")
_LONGEST_HEADING = 200


def passages(
    plain: str, text: Text, mentions: Sequence[Mention], people: People
) -> Iterator[tuple[Span, Actor]]:
    """Each stretch of the text that somebody speaks, with its speaker.

    A statement is its issuer's throughout; a turn of a transcript ends where the next begins.
    """
    speaking = _by_title(text, people)
    rest = text.paragraphs
    if speaking is None and (speaking := _by_first_line(plain, text, mentions, people)):
        rest = text.paragraphs[1:]
    for paragraph in rest:
        if _LABEL.match(plain, paragraph.start, paragraph.end):
            begin, speaking = _turn(plain, paragraph, mentions, people)
        else:
            begin = paragraph.start
        if speaking is not None and begin < paragraph.end:
            yield Span(begin, paragraph.end), speaking


def _turn(
    plain: str, paragraph: Span, mentions: Sequence[Mention], people: People
) -> tuple[int, Actor | None]:
    """Where the words behind a label begin, and who it is; nobody for "QUESTION:"."""
    for mention in mentions:
        colon = _COLON.match(plain, mention.span.end)
        if mention.span.start == paragraph.start and colon is not None:
            asks = mention.actor.sector == "JRN"
            return colon.end(), None if asks else mention.actor
    shouted = _SHOUTED.match(plain, paragraph.start, paragraph.end)
    speaker = _of_family(shouted["family"], people) if shouted is not None else None
    return shouted.end() if shouted is not None else paragraph.start, speaker


def _of_family(name: str, people: People) -> Actor | None:
    """The one office holder of that family name on the report's day: "MS PSAKI"."""
    if people.on is None:
        return None
    on = people.on
    found = {
        person
        for person in people.tables.holders.with_surname(name)
        if person.terms_on(on) and person.country is not None
    }
    return people.actor(people.of_person(found.pop())) if len(found) == 1 else None


def _by_title(text: Text, people: People) -> Actor | None:
    """The issuer that the title of the report names."""
    title = text.report.title or ""
    by = _ISSUED.match(title)
    named = named_in(title[by.end() :], people.tables, people.on) if by is not None else ()
    return named[0] if len(named) == 1 else None


def _by_first_line(
    plain: str, text: Text, mentions: Sequence[Mention], people: People
) -> Actor | None:
    """The issuer that a line above the report names."""
    if not text.paragraphs or len(text.paragraphs[0]) > _LONGEST_HEADING:
        return None
    line = text.paragraphs[0]
    inside = [mention for mention in mentions if mention.span.within(line)]
    by = _ISSUED.match(plain, line.start, line.end)
    if by is None:
        return _letterhead(plain, text, inside, people)
    issuing = {m.actor.id: m.actor for m in inside if m.span.start <= by.end() < m.span.end}
    return next(iter(issuing.values())) if len(issuing) == 1 else None


def _letterhead(plain: str, text: Text, inside: Sequence[Mention], people: People) -> Actor | None:
    """As in "Ministry of Foreign Affairs, Nairobi": an organ, its place, and nothing else."""
    line = text.paragraphs[0]
    organ = next((m for m in inside if m.span.start == line.start), None)
    if organ is None or organ.actor.sector != "GOV" or len(text.paragraphs) < 2:
        return None
    if not _LETTERHEAD.fullmatch(plain, organ.span.end, line.end):
        return None
    if organ.actor.country is not None:
        return organ.actor
    place = place_at(line, text, tables=people.tables)
    return replace(organ.actor, country=place.country) if place is not None else None
