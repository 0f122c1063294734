from __future__ import annotations

from fastapi.testclient import TestClient

LEFT = "Drovia told Belmark that the fishing bank stays closed. Belmark accused Drovia of theft."
RIGHT = "Drovia told Belmark that the fishing bank is closed. Drovia told Belmark that ships wait."


def test_two_pasted_texts_are_compared_and_nothing_is_kept(
    client: TestClient,
) -> None:
    before = client.get("/api/v1/reports").json()
    form = {"a": LEFT, "b": RIGHT, "a_name": "Belmark's readout", "published": "2025-03-09"}
    text = client.post("/compare", data=form).text
    assert "<b>1</b> in both" in text
    assert "<b>1</b> found only in <bdi>Belmark&#39;s readout" in text
    assert "words in common: " in text
    assert "omitted" not in text
    assert client.get("/api/v1/reports").json() == before


def test_a_missing_text_is_asked_for(client: TestClient) -> None:
    page = client.post("/compare", data={"a": LEFT})
    assert page.status_code == 422
    assert "paste a text into each of the two boxes" in page.text
