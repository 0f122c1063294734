from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.views import meetings

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
