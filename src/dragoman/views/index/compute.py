"""The index: points over time, each with its band and the occurrences behind it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.ledger import Ledger
from dragoman.records import When
from dragoman.views.grouping import day_of
from dragoman.views.index.bins import Bin, Width, between, named, placed
from dragoman.views.index.formula import Formula, formula
from dragoman.views.index.resampling import Weighed, bands
from dragoman.views.sources import SourceLine
from dragoman.views.timeline import Row, Timeline, timeline

# What a meeting's kind is as an act of CONSULT.
_MODE_OF: Mapping[str, tuple[str, ...]] = {
    "visit": ("visit",), "call": ("phone",), "summit": ("multilateral",), "talks": (),
}  # fmt: skip
_PLANNED = frozenset({"confirmed", "scheduled", "expected", "proposed"})
_CALLED_OFF = frozenset({"cancelled", "postponed"})


@dataclass(frozen=True, slots=True)
class Part:
    """One occurrence in a point: `value` is `weight` times `status_weight`."""

    id: str
    label: str
    when: When | None
    act: str
    status: str
    weight: float
    status_weight: float
    value: float
    quote: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One week, month or quarter. `value` is None where nothing was reported: a gap, no zero.

    `low` and `high` bound the band; `cooperation` and `conflict` are the sums of the values above
    and below nought.
    """

    label: str
    start: date
    end: date
    value: float | None
    low: float | None
    high: float | None
    cooperation: float
    conflict: float
    occurrences: int
    reports: int


@dataclass(frozen=True, slots=True)
class Index:
    """Points in order, the occurrences behind them, and how many were left out and why."""

    parties: tuple[str, str]
    by: Width
    formula: str
    digest: str
    measure: str
    points: tuple[Point, ...]
    parts: tuple[Part, ...]
    left_out: Mapping[str, int]


def index(
    ledger: Ledger,
    parties: tuple[str, str],
    *,
    by: Width | None = None,
    formula_file: Path | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Index:
    """Conflict and cooperation between two parties (codes), by the formula of a file.

    Raises SettingsError where the formula cannot be followed.
    """
    found = timeline(ledger, parties, since=since, until=until)
    used = formula(formula_file)
    return index_of(found, parties, last=ledger.last_published(), by=by, used=used)


def index_of(
    found: Timeline,
    parties: tuple[str, str],
    *,
    last: date | None,
    by: Width | None = None,
    used: Formula | None = None,
) -> Index:
    """The index of the rows of a timeline; `last` is the day of the ledger's last report."""
    used = used or formula(None)
    width = by or used.bin
    parts: list[tuple[Bin, Part]] = []
    left_out: Counter[str] = Counter()
    if found.background:
        left_out["background"] = len(found.background)
    for row in (*found.rows, *found.undated):
        part = _part(row, used, width, last)
        if isinstance(part, str):
            left_out[part] += 1
        else:
            parts.append(part)
    return Index(
        parties=parties,
        by=width,
        formula=used.name,
        digest=used.digest,
        measure=used.measure,
        points=_points(parts, used, width),
        parts=tuple(part for _, part in parts),
        left_out=dict(sorted(left_out.items())),
    )


def explain(found: Index, label: str) -> tuple[Part, ...]:
    """The occurrences behind one point, the weightiest first.

    `label` may be another width than the index has: 2025-03 of an index by week. Raises
    SettingsError.
    """
    asked, _ = named(label)
    inside = [
        part
        for part in found.parts
        if (day := day_of(part.when)) and asked.start <= day <= asked.end
    ]
    return tuple(sorted(inside, key=lambda part: (-abs(part.value), part.id)))


def _part(row: Row, used: Formula, width: Width, last: date | None) -> tuple[Bin, Part] | str:
    """An occurrence with its value and bin, or why it has none."""
    type_, modes = _type_of(row)
    weight = used.weight(type_, modes)
    if weight is None:
        return "no PLOVER type"
    status_weight = used.status_weight(row.status)
    if status_weight == 0:
        return row.status
    when = _when(row)
    where = placed(when, width)
    day = day_of(when)
    if where is None:
        return "no date" if day is None else f"dated more loosely than a {width}"
    if last is not None and day is not None and day > last:
        return "after the last report"
    part = Part(
        id=row.id, label=where.label, when=when, act=" ".join((type_, *modes)),
        status=row.status, weight=round(weight, 4), status_weight=status_weight,
        value=round(weight * status_weight, 4), quote=row.quote, sources=row.sources,
    )  # fmt: skip
    return where, part


def _when(row: Row) -> When | None:
    """A plan counts on the day it was first reported, a call-off when it was last reported."""
    days = sorted(source.published for source in row.sources if source.published)
    if row.status not in _PLANNED | _CALLED_OFF or not days:
        return row.when
    day = days[0] if row.status in _PLANNED else days[-1]
    return When(day, day, "day", "published")


def _type_of(row: Row) -> tuple[str, tuple[str, ...]]:
    if row.kind == "meeting":
        return "CONSULT", _MODE_OF.get(row.act, ())
    type_, *modes = row.act.split()
    return type_, tuple(modes)


def _points(parts: Sequence[tuple[Bin, Part]], used: Formula, width: Width) -> tuple[Point, ...]:
    if not parts:
        return ()
    inside: dict[Bin, list[Part]] = defaultdict(list)
    for where, part in parts:
        inside[where].append(part)

    def measure(values: Sequence[float]) -> float:
        total = math.fsum(values)
        return round(total / len(values) if used.measure == "mean" else total, 4)

    weighed = [
        Weighed(part.label, part.value, tuple(source.report for source in part.sources))
        for _, part in parts
    ]
    drawn = bands(weighed, measure, draws=used.draws, seed=used.seed, low=used.low, high=used.high)
    every = between(min(inside), max(inside), width)
    return tuple(
        _point(where, inside.get(where, []), measure, drawn.get(where.label)) for where in every
    )


def _point(
    where: Bin,
    parts: Sequence[Part],
    measure: object,
    band: tuple[float, float] | None,
) -> Point:
    assert callable(measure)
    values = [part.value for part in parts]
    low, high = band or (None, None)
    return Point(
        label=where.label,
        start=where.start,
        end=where.end,
        value=measure(values) if values else None,
        low=low,
        high=high,
        cooperation=round(math.fsum(value for value in values if value > 0), 4),
        conflict=round(math.fsum(value for value in values if value < 0), 4),
        occurrences=len(parts),
        reports=len({source.report for part in parts for source in part.sources}),
    )
