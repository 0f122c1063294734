from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str, read_stdin: Read) -> None:
    row = mark.join(["7", "2023-06-14", '"A, b; c| met D."'])
    (report,) = read_stdin((mark.join(["ID", "Date", "Text"]) + "\n" + row + "\n").encode())
    assert isinstance(report, Report)
    assert (report.external_id, report.text) == ("7", "A, b; c| met D.")


def test_a_cell_keeps_its_newlines_and_rows_keep_their_numbers(read_stdin: Read) -> None:
    first, failed, last = read_stdin(b'id,text\r\n1,"A met\r\n B.\n"\r\n2,\r\n3,C met D.\r\n')
    assert isinstance(first, Report)
    assert first.text == "A met\r\n B.\n"
    assert isinstance(failed, ReadFailure)
    assert failed.line == 5
    assert isinstance(last, Report)
    assert last.origin == "<stdin>:6"


def test_long_cells_are_read(read_stdin: Read) -> None:
    (report,) = read_stdin(b"id,text\n1," + b"x" * 500_000 + b"\n")
    assert isinstance(report, Report)
    assert len(report.text) == 500_000


def test_a_table_without_a_text_column_names_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,body\n1,A met B.\n")
    (failure,) = reports(path)
    assert isinstance(failure, ReadFailure)
    assert "id, body" in failure.reason
    (report,) = reports(path, options=ReadOptions(fields={"text": "Body"}))
    assert isinstance(report, Report)


def test_an_empty_table_and_a_binary_one_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content, says in ((b"", "empty"), (b"id,text\n", "no rows"), (b"\x00" * 99, "binary")):
        path.write_bytes(content)
        (failure,) = reports(path)
        assert isinstance(failure, ReadFailure)
        assert says in failure.reason


def test_utf16_and_western_tables_are_read(tmp_path: Path) -> None:
    for name, encoding in (("a.csv", "utf-16"), ("b.csv", "cp1252"), ("c.csv", "utf-8-sig")):
        path = tmp_path / name
        path.write_bytes("id,text\r\n1,Café talks\r\n".encode(encoding))
        (report,) = reports(path)
        assert isinstance(report, Report)
        assert report.text == "Café talks"
