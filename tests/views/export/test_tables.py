from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from dragoman.errors import SettingsError

from .conftest import Folder

NAMES = "reports events parties statements positions meetings meeting_history".split()


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_description_lists_every_table_and_column(folder: Folder) -> None:
    files = folder("csv")
    package = json.loads(files.pop("datapackage.json"))
    described = {
        resource["path"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
    }
    assert list(described) == [f"{name}.csv" for name in NAMES]
    for path, data in files.items():
        assert next(csv.reader(io.StringIO(data.decode()))) == described[path]
    assert all(
        field["description"] for r in package["resources"] for field in r["schema"]["fields"]
    )


def test_codes_keep_their_zeros_and_keys_are_unique(folder: Folder) -> None:
    events = table(folder("csv")["events.csv"])
    assert [row["cameo"] for row in events if row["plover"] == "AGREE"] == ["036", "036"]
    assert len({row["id"] for row in events}) == len(events) == 6


def test_tables_hang_together_by_ids(folder: Folder) -> None:
    files = folder("csv")
    reports = {row["id"] for row in table(files["reports.csv"])}
    events = table(files["events.csv"])
    meetings = {row["id"]: row for row in table(files["meetings.csv"])}
    assert {row["report"] for row in events} <= reports
    assert {row["meeting"] for row in events if row["meeting"]} <= set(meetings)
    assert meetings["o_visit"]["reports"] == "3"
    history = table(files["meeting_history.csv"])
    assert [row["status"] for row in history] == ["scheduled", "scheduled", "held"]


def test_a_tab_inside_a_quote_survives(folder: Folder) -> None:
    said = table(folder("csv")["statements.csv"])[0]
    assert said["quote"] == "We will speak of\tthe river; and of trade"


def test_texts_stay_unless_they_are_allowed_to_leave(folder: Folder) -> None:
    assert {row["text"] for row in table(folder("csv")["reports.csv"])} == {""}
    allowed = table(folder("csv", with_texts=True)["reports.csv"])
    assert all(int(row["characters"]) == len(row["text"]) for row in allowed)


def test_parquet_holds_the_same_tables_with_their_types(folder: Folder) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    files = folder("parquet")
    events = parquet.read_table(io.BytesIO(files["events.parquet"]))
    assert events.num_rows == 6
    assert str(events.schema.field("cameo").type) == "string"
    assert str(events.schema.field("from").type).startswith("date32")
    assert events.schema.field("quote").metadata[b"meaning"]
    assert files == folder("parquet")


def test_without_pyarrow_the_remedy_is_named(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"pip install"):
        folder("parquet")
