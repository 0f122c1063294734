from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.records import Occurrence

LEFT = "Drovia told Belmark that the fishing bank stays closed. Belmark accused Drovia of theft."
RIGHT = "Drovia told Belmark that the fishing bank is closed. Drovia told Belmark that ships wait."
FORM = {"a": LEFT, "b": RIGHT, "a_name": "Belmark's readout", "published": "2025-03-09"}


def test_two_pasted_texts_are_compared_and_nothing_is_kept(
    client: TestClient,
) -> None:
    before = client.get("/api/v1/reports").json()
    text = client.post("/compare", data=FORM).text
    assert re.search(r"<b>1</b>\s+(in both|the same in other words)", text)
    assert "<b>1</b> found only in <bdi>Belmark&#39;s readout" in text
    assert "words in common: " in text
    assert "omitted" not in text
    assert client.get("/api/v1/reports").json() == before


def test_each_row_is_tied_to_its_words_in_every_text_that_tells_it(client: TestClient) -> None:
    text = client.post("/compare", data=FORM).text
    panes = re.findall(r"data-pane.*?(?=data-pane|<form)", text, re.S)
    assert len(panes) == 2
    rows = re.findall(r'<div class="(abreast|alone)[^"]*"[^>]*data-card="(row-\d+)"', text)
    assert {kind for kind, _ in rows} == {"abreast", "alone"}
    for kind, row in rows:
        marked = [pane for pane in panes if re.search(rf'data-records="[^"]*\b{row}\b', pane)]
        assert len(marked) == (2 if kind == "abreast" else 1)
        assert f'href="#at-{row}"' in text
        assert all(pane.count(f'id="at-{row}"') == 1 for pane in marked[:1])


def test_the_words_that_are_marked_are_those_of_the_claims(client: TestClient) -> None:
    text = client.post("/compare", data=FORM).text
    left = text[text.index("data-pane") : text.index("data-pane", text.index("data-pane") + 9)]
    said = "".join(re.findall(r'<mark class="p-said[^>]*>(?:<span[^>]*></span>)?([^<]+)', left))
    assert "the fishing bank stays closed" in said


def test_a_missing_text_is_asked_for(client: TestClient) -> None:
    page = client.post("/compare", data={"a": LEFT})
    assert page.status_code == 422
    assert "paste a text into each of the two boxes" in page.text


# ---------------------------------------------------------------- accounts of the ledger


def theft(session: Session) -> Occurrence:
    """The occurrence that two reports tell."""
    return next(each for each in session.ledger.occurrences() if len(each.reports) == 2)


def test_reports_of_one_occurrence_are_compared_claim_by_claim(
    review_client: TestClient, review_session: Session
) -> None:
    one = theft(review_session)
    assert f'href="/records/{one.id}/compare"' in review_client.get(f"/records/{one.id}").text
    text = review_client.get(f"/records/{one.id}/compare").text
    assert "2 accounts, claim by claim" in text
    assert text.count("data-pane") == 2
    assert 'class="abreast of-2"' in text
    assert all(f'href="/reports/{report}"' in text for report in one.reports)


def test_rows_elsewhere_in_the_reports_are_compared_where_asked_for(
    review_client: TestClient, review_session: Session
) -> None:
    place = f"/records/{theft(review_session).id}/compare"
    near, every = review_client.get(place).text, review_client.get(f"{place}?rows=all").text
    assert every.count("data-card") >= near.count("data-card")
    assert review_client.get(f"{place}?rows=poem").status_code == 400


def test_what_one_report_tells_has_no_other_account(client: TestClient, session: Session) -> None:
    name = session.ledger.statements()[0].id
    page = client.get(f"/records/{name}/compare")
    assert page.status_code == 404
    assert "is told by one report" in page.text


def test_what_recurs_is_shown_with_the_contacts_in_which_it_was_said(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    from datetime import date

    from dragoman.records import Claim
    from dragoman.views.comparison import Made, Recurring, RecurringClaims
    from dragoman.views.sources import source_line

    said = session.ledger.statements()[0]
    source = source_line(session.ledger.source(said.evidence.report), "")
    claim = Claim("k_1", said.speaker, None, None, said.evidence)
    made = Made(session.ledger.meetings()[0].id, date(2025, 2, 14), claim, source)
    found = RecurringClaims(("XDR", "XBE"), 3, (Recurring("XDR", (made, made)),))
    monkeypatch.setattr(Session, "recurring", lambda *_, **__: found)
    text = client.get("/compare/recurring?a=Drovia&b=Belmark").text
    assert "3 contacts in which both" in text
    assert "the bank is closed" in text


def test_what_recurs_is_asked_of_a_pair(client: TestClient) -> None:
    assert "Choose a pair" in client.get("/compare/recurring").text
    assert "None was found" in client.get("/compare/recurring?a=Drovia&b=Belmark").text
    assert client.get("/compare/recurring?a=Drovia").status_code == 400
