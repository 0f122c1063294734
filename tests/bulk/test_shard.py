from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.bulk import Folder, Shard, code_shard
from dragoman.bulk.lines import coded_in, items_in
from dragoman.errors import ReadError
from dragoman.records import Findings, Report
from hand_built import HandCoder

from .conftest import coded, files_of, write_lines


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    source = write_lines(
        tmp_path / "in.jsonl", ["Drovia accused Belmark of theft.", "Rain \ud7ff."]
    )
    coded(tmp_path / "out", source, plan_only=True)
    return Folder(tmp_path / "out").reports(Shard(1, 1))


def test_a_shard_is_coded_once_and_gives_the_same_account_again(
    shard: Path, tmp_path: Path
) -> None:
    out, notes = tmp_path / "coded.jsonl.gz", tmp_path / "notes.json"
    first = code_shard(shard, out, HandCoder(), notes=notes)
    coder = HandCoder()
    assert code_shard(shard, out, coder, notes=notes) == first
    assert (first.reports, first.records, coder.coded) == (2, 1, [])


def test_a_shard_that_breaks_off_leaves_no_output(shard: Path, tmp_path: Path) -> None:
    class Stopped(HandCoder):
        def code(self, report: Report) -> Findings:
            if "Rain" in report.text:
                raise KeyboardInterrupt
            return super().code(report)

    out = tmp_path / "new" / "coded.jsonl.gz"
    with pytest.raises(KeyboardInterrupt):
        code_shard(shard, out, Stopped(), notes=tmp_path / "new" / "notes.json")
    assert files_of(tmp_path / "new") == {}


def test_the_same_shard_gives_the_same_bytes(shard: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        place = tmp_path / name
        code_shard(shard, place / "coded", HandCoder(), notes=place / "notes")
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_a_record_with_a_value_of_the_wrong_type_is_a_failure(shard: Path, tmp_path: Path) -> None:
    class Wrong(HandCoder):
        def code(self, report: Report) -> Findings:
            return Findings(report, 7)  # type: ignore[arg-type] # this is what is refused

    out = tmp_path / "coded.jsonl.gz"
    notes = code_shard(shard, out, Wrong(), notes=tmp_path / "notes.json")
    assert (notes.reports, len(notes.failures)) == (0, 2)
    assert [each.findings for each in coded_in(out)] == [None, None]


def test_a_damaged_shard_is_named_with_the_remedy(shard: Path) -> None:
    shard.write_bytes(shard.read_bytes()[:-9])
    with pytest.raises(ReadError, match=r"0001\.jsonl\.gz: damaged"):
        list(items_in(shard))
