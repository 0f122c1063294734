from __future__ import annotations

import mailbox
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure, Report

Read = Callable[..., list[Report | ReadFailure]]


def message(text: str, *, html: str | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Press Office of Drovia <press@drovia.example>"
    mail["Subject"] = "Readout of the call — Übersicht"
    mail["Date"] = "Wed, 14 Jun 2023 23:30:00 +0000"
    mail["Message-ID"] = "<1@drovia.example>"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def test_an_mbox_of_the_standard_library_comes_back(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "press.mbox")
    box.add(message("The ministers spoke.\n\nFrom there on, talks go on.\n", html="<p>Other</p>"))
    box.add(message("Second.\n"))
    box.close()
    first, second = reports(tmp_path / "press.mbox")
    assert isinstance(first, Report)
    assert first.text == "The ministers spoke.\n\nFrom there on, talks go on."
    assert first.title == "Readout of the call — Übersicht"
    assert (first.published, first.published_basis) == (date(2023, 6, 14), "given")
    assert (first.outlet, first.external_id) == ("Press Office of Drovia", "<1@drovia.example>")
    assert isinstance(second, Report)


def test_a_message_in_html_alone_is_read_by_its_words(tmp_path: Path) -> None:
    mail = message("x")
    mail.set_content("<p>They met.</p><p>They&nbsp;spoke.</p>", subtype="html", charset="latin-1")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    (report,) = reports(tmp_path / "a.eml")
    assert isinstance(report, Report)
    assert report.text == "They met.\n\nThey spoke."


def test_an_mbox_is_known_by_its_beginning(read_stdin: Read) -> None:
    data = b"From x@y.example Wed Jun 14 10:00:00 2023\n" + bytes(message("They met.\n"))
    (report,) = read_stdin(data)
    assert isinstance(report, Report)
    assert report.text == "They met."


def test_a_message_without_text_and_one_too_large_are_named(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    picture = EmailMessage()
    picture["Subject"] = "Photo"
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    for mail in (picture, message("x\n" * 5000), message("They met.\n")):
        box.add(mail)
    box.close()
    empty, large, good = reports(tmp_path / "a.mbox", options=ReadOptions(max_bytes=4000))
    assert isinstance(empty, ReadFailure)
    assert "no text" in empty.reason
    assert isinstance(large, ReadFailure)
    assert "larger than" in large.reason
    assert isinstance(good, Report)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00garbage", b"Subject: x\n\n"])
def test_a_broken_message_is_a_failure_and_no_exception(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    assert all(isinstance(each, ReadFailure | Report) for each in reports(tmp_path / "a.eml"))
