from __future__ import annotations

import csv
import gzip
import io
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SettingsError
from dragoman.read import ReadOptions, reports, wire_report
from dragoman.records import Evidence, ReadFailure, Report, Span

Read = Callable[..., list[Report | ReadFailure]]
PIECES = st.sampled_from(
    ["🙂", "👨‍👩‍👧", "会谈", "e\u0301", "\r\n", "\n", "\u00a0", "\ufeff", "\u2028", "\x85", "ﷺ",
     "𝔸", '"', "A met B. ", "ö", "\t", ", ", "\x0c", "{", "<b>"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map(lambda parts: "Text: " + "".join(parts))


def read_one(path: Path) -> Report:
    (report,) = reports(path)
    assert isinstance(report, Report), report
    return report


@given(text=TEXTS, data=st.data(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_offsets_hold_in_whatever_text_a_file_has(
    text: str, data: st.DataObject, encoding: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode(encoding))
        report = read_one(path)
    assert report.text == text
    assert Evidence.cite(report, span).quotes == (text[span.start : span.end],)


@given(text=TEXTS)
def test_json_and_csv_keep_the_text_that_they_were_given(text: str) -> None:
    assert wire_report(json.dumps({"text": text})).text == text
    table = io.StringIO(newline="")
    csv.writer(table).writerows([["id", "text"], ["1", text]])
    stream = io.BytesIO(table.getvalue().encode())
    (report,) = reports("-", options=ReadOptions(stdin=stream))
    assert isinstance(report, Report)
    assert report.text == text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\r\n", "empty"),
        ("binary.txt", bytes(range(256)) * 9, "not text (binary)"),
        ("broken.txt", "“talks” went on".encode()[:-1] + b"\xe2\x80 ok \xff\xfe", "invalid UTF-8"),
        ("large.txt", b"x" * 5001, "larger than 5,000 bytes"),
        ("damaged.txt.gz", gzip.compress(b"hello" * 99)[:-9], "damaged gzip"),
        ("inside.txt.gz", gzip.compress(b"x" * 100_000), "larger than 5,000 bytes"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("binary.jsonl", b"\x00\x01\x02" * 9, "not text (binary)"),
        ("empty.html", b"", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00", "a picture"),
    ],
)
def test_bad_input_gives_one_clear_line_and_no_exception(
    name: str, content: bytes, says: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (failure,) = reports(tmp_path / name, options=ReadOptions(max_bytes=5000))
    assert isinstance(failure, ReadFailure)
    assert says in failure.reason
    assert failure.origin.endswith(name)


def test_a_fifty_megabyte_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"A met B in Vienna. " * (50 * 1024 * 1024 // 19))
    assert len(read_one(path).text) > 49_000_000


@pytest.mark.parametrize("source", ["missing.txt", "none/*.txt", "", "https://example.org/a", "\0"])
def test_a_source_that_is_not_there_is_said(source: str) -> None:
    (failure,) = reports(source)
    assert isinstance(failure, ReadFailure)


def test_an_unreadable_file_is_said_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A met B.")
    opened = Path.open

    def refuse(path: Path, *args: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args)  # type: ignore[call-overload]  # passed on unchanged

    monkeypatch.setattr(Path, "open", refuse)
    failure, report = reports(tmp_path)
    assert isinstance(failure, ReadFailure)
    assert "permission denied" in failure.reason
    assert isinstance(report, Report)


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("sub/c.txt", "b.txt", "a.md", ".x.txt", ".hidden/d.txt", "noname"):
        (tmp_path / name).write_text("A met B.")
    (tmp_path / "z.docx").write_bytes(b"PK\x03\x04")
    results = list(reports(tmp_path))
    names = [Path(str(result.origin)).name for result in results]
    assert names == ["a.md", "b.txt", "noname", "z.docx", "c.txt"]
    assert isinstance(results[3], ReadFailure)


def test_a_glob_is_read_and_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a[1].txt").write_text("A met B.")
    assert len(list(reports(str(tmp_path / "*.txt")))) == 1
    assert len(list(reports(str(tmp_path / "a[1].txt")))) == 1
    (failure,) = reports(tmp_path / "empty")
    assert isinstance(failure, ReadFailure)


def test_packed_files_are_read_as_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"A met B."))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A"}\n{"text": "B"}'))
    assert len(list(reports(tmp_path))) == 3


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"A met B.", "text/1"),
        (b'{"text": "A met B."}', "json/1"),
        (b'[{"text": "A met B."}]', "json/1"),
        (b'{\n "text": "A met B."\n}', "json/1"),
        (b"id,text\n1,A met B.", "csv/1"),
        (gzip.compress(b"A met B."), "text/1"),
        (b"[Photo] A met B.", "text/1"),
    ],
)
def test_standard_input_is_recognised(data: bytes, reader: str, read_stdin: Read) -> None:
    (report,) = read_stdin(data)
    assert isinstance(report, Report)
    assert report.reader == reader


def test_dates_are_taken_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "2020-01-01.txt"
    path.write_text("LAGOS, May 28, 2021 (Xinhua) -- Nigeria said")
    assert read_one(path).published_basis == "dateline"
    (report,) = reports(path, options=ReadOptions(published=date(2022, 1, 1)))
    assert isinstance(report, Report)
    assert report.published_basis == "option"
    path.write_text("LAGOS, May 28 (Xinhua) -- Nigeria said")
    assert read_one(path).published_basis == "path"
    path.write_text("date 2021-05-29 LAGOS, May 28 (Xinhua) -- Nigeria said")
    assert read_one(path).published == date(2021, 5, 29)


def test_a_file_without_any_date_has_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("LAGOS, May 28 (Xinhua) -- Nigeria said")
    assert read_one(path).published is None


def test_a_file_name_that_is_not_utf8_can_be_written_down(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("A met B.")
    assert str(read_one(path).origin).endswith("caf\\xe9.txt")


def test_a_field_that_no_report_has_is_refused() -> None:
    with pytest.raises(SettingsError, match="no field body"):
        ReadOptions(fields={"body": "text"})
