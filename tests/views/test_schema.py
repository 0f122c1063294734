from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest

from dragoman.ontology import types
from dragoman.records import Findings, Report, Status
from dragoman.views.schema import Side, json_schema, schema_file, schema_text
from dragoman.views.schema_out import EventKind, PloverType, ReportOut
from dragoman.views.wire import wire


def validator(side: Side) -> jsonschema.Draft202012Validator:
    schema = json_schema(side)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("side", get_args(Side))
def test_the_shipped_schemas_are_those_of_the_code(side: Side) -> None:
    shipped = schema_file(side).read_text(encoding="utf-8")
    assert shipped == schema_text(side), "stale: run `python -m dragoman.views.schema`"


def test_output_with_every_field_is_valid(full: Findings) -> None:
    validator("out").validate(json.loads(json.dumps(wire(full))))


def test_output_of_an_empty_report_is_valid() -> None:
    validator("out").validate(json.loads(json.dumps(wire(Findings(Report("Rain."), "c")))))


def test_the_models_read_the_output_strictly_and_give_it_back(full: Findings) -> None:
    text = json.dumps(wire(full))
    again = ReportOut.model_validate_json(text).model_dump(mode="json", exclude_unset=True)
    assert json.dumps(again) == text


def test_a_line_that_gave_no_report_is_valid_output() -> None:
    validator("out").validate({"line": 7, "error": "not valid JSON"})


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("events", "type", "MEET"),
        ("events", "status", "planned"),
        ("events", "cameo", 41),
        ("events", "evidence", []),
        ("statements", "kind", "said"),
        ("statements", "content", [[3]]),
        ("meetings", "kind", "lunch"),
        ("times", "from", "yesterday"),
        ("actors", "colour", "red"),
    ],
)
def test_what_the_format_does_not_know_is_refused(
    full: Findings, part: str, key: str, value: object
) -> None:
    row = json.loads(json.dumps(wire(full)))
    row[part][0][key] = value
    assert not validator("out").is_valid(row)


@pytest.mark.parametrize(
    "row",
    [
        {"text": "Rain."},
        {"id": "r1", "text": "Rain.", "published": "2023-06-14", "title": None, "note": 3},
        {"event_text": "Rain.", "pub_date": "2023-06-14", "publisher": "Arken", "lang": "en"},
        {"text": "A met B.", "pairs": [{"source": [0, 1], "target": [6, 7]}]},
    ],
)
def test_input_with_a_text_is_valid(row: dict[str, object]) -> None:
    validator("in").validate(row)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"text": ""},
        {"text": 3},
        {"text": "Rain.", "published": "14 June"},
        {"text": "A met B.", "pairs": [{"source": [0], "target": [6, 7]}]},
    ],
)
def test_input_without_a_usable_text_date_or_pair_is_refused(row: dict[str, object]) -> None:
    assert not validator("in").is_valid(row)


def test_types_are_those_of_the_ontology() -> None:
    assert get_args(PloverType) == tuple(type_.name for type_ in types())


def test_kinds_are_those_that_the_model_tells_apart() -> None:
    file = Path(__file__).parents[2] / "src/dragoman/models/weights/labels.json"
    if not file.exists():
        pytest.skip("the model files are not here")
    labels = json.loads(file.read_text(encoding="utf-8"))
    assert set(get_args(EventKind)) == set(labels["classes"][labels["types"] :])
    assert set(get_args(Status)) == set(labels["statuses"])
