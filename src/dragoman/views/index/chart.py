"""The index as a picture: a line over its band, broken where nothing was reported."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.errors import SettingsError
from dragoman.views.index.compute import Index, Point

_WIDTH, _HEIGHT = 860, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 836, 60, 300
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class _Scale:
    """From points and values to places on the sheet."""

    count: int
    low: float
    high: float

    @property
    def step(self) -> float:
        return (_RIGHT - _LEFT) / max(1, self.count)

    def x(self, at: int) -> float:
        return round(_LEFT + self.step * (at + 0.5), 1)

    def y(self, value: float) -> float:
        return round(_BOTTOM - (value - self.low) / (self.high - self.low) * (_BOTTOM - _TOP), 1)


def svg(found: Index, name: Callable[[str], str] = str) -> str:
    """The picture as SVG without script or outside parts; `name` gives a party's name."""
    drawn = plot(found)
    one, two = (name(code) for code in found.parties)
    sheet = Environment(
        loader=PackageLoader("dragoman.views.index", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("chart.svg")
    count = sum(point.occurrences for point in found.points)
    return sheet.render(
        width=_WIDTH, height=_HEIGHT, left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM,
        plot=drawn,
        title=f"Conflict and cooperation: {one} and {two}",
        told=f"{found.measure} by {found.by} of {count} occurrences; below nought is conflict; "
        "shaded columns: nothing reported",
        foot=f"Formula {found.formula} ({found.digest}); band: reports drawn anew",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """A point at its place, and the same in words."""

    point: Point
    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Places on a sheet for what a picture of an index is made of: `ticks` (y, label) of values,
    `runs` (line, band) as lists of places, `gaps` (x, width, in words), `names` (x, label) of
    points and `starts` (x, first day) of the same.
    """

    left: int
    right: int
    top: int
    bottom: int
    ticks: tuple[tuple[float, str], ...]
    runs: tuple[tuple[str, str], ...]
    dots: tuple[Dot, ...]
    gaps: tuple[tuple[float, float, str], ...]
    names: tuple[tuple[float, str], ...]
    starts: tuple[tuple[float, date], ...]


def plot(found: Index) -> Plot:
    """The places of an index on a sheet."""
    scale = _scale(found.points)
    return Plot(
        _LEFT, _RIGHT, _TOP, _BOTTOM,
        ticks=tuple(_ticks(scale)), runs=tuple(_runs(found.points, scale)),
        dots=tuple(_dots(found.points, scale)), gaps=tuple(_gaps(found.points, scale)),
        names=tuple((x, point.label) for x, point in _named(found.points, scale)),
        starts=tuple((x, point.start) for x, point in _named(found.points, scale)),
    )  # fmt: skip


def png(picture: str) -> bytes:
    """An SVG as PNG. Raises SettingsError with the remedy where no library here can draw it."""
    try:
        import cairosvg
    except (ImportError, OSError) as fault:
        raise SettingsError(
            "PNG needs CairoSVG: install it with `pip install cairosvg` (and the cairo library), "
            "or write SVG: -o index.svg"
        ) from fault
    drawn: bytes = cairosvg.svg2png(bytestring=picture.encode(), scale=2)
    return drawn


def _scale(points: Sequence[Point]) -> _Scale:
    values = [
        value
        for point in points
        for value in (point.value, point.low, point.high)
        if value is not None
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = max(1.0, high - low) * 0.08
    return _Scale(len(points), math.floor(low - room), math.ceil(high + room))


def _ticks(scale: _Scale) -> Iterator[tuple[float, str]]:
    step = max(1, math.ceil((scale.high - scale.low) / 8))
    first = math.ceil(scale.low / step) * step
    for value in range(first, math.floor(scale.high) + 1, step):
        yield scale.y(value), f"{value:+d}" if value else "0"


def _runs(points: Sequence[Point], scale: _Scale) -> Iterator[tuple[str, str]]:
    """Stretches without a gap, each with its line and band."""
    numbered = list(enumerate(points))
    for told, group in groupby(numbered, key=lambda pair: pair[1].value is not None):
        if not told:
            continue
        run = list(group)
        line = " ".join(f"{scale.x(at)},{scale.y(p.value or 0.0)}" for at, p in run)
        upper = [f"{scale.x(at)},{scale.y(p.high)}" for at, p in run if p.high is not None]
        lower = [f"{scale.x(at)},{scale.y(p.low)}" for at, p in run if p.low is not None]
        band = " ".join([*upper, *reversed(lower)]) if len(run) > 1 else _bar(run[0], scale)
        yield line, band


def _bar(alone: tuple[int, Point], scale: _Scale) -> str:
    """The band of a point that stands alone: a narrow column."""
    at, point = alone
    if point.low is None or point.high is None:
        return ""
    x, (low, high) = scale.x(at), (scale.y(point.low), scale.y(point.high))
    return f"{x - 4},{high} {x + 4},{high} {x + 4},{low} {x - 4},{low}"


def _dots(points: Sequence[Point], scale: _Scale) -> Iterator[Dot]:
    for at, point in enumerate(points):
        if point.value is not None:
            told = (
                f"{point.label}: {point.value:+.2f}, {point.occurrences} occurrences "
                f"in {point.reports} reports"
            )
            yield Dot(point, scale.x(at), scale.y(point.value), told)


def _gaps(points: Sequence[Point], scale: _Scale) -> Iterator[tuple[float, float, str]]:
    for at, point in enumerate(points):
        if point.value is None:
            x = round(scale.x(at) - scale.step / 2, 1)
            width = round(scale.step, 1)
            yield x, width, f"{point.label}: nothing reported"


def _named(points: Sequence[Point], scale: _Scale) -> Iterator[tuple[float, Point]]:
    every = max(1, math.ceil(len(points) / _MOST_NAMES))
    for at in range(0, len(points), every):
        yield scale.x(at), points[at]
