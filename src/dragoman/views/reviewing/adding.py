"""A record that the coder missed, as a person writes it: words of a report, kind, type, parties.

draft("event", report, Edits("THREATEN", "happened", (drovia,), (belmark,), None, None, span))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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


_MARKS = '"“„«'


@dataclass(frozen=True, slots=True)
class Saying:
    """Where a report names who speaks, and the word by which it says that he does."""

    source: Span | None = None
    cue: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for span in (self.source, self.cue) if span is not None)


_UNSAID = Saying()


def draft(
    kind: Draft,
    report: Report,
    edits: Edits,
    *,
    issues: str = "",
    saying: Saying = _UNSAID,
) -> Record:
    """The record of these parts, which rests on `edits.span`; its id depends on them alone.

    `issues` are those of a position, with commas between them; `saying` is marked in a statement.
    Raises SettingsError with the remedy where a part is missing or impossible.
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
        source, cue = _as_spans(saying.source), _as_spans(saying.cue)
        evidence = Evidence.cite(report, edits.span, *saying.spans)
        blank: Record = Statement(
            name, "indirect", None, (), (), source, cue, (edits.span,), evidence
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


def voicing(report: Report, edits: Edits, saying: Saying) -> Statement:
    """The statement that voices a position of these parts, of which the report marks the saying."""
    assert edits.span is not None  # a position without words was refused
    opened = report.text[max(0, edits.span.start - 1) : edits.span.start + 1]
    kind = "direct" if any(mark in _MARKS for mark in opened) else "indirect"
    said = draft("statement", report, replace(edits, type=kind, status="said"), saying=saying)
    assert isinstance(said, Statement)
    return said


def _as_spans(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


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
    if not words.split():
        raise SettingsError("choose the words that tell it, or write them as the report has them")
    found = _places(text, words)
    if not found:
        raise SettingsError("these words do not stand in the report; write them as it has them")
    if len(found) > 1:
        raise SettingsError("these words stand there more than once; give more of the sentence")
    return found[0]


def nearest_words(text: str, words: str, beside: Span) -> Span:
    """Where the words stand nearest to a stretch, and outside it: a name that is given often is
    meant where it stands by what was said. Raises SettingsError where they do not.
    """
    found = [span for span in _places(text, words) if not span.overlaps(beside)]
    whole = [span for span in found if _is_whole(text, span)]
    if not found:
        raise SettingsError(
            f"“{words.strip()}” does not stand beside the words; write it as the report has it"
        )
    return min(
        whole or found,
        key=lambda span: (max(beside.start - span.end, span.start - beside.end), span),
    )


def _is_whole(text: str, span: Span) -> bool:
    """ "said" is no word in "aforesaid"."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return not any(sign.isalnum() for sign in around)


def _places(text: str, words: str) -> list[Span]:
    spaced = r"\s+".join(map(re.escape, words.split()))
    return [Span(*match.span()) for match in re.finditer(spaced, text)]
