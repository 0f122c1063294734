from __future__ import annotations

import importlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import ReadError
from dragoman.read import wire_report
from dragoman.records import Findings

from .guarding import Command

# By its full name: `dragoman.cli` may show the command function under the same one.
command = importlib.import_module("dragoman.cli.code")


def one_line(line: bytes) -> Findings:
    """A coder that finds nothing, and breaks on two words."""
    report = wire_report(line)
    if "impossible" in report.text:
        raise ReadError("cannot be coded; leave it out")
    if "unforeseen" in report.text:
        raise ZeroDivisionError("by zero")
    return Findings(report, "hand")


def rows(lines: list[bytes]) -> list[dict[str, object]]:
    return [json.loads(line.data) for line in command.coded_lines(lines, one_line=one_line)]


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> Command:
    def coder() -> Callable[[bytes], Findings]:
        return one_line

    monkeypatch.setattr(command, "_coder", coder)
    return Command("code", command.code)


def test_lines_come_out_in_the_order_they_went_in() -> None:
    found = rows([b'{"id": "b", "text": "Rain."}\n', b'{"id": "a", "text": "Snow."}'])
    assert [row["report"]["id"] for row in found] == ["b", "a"]  # type: ignore[index]


def test_a_bad_line_yields_its_number_and_reason_in_its_place() -> None:
    found = rows([b'{"text": "Rain."}\n', b"{not json\n", b'{"text": "Snow."}\n'])
    assert "report" in found[0]
    assert found[1]["line"] == 2
    assert "not valid JSON" in str(found[1]["error"])
    assert "report" in found[2]


def test_blank_lines_count_but_yield_nothing() -> None:
    found = rows([b"\n", b"  \r\n", b"{}\n"])
    assert [row["line"] for row in found] == [3]


@pytest.mark.parametrize("line", [b"[1]", b'{"text": ""}', b'{"text": 3}', b"\xff\xfe", b"null"])
def test_a_line_without_a_text_is_an_error_line(line: bytes) -> None:
    assert set(rows([line])[0]) == {"line", "error"}


def test_a_report_that_cannot_be_coded_does_not_stop_the_run() -> None:
    found = rows([b'{"text": "impossible"}', b'{"text": "Rain."}'])
    assert found[0] == {"line": 1, "error": "cannot be coded; leave it out"}
    assert "report" in found[1]


def test_an_unforeseen_fault_is_an_error_line_with_its_name(
    caplog: pytest.LogCaptureFixture,
) -> None:
    [row] = rows([b'{"text": "unforeseen"}'])
    assert str(row["error"]).startswith("ZeroDivisionError: by zero")
    assert "line 1" in caplog.text


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert "report" in rows([b'\xef\xbb\xbf{"text": "Rain."}'])[0]


def test_a_line_separator_in_a_title_does_not_break_the_line() -> None:
    line = json.dumps({"text": "Rain.", "title": "One\u2028two\x85three"}).encode()
    [found] = command.coded_lines([line], one_line=one_line)
    assert len(found.data.decode().splitlines()) == 1
    assert json.loads(found.data)["report"]["title"] == "One\u2028two\x85three"


def test_the_same_input_gives_the_same_bytes() -> None:
    lines = [b'{"text": "Rain \xf0\x9f\x95\x8a."}\n', b"[]\n"]
    first = [line.data for line in command.coded_lines(lines, one_line=one_line)]
    assert first == [line.data for line in command.coded_lines(lines, one_line=one_line)]


def test_a_clean_run_exits_with_0_and_says_nothing(code: Command) -> None:
    result = code(given='{"text": "Rain."}\n')
    assert result.exit_code == 0
    assert result.stderr == ""
    assert json.loads(result.stdout)["report"]["coder"] == "hand"


def test_bad_lines_are_counted_on_stderr_and_exit_with_1(code: Command) -> None:
    result = code("-", given='{"text": "Rain."}\nx\n{}\n')
    assert result.exit_code == 1
    assert "2 lines gave no records (lines 2, 3)" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_a_missing_file_is_named_and_exits_with_2(code: Command) -> None:
    result = code("nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl" in result.stderr


def test_a_text_is_sent_to_the_command_that_reads_texts(code: Command, tmp_path: Path) -> None:
    text = tmp_path / "talks.txt"
    text.write_text("Rain.", encoding="utf-8")
    result = code(str(text))
    assert result.exit_code == 2
    assert "dragoman read" in result.stderr
    assert result.stdout == ""


def test_the_target_takes_its_name_only_when_whole(code: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"text": "Rain."}\n', encoding="utf-8")
    target.write_text("before", encoding="utf-8")
    result = code(str(source), "--to", str(target))
    assert result.exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["report"]["coder"] == "hand"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_run_that_breaks_leaves_the_target_as_it_was(
    code: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> list[int]:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.jsonl"
    target.write_text("before", encoding="utf-8")
    monkeypatch.setattr(command, "written", full)
    result = code("--to", str(target), given='{"text": "Rain."}\n')
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_a_target_in_a_missing_folder_is_named(code: Command, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.jsonl"
    result = code("--to", str(target), given="{}")
    assert result.exit_code == 2
    assert str(target) in result.stderr


def test_a_reader_that_leaves_is_no_failure() -> None:
    script = (
        "import importlib, dragoman.cli.guard as g, typer\n"
        "c = importlib.import_module('dragoman.cli.code')\n"
        "def gone(*_, **__): raise BrokenPipeError(32, 'Broken pipe')\n"
        "c.written, c._coder = gone, lambda: None\n"
        "app = typer.Typer(cls=g.Guarded)\n"
        "app.callback()(lambda: None)\n"
        "app.command('code')(c.code)\n"
        "app(['code'])\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, input=b"", check=True)
    assert run.stderr == b""


def test_each_line_is_written_as_soon_as_it_is_coded() -> None:
    out = io.BytesIO()
    seen: list[int] = []

    def watched(line: bytes) -> Findings:
        seen.append(len(out.getvalue().splitlines()))
        return one_line(line)

    command.written([b'{"text": "a"}', b'{"text": "b"}'], out, one_line=watched)
    assert seen == [0, 1]


def test_nothing_heavy_is_imported_with_the_command() -> None:
    script = (
        "import sys, dragoman.cli.code; "
        "sys.exit(bool({'onnxruntime', 'numpy', 'pydantic', 'sqlalchemy'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
