from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.cli.serve import address_of, checked_token
from dragoman.errors import SettingsError
from dragoman.web import create_app
from dragoman.web.guard import COOKIE

TOKEN = "a-token-of-some-length"
ELSEWHERE = "http://192.0.2.7:8765"


@pytest.fixture
def open_client(session: Session) -> Iterator[TestClient]:
    with TestClient(create_app(session, token=TOKEN), base_url=ELSEWHERE) as opened:
        yield opened


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for path in ("/", "/static/base.css", "/api/v1/events", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1"])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:8765"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/add", "/compare", "/add/x/cancel"])
def test_a_post_from_another_site_is_refused(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    assert client.post(path, data={"text": "x"}, headers=headers).status_code == 403


def test_a_post_from_our_own_page_is_taken(client: TestClient) -> None:
    own = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    assert client.post("/compare", data={"a": "x"}, headers=own).status_code == 422


def test_a_body_beyond_the_limit_is_refused(session: Session) -> None:
    with TestClient(create_app(session, most_bytes=1000), base_url="http://localhost") as client:
        assert client.post("/add", data={"text": "x" * 2000}).status_code == 413
        chunks = iter([b"x" * 600, b"x" * 600])
        form = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/add", content=chunks, headers=form).status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"]
)
def test_a_path_out_of_the_static_folder_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


# ---------------------------------------------------------------- beyond this machine


def test_without_its_token_nothing_is_shown(open_client: TestClient) -> None:
    assert open_client.get("/").status_code == 401
    assert open_client.get("/?token=wrong").status_code == 401
    assert open_client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_the_token_opens_the_pages_and_leaves_the_address(open_client: TestClient) -> None:
    way = open_client.get(f"/meetings?token={TOKEN}&a=Drovia", follow_redirects=False)
    assert way.headers["location"] == "/meetings?a=Drovia"
    assert "HttpOnly" in way.headers["set-cookie"]
    assert open_client.cookies[COOKIE] == TOKEN
    assert open_client.get("/meetings").status_code == 200


def test_the_way_in_never_leads_to_another_site(open_client: TestClient) -> None:
    way = open_client.get(f"{ELSEWHERE}//evil.example/?token={TOKEN}", follow_redirects=False)
    assert way.headers["location"].startswith("/evil.example")


def test_a_program_brings_the_token_in_a_header(open_client: TestClient) -> None:
    answer = open_client.get("/api/v1/events", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200


def test_other_machines_are_let_in_only_with_a_token() -> None:
    with pytest.raises(SettingsError, match="--token"):
        checked_token("0.0.0.0", None)
    with pytest.raises(SettingsError, match="guessed"):
        checked_token("0.0.0.0", "short")
    assert checked_token("127.0.0.1", None) is None
    assert checked_token("0.0.0.0", TOKEN) == TOKEN


def test_the_address_is_one_to_click() -> None:
    assert address_of("::1", 80, None) == "http://[::1]:80/"
    assert address_of("10.0.0.2", 80, "a b") == "http://10.0.0.2:80/?token=a%20b"
