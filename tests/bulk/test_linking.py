from __future__ import annotations

import random
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from dragoman import pipeline, review
from dragoman.bulk import Folder, load_into
from dragoman.bulk.linking import Engine, Row, link_in_buckets, told_rows
from dragoman.bulk.linking.components import components
from dragoman.bulk.linking.duck import on_disk
from dragoman.bulk.linking.given import keep_links
from dragoman.bulk.linking.relink import relink, relink_in_buckets
from dragoman.errors import ReadError, SettingsError
from dragoman.ledger import Correction, Ledger
from dragoman.link import link
from dragoman.records import Findings, Report, When
from hand_built import HandCoder
from invented_world import World

from .conftest import coded
from .sorting import Sorting

THEFT = "Drovia accused Belmark of theft on 2025-03-01."


def duck() -> AbstractContextManager[Engine]:
    pytest.importorskip("duckdb", reason="DuckDB is missing: pip install '.[bulk]'")
    pytest.importorskip("pyarrow", reason="pyarrow is missing: pip install '.[bulk]'")
    return on_disk(memory="200MB")


def assert_same_links(findings: Iterable[Findings], engine: Engine) -> None:
    """All that linking finds, in memory and in buckets."""
    held = list(findings)
    whole = link(held)
    found = link_in_buckets(engine, engine.kept(told_rows(held)))
    assert list(found.occurrences) == sorted(whole.occurrences, key=lambda each: each.id)
    assert found.meetings == whole.meetings
    assert found.deeds == whole.deeds
    assert found.dates == whole.dates
    own = {one.report.id: one.report.id for one in held}
    assert {**own, **found.origins} == whole.origins


WORLDS = {
    "years of news": World(70),
    "a week in which two states make all the news": World(60, days=7, hot=1.0),
    "a world with other luck": World(50, seed=11, days=40, hot=0.6),
}


@pytest.mark.parametrize("world", WORLDS.values(), ids=list(WORLDS))
def test_buckets_give_the_links_that_memory_gives(world: World) -> None:
    assert_same_links(world.reports(), Sorting())


def test_so_they_do_on_the_disk() -> None:
    with duck() as engine:
        assert_same_links(World(50, days=20).reports(), engine)


def test_blocks_and_pages_that_split_the_nodes_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for place in ("judging.BLOCK", "grouping.BLOCK", "judging._PAGE"):
        monkeypatch.setattr(f"dragoman.bulk.linking.{place}", 5)
    assert_same_links(World(40, days=20).reports(), Sorting())


def test_the_order_of_the_reports_changes_nothing() -> None:
    held = list(World(40).reports())
    random.Random(1).shuffle(held)
    assert_same_links(held, Sorting())


@pytest.mark.parametrize("engine", [lambda: nullcontext(Sorting()), duck], ids=["sort", "duck"])
def test_nothing_and_a_report_without_records_give_no_links(engine: object) -> None:
    with engine() as made:  # type: ignore[operator] # either
        assert_same_links([], made)
        assert_same_links([Findings(Report("Rain.", published=date(2031, 1, 1)), "x/1")], made)


def test_an_engine_on_disk_gives_rows_back_by_key_and_place() -> None:
    rows = [Row(b"b"), Row(b"a", b"2", b"\0\xff"), Row(b"a", b"1", b"", 3)]
    with duck() as engine:
        table = engine.kept(rows)
        assert list(engine.rows(table)) == sorted(rows)
        assert list(engine.rows(table.tagged(3))) == rows[2:]
        numbers = [row.key[-1] for row in engine.rows(engine.numbered(table))]
        assert numbers == [0, 1, 2]


def test_components_are_named_by_their_smallest_number() -> None:
    found = components([(7, 9), (1, 4), (4, 9), (3, 5)])
    assert dict(found) == {1: 1, 4: 1, 7: 1, 9: 1, 3: 3, 5: 3}


def test_without_duckdb_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.bulk.linking.duck.find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install \"dragoman\[bulk\]\""), on_disk():
        pass


# ---------------------------------------------------------------- ledgers


def keep(ledger: Ledger) -> None:
    coder = HandCoder()
    with ledger.run(coder.version) as run:
        for number in range(4):
            report = Report(f"{THEFT} Case {number}.", published=date(2025, 3, 2 + number))
            ledger.keep(coder.code(report), run)


def test_what_people_decided_stands_after_linking_in_buckets(tmp_path: Path) -> None:
    duck()
    with Ledger.open(tmp_path / "a.sqlite") as one, Ledger.open(tmp_path / "b.sqlite") as other:
        for ledger, again in ((one, pipeline.relink), (other, relink_in_buckets)):
            keep(ledger)
            again(ledger)
            event = ledger.events()[1]
            when = datetime(2025, 4, 1, tzinfo=UTC)
            apart = Correction(
                "", event.evidence.report, event.id, "event", "apart", "Ada", when, before=event
            )
            review.correct(ledger, apart)
            again(ledger)
        assert one.occurrences() == other.occurrences()
        assert sorted(len(each.members) for each in one.occurrences(kind="event")) == [1, 3]
        assert one.deeds() == other.deeds()


def test_a_large_ledger_is_linked_in_buckets(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duck()
    coded(tmp_path / "out", archive)
    asked: list[str] = []
    monkeypatch.setattr(
        "dragoman.bulk.linking.relink.relink_in_buckets", lambda _: asked.append("in buckets")
    )
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        load_into(ledger, Folder(tmp_path / "out"), link=partial(relink, many=34))
        assert ledger.occurrences(kind="event")
        assert asked == []
        relink(ledger, many=33)
        assert asked == ["in buckets"]


def test_loading_takes_the_links_that_lie_beside_the_shards(archive: Path, tmp_path: Path) -> None:
    folder, engine = Folder(tmp_path / "out"), Sorting()
    coded(folder.path, archive)
    with Ledger.open(tmp_path / "own.sqlite") as ledger:
        load_into(ledger, folder, link=pipeline.relink)
        own = ledger.occurrences(), ledger.deeds()
        told = engine.kept(told_rows(ledger.iter_findings()))
    keep_links(folder.links, link_in_buckets(engine, told), reports=33)
    asked: list[Ledger] = []

    def link_again(ledger: Ledger) -> dict[str, When]:
        asked.append(ledger)
        return {}

    with Ledger.open(tmp_path / "given.sqlite") as ledger:
        load_into(ledger, folder, link=link_again)
        assert (ledger.occurrences(), ledger.deeds()) == own
        assert asked == []
    with Ledger.open(tmp_path / "more.sqlite") as ledger:
        keep(ledger)
        load_into(ledger, folder, link=link_again)
        assert asked == [ledger]


def test_damaged_links_are_named(archive: Path, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out")
    coded(folder.path, archive)
    folder.links.mkdir()
    (folder.links / "summary.json").write_text('{"reports": 33', encoding="utf-8")
    with Ledger.open(tmp_path / "a.sqlite") as ledger, pytest.raises(ReadError, match="damaged"):
        load_into(ledger, folder)
