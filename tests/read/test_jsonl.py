from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
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


NGEC = {
    "id": "20230614-77", "date": "2023-06-14", "pub_date": "2023-06-15", "headline": "Popa's trip",
    "event_text": "Ana Popa will visit Belgrade.", "publisher": "Sava Post", "story_id": "77",
    "lang": "en",
}  # fmt: skip


def test_the_input_of_ngec_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_text(json.dumps(NGEC) + "\n" + json.dumps({**NGEC, "id": "78"}) + "\n")
    first, second = reports(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, first.title) == ("Ana Popa will visit Belgrade.", "Popa's trip")
    assert (first.outlet, first.published) == ("Sava Post", date(2023, 6, 14))
    assert (first.external_id, second.external_id) == ("20230614-77", "78")


def test_a_story_of_ngec_that_lost_its_text_is_named(read_stdin: Read) -> None:
    lost = {key: value for key, value in NGEC.items() if key != "event_text"}
    failure, kept = read_stdin((json.dumps(lost) + "\n" + json.dumps(NGEC)).encode())
    assert isinstance(failure, ReadFailure)
    assert failure.line == 1
    assert isinstance(kept, Report)
