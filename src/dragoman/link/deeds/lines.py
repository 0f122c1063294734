"""A report as lines: its sentences with their parties, dates and coded events.

What was asked for and what was done is read off the same lines, so that both are cut alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.link.words import stems
from dragoman.records import Event, Evidence, Findings, Span, When

_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Rep|Sen|Gov|St|No|"
    r"U\.S|U\.K|U\.N|a\.m|p\.m|[A-Z])\.$"
)
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+(?:, [^-–—]{3,40})?(?:\([^)]*\) )?\s*(?:--|—|–|-)\s+")
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Party:
    """Where a line names a party, and its country."""

    start: int
    end: int
    country: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of a line with the days that it means."""

    start: int
    end: int
    text: str
    when: When


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; positions of parties, dates and events count from its own start."""

    report: str
    published: date | None
    span: Span
    text: str
    parties: tuple[Party, ...]
    dates: tuple[Dated, ...]
    events: tuple[tuple[int, int, Event], ...]

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.report, (self.span,), (self.text,))

    @property
    def body(self) -> int:
        """Where the sentence begins after a dateline."""
        found = _DATELINE.match(self.text)
        return found.end() if found else 0

    def words(self) -> frozenset[str]:
        """Its content words without those that name parties or days."""
        return content_words(self, self.body, len(self.text))

    def inside(self, start: int, end: int) -> bool:
        """Whether a stretch of the report lies in this line."""
        return self.span.start <= start and end <= self.span.end


def content_words(line: Line, start: int, end: int) -> frozenset[str]:
    """Content words of a part of a line, the names of states and days taken out."""
    return stems(bare_text(line, start, end))


def bare_text(line: Line, start: int | None = None, end: int | None = None) -> str:
    """A part of a line, else its body, the names of states and days taken out."""
    start = line.body if start is None else start
    end = len(line.text) if end is None else end
    pieces, at = [], start
    names = [(party.start, party.end) for party in _names(line)]
    for hole in sorted([*names, *((dated.start, dated.end) for dated in line.dates)]):
        if hole[1] <= at or hole[0] >= end:
            continue
        pieces.append(line.text[at : max(at, hole[0])])
        at = max(at, hole[1])
    pieces.append(line.text[at:end])
    return " ".join(pieces)


def _names(line: Line) -> Iterator[Party]:
    """Names of states; persons and descriptions ("four Quillotan diplomats") keep their words."""
    for party in line.parties:
        if party.person:
            continue
        words = line.text[party.start : party.end].split()
        if len(words) <= 2 and all(word[:1].isupper() for word in words):
            yield party


def lines(findings: Findings) -> tuple[Line, ...]:
    """The sentences of a report, in order."""
    report = findings.report
    name = report.id
    mentions = sorted(
        (m.span.start, m.span.end, m.actor.country, bool(m.actor.name))
        for m in findings.mentions
        if m.actor.country is not None
    )
    times = sorted(
        (t.span.start, t.span.end, t.text, t.when)
        for t in findings.times
        if t.type in ("DATE", "TIME") and t.when is not None and (t.when.start or t.when.end)
    )
    events = [
        (span.start, span.end, event) for event in findings.events for span in event.evidence.spans
    ]
    found = []
    for span in _sentences(report.text):
        low, high = span.start, span.end
        found.append(
            Line(
                report=name,
                published=report.published,
                span=span,
                text=span.of(report.text),
                parties=tuple(
                    Party(a - low, b - low, country, person)
                    for a, b, country, person in mentions
                    if low <= a and b <= high
                ),
                dates=tuple(
                    Dated(a - low, b - low, text, when)
                    for a, b, text, when in times
                    if low <= a and b <= high
                ),
                events=tuple((a - low, b - low, e) for a, b, e in events if low <= a < high),
            )
        )
    return tuple(found)


def line_at(found: tuple[Line, ...], position: int) -> Line | None:
    """The line that holds a position of the report."""
    starts = [line.span.start for line in found]
    at = bisect_right(starts, position) - 1
    if at >= 0 and position < found[at].span.end:
        return found[at]
    return None


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and _ABBREVIATION.search(
            text, max(start, match.start() - 8), match.start()
        ):
            continue
        yield from _span(text, start, match.start() + len(match[0]) - len(match[0].lstrip("\"”’'")))
        start = match.end()
    yield from _span(text, start, len(text))


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + min(len(piece.strip()), _LONGEST)
    if end > start:
        yield Span(start, end)
