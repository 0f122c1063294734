"""Words of a page that are not those of a program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman import ontology
from dragoman.api import Session
from dragoman.ledger import Ledger
from dragoman.records import Findings, Report
from dragoman.resolve import ActorTables
from dragoman.web import create_app
from dragoman.web.wording import ACTS, act_words, axis_words, times_words

from .conftest import BASE


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("THREATEN", "threat"),
        ("THREATEN violence", "threat (violence)"),
        ("CONSULT visit third-party", "consultation (visit, third-party)"),
        ("demand on trade", "demand on trade"),
        ("?", "?"),
    ],
)
def test_an_act_is_named_in_words(code: str, words: str) -> None:
    assert act_words(code) == words


def test_every_type_of_plover_has_a_word() -> None:
    assert set(ACTS) == {each.name for each in ontology.types()}


def test_points_of_an_index_are_named_by_their_days() -> None:
    day = date(2025, 4, 7)
    assert [axis_words(day, width) for width in ("week", "month", "quarter")] == [
        "7 Apr", "Apr 2025", "Q2 2025",
    ]  # fmt: skip
    assert [times_words(count) for count in (1, 2, 1_200)] == ["once", "twice", "1,200 times"]


@pytest.fixture
def five_papers(tmp_path: Path, tables: ActorTables) -> Iterator[TestClient]:
    with Session(Ledger.open(tmp_path / "wire.sqlite")) as session:
        session.tables = tables
        with session.ledger.run("hand-1") as run:
            for number in range(5):
                report = Report(
                    "Ships wait.", title="Ships wait", outlet=f"Paper {number}",
                    published=date(2025, 3, 1),
                )  # fmt: skip
                session.ledger.keep(Findings(report, "hand-1"), run)
        with TestClient(create_app(session), base_url=BASE) as client:
            yield client


def test_a_wire_story_in_five_papers_is_listed_once_with_all_of_them(
    five_papers: TestClient,
) -> None:
    text = five_papers.get("/").text
    newest = text[text.index('id="newest"') :]
    assert newest.count("Ships wait</bdi>") == 1
    assert "Paper 4" in newest
    assert "and 1 more under this headline" in newest


def test_a_field_shows_a_party_by_name_and_leads_back_to_it(client: TestClient) -> None:
    text = client.get("/positions?a=XDR&b=XBE").text
    assert 'name="a" value="Drovia"' in text
    again = client.get("/positions?a=Drovia&b=Belmark").text
    assert "Positions of Drovia and Belmark" in again
