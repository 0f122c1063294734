"""Formats for pages, maps and annotation tools."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

import pytest

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from export_corpus import ANNOUNCED, HELD

from .conftest import Folder, Written


def document(data: bytes) -> dict[str, Any]:
    found = json.loads(data)
    assert isinstance(found, dict)
    return found


def test_timelinejs_has_a_slide_for_each_dated_occurrence(written: Written) -> None:
    slides = {slide["unique_id"]: slide for slide in document(written("timelinejs"))["events"]}
    assert set(slides) == {"o_visit", "e_4", "e_5", "e_6"}
    assert slides["o_visit"]["start_date"] == {"year": 2023, "month": 6, "day": 18}
    assert slides["e_6"]["start_date"] == {"year": 2023, "month": 5}
    assert slides["e_6"]["display_date"] == "May 2023"
    assert "(denied)" in slides["e_5"]["text"]["headline"]


def test_geojson_puts_longitude_first_and_counts_what_has_no_place(written: Written) -> None:
    left_out: Counter[str] = Counter()
    (feature,) = document(written("geojson", left_out))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [20.47, 44.8]}
    assert feature["properties"]["place_precision"] == "city"
    assert left_out["no place with coordinates"] == 3


def test_annotations_find_their_words_by_position_and_by_quote(
    written: Written, ledger: Ledger
) -> None:
    page = document(written("webanno"))
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == 10
    for item in page["items"]:
        for target in item["target"]:
            text = ledger.report(target["source"].removeprefix("urn:dragoman:")).text
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text


def test_brat_offsets_slice_the_text_and_no_stretch_breaks_a_line(folder: Folder) -> None:
    files = folder("brat", with_texts=True)
    for name in [name for name in files if name.endswith(".ann")]:
        text = files[name.replace(".ann", ".txt")].decode()
        assert text in (ANNOUNCED, HELD)
        for line in files[name].decode().splitlines():
            if line.startswith("T"):
                _, place, words = line.split("\t", 2)
                start, end = map(int, place.split(" ", 1)[1].split(" "))
                assert text[start:end] == words
    assert b"Status\tArg:<EVENT>, Value:denied|happened|scheduled\n" in files["annotation.conf"]


@pytest.mark.parametrize("name", ["brat", "docbin"])
def test_formats_made_of_texts_ask_for_leave(name: str, folder: Folder) -> None:
    with pytest.raises(SettingsError, match="--with-texts"):
        folder(name)


def test_schema_org_tells_state_and_words(written: Written) -> None:
    graph = document(written("jsonld"))["@graph"]
    event = next(node for node in graph if node["@type"] == "Event")
    assert event["startDate"] == "2023-06-18"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    said = next(node for node in graph if node["@type"] == "Quotation")
    assert said["spokenByCharacter"]["name"] == "Ana Popa"
    assert all("articleBody" not in node for node in graph)
    known = {node["@id"] for node in graph}
    assert said["isPartOf"]["@id"] in known


def test_docbin_without_spacy_names_the_remedy(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SettingsError, match=r"pip install"):
        folder("docbin", with_texts=True)


def test_docbin_keeps_spans_in_their_texts(written: Written) -> None:
    spacy = pytest.importorskip("spacy")
    tokens = pytest.importorskip("spacy.tokens")
    store = tokens.DocBin().from_bytes(written("docbin", with_texts=True))
    docs = list(store.get_docs(spacy.blank("en").vocab))
    assert {doc.text for doc in docs} == {ANNOUNCED, HELD}
    assert any("visit" in span.text for doc in docs for span in doc.spans["events"])
