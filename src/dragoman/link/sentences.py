"""The sentences of a text, found by their stops: near enough to compare words by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.records import Span

# A stop after an initial, a title or the short name of a month ends no sentence.
_SHORT = (
    "Mr Ms Dr Mrs Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec Gen Col Sen Gov Rep Lt St No "
    "Prof Sept Capt a.m p.m"
).split()
# The stop comes first: most letters are none, and what stands before them need not be read.
_END = re.compile(
    "[.!?]"
    + "".join(rf"(?<!\b{re.escape(short)}[.!?])" for short in _SHORT)
    + r"(?<!\b[A-Z][.!?])(?<!\.[A-Z][.!?])[\"”’']?\s|\n"
)
_WIDEST = 400


def sentences(text: str) -> tuple[Span, ...]:
    """All sentences that are not blank, in order."""
    found: list[Span] = []
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        inner = text[start + lead : end].rstrip()
        if inner:
            found.append(Span(start + lead, start + lead + len(inner)))
        start = end
    return tuple(found)


def around(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences that hold the spans, each once; of one without stops what lies near."""
    found: set[Span] = set()
    for span in spans:
        low = max(0, span.start - _WIDEST)
        stops = [match.end() for match in _END.finditer(text, low, span.start)]
        start = stops[-1] if stops else low
        stop = _END.search(text, max(span.start, span.end - 1))
        end = min(stop.start() + 1 if stop else len(text), span.end + _WIDEST)
        found.add(Span(start, max(end, span.end)))
    return tuple(sorted(found))
