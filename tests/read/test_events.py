"""Files of other data sets as they are met: whole, odd and broken. All rows are invented."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from dragoman.errors import ReadError
from dragoman.read.events import DataRow, data_rows
from dragoman.read.events.gdelt import EVENTS, MENTIONS
from dragoman.read.events.icews import COLUMNS as ICEWS
from dragoman.records import ReadFailure

POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|"
    "Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|"
    "Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|"
    "GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|"
    "Story Organizations|Story Locations|Language|Version"
).split("|")
ROW = {
    "Event ID": "20230614-77_3", "Event Date": "2023-06-14", "Event Type": "CONSULT",
    "Event Mode": "visit; multilateral", "Intensity": "4.0", "Quad Code": "VERBAL COOPERATION",
    "Actor Name": "Ana Popa; None", "Actor Country": "ROU; HUN", "Actor COW": "360; 310",
    "Actor Sectors": "GOV|LEG", "Recipient Name": "Milan Ilić", "Recipient Country": "SRB",
    "Recipient COW": "345", "City": "Belgrade", "Country": "SRB", "Latitude": "44.8",
    "Longitude": "20.47", "Source": "Sava Post", "Language": "English", "Version": "1.2",
}  # fmt: skip


def polecat(
    header: list[str] = POLECAT,
    changed: Mapping[str, str] = MappingProxyType({}),
    *,
    encoding: str = "utf-8",
    tail: str = "",
) -> bytes:
    names = [name for name in POLECAT if name in header or name == "Intensity"]
    names = [name for name in names if name != "Intensity" or len(header) != 39]
    cells = [{**ROW, **changed}.get(name, "") for name in names]
    return ("\t".join(header) + "\n" + "\t".join(cells) + tail + "\n").encode(encoding)


def read(data: bytes) -> list[DataRow | ReadFailure]:
    return list(data_rows(io.BytesIO(data)))


def rows(data: bytes) -> list[DataRow]:
    return [row for row in read(data) if isinstance(row, DataRow)]


def line(columns: Iterable[str], cells: dict[str, str]) -> str:
    return "\t".join(cells.get(name, "") for name in columns) + "\n"


def test_a_polecat_row_pairs_its_lists() -> None:
    (row,) = rows(polecat())
    assert (row.type, row.modes, row.day) == (
        "CONSULT", ("visit", "multilateral"), date(2023, 6, 14),
    )  # fmt: skip
    assert [(party.name, party.country, party.cow) for party in row.actors] == [
        ("Ana Popa", "ROU", "360"), (None, "HUN", "310"),
    ]  # fmt: skip
    assert row.actors[0].sectors == ("GOV", "LEG")
    assert (row.story, row.score, row.latitude) == ("20230614-77", 4.0, 44.8)


@pytest.mark.parametrize(
    "data",
    [
        polecat([name for name in POLECAT if name != "Intensity"]),
        polecat([name.replace("Intensity", "Event Intensity") for name in POLECAT]),
        polecat([*POLECAT, "Headline"]),
        polecat(tail="\t\t\t"),
        polecat(POLECAT, {"Recipient Name": "Milán Ilic"}, encoding="latin-1"),
        b"\xef\xbb\xbf" + polecat(),
        polecat().replace(b"\n", b"\r\n"),
        gzip.compress(polecat()),
    ],
    ids=["39 columns", "other name", "41 names", "tabs", "latin-1", "mark", "crlf", "gzip"],
)
def test_the_polecat_files_that_are_met_are_read(data: bytes) -> None:
    (row,) = rows(data)
    assert row.type == "CONSULT"
    assert (row.recipients[0].name or "").startswith("Mil")
    assert row.recipients[0].cow == "345"
    assert row.cells["Version"] == "1.2"


def test_a_malformed_polecat_line_is_named_and_the_rest_goes_on() -> None:
    good = polecat()
    data = good + b"torn\tline\n" + b"\n" + good.split(b"\n", 1)[1]
    found = read(data)
    failures = [row for row in found if isinstance(row, ReadFailure)]
    assert [failure.line for failure in failures] == [3]
    assert len(found) == 3
    (nameless,) = read(polecat(POLECAT, {"Event ID": "None"}))
    assert isinstance(nameless, ReadFailure)


def icews(**changed: str) -> bytes:
    cells = {
        "Event ID": "20718170", "Event Date": "2014-01-01", "Source Name": "Ana Popa",
        "Source Sectors": "Executive,Government", "Source Country": "Romania",
        "Event Text": "Consult", "CAMEO Code": "040", "Intensity": "1.0",
        "Target Name": "Serbia", "Target Country": "Serbia", "Story ID": "31",
        "Sentence Number": "5", "City": "NULL", "Country": "Serbia", "Latitude": "44.8",
    }  # fmt: skip
    return ("\t".join(ICEWS) + "\n" + line(ICEWS, {**cells, **changed})).encode()


def test_an_icews_row_has_plover_beside_cameo() -> None:
    (row,) = rows(icews())
    assert (row.cameo, row.type, row.day) == ("040", "CONSULT", date(2014, 1, 1))
    assert row.actors[0].sectors == ("Executive", "Government")
    assert row.place is None


@pytest.mark.parametrize(
    ("written", "code"), [("40", "040"), ("13", "13"), ("1823", "1823"), ("36.0", "036")]
)
def test_a_code_that_lost_its_zero_gets_it_back(written: str, code: str) -> None:
    (row,) = rows(icews(**{"CAMEO Code": written}))
    assert row.cameo == code
    assert row.cells["CAMEO Code"] == written


def test_a_broken_icews_line_is_named() -> None:
    found = read(icews() + b"1\t2\n" + icews(**{"CAMEO Code": "9999"}).split(b"\n", 1)[1])
    assert [row.line for row in found if isinstance(row, ReadFailure)] == [3, 4]


GDELT = {
    "GLOBALEVENTID": "1110000001", "SQLDATE": "20230614", "Actor1Code": "ROMGOV",
    "Actor1Name": "ROMANIA", "Actor1CountryCode": "ROM", "Actor1Type1Code": "GOV",
    "EventCode": "042", "GoldsteinScale": "1.9", "ActionGeo_CountryCode": "RI",
    "ActionGeo_Lat": "44.8", "DATEADDED": "20230614101500",
    "SOURCEURL": "https://sava.example/1",
}  # fmt: skip
DAILY = [name for name in EVENTS if not name.endswith("ADM2Code")]


@pytest.mark.parametrize("columns", [EVENTS, DAILY, DAILY[:-1]], ids=["61", "58", "57"])
def test_gdelt_events_of_all_times_are_read(columns: list[str]) -> None:
    (row,) = rows(line(columns, GDELT).encode())
    assert (row.type, row.modes, row.cameo) == ("CONSULT", ("visit",), "042")
    assert row.actors[0].country == "ROM"
    assert row.recipients == ()
    assert row.place_country == "RI"


def test_gdelt_mentions_are_read() -> None:
    cells = {
        "GLOBALEVENTID": "7", "EventTimeDate": "20230614000000", "MentionType": "1",
        "MentionTimeDate": "20230614101500", "MentionIdentifier": "https://a.example",
    }  # fmt: skip
    (row,) = rows(line(MENTIONS, cells).encode())
    assert (row.id, row.url, row.day) == ("7", "https://a.example", date(2023, 6, 14))


def test_a_broken_gdelt_line_is_named(tmp_path: Path) -> None:
    good = line(EVENTS, GDELT)
    path = tmp_path / "20230614101500.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("20230614101500.export.CSV", good + good[:100] + "\n" + good)
    found = list(data_rows(path))
    assert [isinstance(row, ReadFailure) for row in found] == [False, True, False]


PLOVER: dict[str, object] = {
    "id": "pl-7", "has_event": True, "date": "2023-06-14", "enddate": None,
    "actor": [{"code": "ROU GOV", "sector": "GOV", "entity_text": "Ana Popa"}],
    "recipient": [{"code": "SRB", "entity_text": "Serbia"}],
    "event": ["CONSULT"], "mode": ["visit"], "context": ["diplomatic"], "quad_code": 1,
    "event_scale": 4.0, "event_text": ["will visit Belgrade"],
    "event_loc": {"resolved_place": "Belgrade", "country_code": "SRB", "lat": 44.8, "lon": 20.47},
    "text_info": {"sequence": 1, "start": 32, "end": 51},
    "cite_info": {"url": "https://sava.example/1", "publication": "Sava Post"},
}  # fmt: skip


def plover(**changed: object) -> bytes:
    return json.dumps({**PLOVER, **changed}, ensure_ascii=False).encode() + b"\n"


def test_a_plover_row_keeps_its_offsets_and_its_codes() -> None:
    (row,) = rows(plover())
    assert (row.dataset, row.type, row.modes, row.day) == (
        "plover", "CONSULT", ("visit",), date(2023, 6, 14),
    )  # fmt: skip
    assert [(party.name, party.country, party.sectors) for party in row.actors] == [
        ("Ana Popa", "ROU", ("GOV",))
    ]
    assert row.offsets == (32, 51)
    assert (row.place, row.place_country, row.url) == (
        "Belgrade", "SRB", "https://sava.example/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        plover(actor={"code": "ROU GOV"}, recipient={"code": "SRB"}),
        plover(actor="ROUGOV", recipient=["SRB"], event="CONSULT", mode="visit"),
        plover(date="20230614", event=["consult"], text_info=[{"start": 32, "end": 51}]),
        b"\xef\xbb\xbf" + plover().replace(b"\n", b"\r\n"),
        gzip.compress(plover()),
    ],
    ids=["one entity", "codes alone", "other letters", "mark and crlf", "gzip"],
)
def test_the_plover_files_that_are_met_are_read(data: bytes) -> None:
    (row,) = rows(data)
    assert (row.type, row.modes, row.day) == ("CONSULT", ("visit",), date(2023, 6, 14))
    assert [party.country for party in (*row.actors, *row.recipients)] == ["ROU", "SRB"]


def test_what_a_plover_row_does_not_say_is_unknown() -> None:
    (row,) = rows(plover(date=None, recipient=None, text_info={"start": 9, "end": 9}, mode=[]))
    assert (row.day, row.recipients, row.offsets, row.modes) == (None, (), None, ())
    (denied,) = rows(plover(has_event=False, event=["DEMAND"]))
    assert (denied.happened, denied.type) == (False, "REQUEST")


def test_a_broken_plover_line_is_named_and_the_rest_goes_on() -> None:
    data = plover() + b'{"id": "pl-8", torn\n[1]\n' + plover(event=["GREET"]) + plover(id=" ")
    found = read(data + plover(id="pl-9"))
    assert [row.line for row in found if isinstance(row, ReadFailure)] == [2, 3, 4, 5]
    assert [row.id for row in found if isinstance(row, DataRow)] == ["pl-7", "pl-9"]


@pytest.mark.parametrize(
    "data", [b"", b'{"text": "a report"}\n', b"a,b\n1,2\n", b"\x00\x01" * 50, b"PK\x03\x04broken"]
)
def test_a_file_of_no_data_set_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data)
