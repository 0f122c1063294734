from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.read import reports
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]


def test_front_matter_is_set_apart_and_offsets_begin_after_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(
        b"---\r\ntitle: 'Talks: day one'\r\ndate: 2023-06-14\r\noutlet: The Post\r\n"
        b"url: https://example.org/a\r\nlang: en\r\ntags: [a, b]\r\n---\r\nA met B.\r\n"
    )
    (report,) = reports(path)
    assert isinstance(report, Report)
    assert report.text == "A met B.\r\n"
    assert (report.title, report.outlet, report.language) == ("Talks: day one", "The Post", "en")
    assert (report.published, report.published_basis) == (date(2023, 6, 14), "given")


@pytest.mark.parametrize(
    "text", ["---\nA met B.\n---\nC.", "---\n[\n---\nC met D.", "--- A\n", "---\nkey: value\n"]
)
def test_what_is_no_front_matter_stays_in_the_text(text: str, read_stdin: Read) -> None:
    (report,) = read_stdin(text.encode())
    assert isinstance(report, Report)
    assert report.text == text
