"""Adding what the coder missed, by plain forms; selecting words is tested in a browser."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.records import Event, Findings, Meeting, Position, Report, Statement
from dragoman.web import create_app
from web.asking import report_of

from .conftest import HOSTILE

FORM = {
    "kind": "event", "words": "accused Belmark of  spying", "type": "THREATEN",
    "status": "alleged", "actors": "Drovia", "recipients": "Belmark", "first": "2025-03-02",
    "last": "2025-03-02", "reason": "read again", "author": "Ben",
}  # fmt: skip


@pytest.fixture
def session(review_session: Session) -> Session:
    return review_session


@pytest.fixture
def client(review_client: TestClient) -> TestClient:
    return review_client


@pytest.fixture
def place(session: Session) -> str:
    return f"/reports/{report_of(session, 'spying')}/add"


def test_an_event_is_added_under_a_name_and_stands_in_the_gold_set(
    client: TestClient,
    session: Session,
    place: str,
) -> None:
    page = client.post(place, data=FORM)
    assert "Added" in page.text
    (made,) = session.ledger.corrections()
    event = session.ledger.record(made.subject)
    assert isinstance(event, Event)
    assert (made.verdict, made.author, made.reason) == ("added", "Ben", "read again")
    assert (event.type, event.status, event.plover) == ("THREATEN", "alleged", "THREATEN")
    assert event.evidence.quotes == ("accused Belmark of spying",)
    assert "THREATEN" in client.get("/relations/XBE/XDR").text
    (line,) = map(json.loads, client.get("/review/gold.jsonl").text.splitlines())
    assert {row["id"]: row["tier"] for row in line["events"]}[event.id] == 1


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ({"kind": "statement", "type": "direct", "status": "said"}, Statement),
        ({"kind": "position", "type": "warning", "issues": "fishing, law of the sea"}, Position),
        ({"kind": "meeting", "type": "talks", "status": "proposed"}, Meeting),
    ],
)
def test_every_kind_of_record_can_be_added(
    client: TestClient, session: Session, place: str,
    form: dict[str, str], kind: type,
) -> None:  # fmt: skip
    client.post(place, data={**FORM, **form})
    (made,) = session.ledger.corrections()
    record = session.ledger.record(made.subject)
    assert isinstance(record, kind)
    if isinstance(record, Position):
        assert record.issues == ("fishing", "law of the sea")
    if isinstance(record, Meeting):
        assert [country for country, _ in record.participants] == ["XDR", "XBE"]


SPOKEN = (
    "The envoy was aforesaid. Berg came. On Monday Berg warned that the bank is shut, said Lund."
)
WARNING = {
    **FORM, "kind": "position", "words": "the bank is shut", "type": "warning", "status": "",
    "source": "Berg", "cue": "warned", "first": "", "last": "",
}  # fmt: skip


@pytest.fixture
def spoken(session: Session) -> str:
    with session.ledger.run("hand-1") as run:
        session.ledger.keep(Findings(Report(SPOKEN), "hand-1"), run)
    return f"/reports/{report_of(session, 'aforesaid')}/add"


def test_a_statement_is_marked_with_its_source_and_the_word_of_saying(
    client: TestClient, session: Session, spoken: str
) -> None:
    form = {**WARNING, "kind": "statement", "type": "indirect", "status": "said"}
    client.post(spoken, data=form)
    (made,) = session.ledger.corrections()
    said = session.ledger.record(made.subject)
    assert isinstance(said, Statement)
    (source,) = said.source
    assert source.start == SPOKEN.index("Berg warned")
    assert [span.of(SPOKEN) for span in said.cue] == ["warned"]
    assert said.evidence.quotes == ("Berg", "warned", "the bank is shut")


def test_a_position_is_voiced_by_a_statement_with_its_source_and_cue(
    client: TestClient, session: Session, spoken: str
) -> None:
    assert "Added" in client.post(spoken, data=WARNING).text
    first, second = session.ledger.corrections()
    said, held = session.ledger.statements(report=first.report)[0], second.after
    assert isinstance(held, Position)
    assert (held.statement, held.evidence.quotes) == (said.id, ("the bank is shut",))
    assert [span.of(SPOKEN) for span in (*said.source, *said.cue)] == ["Berg", "warned"]
    assert said.speaker == held.holder
    (kept,) = session.ledger.positions(report=first.report)
    assert kept.statement == said.id


def test_a_position_rests_on_the_statement_that_was_found_already(
    client: TestClient, session: Session, place: str
) -> None:
    name = report_of(session, "spying")
    client.post(place, data={**FORM, "kind": "statement", "type": "indirect", "status": "said"})
    client.post(place, data={**FORM, "kind": "position", "type": "complaint"})
    (said,), (held,) = session.ledger.statements(report=name), session.ledger.positions(report=name)
    assert held.statement == said.id
    assert len(session.ledger.corrections()) == 2


@pytest.mark.parametrize(("field", "written"), [("source", "Orr"), ("cue", "whispered")])
def test_a_source_that_the_report_does_not_name_is_told(
    client: TestClient, session: Session, spoken: str, field: str, written: str
) -> None:
    page = client.post(spoken, data={**WARNING, field: written})
    assert page.status_code == 422
    assert f"“{written}” does not stand beside the words" in page.text
    assert f'value="{written}"' in page.text
    assert session.ledger.corrections() == ()


def test_a_word_is_sought_whole_and_nearest_to_what_was_said(
    client: TestClient, session: Session, spoken: str
) -> None:
    client.post(spoken, data={**WARNING, "source": "Lund", "cue": "said"})
    said = session.ledger.corrections()[0].after
    assert isinstance(said, Statement)
    assert said.cue[0].start == SPOKEN.index("said Lund")


def test_places_from_the_reader_are_taken_over_and_their_edges_move(
    client: TestClient,
    place: str,
) -> None:
    text = client.get(f"{place}?start=6&end=15").text
    assert 'maxlength="4000" data-key="v" dir="auto">accused</textarea>' in text
    form = {**FORM, "words": "accused", "start": "7", "end": "14", "do": "end-on"}
    moved = client.post(place, data=form).text
    assert "accused Belmark</textarea>" in moved
    assert 'value="read again"' in moved


def test_another_kind_is_asked_for_without_losing_what_was_written(
    client: TestClient,
    session: Session,
    place: str,
) -> None:
    text = client.post(place, data={**FORM, "do": "kind-position"}).text
    assert "core interest" in text
    assert "accused Belmark of spying</textarea>" in text
    assert session.ledger.corrections() == ()


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"words": "landed on the moon"}, "do not stand in the report"),
        ({"words": "Belmark", "start": "1", "end": "3"}, ""),
        ({"words": "a"}, "more than once"),
        ({"words": " "}, "choose them in the text"),
        ({"type": "POEM"}, "is no type of event"),
        ({"actors": "Atlantis"}, "is no known party"),
        ({"kind": "poem"}, "is no kind of record"),
        ({"kind": "meeting", "type": "talks", "recipients": ""}, "needs two sides"),
        ({"kind": "position", "type": "demand", "actors": ""}, "one who holds it"),
        ({"first": "soon"}, "is no date"),
        ({"do": "start-sideways"}, "nothing that can be done"),
    ],
)
def test_what_cannot_be_added_is_told_and_what_was_written_stays(
    client: TestClient, session: Session, place: str,
    form: dict[str, str], told: str,
) -> None:  # fmt: skip
    page = client.post(place, data={**FORM, "reason": "<b>why</b>", **form})
    if not told:
        assert session.ledger.corrections()[0].after is not None
        return
    assert page.status_code in (400, 422)
    assert told in page.text
    assert session.ledger.corrections() == ()


def test_an_addition_taken_back_is_told_and_gone(client: TestClient, place: str) -> None:
    client.post(place, data=FORM)
    page = client.post("/review/undo", data={"author": "Ben"})
    assert "Taken back" in page.text
    assert "THREATEN" not in client.get("/relations/XBE/XDR").text


def test_a_hostile_text_is_shown_as_text_and_gives_no_places(
    client: TestClient,
    session: Session,
) -> None:
    with session.ledger.run("hand-1") as run:
        session.ledger.keep(session.coder.code(Report(HOSTILE)), run)
    text = client.get(f"/reports/{report_of(session, 'alert(1)')}/add").text
    assert "&lt;script&gt;alert(1)" in text
    assert "data-at" not in text


def test_nothing_is_added_in_a_ledger_opened_for_reading(session: Session) -> None:
    name = report_of(session, "spying")
    with TestClient(create_app(session, writable=False), base_url="http://localhost") as opened:
        assert "opened for reading only" in opened.get(f"/reports/{name}/add").text
        assert "/add" not in opened.get(f"/reports/{name}").text.replace('"/add"', "")
        assert opened.post(f"/reports/{name}/add", data=FORM).status_code == 403
