"""Full-text search with what a person needs to judge a hit: its report, its place, its words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.records import Span
from dragoman.views.sources import SourceLine, source_line

KINDS = ("report", "statement", "event")


@dataclass(frozen=True, slots=True)
class Found:
    """One hit; `snippet[hit.start:hit.end]` are the words found, `span` their place in the report.

    `id` opens the record, or the report where the hit is in its text alone.
    """

    id: str
    kind: str
    snippet: str
    hit: Span | None
    span: Span | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits for some words; `more` says that there may be others."""

    words: str
    found: tuple[Found, ...]
    more: bool


def search(ledger: Ledger, words: str, *, kind: str | None = None, limit: int = 20) -> Hits:
    """Reports, statements and events that hold all the words or "phrases", the best first."""
    if kind is not None and kind not in KINDS:
        raise SettingsError(f"{kind!r} is not searched by words; give one of {', '.join(KINDS)}")
    hits = ledger.search(words, kind=kind, limit=limit + 1)
    sources = ledger.sources({hit.report for hit in hits})
    found = tuple(
        Found(
            id=hit.record or hit.report,
            kind=hit.kind,
            snippet=hit.snippet,
            hit=hit.hit,
            span=hit.span,
            source=source_line(sources[hit.report], hit.snippet),
        )
        for hit in hits[:limit]
    )
    return Hits(words, found, len(hits) > limit)
