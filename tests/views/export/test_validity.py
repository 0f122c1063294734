"""What others ask of a format, as schemas written from their own descriptions."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest

from dragoman.records import Span
from dragoman.views.export.webanno import _by_quote

from .conftest import Folder, Written

DAY = r"^\d{4}-\d{2}-\d{2}$"


def checked(document: object, schema: dict[str, Any]) -> None:
    jsonschema.validate(
        document, {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    )


# ---------------------------------------------------------------- PLOVER, by its codebook


PARTY = {
    "type": "object", "required": ["code", "sector"],
    "properties": {"code": {"type": "string", "pattern": r"^(\?|[A-Z]{3}( [A-Z]{3})*)$"}},
}  # fmt: skip
PLOVER = {
    "type": "object",
    "required": ["id", "date", "actor", "recipient", "event", "event_text", "text_info"],
    "properties": {
        "date": {"type": ["string", "null"], "pattern": DAY},
        "enddate": {"type": "string", "pattern": DAY},
        "actor": {"type": "array", "items": PARTY},
        "recipient": {"type": "array", "items": PARTY},
        "event": {
            "type": "array", "minItems": 1,
            "items": {"enum": "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE REQUEST ACCUSE REJECT "
                              "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT RETREAT".split()},
        },
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "text_info": {
            "type": "object", "required": ["sequence", "start", "end"],
            "properties": {"start": {"type": "integer", "minimum": 0}},
        },
    },
}  # fmt: skip


def test_plover_keeps_to_its_codebook(written: Written) -> None:
    rows = [json.loads(line) for line in written("plover").splitlines()]
    assert rows
    for row in rows:
        checked(row, PLOVER)


# ---------------------------------------------------------------- pages and maps


def test_a_map_keeps_to_rfc_7946(written: Written) -> None:
    position = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}
    point = {"type": "object", "required": ["type", "coordinates"],
             "properties": {"type": {"const": "Point"}, "coordinates": position}}  # fmt: skip
    feature = {
        "type": "object", "required": ["type", "properties", "geometry"],
        "properties": {"type": {"const": "Feature"}, "id": {"type": ["string", "number"]},
                       "geometry": point, "properties": {"type": ["object", "null"]}},
    }  # fmt: skip
    collection = json.loads(written("geojson"))
    features = {"features": {"type": "array", "items": feature}}
    checked(collection, {"required": ["type", "features"], "properties": features})
    assert "crs" not in collection
    for each in collection["features"]:
        longitude, latitude = each["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def test_a_timeline_keeps_to_the_layout_of_timelinejs(written: Written) -> None:
    part = {"type": "integer"}
    day = {"type": "object", "required": ["year"], "additionalProperties": False,
           "properties": {"year": part, "month": part, "day": part}}  # fmt: skip
    text = {
        "type": "object",
        "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    }
    slide = {
        "type": "object", "required": ["start_date", "text"], "additionalProperties": False,
        "properties": {"start_date": day, "end_date": day, "text": text,
                       "display_date": {"type": "string"}, "group": {"type": "string"},
                       "unique_id": {"type": "string"}},
    }  # fmt: skip
    document = json.loads(written("timelinejs"))
    checked(document, {"required": ["events"], "properties": {
        "title": {"type": "object", "required": ["text"]},
        "events": {"type": "array", "items": slide}}})  # fmt: skip
    names = [slide["unique_id"] for slide in document["events"]]
    assert len(set(names)) == len(names)


QUOTE = {
    "type": "object", "required": ["type", "exact"], "additionalProperties": False,
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"},
                   "prefix": {"type": "string"}, "suffix": {"type": "string"}},
}  # fmt: skip
POSITION = {
    "type": "object", "required": ["type", "start", "end"], "additionalProperties": False,
    "properties": {"type": {"const": "TextPositionSelector"},
                   "start": {"type": "integer", "minimum": 0},
                   "end": {"type": "integer", "minimum": 0}},
}  # fmt: skip
RANGE = {
    "type": "object", "required": ["type", "startSelector", "endSelector"],
    "additionalProperties": False,
    "properties": {"type": {"const": "RangeSelector"}, "startSelector": QUOTE,
                   "endSelector": {"oneOf": [QUOTE, POSITION]}},
}  # fmt: skip
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying "
    "linking moderating questioning replying tagging"
).split()
ANNOTATION = {
    "type": "object", "required": ["id", "type", "target"], "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "format": "uri"}, "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "generator": {"type": "object", "properties": {"type": {"const": "Software"}}},
        "body": {"type": "array", "items": {
            "type": "object", "required": ["type", "value"], "additionalProperties": False,
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"},
                           "purpose": {"enum": MOTIVATIONS}},
        }},
        "target": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["source"], "additionalProperties": False,
            "properties": {"source": {"type": "string"}, "scope": {"type": "string"},
                           "selector": {"type": "array",
                                        "items": {"oneOf": [QUOTE, POSITION, RANGE]}}},
        }},
    },
}  # fmt: skip


def test_annotations_keep_to_the_model_of_the_w3c(written: Written) -> None:
    page = json.loads(written("webanno"))
    checked(page, {
        "required": ["@context", "id", "type", "items"], "additionalProperties": False,
        "properties": {"@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
                       "id": {"type": "string"}, "type": {"const": "AnnotationPage"},
                       "items": {"type": "array", "items": ANNOTATION}},
    })  # fmt: skip


@pytest.mark.parametrize("tail", [" They parted.", ""])
def test_a_range_ends_where_its_second_selector_begins(tail: str) -> None:
    words = "The envoy spoke of the river and of trade. " * 20
    text = f"Orr: {words}{tail}"
    selector = _by_quote(text, Span(5, 5 + len(words)), whole=False)
    checked(selector, RANGE)
    first, last = selector["startSelector"], selector["endSelector"]
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    start = text.index(first["prefix"] + first["exact"]) + len(first["prefix"])
    end = last.get("start", text.rindex(last.get("prefix", "") + last.get("exact", "")))
    assert text[start : end + len(last.get("prefix", ""))] == words


SCHEMA_ORG = {
    "Event": "name startDate endDate eventStatus location attendee subjectOf previousStartDate "
             "description identifier",
    "Quotation": "text spokenByCharacter dateCreated isPartOf",
    "Claim": "text claimInterpreter author dateCreated isPartOf appearance",
    "NewsArticle": "headline url datePublished publisher inLanguage articleBody",
    "Person": "identifier name jobTitle description", "Organization": "identifier name",
    "Place": "name geo", "GeoCoordinates": "latitude longitude",
}  # fmt: skip


def test_json_ld_has_only_types_and_properties_of_schema_org(written: Written) -> None:
    def check(node: object) -> None:
        if isinstance(node, list):
            for each in node:
                check(each)
        if isinstance(node, dict) and "@type" in node:
            known = set(SCHEMA_ORG[node["@type"]].split()) | {"@type", "@id"}
            assert set(node) <= known, node
            for each in node.values():
                check(each)

    document = json.loads(written("jsonld", with_texts=True))
    assert document["@context"] == "https://schema.org"
    check(document["@graph"])
    names = [node["@id"] for node in document["@graph"]]
    assert len(set(names)) == len(names)


# ---------------------------------------------------------------- tables


PACKAGE = {
    "type": "object",
    "required": ["name", "resources"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z0-9._-]+$"},
        "resources": {
            "type": "array", "minItems": 1,
            "items": {
                "type": "object", "required": ["name", "path", "schema"],
                "properties": {
                    "name": {"type": "string", "pattern": r"^[a-z0-9._-]+$"},
                    "path": {"type": "string", "pattern": r"^[^/.][^:]*$"},
                    "schema": {
                        "type": "object", "required": ["fields", "primaryKey"],
                        "properties": {"fields": {"type": "array", "items": {
                            "type": "object", "required": ["name", "type"],
                            "properties": {"type": {"enum": [
                                "string", "number", "integer", "boolean", "date"]}},
                        }}},
                    },
                },
            },
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_description_of_tables_keeps_to_frictionless(name: str, folder: Folder) -> None:
    checked(json.loads(folder(name)["datapackage.json"]), PACKAGE)
