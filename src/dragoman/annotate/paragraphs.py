"""Paragraphs: by lines, or by blank lines where the lines of the text were wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.records import Span

# CRLF and the Unicode separators end a line too; a form feed does not end a paragraph in mid-word.
_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
# Begins at a line's end, never at white space, so that long runs of spaces are passed over once.
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+|\u2029")
_WRAP_WIDTH = 100
_MOST_WRAPPED_LINES = 0.5


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the non-empty paragraphs, without the white space round them."""
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(text, *match.span()))]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    cuts = [0, *(match.end() for match in _BLANK.finditer(text)), len(text)]
    return tuple(span for start, end in pairwise(cuts) if (span := _trimmed(text, start, end)))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Lines that go on in the next one without a full stop show a text set to a fixed width."""
    pairs = list(pairwise(lines))
    if len(pairs) < 3 or max(len(line) for line in lines) > _WRAP_WIDTH:
        return False
    broken = sum(
        text[a.end - 1] not in '.!?"”’:)' and text[a.end : b.start].count("\n") == 1
        for a, b in pairs
    )
    return broken >= _MOST_WRAPPED_LINES * len(pairs)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None
