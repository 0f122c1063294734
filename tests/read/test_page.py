from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dragoman.read import wire_report
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]
PROSE = (
    "<p>The foreign minister of Ostrenia met his counterpart on Monday, March 3, 2020, "
    "in the capital, officials said, after weeks of silence between both sides.</p>"
    "<p>He said&nbsp;that the “talks” were frank 🙂, and that both would meet again soon.</p>"
)
HEAD = (
    '<title>Talks held</title><meta property="og:site_name" content="The Post">'
    '<meta property="article:published_time" content="2023-06-14T09:00:00Z">'
    '<link rel="canonical" href="https://www.post.example/a">'
)


def page(head: str, body: str = PROSE) -> bytes:
    html = f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><article>{body}</article>'
    return (html + "</body></html>").encode()


def test_a_page_gives_its_article_and_what_it_says_of_itself(read_stdin: Read) -> None:
    (report,) = read_stdin(page(HEAD))
    assert isinstance(report, Report)
    assert "“talks” were frank 🙂" in report.text
    assert (report.title, report.outlet, report.language) == ("Talks held", "The Post", "en")
    assert (report.published, report.published_basis) == (date(2023, 6, 14), "metadata")
    assert report.url == "https://www.post.example/a"
    assert report.reader.startswith("trafilatura/")


def test_a_date_in_the_prose_is_not_the_date_of_the_page(read_stdin: Read) -> None:
    (report,) = read_stdin(page("<title>Talks held</title>"))
    assert isinstance(report, Report)
    assert report.published is None


def test_the_user_is_believed_before_the_page(read_stdin: Read) -> None:
    (report,) = read_stdin(page(HEAD), published=date(2023, 6, 15), outlet="Mine")
    assert isinstance(report, Report)
    assert (report.published_basis, report.outlet) == ("option", "Mine")


def test_a_page_without_an_article_says_so(read_stdin: Read) -> None:
    (failure,) = read_stdin(page("", "<p></p>"))
    assert isinstance(failure, ReadFailure)
    assert "no article" in failure.reason


def test_an_address_gives_the_outlet_where_nothing_else_does() -> None:
    report = wire_report({"text": "A met B.", "url": "https://www.post.example/2021/05/28/a"})
    assert (report.outlet, report.published_basis) == ("post.example", "url")
    assert report.published == date(2021, 5, 28)
