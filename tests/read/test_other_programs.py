"""Files as other programs write them, and as they come out of accidents and malice.

What only one format has stands in the test of that format.
"""

from __future__ import annotations

import gzip
import json
import zipfile
from email import policy
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure, Report

LINE = b'{"text": "Kestria met Nord on Monday."}\n'
PROSE = "<p>The minister of Kestria said “we will meet” in the café on Monday.</p>" * 4


def read(tmp_path: Path, name: str, data: bytes) -> list[Report | ReadFailure]:
    (tmp_path / name).write_bytes(data)
    return list(reports(tmp_path / name, options=ReadOptions(max_bytes=1 << 20)))


def texts(found: list[Report | ReadFailure]) -> list[str]:
    return [each.text for each in found if isinstance(each, Report)]


def faults(found: list[Report | ReadFailure]) -> list[str]:
    return [each.reason for each in found if isinstance(each, ReadFailure)]


# ---------------------------------------------------------------- JSON


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b'{"text": "a", "x": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        b'{"text": "a", "id": ' + b"9" * 10_000 + b"}",
        b'{"text": NaN}',
        b'{"text": "half \\ud800 of a sign"}',
        b'{"text": "caf\xe9"}',
        b'{"text": {"text": "a"}}',
    ],
    ids=["lists", "objects", "number", "nan", "surrogate", "western", "object"],
)
def test_a_hostile_line_of_json_costs_that_line_only(tmp_path: Path, line: bytes) -> None:
    found = read(tmp_path, "a.jsonl", LINE + line + b"\n" + LINE)
    assert len(texts(found)) == 2
    assert len(faults(found)) == 1


def test_json_lines_of_a_windows_program_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + LINE.replace(b"\n", b"\r\n") * 2)
    assert texts(found) == ["Kestria met Nord on Monday."] * 2


def test_a_deep_document_of_json_says_so(tmp_path: Path) -> None:
    (reason,) = faults(read(tmp_path, "a.json", b"[" * 200_000))
    assert "not valid JSON" in reason


# ---------------------------------------------------------------- packed


@pytest.mark.parametrize("size", [3, 30_000])
def test_what_stands_before_the_break_of_a_packed_file_is_read(tmp_path: Path, size: int) -> None:
    lines = b"".join(
        b'{"text": "Kestria met Nord for the %dth time."}\n' % at for at in range(size)
    )
    packed = gzip.compress(lines)
    found = read(tmp_path, "a.jsonl.gz", packed[: len(packed) - 12])
    assert len(texts(found)) >= size - 2
    assert "damaged gzip" in faults(found)[-1]


def test_rubbish_behind_a_packed_file_takes_nothing_away(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv.gz", gzip.compress(b"text\nA met B.\n") + b"rubbish")
    assert texts(found) == ["A met B."]
    assert "damaged gzip" in faults(found)[0]


def test_a_packed_line_that_swells_is_not_held(tmp_path: Path) -> None:
    swollen = gzip.compress(b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + LINE)
    found = read(tmp_path, "a.jsonl.gz", swollen)
    assert (len(texts(found)), len(faults(found))) == (1, 1)


# ---------------------------------------------------------------- tables


def test_a_table_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    sheet = (
        "\ufeffDate;Headline;Text\r\n"
        '14.06.2023;"A; B";"Line one\r\nline two ""quoted"""\r\n'
        "2023-06-15;C;D met E.\r\n;;\r\n"
    )
    first, second = read(tmp_path, "a.csv", sheet.encode())
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.title, first.text) == ("A; B", 'Line one\r\nline two "quoted"')
    assert str(first.published) == "2023-06-14"
    assert str(second.published) == "2023-06-15"


def test_rows_with_cells_too_few_and_too_many_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", b"text,title,date\nA met B.\nC met D.,T,2023-06-14,more,\n,,\n")
    assert texts(found) == ["A met B.", "C met D."]
    assert not faults(found)


def test_a_table_with_a_nul_is_refused(tmp_path: Path) -> None:
    (reason,) = faults(read(tmp_path, "a.csv", b"text,title\nA\0 met B.,T\n"))
    assert "binary" in reason


def written_by_duckdb(tmp_path: Path, body: str) -> Report | ReadFailure:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    duckdb.sql(
        f"COPY (SELECT {body} AS body, TIMESTAMP '2023-06-14 23:30:00' AS day, "
        "'T' AS headline, NULL AS outlet, {'a': 1} AS extra) "
        f"TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )
    options = ReadOptions(fields={"text": "body", "published": "day"})
    (found,) = reports(path, options=options)
    return found


def test_parquet_of_another_program_is_read(tmp_path: Path) -> None:
    found = written_by_duckdb(tmp_path, "'Kestria met Nord.'")
    assert isinstance(found, Report)
    assert (found.text, found.title, found.outlet) == ("Kestria met Nord.", "T", None)
    assert str(found.published) == "2023-06-14"


def test_a_column_of_parquet_that_holds_no_text_says_so(tmp_path: Path) -> None:
    found = written_by_duckdb(tmp_path, "['Kestria', 'Nord']")
    assert isinstance(found, ReadFailure)
    assert "no string" in found.reason


@pytest.mark.parametrize("data", [LINE, b"PAR1" + b"\0" * 100 + b"PAR1", b"PAR1"])
def test_what_is_only_called_parquet_says_so(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("pyarrow")
    (reason,) = faults(read(tmp_path, "a.parquet", data))
    assert "damaged Parquet" in reason


# ---------------------------------------------------------------- texts


def test_front_matter_of_a_windows_program_is_read(tmp_path: Path) -> None:
    matter = '\ufeff---\r\ntitle: "A: B"\r\ndate: 2023-06-14T10:00:00Z\r\ntags: [a, b]\r\n---\r\n'
    (found,) = read(tmp_path, "a.md", f"{matter}Kestria met Nord.\r\n".encode())
    assert isinstance(found, Report)
    assert (found.title, str(found.published)) == ("A: B", "2023-06-14")
    assert found.text.strip() == "Kestria met Nord."


@pytest.mark.parametrize(
    "matter",
    [
        "a: &a [l, l, l, l, l, l, l, l, l]\n"
        + "".join(f"{n}: &{n} [{', '.join(['*' + m] * 9)}]\n" for m, n in pairwise("abcdefghi")),
        "title: [x\n",
        'title: !!python/object/apply:os.system ["true"]\n',
        "title: " + "[" * 5_000 + "\n",
    ],
    ids=["swelling", "broken", "command", "deep"],
)  # fmt: skip
def test_hostile_front_matter_runs_nothing_and_keeps_the_text(tmp_path: Path, matter: str) -> None:
    found = read(tmp_path, "a.md", f"---\n{matter}---\nKestria met Nord.\n".encode())
    assert len(found) == 1
    assert texts(found)[0].endswith("Kestria met Nord.\n")


# ---------------------------------------------------------------- pages and feeds


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_states(tmp_path: Path, encoding: str) -> None:
    stated = f'<meta charset="{encoding}">' if encoding != "utf-16" else ""
    head = f"<head>{stated}<title>Café</title></head>"
    page = f"<html>{head}<body><article>{PROSE}</article></body></html>"
    (text,) = texts(read(tmp_path, "a.html", page.encode(encoding)))
    assert "“we will meet” in the café" in text


@pytest.mark.parametrize(
    "page",
    [b"<html><body>" + b"<div>" * 60_000, b"<html><body><p>a\0b</p>", LINE, b"<html>", b"\0" * 99],
    ids=["deep", "nul", "json", "empty", "zeros"],
)
def test_a_page_that_holds_no_article_says_so(tmp_path: Path, page: bytes) -> None:
    found = read(tmp_path, "a.html", page)
    assert len(faults(found)) == len(found) == 1


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_a_feed_is_read_in_the_encoding_that_it_states(tmp_path: Path, encoding: str) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{encoding}"?>\r\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Café Wire</title>'
        "<item><title>T &amp; U</title><pubDate>Wed, 14 Jun 2023 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{PROSE}]]></content:encoded></item></channel></rss>"
    )
    (found,) = read(tmp_path, "a.rss", feed.encode(encoding))
    assert isinstance(found, Report)
    assert (found.title, found.outlet) == ("T & U", "Café Wire")
    assert "“we will meet” in the café" in found.text


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x "&b;&b;&b;">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;',
    ],
    ids=["swelling", "file", "network"],
)
def test_a_feed_that_declares_entities_is_refused(tmp_path: Path, declared: str) -> None:
    feed = f'<?xml version="1.0"?><!DOCTYPE r [{declared}]><rss version="2.0"><channel><item>'
    feed += "<title>A</title><description>&x;</description></item></channel></rss>"
    (reason,) = faults(read(tmp_path, "a.rss", feed.encode()))
    assert "entities" in reason


# ---------------------------------------------------------------- mail


def test_mail_of_another_program_is_read(tmp_path: Path) -> None:
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"], message["From"] = "Café talks", "Ministry <press@kestria.example>"
    message["Date"] = "Wed, 14 Jun 2023 10:00:00 +0200"
    message.set_content("The café talks.\nFrom there they went on.\n", charset="windows-1252")
    message.add_alternative("<p>The café talks.</p>", subtype="html")
    message.add_attachment(b"\0" * 50, maintype="image", subtype="png", filename="a.png")
    (found,) = read(tmp_path, "a.eml", message.as_bytes())
    assert isinstance(found, Report)
    assert (found.title, found.outlet) == ("Café talks", "Ministry")
    assert found.text == "The café talks.\nFrom there they went on."


@pytest.mark.parametrize(
    "message",
    [
        b"Subject: deep\n"
        + b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at)
            for at in range(3_000)
        )
        + b"Content-Type: text/plain\n\nA met B.\n",
        b"Subject: rfc\nContent-Type: message/rfc822\n\n" * 2_000 + b"A met B.\n",
    ],
    ids=["multipart", "forwarded"],
)
def test_a_message_within_messages_costs_itself_only(tmp_path: Path, message: bytes) -> None:
    whole = b"From a@b Wed Jun 14 10:00:00 2023\nSubject: x\n\nC met D.\n\n"
    mbox = whole + b"From a@b Wed Jun 14 10:00:00 2023\n" + message + b"\n" + whole
    found = read(tmp_path, "a.mbox", mbox)
    assert [each.text for each in (found[0], found[-1]) if isinstance(each, Report)] == [
        "C met D.", "C met D.",
    ]  # fmt: skip
    assert len(found) == 3


@pytest.mark.parametrize("coded", ["charset=x-unknown", "charset=utf-16", "charset=base64"])
def test_a_message_in_an_unknown_encoding_is_read_by_its_bytes(tmp_path: Path, coded: str) -> None:
    data = f"Subject: x\nContent-Type: text/plain; {coded}\n\nA met B.\n".encode()
    found = read(tmp_path, "a.eml", data)
    assert len(found) == 1


# ---------------------------------------------------------------- under a false name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"<html><body><p>A met B.</p>"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<</Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n"),
        ("a.warc", LINE),
        ("a.txt", "Kestria met Nord.".encode("utf-16-le")),
        ("a.csv", LINE),
        ("a.jsonl", b"%PDF-1.4"),
    ],
)  # fmt: skip
def test_a_file_under_a_false_name_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path, name, data)
    assert found
    assert len(faults(found)) == len(found)


def test_a_list_of_addresses_of_a_windows_program_is_read(tmp_path: Path) -> None:
    data = (
        b"\xef\xbb\xbf# remark\r\nhttps://e.example/a\r\n\r\njavascript:alert(1)\r\nfile:///x\r\n"
    )
    found = read(tmp_path, "a.urls", data)
    assert [each.line for each in found if isinstance(each, ReadFailure)] == [2, 4, 5]
    assert "--allow-network" in faults(found)[0]


def test_an_office_document_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.txt", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    (reason,) = faults(list(reports(tmp_path / "a.txt")))
    assert "office document" in reason


def test_a_story_of_ngec_with_marks_of_windows_is_read(tmp_path: Path) -> None:
    story = {"event_text": "Kestria met Nord.", "pub_date": "2023-06-14", "id": "a_1",
             "story_id": "s", "publisher": "Arken Daily", "headline": "T"}  # fmt: skip
    (found,) = read(tmp_path, "a.json", b"\xef\xbb\xbf" + json.dumps([story], indent=1).encode())
    assert isinstance(found, Report)
    assert (found.text, found.outlet, found.title) == ("Kestria met Nord.", "Arken Daily", "T")
