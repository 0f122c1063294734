"""Moving an edge of a span by a word, as a person does who sees that it begins too late."""

from __future__ import annotations

import re
from typing import Literal, cast

from dragoman.errors import SettingsError
from dragoman.records import Span

Edge = Literal["start", "end"]
# A sign of a script without spaces is a step of its own, and so is a punctuation mark.
_STEP = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+(?:['’-]\w+)*|[^\w\s]")
_NEAR = 2_000
"""How far beyond the span the next word is sought."""


def moved_by(action: str, text: str, span: Span) -> Span:
    """`start-back`, `end-on`: that edge of the span a word back or on. Raises SettingsError."""
    edge, _, way = action.partition("-")
    if edge not in ("start", "end") or way not in ("back", "on"):
        raise SettingsError(f"{action!r} is nothing that can be done here")
    return moved(text, span, cast(Edge, edge), onward=way == "on")


def moved(text: str, span: Span, edge: Edge, *, onward: bool) -> Span:
    """The span with one edge a word further on or back; unchanged where there is none."""
    low, high = max(0, span.start - _NEAR), min(len(text), span.end + _NEAR)
    words = [match.span() for match in _STEP.finditer(text, low, high)]
    places = [start for start, _ in words] if edge == "start" else [end for _, end in words]
    now = span.start if edge == "start" else span.end
    further = [place for place in places if (place > now if onward else place < now)]
    if not further:
        return span
    place = min(further) if onward else max(further)
    start, end = (place, span.end) if edge == "start" else (span.start, place)
    return Span(start, end) if start < end else span
