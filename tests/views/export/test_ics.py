from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger import Ledger
from dragoman.records import Findings, MeetingEntry, Occurrence, When
from dragoman.views.export.ics import folded
from export_corpus import MAY, telling, visit

from .conftest import Written


def unfolded(data: bytes) -> list[str]:
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def keep(ledger: Ledger, status: str, when: When, published: date) -> None:
    """One more report on the visit, kept as a meeting of its own."""
    told = telling()
    report = replace(told.report, published=published, outlet=f"Paper of {published}")
    words = "Ana Popa held talks in Belgrade on Sunday"
    meeting = visit(f"m_{published:%m%d}", report, words, status, when)
    day = When(published, published, "day", "published")
    entry: MeetingEntry = replace(meeting.history[0], reported=day)
    run = ledger.begin_run(coder="hand/1", started=datetime(2023, 7, 1, tzinfo=UTC))
    found = replace(meeting, when=when, history=(entry,))
    ledger.keep(Findings(report, "hand/1", meetings=(found,)), run)


def test_a_visit_is_one_all_day_entry_with_its_history(written: Written) -> None:
    lines = unfolded(written("ics"))
    assert lines.count("BEGIN:VEVENT") == 1
    assert "UID:o_visit@dragoman" in lines
    assert "SEQUENCE:2" in lines
    assert "DTSTART;VALUE=DATE:20230618" in lines
    assert "DTEND;VALUE=DATE:20230619" in lines
    assert "STATUS:CONFIRMED" in lines
    assert "GEO:44.800000;20.470000" in lines
    assert any(line.startswith("SUMMARY:Visit: Romania (Ana Popa) – Serbia") for line in lines)


@pytest.mark.parametrize(
    ("status", "shown"),
    [("proposed", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("cancelled", "CANCELLED"),
     ("postponed", "CANCELLED")],
)  # fmt: skip
def test_a_state_has_its_word_in_the_calendar(
    status: str, shown: str, ledger: Ledger, written: Written
) -> None:
    later = date(2023, 8, 2)
    keep(ledger, status, When(later, later, "day", "explicit"), date(2023, 7, 1))
    entry = written("ics").partition(b"UID:m_0701")[2]
    assert f"STATUS:{shown}".encode() in entry


def test_every_report_that_adds_to_a_history_raises_the_number_and_keeps_the_name(
    ledger: Ledger, written: Written
) -> None:
    day = When(date(2023, 8, 2), date(2023, 8, 2), "day", "explicit")
    keep(ledger, "scheduled", day, date(2023, 7, 1))
    keep(ledger, "cancelled", day, date(2023, 7, 4))
    ids, reports = ("m_0701", "m_0704"), tuple(report.id for report in ledger.reports())[-2:]
    assert b"SEQUENCE:0" in written("ics").partition(b"UID:m_0701")[2]

    ledger.write_occurrences([Occurrence("m_0701", "meeting", ids, reports, 2)])

    entry = written("ics").partition(b"UID:m_0701@dragoman")[2].partition(b"END:VEVENT")[0]
    assert b"SEQUENCE:1" in entry
    assert b"STATUS:CANCELLED" in entry


def test_a_meeting_of_which_only_the_month_is_known_is_left_out(
    ledger: Ledger, written: Written
) -> None:
    keep(ledger, "scheduled", MAY, date(2023, 4, 1))
    left_out: Counter[str] = Counter()
    assert b"m_0401" not in written("ics", left_out)
    assert left_out == {"no day known": 1}


def test_commas_semicolons_and_breaks_are_escaped(written: Written) -> None:
    description = next(line for line in unfolded(written("ics")) if line.startswith("DESCRIPTION"))
    assert "\\n" in description
    assert "3 reports\\, 2 independent origins" in description


@given(st.text(max_size=400).filter(lambda text: "\r" not in text and "\n" not in text))
def test_lines_are_folded_at_75_bytes_and_never_inside_a_character(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    parts = folded(text).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert "".join(part.decode()[at > 0 :] for at, part in enumerate(parts)) == text


def test_another_program_reads_the_calendar(written: Written) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(written("ics"))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == "o_visit@dragoman"
    assert event.decoded("DTSTART") == date(2023, 6, 18)
    assert "Ana Popa will visit Belgrade" in event["DESCRIPTION"]
