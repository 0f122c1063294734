"""The files of a page hold the rows that the page shows, and no others."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest
from fastapi.testclient import TestClient

from dragoman.web.exporting import OF_WORDS, OFFERED

PAGE = "/relations/XBE/XDR"
FILTERS = (
    "",
    "?status=cancelled&words=none",
    "?outlet=Courier",
    "?from=2025-02-20&to=2025-03-01",
    "?words=positions",
)


def rows(client: TestClient, query: str) -> list[dict[str, str]]:
    mark = "&" if query else "?"
    answer = client.get(f"{PAGE}/export{query}{mark}as=rows.csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("query", FILTERS)
def test_a_table_holds_the_rows_on_view(client: TestClient, query: str) -> None:
    text = client.get(PAGE + query).text
    chronology = text[text.index('id="chronology"') :] if 'id="chronology"' in text else ""
    shown = set(re.findall(r'<p class="head"><a href="/records/([^"]+)">', chronology))
    assert {row["id"] for row in rows(client, query)} == shown


def test_json_and_table_tell_the_same(client: TestClient) -> None:
    told = client.get(f"{PAGE}/export?as=rows.json").json()
    assert [each["id"] for each in told] == [row["id"] for row in rows(client, "")]


def test_plover_holds_the_events_of_the_rows_only(client: TestClient) -> None:
    answer = client.get(f"{PAGE}/export?status=happened&words=none&as=plover")
    events = [json.loads(line) for line in answer.text.splitlines()]
    assert [event["event"] for event in events] == [["ACCUSE"]]
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("form", [name for name in OFFERED if not name.startswith("rows")])
def test_every_form_that_is_offered_is_given(client: TestClient, form: str) -> None:
    answer = client.get(f"{PAGE}/export?as={form}")
    assert answer.status_code == 200
    assert answer.content


def test_the_tables_come_as_one_archive(client: TestClient) -> None:
    answer = client.get(f"{PAGE}/export?as=csv&outlet=Gazette")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"events.csv", "datapackage.json"} <= set(archive.namelist())
        assert "Courier" not in archive.read("reports.csv").decode()


def test_a_form_that_is_not_offered_is_told(client: TestClient) -> None:
    assert client.get(f"{PAGE}/export?as=poem").status_code == 400


@pytest.mark.parametrize(
    ("place", "query", "of"),
    [
        ("/meetings", "?state=cancelled", r'<h3><a href="/records/([^"]+)">'),
        ("/meetings", "?a=Drovia&b=Belmark&as_of=2025-02-10", r'<h3><a href="/records/([^"]+)">'),
        ("/search", "?q=bank", r'<p class="head"><a href="/(?:records|reports)/([^"]+)">'),
        ("/search", "?type=ACCUSE", r'<p class="head"><a href="/(?:records|reports)/([^"]+)">'),
        ("/positions", "?a=NOR", r'<article class="held" id="([^"]+)">'),
    ],
)
def test_the_files_of_other_pages_hold_what_they_show(
    client: TestClient, place: str, query: str, of: str
) -> None:
    text = client.get(place + query).text
    assert "on view" in text
    told = client.get(f"{place}/export{query}&as=rows.json").json()
    assert [row["id"] for row in told] == re.findall(of, text)
    assert told


@pytest.mark.parametrize("place", ["/search", "/positions", "/deeds", "/meetings"])
@pytest.mark.parametrize("form", list(OF_WORDS))
def test_every_page_gives_every_form_that_it_offers(
    client: TestClient, place: str, form: str
) -> None:
    assert client.get(f"{place}/export?a=NOR&q=bank&as={form}").status_code == 200
    assert client.get(f"{place}/export?a=NOR&q=bank&as=poem").status_code == 400


def test_tables_of_positions_hold_them_with_their_statements(client: TestClient) -> None:
    answer = client.get("/positions/export?a=NOR&as=csv")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert len(archive.read("positions.csv").splitlines()) > 1
        assert len(archive.read("statements.csv").splitlines()) > 1


def test_positions_of_nobody_have_no_file(client: TestClient) -> None:
    assert client.get("/positions/export?as=rows.csv").status_code == 400
