from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.ledger import Ledger
from dragoman.records import Deed, Evidence, Report, Sign, Span
from dragoman.resolve import ActorTables
from dragoman.web import create_app
from hand_built import DROVIA, HandCoder, on
from web.conftest import BASE

TEXT = "Drovia told Belmark that it must free the crew. Belmark freed the <b>crew</b>."


@pytest.fixture
def client(tmp_path: Path, tables: ActorTables) -> Iterator[TestClient]:
    with Session(Ledger.open(tmp_path / "d.sqlite"), coder=HandCoder()) as session:
        session.tables = tables
        report = Report(TEXT, outlet="Gazette")
        with session.ledger.run(HandCoder.version) as run:
            session.ledger.keep(session.coder.code(report), run)
        (said,) = session.ledger.statements()
        shows = Evidence.cite(report, Span(TEXT.index("Belmark freed"), len(TEXT) - 1))
        voiced = Evidence.cite(report, *said.content)
        deed = Deed(
            "d_1", "demand", DROVIA, "XBE", "XBE", on("2025-02-01"), None, (said.id,), (voiced,), 1,
            "followed", (Sign("follows", shows, None, 0.9, True),),
        )  # fmt: skip
        session.ledger.write_deeds([deed])
        with TestClient(create_app(session, reviewer="Ada"), base_url=BASE) as opened:
            yield opened


def test_words_stand_beside_what_followed(client: TestClient) -> None:
    text = client.get("/deeds?a=Drovia&kind=demand").text
    assert "it must free the crew" in text
    assert "Belmark freed the &lt;b&gt;crew" in text
    assert "reports tell of the act" in text
    assert "</bdi> is to act<" in text
    assert "towards <bdi>" not in text


def test_a_status_narrows_and_the_counts_stay(client: TestClient) -> None:
    text = client.get("/deeds?status=open").text
    assert "None was found in these texts with these filters" in text
    assert "<b>1</b> followed" in text


def test_a_persons_verdict_is_shown_beside_the_rules(client: TestClient) -> None:
    form = {"status": "cannot tell", "why": "another crew", "author": "Ben"}
    text = client.post("/deeds/d_1", data=form).text
    assert "settled by <bdi>Ben</bdi>" in text
    assert "by rule: followed" in text


def test_a_verdict_without_a_reason_is_told(client: TestClient) -> None:
    assert client.post("/deeds/d_1", data={"status": "open"}).status_code == 400


def test_a_kind_that_is_none_is_told(client: TestClient) -> None:
    assert client.get("/deeds?kind=poem").status_code == 400


def test_a_pair_shows_what_is_open_and_leads_to_what_came_of_the_rest(client: TestClient) -> None:
    assert "Open demands" not in client.get("/relations/XBE/XDR").text
    client.post("/deeds/d_1", data={"status": "open", "why": "another crew", "author": "Ben"})
    text = client.get("/relations/XBE/XDR").text
    demands = text[text.index("Open demands") :]
    assert "it must free the crew" in demands[: demands.index("</section>")]
    assert 'href="/deeds?a=XBE&amp;b=XDR"' in demands


def test_the_files_of_the_page_hold_its_rows(client: TestClient) -> None:
    (row,) = client.get("/deeds/export?status=followed&as=rows.json").json()
    assert (row["kind"], row["status"], row["from"]) == ("demand", "followed", "2025-02-01")
    assert row["signs"] == ["undated follows: Belmark freed the <b>crew</b>"]
    assert client.get("/deeds/export?status=open&as=rows.json").json() == []
