"""The tidy tables as a folder of CSV or Parquet files, with a description for programs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.views.export.material import Material
from dragoman.views.export.optional import optional
from dragoman.views.export.pieces import Piece
from dragoman.views.export.tables import TABLES, Cell, Table

_BATCH = 2000


def csv_pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:  # noqa: ARG001
    """`events.csv` and its fellows: UTF-8, commas, one header row, empty for unknown."""
    for table in TABLES:
        name = f"{table.name}.csv"
        yield _lines(name, [[column.name for column in table.columns]])
        batch: list[Sequence[object]] = []
        for row in table.rows(material):
            batch.append([_written(cell) for cell in row])
            if len(batch) == _BATCH:
                yield _lines(name, batch)
                batch = []
        yield _lines(name, batch)
    yield _description("csv")


def parquet_pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:  # noqa: ARG001
    """`events.parquet` and its fellows; needs pyarrow."""
    arrow = optional("pyarrow", for_format="parquet", extra="data")
    parquet = optional("pyarrow.parquet", for_format="parquet", extra="data")
    for table in TABLES:
        out = io.BytesIO()
        parquet.write_table(_arrow_table(arrow, table, material), out, compression="zstd")
        yield Piece(out.getvalue(), f"{table.name}.parquet")
    yield _description("parquet")


def _arrow_table(arrow: Any, table: Table, material: Material) -> Any:
    types = {
        "string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(),
        "boolean": arrow.bool_(), "date": arrow.date32(),
    }  # fmt: skip
    schema = arrow.schema(
        [
            arrow.field(column.name, types[column.type], metadata={"meaning": column.meaning})
            for column in table.columns
        ]
    )
    rows = list(table.rows(material))
    columns = [
        arrow.array([row[at] for row in rows], types[column.type])
        for at, column in enumerate(table.columns)
    ]
    return arrow.Table.from_arrays(columns, schema=schema)


def _lines(name: str, rows: Sequence[Sequence[object]]) -> Piece:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return Piece(out.getvalue().encode("utf-8", "replace"), name)


def _written(cell: Cell) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


def _description(ending: str) -> Piece:
    """`datapackage.json`: tables, columns with types and meanings, keys."""
    resources = [
        {
            "name": table.name.replace("_", "-"),
            "path": f"{table.name}.{ending}",
            "description": table.meaning,
            "profile": "tabular-data-resource" if ending == "csv" else "data-resource",
            "format": ending,
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": c.name, "type": c.type, "description": c.meaning}
                    for c in table.columns
                ],
                "primaryKey": list(table.key),
                "missingValues": [""],
            },
        }
        for table in TABLES
    ]
    package = {
        "name": "dragoman-export",
        "title": "Sourced events, statements, positions and meetings",
        "profile": "tabular-data-package" if ending == "csv" else "data-package",
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    return Piece(text.encode(), "datapackage.json")
