"""Answers as a list that becomes a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from dragoman.views.frames import flat
from dragoman.views.index import Index, Part, Point, explain, svg
from dragoman.views.timeline import Row, Timeline

if TYPE_CHECKING:
    import pandas

Item = TypeVar("Item")


class Results(Sequence[Item], Generic[Item]):
    """Records in order; behaves as a list and becomes a DataFrame."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Results[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Results[Item]:
        if isinstance(index, slice):
            return Results(self._items[index])
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __repr__(self) -> str:
        return f"<{len(self._items)} results>"

    def to_pandas(self) -> pandas.DataFrame:
        """One row each; columns of days are dates. Needs pandas."""
        try:
            import pandas
        except ImportError as fault:
            raise ImportError(
                'DataFrames need pandas; install it with: pip install "dragoman[data]"'
            ) from fault
        frame = pandas.DataFrame([flat(item) for item in self._items])
        for column in ("from", "to", "published"):
            if column in frame.columns:
                frame[column] = pandas.to_datetime(frame[column])
        return frame


class TimelineResults(Results[Row]):
    """Dated rows, then those without a date; `timeline` has background and the counts too."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__((*timeline.rows, *timeline.undated))
        self.timeline = timeline


class IndexResults(Results[Point]):
    """Points in order; `whole` has the occurrences behind them and what was left out."""

    def __init__(self, index: Index) -> None:
        super().__init__(index.points)
        self.whole = index

    def explain(self, point: str) -> Results[Part]:
        """The occurrences behind a point such as `2025-03`, the weightiest first."""
        return Results(explain(self.whole, point))

    def svg(self) -> str:
        """The picture."""
        return svg(self.whole)
