"""Near-duplicates and wire copies: which reports go back to one text.

MinHash over runs of five words proposes pairs, the runs themselves decide. A copy may be cut at
the end, carry another headline or a few added paragraphs; a round-up that merely contains a
story is a text of its own.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from dragoman.link.words import tokens
from dragoman.records import Report

Place = TypeVar("Place")
Hashes = npt.NDArray[np.uint64]

_RUN = 5
_BANDS, _ROWS = 32, 2
_LEAD_WORDS, _LEAD_BANDS = 60, 6
_BUCKET = 60
_LEAST_JACCARD = 0.5
_LEAST_CONTAINED = 0.7
# A later text may add this much to an earlier one and still be a copy of it.
_GROWTH = 1.6
_FEW_RUNS = 12
# Short formulaic texts return word for word: "X spoke by phone with Y" is news again next week.
_SHORT_RUNS = 60
_SHORT_TEXT_LASTS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is kept of a report to find its copies: its runs of words as hashes."""

    report: str
    published: date | None
    runs: Hashes
    sketch: tuple[int, ...]

    @property
    def order(self) -> tuple[date, str]:
        """Earliest published first; the undated last."""
        return (self.published or date.max, self.report)


def sheet(report: Report) -> Sheet:
    """The sheet of one report."""
    in_order = _runs(tokens(report.text))
    return Sheet(report.id, report.published, np.unique(in_order), _sketch(in_order))


def origins(reports: Iterable[Report]) -> dict[str, str]:
    """For each report id the id of the earliest report that carries the same text."""
    return origins_of([sheet(report) for report in reports])


def origins_of(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Origins from sheets: a report takes the origin of the earlier one that it is most like."""
    ordered = sorted({one.report: one for one in sheets}.values(), key=lambda one: one.order)
    likely = _candidates(ordered)
    found: dict[str, str] = {}
    for at, one in enumerate(ordered):
        model = model_of(one, (ordered[earlier] for earlier in sorted(likely.get(at, ()))))
        found[one.report] = found[model] if model else one.report
    return found


def model_of(one: Sheet, earlier: Iterable[Sheet]) -> str | None:
    """The report that this is a copy of: of these earlier ones, in order, the most alike."""
    best, model = 0.0, None
    for other in earlier:
        alike = likeness(other, one)
        if alike > best:
            best, model = alike, other.report
    return model


def likeness(earlier: Sheet, later: Sheet) -> float:
    """How far `later` is a copy of `earlier`, 0 where it is not one."""
    sizes = sorted((len(earlier.runs), len(later.runs)))
    if not sizes[0] or (sizes[0] < _SHORT_RUNS and _long_between(earlier, later)):
        return 0.0
    shared = len(np.intersect1d(earlier.runs, later.runs, assume_unique=True))
    jaccard = shared / (sizes[0] + sizes[1] - shared)
    contained = shared / sizes[0]
    if jaccard >= _LEAST_JACCARD:
        return jaccard
    grew = len(later.runs) > _GROWTH * len(earlier.runs)
    if contained >= _LEAST_CONTAINED and sizes[0] >= _FEW_RUNS and not grew:
        return contained * 0.99
    return 0.0


def _long_between(earlier: Sheet, later: Sheet) -> bool:
    if earlier.published is None or later.published is None:
        return False
    return later.published - earlier.published > _SHORT_TEXT_LASTS


def _candidates(ordered: Sequence[Sheet]) -> Mapping[int, set[int]]:
    """For each position the earlier positions that share a bucket."""
    likely: dict[int, set[int]] = defaultdict(set)
    for band in range(max((len(one.sketch) for one in ordered), default=0)):
        values = ((at, one.sketch[band]) for at, one in enumerate(ordered) if one.sketch)
        for members in _shared(values):
            for left, right in meeting(members):
                likely[right].add(left)
    return likely


def _shared(values: Iterable[tuple[int, int]]) -> Iterable[Sequence[int]]:
    """The positions that have a value in common; nearly all values of a band stand alone."""
    first: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for at, value in values:
        earliest = first.setdefault(value, at)
        if earliest != at:
            several.setdefault(value, [earliest]).append(at)
    return several.values()


def meeting(members: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """All pairs of a small bucket, given in order; in a hot one each with a few.

    These are the first of the bucket and those just before it.
    """
    for place, right in enumerate(members):
        near = range(place) if place < _BUCKET else (*range(4), *range(place - 8, place))
        for left in near:
            yield members[left], right


def _runs(words: Sequence[str]) -> Hashes:
    """One hash for each run of five words, in order; a shorter text is one run."""
    codes = np.fromiter(map(zlib.crc32, map(str.encode, words)), np.uint64, len(words))
    if not len(codes):
        return codes
    size = min(_RUN, len(codes))
    total = np.zeros(len(codes) - size + 1, np.uint64)
    for step in range(size):
        part = codes[step : len(codes) - size + 1 + step]
        total = total * np.uint64(0x100000001B3) + _mixed(part + np.uint64(step + 1))
    return _mixed(total)


def _mixed(values: Hashes) -> Hashes:
    """Each value scattered over 64 bits, always the same way."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _sketch(runs: Hashes) -> tuple[int, ...]:
    """Keys under which like texts meet: bands of minima over the whole, and over the opening."""
    if not len(runs):
        return ()
    seeds = _mixed(np.arange(1, _BANDS * _ROWS + 1, dtype=np.uint64))
    minima = _mixed(runs[None, :] ^ seeds[:, None]).min(axis=1)
    whole = minima[0::2] * np.uint64(31) + minima[1::2]
    opening = _mixed(runs[None, :_LEAD_WORDS] ^ seeds[:_LEAD_BANDS, None]).min(axis=1)
    return (*(int(value) for value in whole), *(int(value) for value in opening))
