"""Drafts: what the models mark in a text, before names, dates and places are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.core import Reason, Span

Status = Literal[
    "happened", "scheduled", "confirmed", "expected", "proposed", "postponed", "cancelled",
    "alleged", "denied", "hypothetical", "negated", "background",
]  # fmt: skip
StatementKind = Literal["direct", "indirect", "mixed", "thought"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans of one attributed statement, before its parties are resolved.

    `within` is the index of the outer attribution in the same report. `silence` means that the
    text reports that nothing was said; `announced` that it is only going to be said.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    addressees: tuple[Span, ...] = ()
    relays: tuple[Span, ...] = ()
    within: int | None = None
    announced: bool = False
    silence: bool = False
    damaged: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """Spans of one event, before its parties, time and place are resolved.

    `type` is one of PLOVER's sixteen, or None with a `kind` (readout, briefing, silence ...).
    `attribution` is the index of the attribution whose content tells it, if any.
    """

    trigger: Span
    type: str | None
    kind: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    times: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    attribution: int | None = None
    reasons: tuple[Reason, ...] = ()
