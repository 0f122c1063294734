from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure, Report

WORDS = "The foreign minister of Drovia said that talks on the strait would go on next week. "


def page(number: int) -> bytes:
    text = f"<p>Report {number}. {WORDS * 4}</p>"
    html = f"<html><head><title>Talks {number}</title></head><body><article>{text}"
    return f"{html}</article></body></html>".encode()


def record(kind: str, block: bytes, address: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2023-06-14T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(number: int, *, head: str = "", body: bytes | None = None, status: int = 200) -> bytes:
    start = f"HTTP/1.1 {status} OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n"
    block = start.encode() + (page(number) if body is None else body)
    return record("response", block, f"https://arken.example/{number}")


def archive(count: int = 4) -> list[bytes]:
    """As a crawler of news writes it: one packed member for each record."""
    parts = [record("warcinfo", b"software: x\r\n")]
    for number in range(count):
        parts.append(record("request", b"GET / HTTP/1.1\r\n\r\n", "https://arken.example"))
        parts.append(answer(number))
    return [gzip.compress(part) for part in parts]


def read(path: Path, data: bytes, **choices: int) -> tuple[list[Report], list[ReadFailure]]:
    path.write_bytes(data)
    found = list(reports(path, options=ReadOptions(**choices)))  # type: ignore[arg-type] # a bound
    return (
        [each for each in found if isinstance(each, Report)],
        [each for each in found if isinstance(each, ReadFailure)],
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "CC-NEWS-20230614.warc.gz"


def test_a_packed_archive_is_read_whole(path: Path) -> None:
    found, failed = read(path, b"".join(archive()))
    assert [report.url for report in found] == [f"https://arken.example/{n}" for n in range(4)]
    assert not failed
    assert all(WORDS.strip() in report.text for report in found)


def test_one_gzip_around_all_and_no_gzip_at_all_are_read_too(path: Path, tmp_path: Path) -> None:
    plain = b"".join(gzip.decompress(part) for part in archive())
    assert len(read(path, gzip.compress(plain))[0]) == 4
    assert len(read(tmp_path / "a.warc", plain)[0]) == 4


@pytest.mark.parametrize("at", [10, 40, 120])
def test_a_damaged_record_is_counted_and_the_rest_is_read(at: int, path: Path) -> None:
    parts = archive()
    broken = bytearray(parts[4])
    for offset in range(at, at + 6):
        broken[offset] ^= 0xFF
    parts[4] = bytes(broken)
    found, failed = read(path, b"".join(parts))
    assert [report.url for report in found] == [f"https://arken.example/{n}" for n in (0, 2, 3)]
    assert len(failed) == 1
    assert "damaged" in failed[0].reason


def test_a_file_that_was_cut_off_gives_what_came_before(path: Path) -> None:
    data = b"".join(archive())
    found, failed = read(path, data[:-40])
    assert len(found) == 3
    assert len(failed) == 1


def test_a_record_with_a_false_length_does_not_take_the_next_with_it(tmp_path: Path) -> None:
    good = [answer(number) for number in range(3)]
    good[1] = good[1].replace(b"Content-Length: ", b"Content-Length: x")
    found, failed = read(tmp_path / "a.warc", b"".join(good))
    assert [report.url for report in found] == [
        "https://arken.example/0", "https://arken.example/2",
    ]  # fmt: skip
    assert len(failed) == 1


def test_pages_as_they_were_sent_are_put_together_and_unpacked(tmp_path: Path) -> None:
    body = page(1)
    chunks = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (50, body[:50], len(body) - 50, body[50:])
    data = answer(0, head="Transfer-Encoding: chunked\r\n", body=chunks)
    data += answer(1, head="Content-Encoding: gzip\r\n", body=gzip.compress(body))
    found, failed = read(tmp_path / "a.warc", data)
    assert not failed
    assert [report.text.startswith("Report 1.") for report in found] == [True, True]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    image = record("response", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")
    found, failed = read(tmp_path / "a.warc", image + answer(1, status=404) + answer(2))
    assert len(found) == 1
    assert not failed


def test_texts_of_a_wet_file_are_read_as_they_are(tmp_path: Path) -> None:
    data = record("conversion", WORDS.encode(), "https://arken.example/7")
    (report,), failed = read(tmp_path / "a.warc.wet", data)
    assert (report.text, report.url, failed) == (WORDS, "https://arken.example/7", [])


def test_a_record_larger_than_allowed_is_skipped(tmp_path: Path) -> None:
    data = answer(0, body=page(0) + b" " * 9000) + answer(1)
    found, failed = read(tmp_path / "a.warc", data, max_bytes=4000)
    assert [report.url for report in found] == ["https://arken.example/1"]
    assert "larger than" in failed[0].reason


@pytest.mark.parametrize("data", [b"", b"no archive at all\n" * 9, gzip.compress(b"text")])
def test_what_is_no_archive_says_so(data: bytes, path: Path) -> None:
    found, failed = read(path, data)
    assert not found
    assert "no WARC record" in failed[-1].reason


def test_an_archive_that_another_program_wrote_is_read(path: Path) -> None:
    writer_module = pytest.importorskip("warcio.warcwriter")
    http = pytest.importorskip("warcio.statusandheaders")
    out = io.BytesIO()
    writer = writer_module.WARCWriter(out, gzip=True)
    headers = http.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    writer.write_record(
        writer.create_warc_record(
            "https://arken.example/9", "response", payload=io.BytesIO(page(9)), http_headers=headers
        )
    )
    (report,), failed = read(path, out.getvalue())
    assert report.url == "https://arken.example/9"
    assert not failed
