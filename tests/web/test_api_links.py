"""Deeds, the index and compared accounts by the JSON API; each answer is what OpenAPI says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

from dragoman.api import Session
from dragoman.ledger import Ledger
from dragoman.pipeline import relink
from dragoman.records import Deed, Evidence, Report, Sign, Span
from dragoman.resolve import ActorTables
from dragoman.web import create_app
from dragoman.web.api_models import (
    AccountsOut,
    ComparisonOut,
    DeedsOut,
    IndexOut,
    PartsOut,
    RecurringOut,
)
from hand_built import DROVIA, HandCoder, on

from .conftest import BASE

REPORTS = (
    ("2025-02-06", "Gazette", "Drovia and Belmark met on 2025-02-05. Drovia told Belmark that the "
     "fishing bank is closed. Belmark told Drovia that grain prices are high."),
    ("2025-03-16", "Courier", "Drovia and Belmark met on 2025-03-15. Drovia told Belmark that the "
     "fishing bank stays closed. Belmark told Drovia that visas are slow."),
    ("2025-03-02", "Gazette", "Drovia accused Belmark of theft on 2025-03-01."),
    ("2025-03-03", "Post", "It is told that Drovia accused Belmark of theft on 2025-03-01."),
)  # fmt: skip


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, tables: ActorTables) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("links") / "links.sqlite"
    with Session(Ledger.open(path), coder=HandCoder()) as opened:
        opened.tables = tables
        ledger = opened.ledger
        with ledger.run(HandCoder.version) as run:
            for day, outlet, text in REPORTS:
                report = Report(text, published=date.fromisoformat(day), outlet=outlet)
                ledger.keep(opened.coder.code(report), run)
        relink(ledger)
        ledger.write_deeds(deeds(ledger.reports()[0]))
        yield opened


def deeds(source: Report) -> Iterator[Deed]:
    proof = Evidence.cite(source, Span(0, 20))
    for number in range(1, 4):
        status, signs = ("open", ()) if number > 1 else (
            "followed", (Sign("follows", proof, source.published, 0.9, True),)
        )  # fmt: skip
        yield Deed(
            f"d_{number}", "demand", DROVIA, "XBE", "XBE", on(f"2025-02-0{number}"), None,
            (f"s_{number}",), (proof,), 1, status, signs,  # type: ignore[arg-type] # of the statuses
        )  # fmt: skip


@pytest.fixture(scope="module")
def client(session: Session) -> Iterator[TestClient]:
    with TestClient(create_app(session), base_url=BASE) as opened:
        yield opened


def answer(client: TestClient, path: str, model: type[BaseModel]) -> dict[str, Any]:
    """An answer that has just the fields that the API is said to have."""
    got = client.get(f"/api/v1{path}")
    assert got.status_code == 200, got.text
    found: dict[str, Any] = got.json()
    model.model_validate(found)
    return found


def occurrence(session: Session) -> str:
    found = session.ledger.occurrences(kind="event")
    return next(one.id for one in found if len(one.reports) == 2)


def test_deeds_come_newest_first_with_signs_and_counts(client: TestClient) -> None:
    found = answer(client, "/deeds?a=Drovia&b=Belmark", DeedsOut)
    assert [deed["id"] for deed in found["items"]] == ["d_3", "d_2", "d_1"]
    assert found["counts"] == {"open": 2, "followed": 1}
    assert found["items"][2]["signs"][0]["bearing"] == "follows"


def test_pages_of_deeds_hold_all_of_them_once(client: TestClient) -> None:
    paths = [f"/deeds?limit=2&offset={offset}" for offset in (0, 2)]
    first, second = (answer(client, path, DeedsOut) for path in paths)
    assert (first["cut"], second["cut"], first["total"]) == (True, False, 3)
    assert len({deed["id"] for deed in (*first["items"], *second["items"])}) == 3


def test_deeds_are_narrowed_by_status_while_the_counts_stay(client: TestClient) -> None:
    found = answer(client, "/deeds?status=followed&order=oldest", DeedsOut)
    assert [deed["id"] for deed in found["items"]] == ["d_1"]
    assert (found["total"], found["counts"]["open"]) == (1, 2)
    assert client.get("/api/v1/deeds?status=done").status_code == 422


def test_the_index_has_a_point_for_each_month_and_says_what_it_rests_on(
    client: TestClient,
) -> None:
    found = answer(client, "/index?a=XDR&b=XBE&by=month", IndexOut)
    assert [point["label"] for point in found["items"]] == ["2025-02", "2025-03"]
    parts = answer(client, "/index/2025-03?a=XDR&b=XBE", PartsOut)
    assert parts["total"] == found["items"][1]["occurrences"]
    assert any("accused Belmark" in part["quote"] for part in parts["items"])
    second = answer(client, "/index?a=XDR&b=XBE&by=month&limit=1&offset=1", IndexOut)
    assert (second["items"], second["cut"]) == (found["items"][1:], False)


@pytest.mark.parametrize("path", ["/index?a=XDR&b=Drovia", "/index/soon?a=XDR&b=XBE"])
def test_an_index_that_cannot_be_is_told(client: TestClient, path: str) -> None:
    assert client.get(f"/api/v1{path}").status_code == 400


def test_the_accounts_of_an_occurrence_are_its_reports_by_day(
    client: TestClient, session: Session
) -> None:
    name = occurrence(session)
    found = answer(client, f"/occurrences/{name}/accounts", AccountsOut)
    assert [line["outlet"] for line in found["items"]] == ["Gazette", "Post"]
    assert all("accused Belmark" in line["quote"] for line in found["items"])
    by_record = answer(client, f"/occurrences/{found['members'][1]}/accounts?limit=1", AccountsOut)
    assert (by_record["occurrence"], by_record["cut"], by_record["total"]) == (name, True, 2)


def test_accounts_are_compared_claim_by_claim(client: TestClient, session: Session) -> None:
    found = answer(client, f"/occurrences/{occurrence(session)}/comparison", ComparisonOut)
    assert [account["source"]["outlet"] for account in found["accounts"]] == ["Gazette", "Post"]
    (row,) = found["items"]
    assert all(row["cells"])
    assert row["cells"][0][0]["holder"] is None


def test_what_one_report_tells_alone_is_not_compared(client: TestClient, session: Session) -> None:
    alone = session.ledger.statements()[0].id
    assert client.get(f"/api/v1/occurrences/{alone}/comparison").status_code == 404


def test_what_recurs_says_how_often_and_where(client: TestClient) -> None:
    found = answer(client, "/recurring?a=Drovia&b=Belmark", RecurringOut)
    assert (found["compared"], found["since"]) == (2, None)
    (claim,) = found["items"]
    assert (claim["side"], claim["times"], len(claim["made"])) == ("XDR", 2, 2)
    assert "fishing bank" in claim["made"][0]["claim"]["evidence"]["quotes"][0]
