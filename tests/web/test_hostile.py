"""Text with HTML, script, turns of direction and control characters shows as text."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.records import Findings, Report
from dragoman.web.showing import shown
from web.asking import report_of


@pytest.mark.parametrize("path", ["/relations/XBE/XDR", "/search?q=shut", "/search?q=script"])
def test_markup_in_a_report_is_escaped_on_every_page(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert "<script>alert" not in text
    assert "<b>the bank" not in text


def test_the_reader_shows_markup_and_hidden_signs_as_text(
    client: TestClient, session: Session
) -> None:
    text = client.get(f"/reports/{report_of(session, 'alert(1)')}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "\u202e" not in text
    assert "⟦RLO⟧" in text
    assert "\x07" not in text
    assert "\u2407" in text


def test_what_a_user_types_is_escaped(client: TestClient) -> None:
    text = client.get("/search", params={"q": '"><script>alert(2)</script>'}).text
    assert "<script>alert(2)" not in text
    assert "&#34;&gt;&lt;script&gt;" in text


def test_a_name_in_an_address_is_escaped_in_the_fault(client: TestClient) -> None:
    text = client.get("/relations/%3Cimg%20src=x%3E/USA").text
    assert "<img" not in text


def test_broken_characters_are_shown_as_such() -> None:
    assert shown("a\ud800b\x00c\u202ed\nе") == "a\ufffdb\u2400c⟦RLO⟧d\nе"


def test_a_huge_line_is_divided_into_parts(client: TestClient, session: Session) -> None:
    huge = Report("word " * 100_000, outlet="Huge")
    with session.ledger.run("hand-1") as run:
        session.ledger.keep(Findings(huge, "hand-1"), run)
    page = client.get(f"/reports/{huge.id}")
    assert page.status_code == 200
    assert "Part 1 of 4" in page.text
    assert client.get(f"/reports/{huge.id}?part=4").status_code == 200
    assert client.get(f"/reports/{huge.id}?part=5").status_code == 404
