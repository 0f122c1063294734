"""A report's text in blocks to be laid out: its paragraphs, and whatever lies between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.annotate import annotate
from dragoman.records import Report, Span

Kind = Literal["prose", "heading", "furniture", "caption"]
MOST_IN_BLOCK = 20_000
MOST_IN_PART = 150_000
"""Characters on one page of the reader: a browser stays quick, however long the report is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a piece of one that is too long to be drawn whole."""

    span: Span
    kind: Kind


def parts(report: Report) -> tuple[tuple[Block, ...], ...]:
    """The blocks of a report in order, divided into parts of bounded length; at least one part."""
    found: list[list[Block]] = [[]]
    length = 0
    for block in _blocks(report):
        if length + len(block.span) > MOST_IN_PART and found[-1]:
            found.append([])
            length = 0
        found[-1].append(block)
        length += len(block.span)
    return tuple(tuple(part) for part in found)


def _blocks(report: Report) -> Iterator[Block]:
    text = annotate(report)
    kinds: tuple[tuple[tuple[Span, ...], Kind], ...] = (
        (text.headings, "heading"),
        (text.furniture, "furniture"),
        (text.captions, "caption"),
    )
    kind_of = {span: kind for spans, kind in kinds for span in spans}
    at = 0
    for paragraph in text.paragraphs:
        if paragraph.start > at:
            yield from _left_over(report.text, Span(at, paragraph.start))
        yield from _cut(paragraph, kind_of.get(paragraph, "prose"))
        at = paragraph.end
    if at < len(report.text):
        yield from _left_over(report.text, Span(at, len(report.text)))


def _left_over(text: str, span: Span) -> Iterator[Block]:
    """Anything between paragraphs that is not white space is shown all the same."""
    if span.of(text).strip():
        yield from _cut(span, "prose")


def _cut(span: Span, kind: Kind) -> Iterator[Block]:
    for start in range(span.start, span.end, MOST_IN_BLOCK):
        yield Block(Span(start, min(start + MOST_IN_BLOCK, span.end)), kind)
