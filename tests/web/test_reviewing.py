"""The review by plain forms, as without JavaScript; by keyboard it is tested in a browser."""

from __future__ import annotations

import json
import re

import pytest
from fastapi.testclient import TestClient

from dragoman.api import Session
from dragoman.records import Event
from dragoman.web import create_app


@pytest.fixture
def session(review_session: Session) -> Session:
    return review_session


@pytest.fixture
def client(review_client: TestClient) -> TestClient:
    return review_client


def first(session: Session) -> Event:
    return session.ledger.events()[0]


def form_of(text: str) -> dict[str, str]:
    """What a browser would send of the form of a review, without a button."""
    inside = text[text.index('id="judge"') :]
    inside = inside[: inside.index("</form>")]
    fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', inside))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', inside):
        (fields[name],) = re.findall(r'selected value="([^"]+)"', options)
    return fields


def test_the_queue_shows_a_record_in_its_words_with_progress(client: TestClient) -> None:
    text = client.get("/review").text
    assert "<b>0</b> of 4 judged" in text
    assert '<mark class="p-hit "' in text


def test_accepting_without_a_change_goes_on_to_the_next(
    client: TestClient, session: Session
) -> None:
    page = client.get("/review?kind=event")
    (address,) = re.findall(r'id="judge"[^>]*action="([^"]+)"', page.text)
    following = client.post(address, data={**form_of(page.text), "do": "accept"})
    assert "<b>1</b> of 3 judged" in following.text
    (made,) = session.ledger.corrections()
    assert (made.verdict, made.author) == ("accepted", "Ada")
    assert made.after == made.before


def test_edits_of_every_field_are_kept_and_show_everywhere(
    client: TestClient, session: Session
) -> None:
    name = first(session).id
    form = {
        "do": "accept", "type": "THREATEN", "status": "alleged", "actors": "Belmark; China",
        "recipients": "XDR GOV:Vera Sarenko", "first": "2025-03-03", "last": "2025-03-04",
        "reason": "read again", "author": "Ben",
    }  # fmt: skip
    client.post(f"/review/{name}", data=form)
    event = session.ledger.record(name)
    assert isinstance(event, Event)
    assert (event.type, event.status, event.plover) == ("THREATEN", "alleged", "THREATEN")
    assert [actor.id for actor in event.actors] == ["XBE GOV", "CHN GOV"]
    assert event.recipients[0].name == "Vera Sarenko"
    assert "THREATEN" in client.get("/relations/CHN/XDR").text
    text = client.get(f"/records/{name}").text
    assert "Edited" in text
    assert "by <bdi>Ben</bdi>" in text


def test_the_words_are_moved_by_buttons_and_kept_when_accepted(
    client: TestClient, session: Session
) -> None:
    name = first(session).id
    form = form_of(client.get(f"/review/{name}").text)
    moved = client.post(f"/review/{name}", data={**form, "do": "start-on"})
    assert session.ledger.corrections() == ()
    client.post(f"/review/{name}", data={**form_of(moved.text), "do": "accept"})
    event = session.ledger.record(name)
    assert isinstance(event, Event)
    assert event.evidence.quotes[0].startswith("accused Belmark")


def test_a_rejected_record_can_be_taken_back(client: TestClient, session: Session) -> None:
    name = first(session).id
    client.post(f"/review/{name}", data={"do": "reject"})
    assert name not in {event.id for event in session.ledger.events()}
    assert "Rejected" in client.get(f"/records/{name}").text
    back = client.post("/review/undo")
    assert "Taken back" in back.text
    assert name in {event.id for event in session.ledger.events()}


def test_occurrences_are_split_and_merged(client: TestClient, session: Session) -> None:
    name = first(session).id
    page = client.get(f"/review/{name}").text
    assert "It is not the same: split" in page
    split = client.post(f"/review/{name}", data={"do": "apart"}).text
    assert "It is not the same: split" not in split
    others = re.findall(r'value="same:(e_\w+)"', split)
    merged = client.post(f"/review/{name}", data={"do": f"same:{others[0]}"}).text
    assert "It is not the same: split" in merged


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"do": "accept", "actors": "Atlantis"}, "is no known party"),
        ({"do": "accept", "type": "POEM"}, "is no type here"),
        ({"do": "accept", "first": "soon"}, "is no date"),
        ({"do": "accept", "first": "2025-03-04", "last": "2025-03-01"}, "lies before the first"),
        ({"do": "accept", "start": "5", "end": "99999"}, "is no stretch"),
        ({"do": "dance"}, "nothing that can be done"),
        ({}, "nothing that can be done"),
    ],
)
def test_what_cannot_be_kept_is_told_and_nothing_changes(
    client: TestClient, session: Session, form: dict[str, str], told: str
) -> None:
    page = client.post(f"/review/{first(session).id}", data={"reason": "<b>why</b>", **form})
    assert page.status_code == 422
    assert told in page.text
    assert "&lt;b&gt;why" in page.text
    assert session.ledger.corrections() == ()


def test_an_empty_queue_says_so_and_offers_the_gold(client: TestClient, session: Session) -> None:
    ledger = session.ledger
    for name in (*(e.id for e in ledger.events()), *(m.id for m in ledger.meetings())):
        client.post(f"/review/{name}", data={"do": "accept"})
    assert "All of it has been judged" in client.get("/review").text


def test_the_gold_set_marks_what_nobody_judged(client: TestClient, session: Session) -> None:
    one, two = session.ledger.events()[:2]
    client.post(f"/review/{one.id}", data={"do": "accept"})
    client.post(f"/review/{two.id}", data={"do": "reject"})
    lines = [json.loads(line) for line in client.get("/review/gold.jsonl").text.splitlines()]
    tiers = {row["id"]: row["tier"] for line in lines for row in line["events"]}
    assert tiers == {one.id: 1}
    assert lines[1]["meetings"][0]["tier"] == 2
    assert lines[0]["reviewed"]["by"] == ["Ada"]


def test_nothing_is_judged_in_a_ledger_opened_for_reading(session: Session) -> None:
    app = create_app(session, writable=False)
    with TestClient(app, base_url="http://localhost") as client:
        name = first(session).id
        assert "opened for reading only" in client.get(f"/review/{name}").text
        assert client.post(f"/review/{name}", data={"do": "reject"}).status_code == 403
        assert client.post("/review/undo").status_code == 403
