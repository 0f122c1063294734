from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from web.asking import report_of


def test_openapi_describes_the_api_and_no_page(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/events" in paths
    assert all(path.startswith("/api/v1/") for path in paths)


def test_every_address_of_the_api_stands_in_its_page(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    page = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
    assert [path for path in paths if f"| `{path}` |" not in page] == []


def test_events_carry_their_evidence_and_counts(client: TestClient) -> None:
    (event,) = client.get("/api/v1/events?a=Drovia&b=XBE&type=ACCUSE").json()["items"]
    assert event["actors"] == ["XDR GOV"]
    assert event["evidence"]["quotes"] == ["Drovia accused Belmark of theft on 2025-03-01."]
    assert event["reports"] == 1


def test_a_report_gives_its_text_only_when_asked(client: TestClient, session: Session) -> None:
    name = report_of(session, "bank is closed")
    assert "text" not in client.get(f"/api/v1/reports/{name}").json()
    assert client.get(f"/api/v1/reports/{name}?text=true").json()["text"].startswith("Drovia")


def test_a_limit_says_that_it_cut(client: TestClient) -> None:
    answer = client.get("/api/v1/reports?limit=2").json()
    assert len(answer["items"]) == 2
    assert answer["cut"] is True


@pytest.mark.parametrize(
    "path",
    ["/statements?speaker=Drovia", "/meetings?as_of=2025-02-10", "/positions?holder=NOR",
     "/search?q=bank", "/search?q=中国"],
)  # fmt: skip
def test_each_question_has_an_answer(client: TestClient, path: str) -> None:
    assert client.get(f"/api/v1{path}").json()["items"]


def test_findings_come_in_the_wire_format(client: TestClient, session: Session) -> None:
    name = report_of(session, "bank is closed")
    found = client.get(f"/api/v1/reports/{name}/findings").json()
    assert found["statements"][0]["speaker"] == "XDR GOV"


def test_any_record_opens_by_its_id(client: TestClient, session: Session) -> None:
    name = session.ledger.meetings()[0].id
    assert client.get(f"/api/v1/records/{name}").json()["record"] == "meeting"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?a=Atlantis", 400),
        ("/records/none", 404),
        ("/reports/%00", 404),
        ("/records/\ud7ff", 404),
        ("/events?limit=0", 422),
        ("/events?since=soon", 422),
        ("/search", 422),
        ("/nothing", 404),
    ],
)
def test_a_fault_is_told_as_json(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert answer.json()["error"]
