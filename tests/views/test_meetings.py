from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.views import meetings, meetings_about

from .kept import kept, told

PLANNED = told("Drovia will visit Belmark on 2025-02-25.", "2025-02-18")
CALLED_OFF = told("Drovia called off the visit to Belmark on 2025-02-25.", "2025-02-24")
AGAIN = told("Drovia will visit Belmark on 2025-03-27.", "2025-03-12")


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2025, 2, 1), []),
        (date(2025, 2, 20), ["scheduled"]),
        (date(2025, 2, 24), ["cancelled"]),
        (date(2025, 3, 20), ["cancelled", "scheduled"]),
        (date(2025, 4, 1), ["cancelled", "planned, not reported held"]),
    ],
)
def test_the_state_is_what_was_known_on_the_day(
    tmp_path: Path, day: date, states: list[str]
) -> None:
    with kept(tmp_path, [PLANNED, CALLED_OFF, AGAIN]) as ledger:
        found = meetings(ledger, between=("XDR", "XBE"), as_of=day)
    assert [line.state for line in found.lines] == states


def test_each_entry_names_its_words_and_its_report(tmp_path: Path) -> None:
    with kept(tmp_path, [PLANNED, CALLED_OFF]) as ledger:
        (line,) = meetings(ledger).lines
    assert [entry.status for entry in line.history] == ["scheduled", "cancelled"]
    assert [entry.source.published for entry in line.history] == [
        PLANNED.published, CALLED_OFF.published,
    ]  # fmt: skip
    assert all(entry.quote in (PLANNED.text, CALLED_OFF.text) for entry in line.history)


def test_a_plan_whose_day_has_passed_is_not_taken_for_a_visit(tmp_path: Path) -> None:
    later = told("Drovia accused Belmark of theft on 2025-03-01.", "2025-03-02")
    with kept(tmp_path, [PLANNED, later]) as ledger:
        (line,) = meetings(ledger, as_of=date(2025, 3, 2)).lines
    assert line.state == "planned, not reported held"


def test_what_two_reports_tell_alike_is_one_line_with_both(tmp_path: Path) -> None:
    other = told("It is heard that Drovia will visit Belmark on 2025-02-25.", "2025-02-18")
    with kept(tmp_path, [PLANNED, other, CALLED_OFF]) as ledger:
        (line,) = meetings(ledger).lines
    assert [(entry.status, len(entry.also)) for entry in line.told] == [
        ("scheduled", 1), ("cancelled", 0),
    ]  # fmt: skip
    first = line.told[0]
    assert len(line.history) == 3
    assert first.quote in (PLANNED.text, other.text)
    assert first.also[0].report != first.source.report


PAIR = ("XBE", "XDR")


def test_the_next_meetings_are_told_by_all_reports_also_those_of_another_day(
    tmp_path: Path,
) -> None:
    with kept(tmp_path, [PLANNED, CALLED_OFF, AGAIN]) as ledger:
        day = date(2025, 3, 20)
        ahead, last = meetings_about(ledger, PAIR, day, most_ahead=6, most_before=3)
        every = meetings(ledger, between=PAIR, as_of=day).lines
    assert [line.state for line in ahead] == ["scheduled"]
    assert [line.state for line in last] == ["cancelled"]
    assert (*last, *ahead) == every


def test_the_last_meetings_are_found_behind_many_tellings_of_one(tmp_path: Path) -> None:
    names = ("North", "South", "East", "West")
    often = [
        told(f"The {name} Post has it that Drovia will visit Belmark on 2025-02-25.", day)
        for name in names
        for day in ("2025-02-16", "2025-02-17", "2025-02-18", "2025-02-19")
    ]
    earlier = told("Drovia will visit Belmark on 2025-01-10.", "2025-01-02")
    with kept(tmp_path, [earlier, *often]) as ledger:
        _, last = meetings_about(ledger, PAIR, date(2025, 3, 1), most_ahead=6, most_before=2)
    assert [line.when and line.when.start for line in last] == [
        date(2025, 2, 25), date(2025, 1, 10),
    ]  # fmt: skip
    assert last[0].reports == len(often)
