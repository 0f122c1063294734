from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.read import reports
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by another program -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Arken News</title><language>en-us</language>
<item><title>Talks &amp; tariffs</title><link>https://arken.example/1</link>
 <guid isPermaLink="false">tag:1</guid><pubDate>Wed, 14 Jun 2023 23:30:00 -0500</pubDate>
 <description>A teaser.</description>
 <content:encoded><![CDATA[<p>Drovia&nbsp;said <b>talks</b> would go on.</p>
 <p>Arken agreed.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Second</title><link>https://arken.example/2</link>
 <dc:date>2023-06-15T08:00:00Z</dc:date>
 <description>&lt;p&gt;Mr.&amp;nbsp;Li arrived.&lt;/p&gt;</description></item>
<item><link>https://arken.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ministry</title>
<entry><title>Readout</title><id>urn:1</id><updated>2023-06-16T10:00:00Z</updated>
 <published>2023-06-15T10:00:00Z</published>
 <link rel="self" href="https://m.example/self"/><link href="https://m.example/1"/>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met.</p><p>They spoke.</p>
 </div></content></entry></feed>"""


def test_every_entry_of_a_feed_is_a_report_with_its_fullest_text(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_text(RSS)
    first, second, empty = reports(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.text == "Drovia said talks would go on.\n\nArken agreed."
    assert (first.title, first.published) == ("Talks & tariffs", date(2023, 6, 14))
    assert (first.url, first.external_id, first.outlet) == (
        "https://arken.example/1", "tag:1", "Arken News",
    )  # fmt: skip
    assert second.text == "Mr. Li arrived."
    assert isinstance(empty, ReadFailure)
    assert empty.line == 3


def test_atom_is_read_with_its_own_page_as_address(read_stdin: Read) -> None:
    (report,) = read_stdin(ATOM.encode())
    assert isinstance(report, Report)
    assert report.text == "They met.\n\nThey spoke."
    assert (report.url, report.published) == ("https://m.example/1", date(2023, 6, 15))


def test_a_feed_that_is_no_clean_xml_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    path.write_text(
        RSS.replace("&amp; tariffs", "& tariffs&nbsp;now").replace("</channel></rss>", "")
    )
    first = next(iter(reports(path)))
    assert isinstance(first, Report)
    assert "Talks" in str(first.title)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "entities"),
        (b"<rss><channel><title>x</title></channel></rss>", "no entries"),
        (b"<opml><body/></opml>", "root is opml"),
        (b"", "nothing"),
        (b"\x00\x01\x02" * 20, "binary"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(data)
    (failure,) = reports(path)
    assert isinstance(failure, ReadFailure)
    assert says in failure.reason


def test_a_page_that_is_called_xml_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    words = "The minister said that the talks would go on in the capital next week. " * 5
    path.write_text(
        f"<?xml version='1.0'?><html><body><article><p>{words}</p></article></body></html>"
    )
    (report,) = reports(path)
    assert isinstance(report, Report)
    assert report.reader.startswith("trafilatura/")
