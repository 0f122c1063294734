"""What leaves the pages as files: a dossier of one occurrence, and a ledger as plain pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.errors import SettingsError
from dragoman.web import create_app
from dragoman.web.publishing import place_of, publish


def test_a_dossier_is_one_file_that_needs_nothing_else(
    client: TestClient, session: Session
) -> None:
    name = session.ledger.meetings()[0].id
    answer = client.get(f"/records/{name}/dossier")
    assert f'filename="{name}.html"' in answer.headers["content-disposition"]
    assert "called off the visit" in answer.text or "will visit" in answer.text
    assert "SHA-256" in answer.text
    assert not re.search(r"<script|<link|(?:src|href)=\"(?!#)", answer.text)


def test_a_dossier_of_a_hostile_report_holds_its_markup_as_text(
    client: TestClient, session: Session
) -> None:
    (event,) = (one for one in session.ledger.events() if one.type == "ACCUSE")
    text = client.get(f"/records/{event.id}/dossier").text
    assert "of theft" in text
    assert "<script" not in text


def test_a_report_has_no_dossier(client: TestClient, session: Session) -> None:
    assert client.get(f"/records/{session.ledger.reports()[0].id}/dossier").status_code == 404


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    app = create_app(session, writable=False, frozen=True)
    publish(app, tmp_path / "site")
    return tmp_path / "site"


def test_a_site_links_from_file_to_file(folder: Path) -> None:
    pages = sorted(folder.rglob("*.html"))
    assert folder / "relations" / "XBE" / "XDR.html" in pages
    for page in pages:
        for target in re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), (page, target)


def test_pages_that_follow_each_other_are_linked(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.web.relation.ON_A_PAGE", 1)
    publish(create_app(session, writable=False, frozen=True), tmp_path / "site")
    folder = tmp_path / "site" / "relations" / "XBE"
    assert "XDR.page-2.html" in (folder / "XDR.html").read_text(encoding="utf-8")
    assert (folder / "XDR.page-2.html").is_file()


def test_a_site_has_no_forms_and_keeps_texts_as_text(folder: Path) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))
    assert "<form" not in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_folder_that_holds_something_is_left_alone(session: Session, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SettingsError, match="not empty"):
        publish(create_app(session, frozen=True), tmp_path)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", "index.html"),
        ("/relations/CHN/USA?page=2", "relations/CHN/USA.page-2.html"),
        ("/reports/..%2f..%2fetc", "reports/_.._etc.html"),
        ("/records/a:b", "records/a_b.html"),
    ],
)
def test_an_address_becomes_a_harmless_file(address: str, place: str) -> None:
    assert place_of(address) == place
