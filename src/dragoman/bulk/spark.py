"""The same shards by Apache Spark: a script that a cluster takes as it is.

    spark-submit SCRIPT reports/ --shards /shared/coded
    spark-submit SCRIPT --table s3a://bucket/reports.parquet --to s3a://bucket/records.parquet

The first codes the shards of a folder that all machines see under one path, and gives the files
that `dragoman code --shards` gives. The second codes the rows of a table that Spark itself reads
(Parquet, JSON Lines, CSV) to a Parquet table of `id`, `record` (the JSON of `dragoman code`) and
`error`. This names SCRIPT: `python -c "import dragoman.bulk.spark as s; print(s.__file__)"`.

Every machine needs Dragoman, pyarrow and the same Python, named by PYSPARK_PYTHON. A task that is
lost is run again by Spark; in local mode only where that is allowed: `--master local[2,4]`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.bulk import (
    PER_SHARD,
    Account,
    Folder,
    MakesCoder,
    Manifest,
    Shard,
    ShippedCoder,
    code_inputs,
)
from dragoman.bulk.lines import coded_in
from dragoman.bulk.linking import Row, link_in_buckets, told_rows
from dragoman.bulk.linking.given import keep_links
from dragoman.bulk.linking.sparked import Sparked
from dragoman.bulk.load import whole
from dragoman.bulk.run import open_shards
from dragoman.bulk.shard import Notes
from dragoman.bulk.work import Job, coder_of, done
from dragoman.errors import DragomanError

_MOST_TASKS = 10_000
_RECORDS = "id string, record string, error string"


def code_shards(
    spark: Any,
    folder: Folder,
    inputs: Sequence[str],
    *,
    coder: MakesCoder,
    actors: Sequence[str] = (),
    per_shard: int = PER_SHARD,
) -> Account | None:
    """Code what is open of a folder, each task its own shards; gives the account of the whole.

    `actors` are the tables that `coder` was made with.
    """
    manifest = Manifest(
        coder=coder().version, inputs=tuple(inputs), actors=tuple(actors), per_shard=per_shard
    )
    code_inputs(folder, manifest, coder=coder, workers=1, plan_only=True)
    shards = open_shards(folder, manifest)
    if shards:
        rows = [(shard.group, shard.part) for shard in shards]
        table = spark.createDataFrame(rows, "group int, part int")

        def work(batches: Any) -> Iterator[Any]:
            for batch in batches:
                for row in batch.to_pylist():
                    done(Job(Shard(**row), folder, manifest, coder))
                yield batch

        tasks = table.repartition(min(len(shards), _MOST_TASKS))
        tasks.mapInArrow(work, table.schema).count()
    return code_inputs(folder, manifest, coder=coder, workers=1)


def code_table(table: Any, *, coder: MakesCoder) -> Any:
    """The records of a table's reports, row by row: a data frame of `id`, `record`, `error`.

    `text` is the only column that it must have; the others are those of `dragoman code`.
    """

    def work(batches: Any) -> Iterator[Any]:
        import pyarrow

        from dragoman.bulk.rows import coded_rows

        for batch in batches:
            rows = list(coded_rows(batch.to_pylist(), coder_of(coder)))
            columns = [
                pyarrow.array([row[place] for row in rows], pyarrow.string()) for place in range(3)
            ]
            yield pyarrow.RecordBatch.from_arrays(columns, names=["id", "record", "error"])

    return table.mapInArrow(work, _RECORDS)


def link_shards(spark: Any, folder: Folder, work: str) -> None:
    """Link what the shards of a folder hold, and keep the links beside them.

    `work` is a place for tables that all machines see; they may be deleted afterwards.
    """
    _, shards = whole(folder)
    engine = Sparked(spark, work)
    files = engine.kept(Row(str(folder.coded(shard)).encode()) for shard in shards)
    told = engine.stepped([files], told_in_shards)
    reports = sum(Notes.load(folder.notes(shard)).reports for shard in shards)
    keep_links(folder.links, link_in_buckets(engine, told), reports=reports)


def told_in_shards(rows: Iterator[Row]) -> Iterator[Row]:
    """What linking needs of the shards that the rows name."""
    for row in rows:
        coded = coded_in(Path(row.key.decode()))
        yield from told_rows(each.findings for each in coded if each.findings is not None)


def table_at(spark: Any, place: str) -> Any:
    """A table of reports, by the ending of its name: .parquet, .jsonl, .json, .csv."""
    bare = place.removesuffix(".gz").rstrip("/")
    if bare.endswith((".jsonl", ".json", ".ndjson")):
        return spark.read.json(place)
    if bare.endswith(".csv"):
        return spark.read.option("multiLine", True).csv(place, header=True, escape='"')
    return spark.read.parquet(place)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line that `spark-submit` calls."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("inputs", nargs="*", help="files, folders and globs that all machines see")
    parser.add_argument("--shards", type=Path, help="the folder that the shards go to")
    parser.add_argument("--table", help="a table of reports that Spark reads")
    parser.add_argument("--to", help="the table of records that Spark writes")
    parser.add_argument("--link", metavar="WORK", help="link the shards too, with tables here")
    parser.add_argument("--actors", action="append", default=[], help="a table of your own actors")
    asked = parser.parse_args(arguments)
    if not (asked.shards or (asked.table and asked.to)):
        parser.error("give --shards DIR, or --table PLACE and --to PLACE")
    from pyspark.sql import SparkSession

    coder = ShippedCoder(tuple(asked.actors))
    spark = SparkSession.builder.appName("dragoman code").getOrCreate()
    try:
        if asked.shards:
            folder = Folder(asked.shards)
            account = code_shards(spark, folder, asked.inputs, coder=coder, actors=asked.actors)
            if asked.link and account is not None and not account.given_up:
                link_shards(spark, folder, asked.link)
            return _told(account)
        code_table(table_at(spark, asked.table), coder=coder).write.parquet(asked.to)
        return 0
    except DragomanError as fault:
        sys.stderr.write(f"dragoman: {fault}\n")
        return 2
    finally:
        spark.stop()


def _told(account: Account | None) -> int:
    if account is None:
        return 1
    sys.stderr.write(f"{account.reports} reports coded, {account.failed} failed\n")
    return 0 if account.faultless else 1


if __name__ == "__main__":
    sys.exit(main())
