from __future__ import annotations

from datetime import date

import pytest

from dragoman.read.published import published_by_path, published_by_url, published_in


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (" date 2021-03-18 The ambassador spoke.", date(2021, 3, 18), "header"),
        ("LAGOS, May 28, 2021 (Xinhua) -- Nigeria said", date(2021, 5, 28), "dateline"),
        ("BEIJING, 14 June 2023 (AFP) - China said", date(2023, 6, 14), "dateline"),
        ("Talks held\n\nVienna, June 14, 2023 — Envoys met.", date(2023, 6, 14), "dateline"),
        ("Readout\nWednesday, June 14, 2023\nThe two met.", date(2023, 6, 14), "byline"),
        ("Readout\nPublished on 14 June 2023, 10:30 GMT\nText", date(2023, 6, 14), "byline"),
        ("Readout\n\nRelease date: 4 May 2021\nText", date(2021, 5, 4), "byline"),
        ("Note\nDate of issue: 2021-05-04\nText", date(2021, 5, 4), "byline"),
        ("通报\n2023年6月14日\n外交部", date(2023, 6, 14), "byline"),
    ],
)
def test_a_text_that_dates_itself_is_believed(text: str, day: date, basis: str) -> None:
    assert published_in(text) == (day, basis)


@pytest.mark.parametrize(
    "text",
    [
        "LAGOS, May 28 (Xinhua) -- Nigeria said",
        "The minister said on May 28, 2021 - as he had before - that talks go on.",
        "On Tuesday, May 28, 2021 — the day of the vote — envoys met.",
        "The envoy speaks in Vienna, March 17, 2021. (Xinhua/Liu Jie)\n\nHe said no.",
        "Updated: June 14, 2023\nText",
        "date 2021-02-30 Text",
        "",
    ],
)
def test_what_is_not_surely_its_own_date_gives_none(text: str) -> None:
    assert published_in(text) is None


@pytest.mark.parametrize(
    "path",
    [
        "2021-05-28-talks.txt", "in/talks_2021_05_28.txt", "in/20210528.txt", "2021/05/28/a.txt",
        "/archive/2021-05-28/a.txt", "XIE20210528.0031", "C:\\in\\2021.05.28 talks.txt",
    ],
)  # fmt: skip
def test_a_path_that_holds_a_day_dates_the_report(path: str) -> None:
    assert published_by_path(path, "No date.") == (date(2021, 5, 28), "path")


@pytest.mark.parametrize(
    "path", ["000_0d7720210528dfc.txt", "a20210528f.txt", "talks-2021.txt", "2021/a.txt", "9/9/9"]
)
def test_digits_that_are_no_day_date_nothing(path: str) -> None:
    assert published_by_path(path, "No date.") is None


def test_a_year_in_the_path_completes_a_dateline_without_one() -> None:
    text = "LAGOS, May 28 (Xinhua) -- Nigeria said"
    assert published_by_path("news/2021/lagos.txt", text) == (date(2021, 5, 28), "dateline+path")


def test_an_address_may_hold_the_day() -> None:
    url = "https://example.org/world/2021/05/28/talks.html?x=2022/01/01"
    assert published_by_url(url) == (date(2021, 5, 28), "url")
    assert published_by_url("https://[broken") is None
