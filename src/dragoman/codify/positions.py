"""Positions: what a speaker demands, offers, warns of, denies or holds, and on which issue.

By rule over what the models found: the wording of a statement's cue and content, and where that is
silent the events that the statement performs. Wording lies in `positions.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.codify.voicing import issues_in, voicings
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Position,
    PositionKind,
    Reason,
    Span,
    Statement,
    Text,
    content_id,
)

Topics = Callable[[Span], Sequence[tuple[str, str | None]]]
"""The places, regions and states that some words name, each with its country."""

_OF_TYPE: dict[str, PositionKind] = {
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "THREATEN": "warning",
    "REJECT": "refusal",
}
# A refusal that only the content shows is found by its wording or not at all.
_IN_CUE_ALONE = frozenset({"REJECT"})
# Wording that may go with any act: "asked for better ties" asks.
_YIELDING = frozenset({"assessment", "call_for_cooperation"})
_NAMED_ISSUE = re.compile(
    r"\b((?:[A-Z][\w’-]+ ){1,3})"
    r"(?:issue|question|dispute|problem|conflict|crisis|matter|status)s?\b"
)


def positions(
    statements: Sequence[Statement],
    events: Sequence[Event],
    text: Text,
    *,
    topics: Topics = lambda _: (),
) -> tuple[Position, ...]:
    """Positions in order of their statements; none from damaged, silent or ownerless ones.

    Issues are those of the taxonomy, and what the words name themselves: `the Taiwan issue`, a
    disputed region, a third state.
    """
    found = (
        position
        for statement in statements
        if statement.speaker is not None and not statement.silence and not statement.damaged
        for position in _voiced(statement, events, text, topics)
    )
    return tuple({position.id: position for position in found}.values())


def _voiced(
    statement: Statement, events: Sequence[Event], text: Text, topics: Topics
) -> Iterator[Position]:
    body = text.report.text
    cue = " ".join(span.of(body) for span in statement.cue)
    content = " ".join(span.of(body) for span in statement.content)
    told = list(voicings(cue, " ".join(content.split())))
    if not told or not told[0].by_cue:
        performed = next(_performed(statement, events), None)
        by_act = performed is not None and (
            not told or (told[0].kind in _YIELDING and _in_cue(performed, statement))
        )
        if performed is not None and performed.type is not None and by_act:
            kind = _OF_TYPE[performed.type]
            why = Reason(f"rule: voiced by {performed.type}", performed.evidence.quotes[0])
            yield _position(statement, kind, text, why, topics)
            told = [one for one in told[1:] if one.kind != kind]
    for one in told:
        yield _position(statement, one.kind, text, Reason("rule: wording", one.words), topics)


def _performed(statement: Statement, events: Sequence[Event]) -> Iterator[Event]:
    for event in events:
        if event.type not in _OF_TYPE or not _performs(event, statement):
            continue
        if event.type not in _IN_CUE_ALONE or _in_cue(event, statement):
            yield event


def _in_cue(event: Event, statement: Statement) -> bool:
    return any(span.overlaps(event.evidence.spans[0]) for span in statement.cue)


def _performs(event: Event, statement: Statement) -> bool:
    """The cue itself is the act ("urged", "accused"), or the content voices it for the speaker."""
    if event.status != "happened" or statement.speaker is None:
        return False
    speaker = statement.speaker
    holds = any(
        actor.id == speaker.id or (speaker.country and actor.country == speaker.country)
        for actor in event.actors
    )
    return holds and (_in_cue(event, statement) or event.according_to == statement.id)


def _position(
    statement: Statement, kind: PositionKind, text: Text, reason: Reason, topics: Topics
) -> Position:
    assert statement.speaker is not None
    spans = statement.content or statement.cue
    return Position(
        id=content_id("p", statement.id, kind),
        holder=statement.speaker,
        kind=kind,
        issues=_issues(spans, text, topics, (statement.speaker, *statement.addressees)),
        addressees=statement.addressees,
        statement=statement.id,
        evidence=Evidence.cite(text.report, *spans),
        when=statement.when,
        reasons=(reason,),
    )


def _issues(
    spans: Sequence[Span], text: Text, topics: Topics, parties: Sequence[Actor]
) -> tuple[str, ...]:
    """Those of the taxonomy, then those that the words name and that are no party's own name."""
    words = " ".join(span.of(text.report.text) for span in spans)
    own = {actor.country for actor in parties if actor.country}
    named = [name for span in spans for name, country in topics(span) if country not in own]
    named += [
        match[1].strip() for match in _NAMED_ISSUE.finditer(words) if match[1].split()[0] != "The"
    ]
    return tuple(dict.fromkeys((*issues_in(words), *map(_slug, named))))


def _slug(name: str) -> str:
    """`South China Sea` as an issue is `south_china_sea`."""
    return re.sub(r"\W+", "_", re.sub(r"^the ", "", name, flags=re.I).casefold()).strip("_")
