"""The actors of one report, each once, with the places where the text mentions it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.records import Actor, Findings, Mention


def actor_rows(findings: Findings) -> list[dict[str, object]]:
    """Actors in order of first mention, then those that only records name.

    Every id that a statement, position, event or meeting uses has its row here.
    """
    known: dict[str, Actor] = {}
    places: dict[str, list[Mention]] = {}
    for mention in findings.mentions:
        places.setdefault(mention.actor.id, []).append(mention)
    for actor in _named(findings):
        held = known.setdefault(actor.id, actor)
        if held.office is None and actor.office is not None:
            known[actor.id] = replace(held, office=actor.office)
    return [_row(actor, places.get(actor.id, [])) for actor in known.values()]


def _named(findings: Findings) -> Iterator[Actor]:
    for mention in findings.mentions:
        yield mention.actor
    for statement in findings.statements:
        if statement.speaker is not None:
            yield statement.speaker
        yield from (*statement.addressees, *statement.via)
    for position in findings.positions:
        yield from (position.holder, *position.addressees)
    for event in findings.events:
        yield from (*event.actors, *event.recipients)
    for meeting in findings.meetings:
        for _, actors in meeting.participants:
            yield from actors
        yield from (entry.by for entry in meeting.history if entry.by is not None)


def _row(actor: Actor, mentions: list[Mention]) -> dict[str, object]:
    return {
        "id": actor.id,
        "country": actor.country,
        "sector": actor.sector,
        "name": actor.name,
        "office": actor.office,
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
                "kind": mention.kind,
            }
            for mention in mentions
        ],
    }
