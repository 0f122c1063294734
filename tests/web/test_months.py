from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

from dragoman.records import When
from dragoman.views import MeetingLine
from dragoman.web.months import month_of

TODAY = date(2025, 3, 10)


def line(name: str, first: str | None, last: str | None = None) -> MeetingLine:
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else start
    when = When(start, end, "day", "explicit") if start or end else None
    return MeetingLine(name, "talks", "scheduled", when, None, (), (), 1, 1, ())


def test_a_month_is_whole_weeks_from_monday_with_each_meeting_on_its_days() -> None:
    month = month_of([line("m_1", "2025-03-18", "2025-03-19")], None, today=TODAY)
    assert month is not None
    days = [square for week in month.weeks for square in week]
    assert all(len(week) == 7 for week in month.weeks)
    assert all((b.day - a.day).days == 1 for a, b in pairwise(days))
    assert [square.day.day for square in days if square.lines] == [18, 19]
    assert [square.day for square in days if square.inside][0::30] == [
        date(2025, 3, 1),
        date(2025, 3, 31),
    ]


def test_the_month_of_the_next_meeting_is_shown_and_others_are_near() -> None:
    lines = [line("m_1", "2025-01-05"), line("m_2", "2025-04-05"), line("m_3", "2025-06-01")]
    month = month_of(lines, None, today=TODAY)
    assert month is not None
    assert (month.before, month.first, month.after) == (
        date(2025, 1, 1),
        date(2025, 4, 1),
        date(2025, 6, 1),
    )
    past = month_of(lines[:1], None, today=TODAY)
    assert past is not None
    assert past.first == date(2025, 1, 1)


def test_what_is_dated_loosely_stands_beside_the_month() -> None:
    lines = [line("m_1", "2025-03-01", "2025-03-31"), line("m_2", None)]
    month = month_of(lines, None, today=TODAY)
    assert month is not None
    assert [each.id for each in month.loose] == ["m_1"]
    assert not any(square.lines for week in month.weeks for square in week)
    assert month_of(lines[1:], None, today=TODAY) is None


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
def test_the_ends_of_the_calendar_are_months_too(month: str) -> None:
    drawn = month_of([line("m_1", "2025-03-18")], date.fromisoformat(f"{month}-01"), today=TODAY)
    assert drawn is not None
    assert drawn.weeks


def test_the_page_shows_the_month_asked_for(client: TestClient) -> None:
    text = client.get("/meetings?month=2025-02").text
    calendar = text[text.index('class="calendar"') : text.index("</table>")]
    assert "cancelled" in calendar
    assert client.get("/meetings?month=soon").status_code == 400
