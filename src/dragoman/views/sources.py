"""Where a fact is told: an outlet, an agency, a day, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.ledger import Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One report as a line of sources names it, with the words that a fact rests on there.

    `file` is the last part of the path that the report was read from.
    """

    report: str
    outlet: str | None
    agency: str | None
    title: str | None
    file: str | None
    published: date | None
    quote: str

    @property
    def name(self) -> str:
        """The outlet, with the agency it printed; title, file or id where neither is known."""
        if self.outlet and self.agency and self.outlet != self.agency:
            return f"{self.outlet}/{self.agency}"
        return self.outlet or self.agency or self.title or self.file or self.report


def source_line(source: Source, quote: str) -> SourceLine:
    file = source.origins[0].rstrip("/").rpartition("/")[2] if source.origins else None
    return SourceLine(
        source.id, source.outlet, source.agency, source.title, file, source.published, quote
    )
