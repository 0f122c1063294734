"""The JSON Schema of both sides of `dragoman code`, as pydantic models.

    python -m dragoman.views.schema

writes `schema_in.json` and `schema_out.json` beside this file; they ship with the package.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.views.schema_in import ReportIn
from dragoman.views.schema_out import ReportOut

Side = Literal["in", "out"]

FOLDER = Path(__file__).parent
_MODELS: dict[Side, type[BaseModel]] = {"in": ReportIn, "out": ReportOut}
_TITLES: dict[Side, str] = {
    "in": "A report, one line of the input of dragoman code",
    "out": "What one report gave, one line of the output of dragoman code",
}


class BadLine(BaseModel):
    """What stands in the output in place of a line that gave no report."""

    model_config = ConfigDict(extra="forbid", strict=True)

    line: Annotated[int, Field(ge=1)]
    error: Annotated[str, Field(min_length=1)]


def json_schema(side: Side) -> dict[str, object]:
    """The schema (draft 2020-12) of one line of the input or of the output."""
    model = _MODELS[side].model_json_schema(by_alias=True)
    if side == "out":
        bad = BadLine.model_json_schema()
        definitions = model.pop("$defs", {})
        model = {
            "oneOf": [{"$ref": "#/$defs/ReportOut"}, {"$ref": "#/$defs/BadLine"}],
            "$defs": {**definitions, "ReportOut": model, "BadLine": bad},
        }
    model.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[side],
        **model,
    }


def schema_text(side: Side) -> str:
    """The schema as the shipped file holds it."""
    return json.dumps(json_schema(side), indent=2, ensure_ascii=False) + "\n"


def schema_file(side: Side) -> Path:
    return FOLDER / f"schema_{side}.json"


def write_schemas() -> None:
    """Bring both shipped files up to date with the models."""
    for side in _MODELS:
        schema_file(side).write_text(schema_text(side), encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
