from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.errors import ReadError
from dragoman.read import Network
from dragoman.read.network.fetch import Fetched
from dragoman.web import create_app
from dragoman.web.desk import Desk, Job, Parcel
from dragoman.web.parcels import Form, parcel_of
from web.conftest import BASE


def settled(client: TestClient, address: str) -> str:
    """The page of a reading once it is over."""
    for _ in range(200):
        text = client.get(address).text
        if "Add more" in text:
            return text
        time.sleep(0.02)
    raise AssertionError("the reading did not end")


def test_a_pasted_report_is_read_and_kept(client: TestClient, session: Session) -> None:
    form = {"text": "Belmark accused Drovia of spying on 2025-03-08.", "title": "A <b>title</b>",
            "published": "2025-03-09"}  # fmt: skip
    text = settled(client, str(client.post("/add", data=form).url))
    assert "1 new" in text
    assert "A &lt;b&gt;title&lt;/b&gt;" in text
    assert any(report.title == "A <b>title</b>" for report in session.ledger.reports())


def test_files_are_read_and_a_bad_one_is_a_clear_line(client: TestClient) -> None:
    files = [
        ("files", ("good.txt", b"Drovia accused Belmark of theft on 2025-03-07.")),
        ("files", ("bad.csv", b"\xff\xfe\x00broken")),
    ]
    text = settled(client, str(client.post("/add", files=files).url))
    assert "1 new" in text
    assert "bad.csv: " in text
    assert "dragoman-added-" not in text


def test_a_report_that_cannot_be_coded_is_named(client: TestClient) -> None:
    text = settled(client, str(client.post("/add", data={"text": "impossible words"}).url))
    assert "the pasted text" in text
    assert "cannot be coded; leave it out" in text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"text": "  "}, "nothing to read"),
        ({"text": "x", "published": "soon"}, "is no date"),
        ({"text": "x", "language": "<en>"}, "no code of a language"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_and_keeps_the_text(
    client: TestClient, form: dict[str, str], told: str
) -> None:
    page = client.post("/add", data=form)
    assert page.status_code == 422
    assert told in page.text


def test_a_program_is_refused_by_its_name(client: TestClient) -> None:
    page = client.post("/add", files=[("files", ("run.exe", b"MZ"))])
    assert page.status_code == 422
    assert "run.exe: files of this kind are not read" in page.text


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "..\\..\\x.txt", "\x00.txt"])
def test_a_file_is_written_only_into_our_own_folder(name: str) -> None:
    parcel = parcel_of(Form(files=[(name, b"words")]))
    (path,) = [path for path, _ in parcel.names]
    assert path.resolve().is_relative_to(parcel.folder.resolve())
    assert path.read_bytes() == b"words"


def test_too_many_files_are_refused() -> None:
    with pytest.raises(ReadError, match="at most"):
        parcel_of(Form(files=[("a.txt", b"x")] * 51))


def test_a_job_stops_at_the_next_report(session: Session, tmp_path: Path) -> None:
    desk = Desk(session)
    path = tmp_path / "one.txt"
    path.write_text("Drovia accused Belmark of haste on 2025-03-07.")
    job = Job("x", Parcel(tmp_path, ((path, "one.txt"),)))
    job.stop.set()
    desk.now(lambda: desk._work(job)).result(timeout=10)
    assert job.stage == "cancelled"
    desk.close()


def test_a_reading_can_be_asked_to_stop(client: TestClient) -> None:
    address = str(client.post("/add", data={"text": "Nothing."}).url)
    page = client.post(f"{address}/cancel")
    assert page.status_code == 200
    assert re.search("Read|Stopped|Stopping|Waiting", page.text)


def test_nothing_is_added_to_a_ledger_opened_for_reading(session: Session) -> None:
    app = create_app(session, writable=False)
    with TestClient(app, base_url="http://localhost") as client:
        assert "opened for reading only" in client.get("/add").text
        assert client.post("/add", data={"text": "x"}).status_code == 403
        assert client.post("/compare", data={"a": "x", "b": "y"}).status_code == 403


# ---------------------------------------------------------------- by address


class OwnNetwork(Network):
    """One page at each address, without a network."""

    def fetch(self, url: str) -> Fetched:
        return Fetched(url, "text/plain", b"Drovia accused Belmark of haste on 2025-03-09.")


def test_addresses_are_fetched_where_the_user_allows_the_network(session: Session) -> None:
    with TestClient(create_app(session, network=OwnNetwork()), base_url=BASE) as client:
        assert 'name="addresses"' in client.get("/add").text
        form = {"addresses": "https://news.example/1\nhttps://news.example/1"}
        text = settled(client, str(client.post("/add", data=form).url))
        assert "1 new" in text
    assert any(report.url == "https://news.example/1" for report in session.ledger.reports())


def test_without_the_network_no_address_is_asked_for_or_fetched(client: TestClient) -> None:
    assert 'name="addresses"' not in client.get("/add").text
    form = {"addresses": "https://news.example/2"}
    assert "0 kept" in settled(client, str(client.post("/add", data=form).url))


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "~/x", "-"])
def test_what_is_no_address_is_refused(session: Session, address: str) -> None:
    with TestClient(create_app(session, network=OwnNetwork()), base_url=BASE) as client:
        page = client.post("/add", data={"addresses": address})
        assert page.status_code == 422
        assert "no address; it begins with http" in page.text
