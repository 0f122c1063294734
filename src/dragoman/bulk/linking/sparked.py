"""The engine of many machines: Spark sorts, every step runs where its part of the keys lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any

from dragoman.bulk.linking.rows import Row, Step, numbered_key

_SCHEMA = "key binary, place binary, body binary, tag int"
_ORDER = ("key", "place", "tag")
_ROWS = 4_096


@dataclass(frozen=True, slots=True)
class Written:
    """A table as files of Parquet, or its rows of one tag."""

    place: str
    tag: int | None = None

    def tagged(self, tag: int) -> Written:
        return replace(self, tag=tag)


class Sparked:
    """Tables in a folder that all machines see; what is there is the user's to delete."""

    def __init__(self, spark: Any, work: str) -> None:
        self._spark = spark
        self._work = work.rstrip("/")
        self._names = (f"t{number:04d}" for number in count())

    def kept(self, rows: Iterable[Row]) -> Written:
        parts = list(_arrow(rows)) or [_batch([])]
        import pyarrow

        return self._written(self._spark.createDataFrame(pyarrow.Table.from_batches(parts)))

    def stepped(self, tables: Sequence[Written], step: Step) -> Written:
        def work(batches: Any) -> Iterator[Any]:
            yield from _arrow(step(row for batch in batches for row in _rows(batch)))

        whole = self._frame(tables).repartition("key").sortWithinPartitions(*_ORDER)
        return self._written(whole.mapInArrow(work, _SCHEMA))

    def numbered(self, table: Written) -> Written:
        ordered = self._frame([table]).orderBy(*_ORDER).rdd.zipWithIndex()
        rows = ordered.map(lambda each: (numbered_key(each[1]), *each[0][1:]))
        return self._written(self._spark.createDataFrame(rows, _SCHEMA))

    def rows(self, table: Written) -> Iterator[Row]:
        for key, place, body, tag in self._frame([table]).orderBy(*_ORDER).toLocalIterator():
            yield Row(bytes(key), bytes(place), bytes(body), tag)

    def drop(self, *tables: Written) -> None:
        """Tables stay until the work folder is deleted: a lost machine may need them again."""

    def _frame(self, tables: Sequence[Written]) -> Any:
        frames = [self._spark.read.schema(_SCHEMA).parquet(table.place) for table in tables]
        narrowed = [
            frame if table.tag is None else frame.where(frame.tag == table.tag)
            for frame, table in zip(frames, tables, strict=True)
        ]
        whole = narrowed[0]
        for frame in narrowed[1:]:
            whole = whole.union(frame)
        return whole

    def _written(self, frame: Any) -> Written:
        table = Written(f"{self._work}/{next(self._names)}")
        frame.write.mode("overwrite").parquet(table.place)
        return table


def _rows(batch: Any) -> Iterator[Row]:
    columns = [column.to_pylist() for column in batch.columns]
    return map(Row._make, zip(*columns, strict=True))


def _arrow(rows: Iterable[Row]) -> Iterator[Any]:
    coming = iter(rows)
    while some := list(islice(coming, _ROWS)):
        yield _batch(some)


def _batch(rows: Sequence[Row]) -> Any:
    import pyarrow

    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    kinds = (pyarrow.binary(), pyarrow.binary(), pyarrow.binary(), pyarrow.int32())
    arrays = [pyarrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    return pyarrow.RecordBatch.from_arrays(arrays, names=["key", "place", "body", "tag"])
