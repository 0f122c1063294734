"""A record that the coder missed, as a person writes it: words of a report, kind, type, parties.

draft("event", report, Edits("THREATEN", "happened", (drovia,), (belmark,), None, None, span))
"""

from __future__ import annotations

import re
from typing import Literal, cast

from dragoman.errors import SettingsError
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Meeting,
    MeetingEntry,
    MeetingKind,
    Position,
    Report,
    Span,
    Statement,
    When,
    content_id,
)
from dragoman.views.reviewing.editing import Edits, Record, edited, offered

Draft = Literal["event", "meeting", "statement", "position"]
_ISSUE = re.compile(r"[^\s,;][^,;]*[^\s,;]|[^\s,;]")


def draft(kind: Draft, report: Report, edits: Edits, *, issues: str = "") -> Record:
    """The record of these parts, which rests on `edits.span`; its id depends on them alone.

    `issues` are those of a position, with commas between them. Raises SettingsError with the
    remedy where a part is missing or impossible.
    """
    if edits.span is None:
        raise SettingsError("a record rests on words; choose them in the text")
    if edits.type not in offered(kind)[0]:
        raise SettingsError(f"{edits.type!r} is no type of {kind}; choose one")
    name = content_id(
        kind[0], "added", report.id, edits.span, edits.type, *(a.id for a in edits.actors)
    )
    evidence = Evidence.cite(report, edits.span)
    if kind == "meeting":
        return edited(_meeting(name, report, edits, evidence), edits, report)
    if kind == "statement":
        blank: Record = Statement(
            name, "indirect", None, (), (), (), (), (edits.span,), evidence
        )  # fmt: skip
    elif kind == "position":
        if not edits.actors:
            raise SettingsError("a position needs one who holds it; name a party")
        named = tuple(dict.fromkeys(_ISSUE.findall(issues)))
        blank = Position(name, edits.actors[0], "demand", named, (), None, evidence)
    else:
        blank = Event(
            name, None, None, None, (), (), (), (), (), (), "happened", evidence
        )  # fmt: skip
    return edited(blank, edits, report)


def _meeting(name: str, report: Report, edits: Edits, evidence: Evidence) -> Meeting:
    sides: dict[str, list[Actor]] = {}
    for actor in (*edits.actors, *edits.recipients):
        if actor.country:
            sides.setdefault(actor.country, []).append(actor)
    if len(sides) < 2:
        raise SettingsError("a meeting needs two sides; name a party of each")
    day = report.published
    told = When(day, day, "day", "published") if day else None
    by = edits.actors[0] if edits.actors else None
    return Meeting(
        name,
        cast(MeetingKind, edits.type),
        tuple((country, tuple(actors)) for country, actors in sides.items()),
        (MeetingEntry(edits.status, by, told, evidence),),
    )


def found_words(text: str, words: str) -> Span:
    """Where the words stand in the text, however they are spaced. Raises SettingsError where they
    do not, or stand there more than once.
    """
    parts = words.split()
    if not parts:
        raise SettingsError("choose the words that tell it, or write them as the report has them")
    found = list(re.finditer(r"\s+".join(map(re.escape, parts)), text))
    if not found:
        raise SettingsError("these words do not stand in the report; write them as it has them")
    if len(found) > 1:
        raise SettingsError("these words stand there more than once; give more of the sentence")
    return Span(*found[0].span())
