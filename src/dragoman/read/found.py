"""What a format finds in a source, before anything is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.records import Span

FIELD_NAMES = (
    "id", "text", "title", "published", "outlet", "agency", "url", "language", "pairs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fields:
    """What somebody says of a report: its record, its front matter, the page's metadata."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One text out of a source. `given` was written for the report, `metadata` for its page."""

    text: str
    reader: str
    given: Fields = Fields()
    metadata: Fields = Fields()
    pairs: tuple[tuple[Span, Span], ...] = ()
    line: int | None = None
