"""Positions: what a speaker demands, offers, warns of, denies or holds, and on which issue.

A first version by rule over what the models found: the events that a statement performs, its cue
and the wording of its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, get_args

import yaml

from dragoman.errors import OntologyError
from dragoman.records import (
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

_OF_TYPE: dict[str, PositionKind] = {
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "THREATEN": "warning",
    "REJECT": "refusal",
}


# "told him to leave", "asked them to wait": what follows is what is wanted.
_TELLS = re.compile(r"\b(?:told|tell|tells|telling|ask|asks|asked|asking)\b", re.I)


class _Lexicon(NamedTuple):
    kinds: tuple[tuple[PositionKind, re.Pattern[str], re.Pattern[str]], ...]
    issues: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _lexicon() -> _Lexicon:
    """Cues and contents by kind of position, and issues by their words, from `positions.yaml`."""
    source = resources.files("dragoman.codify") / "positions.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    known = get_args(PositionKind)
    if unknown := set(table["kinds"]) - set(known):
        raise OntologyError(f"positions.yaml: no such kinds: {sorted(unknown)}")
    return _Lexicon(
        kinds=tuple(
            (kind, _any_of(row.get("cue", [])), _any_of(row.get("content", [])))
            for kind, row in table["kinds"].items()
        ),
        issues=tuple((name, _any_of(words)) for name, words in table["issues"].items()),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")", re.I) if words else re.compile(r"(?!)")


def positions(
    statements: Sequence[Statement], events: Sequence[Event], text: Text
) -> tuple[Position, ...]:
    """Positions in order of their statements; none from damaged, silent or ownerless ones."""
    found = (
        position
        for statement in statements
        if statement.speaker is not None and not statement.silence and not statement.damaged
        for position in _voiced(statement, events, text)
    )
    return tuple({position.id: position for position in found}.values())


def _voiced(statement: Statement, events: Sequence[Event], text: Text) -> Iterator[Position]:
    body = text.report.text
    performed = [event for event in events if _performs(event, statement)]
    kinds = {_OF_TYPE[event.type]: event for event in performed if event.type in _OF_TYPE}
    for kind, event in kinds.items():
        yield _position(
            statement, kind, text, Reason(f"rule: voiced by {event.type}", event.evidence.quotes[0])
        )
    cue = " ".join(span.of(body) for span in statement.cue)
    content = " ".join(span.of(body) for span in statement.content)
    voiced = voiced_kind(cue, content)
    if voiced is not None and voiced[0] not in kinds:
        yield _position(statement, voiced[0], text, Reason("rule: wording", voiced[1]))


def voiced_kind(cue: str, content: str) -> tuple[PositionKind, str] | None:
    """The kind of position that a cue and a content voice, and the words that show it."""
    if _TELLS.search(cue) and content.startswith("to "):
        return "demand", f"{cue} {content[:40]}"
    for kind, by_cue, by_content in _lexicon().kinds:
        if match := by_cue.search(cue) or by_content.search(content):
            return kind, match[0]
    return None


def _performs(event: Event, statement: Statement) -> bool:
    """The cue itself is the act ("urged", "accused"), or the content voices it for the speaker."""
    if event.status != "happened" or statement.speaker is None:
        return False
    trigger = event.evidence.spans[0]
    in_cue = any(span.overlaps(trigger) for span in statement.cue)
    speaker = statement.speaker
    holds = any(
        actor.id == speaker.id or (speaker.country and actor.country == speaker.country)
        for actor in event.actors
    )
    return holds and (in_cue or event.according_to == statement.id)


def _position(statement: Statement, kind: PositionKind, text: Text, reason: Reason) -> Position:
    assert statement.speaker is not None
    spans = statement.content or statement.cue
    return Position(
        id=content_id("p", statement.id, kind),
        holder=statement.speaker,
        kind=kind,
        issues=_issues(spans, text),
        addressees=statement.addressees,
        statement=statement.id,
        evidence=Evidence.cite(text.report, *spans),
        when=statement.when,
        reasons=(reason,),
    )


def _issues(spans: Sequence[Span], text: Text) -> tuple[str, ...]:
    words = " ".join(span.of(text.report.text) for span in spans)
    return tuple(name for name, pattern in _lexicon().issues if pattern.search(words))
