from __future__ import annotations

import re
from unittest.mock import Mock

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.web import overview
from web.asking import report_of

PAGES = (
    "/", "/about", "/meetings", "/search", "/add", "/compare", "/review", "/deeds", "/positions",
    "/positions?a=Drovia&b=Belmark", "/positions?a=NOR", "/relations/XBE/XDR",
    "/relations/XBE/XDR?from=2025-02-01&to=2025-03-01&status=said&words=positions",
    "/meetings?a=Drovia&b=Belmark&as_of=2025-02-10", "/search?q=bank&kind=statement",
    "/search?type=ACCUSE&status=happened&actor=Drovia&from=2025-01-01",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert '<main id="main"' in page.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_script_or_style(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\sstyle=|\son\w+=", text)


def test_home_counts_what_passed_between_a_pair(client: TestClient) -> None:
    text = client.get("/").text
    assert "Belmark and Drovia" in text
    assert "6 reports" in text
    assert "Berg to visit" in text


def test_home_of_an_empty_ledger_says_how_to_begin(empty_client: TestClient) -> None:
    assert "holds no reports yet" in empty_client.get("/").text


def test_a_relation_tells_three_counts_apart_and_each_opens_what_it_counts(
    client: TestClient,
) -> None:
    text = client.get("/relations/XBE/XDR").text
    counts = text[text.index('class="counts"') : text.index("</p>", text.index('class="counts"'))]
    assert re.findall(r'href="#(\w+)"><b>\d+</b> (\w+)', counts) == [
        ("chronology", "occurrences"),
        ("sources", "reports"),
        ("sources", "independent"),
    ]
    assert 'id="chronology"' in text
    assert 'id="sources"' in text


def test_every_mark_in_the_lanes_opens_a_record_that_is_there(client: TestClient) -> None:
    text = client.get("/relations/XBE/XDR").text
    drawing = text[text.index("<svg viewBox") : text.index("</svg>", text.index("<svg viewBox"))]
    marks = re.findall(r'href="(/records/[^"]+)"', drawing)
    assert marks
    assert all(client.get(mark).status_code == 200 for mark in marks)


def test_a_filter_by_status_leaves_out_the_rest(client: TestClient) -> None:
    text = client.get("/relations/XBE/XDR?status=cancelled&words=none").text
    assert "called off the visit" in text
    assert "of theft" not in text


def test_names_in_an_address_lead_to_the_codes(client: TestClient) -> None:
    answer = client.get("/relations?a=Belmark&b=Drovian", follow_redirects=False)
    assert answer.headers["location"] == "/relations/XBE/XDR"


def test_meetings_are_shown_in_the_state_known_on_a_day(client: TestClient) -> None:
    before = client.get("/meetings?as_of=2025-02-10").text
    after = client.get("/meetings?as_of=2025-02-21").text
    assert "called off" not in before
    assert "called off" in after


def test_the_reader_shows_the_report_with_cards_beside_it(
    client: TestClient, session: Session
) -> None:
    text = client.get(f"/reports/{report_of(session, 'bank is closed')}").text
    assert 'class="p-said "' in text
    assert "k-statement" in text
    (statement,) = re.findall(r'id="c-(s_\w+)"', text)
    assert f'id="at-{statement}"' in text


def test_a_position_stands_in_the_card_of_the_statement_that_voices_it(
    client: TestClient, session: Session
) -> None:
    text = client.get(f"/reports/{report_of(session, 'Ada Berg')}").text
    assert "k-position inner" in text
    assert "on strait" in text


def test_a_record_page_shows_its_words_and_its_report(client: TestClient, session: Session) -> None:
    name = session.ledger.statements()[0].id
    text = client.get(f"/records/{name}").text
    assert "the bank is closed" in text
    assert "In the words of the report" in text


def test_chinese_is_found(client: TestClient) -> None:
    text = client.get("/search", params={"q": "中国愿意"}).text
    assert '<mark class="p-hit">中国愿意</mark>' in text


def test_a_search_without_hits_says_so_neutrally(client: TestClient) -> None:
    assert "Not found in these texts." in client.get("/search?q=zeppelin").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/r_0000", 404),
        ("/records/zzz", 404),
        ("/nowhere", 404),
        ("/meetings?as_of=yesterday", 400),
        ("/relations/Atlantis/Belmark", 400),
        ("/relations/XBE/XBE", 400),
        ("/search?kind=poem", 400),
        ("/meetings?page=0", 400),
    ],
)
def test_what_cannot_be_followed_is_told_with_the_remedy(
    client: TestClient, path: str, status: int
) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert "Traceback" not in page.text


def test_the_meetings_of_a_pair_come_as_a_calendar(client: TestClient) -> None:
    answer = client.get("/meetings.ics?a=Drovia&b=Belmark")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in answer.text
    assert client.get("/meetings.ics?a=Drovia").status_code == 400


@pytest.mark.parametrize("path", ["/relations/XBE/XDR", "/meetings"])
def test_what_is_more_than_fits_begins_at_a_day_that_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr("dragoman.web.window.MOST", 1)
    text = client.get(path).text
    assert "on or after" in text
    assert "Before that</a>" in text


def test_a_large_ledger_that_is_being_written_is_not_counted_without_rest(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "QUICK", -1.0)
    monkeypatch.setattr(overview, "REST", 1e9)
    overviews = overview.Overviews(session.ledger)
    first = overviews.now()
    monkeypatch.setattr(type(session.ledger), "state", lambda _: object())
    counting = Mock(side_effect=AssertionError("counted anew"))
    monkeypatch.setattr(overviews, "_renew", counting)
    assert overviews.now() is first
    assert not counting.called
