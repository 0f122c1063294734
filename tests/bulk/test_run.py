from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.bulk import Folder, Part, coded_by
from dragoman.errors import SettingsError
from dragoman.read import reports
from dragoman.records import Report
from hand_built import HandCoder

from .coders import MakesHandCoder, MakesKiller
from .conftest import coded, files_of, write_lines


def test_an_archive_gives_what_each_report_gives_in_the_order_of_the_inputs(
    archive: Path, tmp_path: Path
) -> None:
    account = coded(tmp_path / "out", archive)
    assert account is not None
    assert (account.reports, account.failed, account.faultless) == (33, 0, True)
    hand = HandCoder()
    wanted = [hand.code(each) for each in reports(archive) if isinstance(each, Report)]
    assert [each.findings for each in coded_by(Folder(tmp_path / "out"))] == wanted


def test_two_runs_give_the_same_bytes_with_any_number_of_workers(
    archive: Path, tmp_path: Path
) -> None:
    coded(tmp_path / "one", archive, workers=1)
    coded(tmp_path / "two", archive, workers=3)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_a_run_that_is_done_codes_nothing_again(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    coded(out, archive)
    times = {path: path.stat().st_mtime_ns for path in (out / "coded").iterdir()}
    coded(out)
    assert times == {path: path.stat().st_mtime_ns for path in (out / "coded").iterdir()}


def test_a_run_goes_on_with_the_shards_that_are_missing(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    coded(out, archive, plan_only=True)
    laid_out = files_of(out)
    coded(out, only=Part(2, 3))
    assert len(list((out / "coded").iterdir())) == 3
    coded(out)
    coded(tmp_path / "whole", archive)
    assert files_of(out) == files_of(tmp_path / "whole")
    assert set(laid_out) - set(files_of(out)) == {
        name for name in laid_out if name.startswith("reports/")
    }


def test_a_shard_that_was_deleted_is_made_again(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    coded(out, archive)
    before = files_of(out)
    (out / "coded" / "00001-0002.jsonl.gz").unlink()
    coded(out)
    assert files_of(out) == before


def test_the_shares_of_several_machines_make_the_whole(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    coded(out, archive, plan_only=True)
    accounts = [coded(out, only=Part(number, 3)) for number in (3, 1, 2)]
    assert [account is not None for account in accounts] == [False, False, True]
    coded(tmp_path / "whole", archive)
    assert files_of(out) == files_of(tmp_path / "whole")


def test_a_share_waits_until_the_shards_are_laid_out(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--plan"):
        coded(tmp_path / "out", archive, only=Part(1, 2))


@pytest.mark.parametrize(("number", "of"), [(0, 3), (4, 3)])
def test_a_share_that_is_none_is_refused(number: int, of: int) -> None:
    with pytest.raises(SettingsError, match="from 1 to"):
        Part(number, of)


def test_shards_of_another_coder_are_not_mixed(archive: Path, tmp_path: Path) -> None:
    coded(tmp_path / "out", archive)
    with pytest.raises(SettingsError, match="the coder hand-1, now hand-2"):
        coded(tmp_path / "out", archive, coder=MakesHandCoder("hand-2"))


def test_other_inputs_need_another_folder(archive: Path, tmp_path: Path) -> None:
    coded(tmp_path / "out", archive)
    with pytest.raises(SettingsError, match="the inputs"):
        coded(tmp_path / "out", archive / "a.jsonl")


def test_a_folder_with_other_files_is_left_alone(archive: Path) -> None:
    with pytest.raises(SettingsError, match="other files"):
        coded(archive, archive)


def test_a_folder_where_nothing_was_begun_needs_inputs(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="name what is to be coded"):
        coded(tmp_path / "out")


def test_inputs_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere: no such file"):
        coded(tmp_path / "out", tmp_path / "nowhere")


def test_what_fails_stands_in_its_place_and_in_a_list(tmp_path: Path) -> None:
    texts = ["Rain.", "This is impossible.", "That is unforeseen.", "Snow."]
    source = write_lines(tmp_path / "in.jsonl", texts)
    with source.open("a", encoding="utf-8") as lines:
        lines.write("{no json\n")
    account = coded(tmp_path / "out", source)
    assert account is not None
    assert (account.reports, account.failed) == (2, 3)
    listed = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in listed]
    assert [failure["line"] for failure in told] == [None, None, 5]
    assert "ZeroDivisionError" in told[1]["reason"]
    places = [coded.failure is None for coded in coded_by(Folder(tmp_path / "out"))]
    assert places == [True, False, False, True, False]


def test_a_report_that_kills_every_worker_is_left_out_and_named(tmp_path: Path) -> None:
    texts = ["Rain.", "Snow.", "A lethal one.", "Hail.", "Fog.", "Frost.", "Another lethal one."]
    source = write_lines(tmp_path / "in.jsonl", texts)
    account = coded(tmp_path / "out", source, coder=MakesKiller())
    assert account is not None
    assert (account.reports, account.failed) == (5, 2)
    assert "killed each time" in account.failures[0].reason
    assert not list((tmp_path / "out").glob(".*"))


def test_a_shard_full_of_killers_is_given_up_and_the_others_are_coded(tmp_path: Path) -> None:
    texts = [f"A lethal one, {number}." for number in range(9)] + ["Rain.", "Snow."]
    source = write_lines(tmp_path / "in.jsonl", texts)
    account = coded(tmp_path / "out", source, coder=MakesKiller(), per_shard=9)
    assert account is not None
    assert (account.reports, account.faultless) == (2, False)
    assert account.given_up[0].startswith("shard 00001-0001: killed 9 workers")
    assert not (tmp_path / "out" / "summary.json").exists()


def test_a_worker_that_is_lost_once_costs_nothing(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", ["Rain.", "A lethal one.", "Hail."] * 5)
    account = coded(tmp_path / "out", source, coder=MakesKiller(tmp_path / "mark"))
    assert account is not None
    assert account.faultless
    coded(tmp_path / "calm", source, coder=MakesKiller(tmp_path / "mark"))
    assert files_of(tmp_path / "out") == files_of(tmp_path / "calm")
