from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.views import Parties
from dragoman.views.export import FORMATS, Selection, export, format_named
from dragoman.views.export.pieces import Piece, write_file, write_folder

from .conftest import Folder

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
TEXT_FREE = sorted(set(FORMATS) - {"brat", "docbin", "parquet"})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_entry_in_the_docs(name: str) -> None:
    assert re.search(rf"^### `{name}`", PAGE.read_text(encoding="utf-8"), re.M), (
        f"docs/formats.md has no heading for {name}; describe its columns and choices there"
    )


@pytest.mark.parametrize("name", TEXT_FREE)
def test_every_format_is_the_same_each_time_and_copes_with_an_empty_choice(
    name: str, folder: Folder
) -> None:
    assert folder(name) == folder(name)
    assert folder(name, since=date(2030, 1, 1)) or name in ("plover", "gdelt2", "mentions")


@pytest.mark.parametrize("name", TEXT_FREE)
def test_no_text_leaves_whole_without_leave(name: str, folder: Folder, ledger: Ledger) -> None:
    data = b"".join(folder(name).values()).decode()
    assert all(report.text not in data for report in ledger.reports())


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    goal = tmp_path / "rows.txt"
    goal.write_text("before")

    def broken() -> object:
        yield Piece(b"half")
        raise SettingsError("stop")

    with pytest.raises(SettingsError):
        write_file(broken(), goal)  # type: ignore[arg-type] # a generator that breaks
    assert goal.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["rows.txt"]


def test_a_folder_of_an_earlier_export_is_replaced_but_no_other(tmp_path: Path) -> None:
    goal = tmp_path / "tables"
    write_folder([Piece(b"1", "a.csv"), Piece(b"2", "a.csv")], goal)
    write_folder([Piece(b"3", "a.csv")], goal)
    assert (goal / "a.csv").read_bytes() == b"3"
    (goal / "thesis.doc").write_text("years of work")
    with pytest.raises(SettingsError, match=r"thesis\.doc"):
        write_folder([Piece(b"4", "a.csv")], goal)
    assert (goal / "a.csv").read_bytes() == b"3"
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_format_of_several_files_needs_a_folder(ledger: Ledger, parties: Parties) -> None:
    with pytest.raises(SettingsError, match="--to"):
        export(ledger, FORMATS["csv"], Selection(), parties, to=io.BytesIO())


def test_what_is_left_out_is_told_with_its_reason(ledger: Ledger, parties: Parties) -> None:
    done = export(ledger, FORMATS["icews"], Selection(), parties, to=io.BytesIO())
    assert any("denied" in reason for reason, _ in done.left_out)


def test_a_wrong_name_is_answered_with_the_right_ones() -> None:
    with pytest.raises(SettingsError, match="polecat"):
        format_named("xlsx")
    with pytest.raises(SettingsError, match="CONSULT"):
        Selection(types=("CONSULTATION",))
    with pytest.raises(SettingsError, match="cancelled"):
        Selection(statuses=("canceled",))


def test_a_type_takes_in_plans_of_it(folder: Folder) -> None:
    data = folder("plover", types=("CONSULT",))[""].decode()
    assert data.count("\n") == 3
    assert folder("plover", types=("AGREE",))[""].decode().count("\n") == 1


def test_a_pair_of_parties_leaves_out_the_others(folder: Folder) -> None:
    assert folder("plover", between=("ROU", "SRB"))
    assert not folder("plover", between=("ROU", "HUN"))
