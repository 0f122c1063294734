"""Reports, positions in them, and the evidence and reasons that records rest on."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

from dragoman.errors import FindingError

_END = attrgetter("end")


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on the parts alone: `prefix` and 16 hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()
    return f"{prefix}_{digest[:16]}"


@lru_cache(maxsize=1)
def _digest(text: str) -> str:
    """Each record of a report asks for its id, and so for this, again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open positions `start` to `end`, in code points, in one report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise FindingError(f"span {self.start}..{self.end} is empty or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Report:
    """One text as read, with what is known of its publication.

    `published_basis` says where the date comes from (`given`, `header`, `dateline`, `metadata`,
    `option`). `origin` is the path or URL it was read from; it is no part of the identity.
    """

    text: str
    title: str | None = None
    published: date | None = None
    published_basis: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    external_id: str | None = None
    origin: str | None = None
    reader: str = "text/1"
    pairs: tuple[tuple[Span, Span], ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the text as read, encoded as UTF-8 (lone surrogates pass through)."""
        return _digest(self.text)

    @property
    def id(self) -> str:
        """The same text under another outlet, date or address is another report."""
        return content_id("r", self.sha256, self.outlet, self.published, self.url)


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A source, or a part of one, that gave no report, and why."""

    origin: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact characters that a record rests on: `quotes[i] == text[spans[i]]`."""

    report: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.spans or len(self.spans) != len(self.quotes):
            raise FindingError(f"{self.report}: evidence needs spans, each with its quote")

    @classmethod
    def cite(cls, report: Report, *spans: Span) -> Evidence:
        """Evidence for `spans` of `report`, in order of position, without repetition.

        Raises FindingError when a span lies outside the text.
        """
        ordered = tuple(sorted(set(spans)))
        if ordered and max(span.end for span in ordered) > len(report.text):
            raise FindingError(f"{report.id}: evidence ends after the text")
        return cls(report.id, ordered, tuple(span.of(report.text) for span in ordered))

    @property
    def words(self) -> str:
        """Its quotes in a row, for a person to read."""
        return " … ".join(self.quotes)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record was made, for a person: the rule or model, the words, the score in 0..1."""

    rule: str
    words: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A report cut into paragraphs and sentences.

    `furniture` are spans that are no prose (headers, credits, captions' bylines, "ALSO SEE:");
    `headings` are sub-headings; no event is coded from either. `captions` are prose beside a
    picture: they may date and place the report but make no second event.
    """

    report: Report
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    dateline: str | None = None

    def sentence_at(self, position: int) -> Span | None:
        """The sentence that holds the character at `position`, if any."""
        at = bisect_right(self.sentences, position, key=_END)
        if at < len(self.sentences) and self.sentences[at].start <= position:
            return self.sentences[at]
        return None
