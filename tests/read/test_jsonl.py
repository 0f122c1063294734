from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from dragoman.read import reports
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]


def test_broken_lines_are_named_and_the_rest_goes_on(read_stdin: Read) -> None:
    first, broken, textless, last = read_stdin(
        b'{"text": "A met B."}\n\n{broken\n{"title": "x"}\n{"text": "C met D."}'
    )
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert first.origin == "<stdin>:1"
    assert isinstance(broken, ReadFailure)
    assert isinstance(textless, ReadFailure)
    assert (broken.line, textless.line) == (3, 4)


def test_a_line_beyond_the_limit_is_skipped_alone(read_stdin: Read) -> None:
    long = json.dumps({"text": "x" * 300}).encode()
    results = read_stdin(b'{"text": "a"}\n' + long + b'\n{"text": "b"}\n', max_bytes=100)
    assert [type(result) for result in results] == [Report, ReadFailure, Report]
    assert "longer than 100 bytes" in str(results[1])


def test_line_separators_inside_a_string_do_not_end_the_line(read_stdin: Read) -> None:
    (report,) = read_stdin('{"text": "A\u2028B\u0085C"}\n'.encode())
    assert isinstance(report, Report)
    assert report.text == "A\u2028B\u0085C"


def test_a_json_file_may_hold_one_report_a_list_or_lines(tmp_path: Path) -> None:
    one, other = {"text": "A met B."}, {"text": "C met D."}
    contents = {
        "one": (json.dumps(one, indent=1), 1),
        "list": (json.dumps([one, {"no": "text"}, other]), 3),
        "lines": (json.dumps(one) + "\n" + json.dumps(other), 2),
    }
    for name, (content, count) in contents.items():
        path = tmp_path / f"{name}.json"
        path.write_text(content, encoding="utf-16")
        assert len(list(reports(path))) == count


def test_a_broken_json_file_or_an_empty_list_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content, says in (("[]", "empty"), ("{", "not valid JSON"), (" ", "empty")):
        path.write_text(content)
        (failure,) = reports(path)
        assert isinstance(failure, ReadFailure)
        assert says in failure.reason


def test_the_user_names_the_keys(read_stdin: Read) -> None:
    (report,) = read_stdin(b'{"body": "A met B.", "when": "2023/06/14"}',
                           fields={"text": "body", "published": "when"})  # fmt: skip
    assert isinstance(report, Report)
    assert report.published_basis == "given"
