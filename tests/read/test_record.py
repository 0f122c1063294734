from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import ReadError
from dragoman.read import wire_report
from dragoman.records import Span


def test_a_wire_line_keeps_its_text_and_id() -> None:
    report = wire_report('{"id": 7, "text": "\ufeffA met B 🙂\\r\\n", "published": "2023-06-14"}')
    assert report.text == "\ufeffA met B 🙂\r\n"
    assert (report.external_id, report.published) == ("7", date(2023, 6, 14))
    assert report.published_basis == "given"


def test_the_aliases_of_the_wire_format_are_accepted() -> None:
    report = wire_report(
        {"event_text": "A met B.", "pub_date": "14 June 2023", "headline": "Talks",
         "publisher": "The Post", "lang": "en", "story_id": "x"}
    )  # fmt: skip
    assert (report.text, report.title, report.outlet) == ("A met B.", "Talks", "The Post")
    assert (report.language, report.external_id) == ("en", "x")
    assert report.published == date(2023, 6, 14)


def test_without_a_given_date_the_text_dates_the_report() -> None:
    assert wire_report({"text": "date 2023-06-14 A met B."}).published_basis == "header"
    assert wire_report({"text": "A met B.", "published": "soon"}).published is None


def test_pairs_are_spans_of_the_text() -> None:
    report = wire_report({"text": "A met B.", "pairs": [{"source": [0, 1], "target": [6, 7]}]})
    assert report.pairs == ((Span(0, 1), Span(6, 7)),)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{bad", "not valid JSON"),
        (b"\xff", "invalid UTF-8"),
        ("[1]", "found a list"),
        ("null", "found null"),
        ('{"title": "x"}', "no text"),
        ('{"text": 3}', "no string"),
        ('{"text": " \\n"}', "empty"),
        ('{"text": "a\\ud83d"}', r"half a character \(U\+D83D\) at position 1"),
        ('{"text": "ab", "pairs": 1}', "pairs"),
        ('{"text": "ab", "pairs": [{"source": [0, 9], "target": [0, 1]}]}', r"pairs\[0\].source"),
        ('{"text": "ab", "pairs": [{"source": [0, true], "target": [0, 1]}]}', "half-open"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_a_line_that_is_no_report_says_why(line: str | bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        wire_report(line)
