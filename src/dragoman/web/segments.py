"""A text cut where highlights begin and end, so that those that overlap can be drawn side by side.

Berg [will visit {Suderia] on Sunday} is cut to: Berg | will visit | Suderia | on Sunday
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Span


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """A span that a record rests on; `part` is what the words are to the record."""

    span: Span
    record: str
    part: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which the same highlights hold; `begins` are records first met here."""

    text: str
    highlights: tuple[Highlight, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.record for each in self.highlights))

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(sorted({each.part for each in self.highlights}))


def segments(
    text: str, block: Span, highlights: Sequence[Highlight], *, met: set[str] | None = None
) -> tuple[Segment, ...]:
    """The block in segments that join to its text. `met` remembers records over blocks."""
    met = set() if met is None else met
    inside = [each for each in highlights if each.span.overlaps(block)]
    cuts = sorted({block.start, block.end, *_edges(inside, block)})
    starting = sorted(inside)
    active: list[Highlight] = []
    found: list[Segment] = []
    following = 0
    for start, end in pairwise(cuts):
        active = [each for each in active if each.span.end > start]
        while following < len(starting) and starting[following].span.start <= start:
            active.append(starting[following])
            following += 1
        begins = tuple(
            dict.fromkeys(each.record for each in active if each.record not in met)
        )  # fmt: skip
        met.update(begins)
        found.append(Segment(text[start:end], tuple(active), begins))
    return tuple(found)


def _edges(highlights: Iterable[Highlight], block: Span) -> Iterable[int]:
    for each in highlights:
        yield max(each.span.start, block.start)
        yield min(each.span.end, block.end)
