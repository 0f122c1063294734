"""Exports as the programs of others read them, and as Dragoman reads them back."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.read import reports
from dragoman.read.events import data_rows
from dragoman.records import Report, Span
from dragoman.views.export.brat import _within_lines
from export_corpus import ANNOUNCED, HELD

from .conftest import Folder, Written

DAY = r"^\d{4}-\d{2}-\d{2}$"


# ---------------------------------------------------------------- event data


@pytest.mark.parametrize("name", ["plover", "polecat", "icews", "gdelt2", "mentions"])
def test_what_leaves_as_event_data_comes_back_without_a_fault(
    name: str, written: Written, tmp_path: Path
) -> None:
    data = written(name)
    ending = {"plover": "jsonl", "gdelt2": "export.CSV", "mentions": "mentions.CSV"}.get(
        name, "txt"
    )
    (tmp_path / f"20230618.{ending}").write_bytes(data.replace(b"\n", b"\r\n"))
    found = list(data_rows(tmp_path / f"20230618.{ending}"))
    head = name in ("polecat", "icews")
    assert len(found) == data.count(b"\n") - head
    assert not [row for row in found if hasattr(row, "reason")]


@pytest.mark.parametrize(
    ("name", "columns"), [("polecat", 40), ("icews", 20), ("gdelt2", 61), ("mentions", 16)]
)
def test_another_program_reads_every_column(name: str, columns: int, written: Written) -> None:
    pandas = pytest.importorskip("pandas")
    header = 0 if name in ("polecat", "icews") else None
    table = pandas.read_csv(
        io.BytesIO(written(name)), sep="\t", header=header, dtype=str, quoting=csv.QUOTE_NONE
    )
    assert table.shape[1] == columns
    assert len(table)


# ---------------------------------------------------------------- tables


CELL = {
    "string": r".*", "integer": r"[+-]?\d+", "number": r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?",
    "boolean": r"true|false", "date": r"\d{4}-\d{2}-\d{2}",
}  # fmt: skip


def test_every_table_is_as_its_description_says(folder: Folder) -> None:
    files = folder("csv")
    package = json.loads(files["datapackage.json"])
    assert {each["path"] for each in package["resources"]} == files.keys() - {"datapackage.json"}
    for resource in package["resources"]:
        head, *rows = csv.reader(io.StringIO(files[resource["path"]].decode(), newline=""))
        fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        assert head == list(fields)
        for row in rows:
            for cell, kind in zip(row, fields.values(), strict=True):
                assert not cell or re.fullmatch(CELL[kind], cell, re.DOTALL), (resource, cell)
        key = [head.index(name) for name in resource["schema"]["primaryKey"]]
        assert len({tuple(row[at] for at in key) for row in rows}) == len(rows)


def test_parquet_and_csv_are_the_same_to_another_program(folder: Folder, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    for name in ("csv", "parquet"):
        for file, data in folder(name).items():
            (tmp_path / file).write_bytes(data)
    for table in sorted(tmp_path.glob("*.parquet")):
        as_csv = (
            f"read_csv('{table.with_suffix('.csv')}', header=true, all_varchar=true, nullstr='')"
        )
        columns = [row[0] for row in duckdb.sql(f"DESCRIBE FROM '{table}'").fetchall()]
        wanted = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in columns)
        packed = duckdb.sql(f"SELECT {wanted} FROM '{table}'").fetchall()
        plain = duckdb.sql(f"SELECT * FROM {as_csv}").fetchall()
        assert len(packed) == len(plain)
        for left, right in zip(packed, plain, strict=True):
            assert [_number(cell) for cell in left] == [_number(cell) for cell in right]


def _number(cell: str | None) -> object:
    try:
        return float(cell or "")
    except ValueError:
        return cell or None


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_texts_that_leave_come_back_as_the_same_reports(
    name: str, folder: Folder, ledger: Ledger, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / f"reports.{name}"
    path.write_bytes(folder(name, with_texts=True)[path.name])
    back = [found for found in reports(path) if isinstance(found, Report)]
    assert {(each.text, each.published, each.outlet) for each in back} == {
        (each.text, each.published, each.outlet) for each in ledger.reports()
    }


# ---------------------------------------------------------------- calendars


def test_a_calendar_survives_another_program(written: Written) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(written("ics"))
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    for before, after in zip(calendar.walk("VEVENT"), again.walk("VEVENT"), strict=True):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(before)
        assert before["UID"] == after["UID"]
        assert before.decoded("DTSTART") < before.decoded("DTEND")
        assert isinstance(before.decoded("DTSTART"), date)
        assert not before.errors


# ---------------------------------------------------------------- brat


BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
EVENT = re.compile(r"(E\d+)\t(\S+):(T\d+)((?: [A-Z][A-Za-z]*\d*:T\d+)*)")
ATTRIBUTE = re.compile(r"(A\d+)\t(\S+) (E\d+) (\S+)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes (E\d+)\t.+")


def sections(data: bytes) -> dict[str, dict[str, str]]:
    """The four parts of `annotation.conf`, each name with what is said of it."""
    found: dict[str, dict[str, str]] = {}
    for line in data.decode().splitlines():
        if line.startswith("["):
            part = found[line.strip("[]")] = {}
        elif line:
            name, _, rest = line.partition("\t")
            part[name] = rest
    return found


def test_brat_finds_all_that_its_files_name(folder: Folder) -> None:
    files = folder("brat", with_texts=True)
    known = sections(files["annotation.conf"])
    assert list(known) == ["entities", "relations", "events", "attributes"]
    for name in [name for name in files if name.endswith(".ann")]:
        text = files[name.replace(".ann", ".txt")].decode()
        bounds: dict[str, str] = {}
        events: set[str] = set()
        for line in files[name].decode().splitlines():
            if bound := BOUND.fullmatch(line):
                pieces = [text[slice(*map(int, part.split()))] for part in bound[3].split(";")]
                assert " ".join(pieces) == bound[4]
                assert bound[2] in known["entities"] | known["events"]
                bounds[bound[1]] = bound[2]
            elif event := EVENT.fullmatch(line):
                assert bounds[event[3]] == event[2]
                roles = re.findall(r"([A-Za-z]+)\d*:(T\d+)", event[4])
                for role, party in roles:
                    assert f"{role}*:{bounds[party]}" in known["events"][event[2]]
                events.add(event[1])
            elif fact := ATTRIBUTE.fullmatch(line):
                assert fact[3] in events
                assert fact[4] in known["attributes"][fact[2]].partition("Value:")[2].split("|")
            else:
                note = NOTE.fullmatch(line)
                assert note is not None, line
                assert note[2] in events


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\u2028", "\x85", "\f"])
def test_no_stretch_holds_what_ends_a_line(mark: str) -> None:
    text = f"spoke of{mark}the river"
    parts = [span.of(text) for span in _within_lines(text, Span(0, len(text)))]
    assert parts == ["spoke of", "the river"]


def test_the_texts_of_brat_are_the_reports(folder: Folder) -> None:
    files = folder("brat", with_texts=True)
    found = {data.decode() for name, data in files.items() if name.endswith(".txt")}
    assert found == {ANNOUNCED, HELD}
