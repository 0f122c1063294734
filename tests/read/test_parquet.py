from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]


def write(path: Path, **columns: list[Any]) -> Path:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table(columns), path)
    return path


def test_rows_are_reports_by_the_names_of_their_columns(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet", story_id=[7, 8, 9], event_text=["A met B.", None, "C left."],
        pub_date=[datetime(2023, 6, 14, 9), None, datetime(2023, 6, 15)], vector=[[1.0]] * 3,
    )  # fmt: skip
    first, empty, last = reports(path)
    assert isinstance(first, Report)
    assert (first.text, first.external_id, first.published) == (
        "A met B.", "7", date(2023, 6, 14),
    )  # fmt: skip
    assert isinstance(empty, ReadFailure)
    assert empty.line == 2
    assert isinstance(last, Report)


def test_columns_can_be_named_by_the_user(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pq", Body=["A met B."], when=["2023-06-14"])
    (report,) = reports(path, options=ReadOptions(fields={"text": "body", "published": "when"}))
    assert isinstance(report, Report)
    assert report.published == date(2023, 6, 14)
    (failure,) = reports(path)
    assert isinstance(failure, ReadFailure)
    assert "text=body" in failure.reason


def test_standard_input_is_recognised(tmp_path: Path, read_stdin: Read) -> None:
    (report,) = read_stdin(write(tmp_path / "a.parquet", text=["A met B."]).read_bytes())
    assert isinstance(report, Report)
    assert report.reader == "parquet/1"


@pytest.mark.parametrize("data", [b"", b"PAR1 torn", b"text"])
def test_a_damaged_file_says_so(data: bytes, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes(data)
    (failure,) = reports(tmp_path / "a.parquet")
    assert isinstance(failure, ReadFailure)
    assert "damaged Parquet" in failure.reason


def test_without_pyarrow_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (failure,) = reports(tmp_path / "a.parquet")
    assert isinstance(failure, ReadFailure)
    assert "pip install" in failure.reason
