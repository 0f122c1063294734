"""Spark in local mode; skipped where pyspark or Java is missing."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.bulk import Folder, coded_by
from dragoman.bulk.lines import Coded, line_of
from dragoman.bulk.linking import Row, link_in_buckets
from dragoman.bulk.linking.sparked import Sparked
from dragoman.bulk.publish import packed
from dragoman.bulk.spark import code_shards, code_table, table_at, told_in_shards
from dragoman.link import link
from dragoman.views.lines import json_line
from dragoman.views.wire import wire
from invented_world import World

from .coders import MakesHandCoder, MakesKiller
from .conftest import coded, files_of, write_lines

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session with two cores where a lost task is tried again."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is missing: pip install '.[spark]'")
    pytest.importorskip("pyarrow", reason="pyarrow is missing: pip install '.[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java 17 or newer")
    with pytest.MonkeyPatch.context() as patch:
        paths = [str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")]
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2,4]").appName("tests")
        for key, value in (
            ("spark.ui.enabled", "false"),
            ("spark.driver.bindAddress", "127.0.0.1"),
            ("spark.driver.host", "127.0.0.1"),
            ("spark.log.level", "OFF"),
            ("spark.sql.shuffle.partitions", "2"),
        ):
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


def test_spark_gives_the_files_that_one_machine_gives(
    spark: Any, archive: Path, tmp_path: Path
) -> None:
    account = code_shards(
        spark, Folder(tmp_path / "spark"), [str(archive)], coder=MakesHandCoder(), per_shard=4
    )
    assert account is not None
    assert account == coded(tmp_path / "local", archive)
    assert files_of(tmp_path / "spark") == files_of(tmp_path / "local")


def test_a_python_process_that_spark_loses_costs_nothing(spark: Any, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", ["Rain.", "A lethal one.", "Hail."] * 4)
    killer = MakesKiller(tmp_path / "mark")
    code_shards(spark, Folder(tmp_path / "spark"), [str(source)], coder=killer, per_shard=4)
    assert (tmp_path / "mark").exists()
    coded(tmp_path / "local", source)
    assert files_of(tmp_path / "spark") == files_of(tmp_path / "local")


def test_spark_finds_the_links_that_memory_finds(spark: Any, tmp_path: Path) -> None:
    world = list(World(24, days=12).reports())
    shards = []
    for number in range(3):
        shards.append(Row(str(tmp_path / f"{number}.jsonl.gz").encode()))
        with Path(shards[-1].key.decode()).open("wb") as out, packed(out) as lines:
            lines.writelines(line_of(Coded(findings=each)) for each in world[number::3])
    engine = Sparked(spark, str(tmp_path / "work"))
    found = link_in_buckets(engine, engine.stepped([engine.kept(shards)], told_in_shards))
    linked = link(world)
    assert list(found.occurrences) == sorted(linked.occurrences, key=lambda each: each.id)
    assert (found.deeds, found.dates) == (linked.deeds, linked.dates)


def test_a_table_gives_the_records_of_the_same_reports(spark: Any, tmp_path: Path) -> None:
    texts = [f"date 2025-02-10\n\nDrovia accused Belmark of theft {n}." for n in range(9)]
    source = write_lines(tmp_path / "in.jsonl", [*texts, "This is impossible.", ""])
    found = code_table(table_at(spark, str(source)), coder=MakesHandCoder()).collect()
    coded(tmp_path / "local", source)
    local = [each.findings for each in coded_by(Folder(tmp_path / "local")) if each.findings]
    assert sorted(row.record for row in found if row.record) == sorted(
        json_line(wire(each)).decode().rstrip("\n") for each in local
    )
    failed = {row.id: row.error for row in found if row.error}
    assert sorted(failed) == ["n10", "n9"]
    assert json.loads(found[0].record)["report"]["coder"] == "hand-1"
