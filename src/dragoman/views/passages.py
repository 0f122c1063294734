"""Words of a report in their sentences, as a page or a screen shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.records import Span, Text
from dragoman.views.sources import SourceLine


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or two of a report; `text[mark.start:mark.end]` are the words that count.

    `span` is where the passage stands in the report, `note` what it is evidence of.
    """

    source: SourceLine
    span: Span
    text: str
    marks: tuple[Span, ...]
    note: str = ""


def passages_in(
    text: Text, source: SourceLine, spans: Iterable[Span], *, note: str = ""
) -> Iterator[Passage]:
    """The sentences around the spans, with the spans marked; the nearest ones as one passage."""
    marked = sorted(set(spans))
    for stretch in _stretches(text, marked):
        marks = tuple(
            Span(span.start - stretch.start, span.end - stretch.start)
            for span in marked
            if span.within(stretch)
        )
        yield Passage(source, stretch, stretch.of(text.report.text), marks, note)


def _stretches(text: Text, spans: Iterable[Span]) -> list[Span]:
    """The sentences around the spans; those that share a sentence are one stretch."""
    found: list[Span] = []
    for span in sorted(spans):
        first, last = text.sentence_at(span.start), text.sentence_at(span.end - 1)
        whole = Span(
            min(span.start, first.start if first else span.start),
            max(span.end, last.end if last else span.end),
        )
        if found and whole.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, whole.end))
        else:
            found.append(whole)
    return found
