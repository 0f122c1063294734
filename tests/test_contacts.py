"""The whole coder on contacts told in one sentence, and on the lives of meetings in short reports.

How many hold depends on the weights.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.pipeline import Coder
from dragoman.records import Report
from judging import coder

CASES = Path(__file__).parent / "cases" / "codify" / "contacts.yaml"
PUBLISHED = date(2031, 6, 18)
LEAST = 0.8
"""Below what the rules reach with the shipped weights, so that new weights may differ a little."""


@pytest.fixture(scope="module")
def reader() -> Coder:
    return coder()


def holds(case: dict[str, Any], reader: Coder) -> bool:
    found = reader.code(Report(case["text"], published=PUBLISHED, language="en"))
    statuses = {
        "happened" if entry.status == "held" else entry.status
        for meeting in found.meetings
        if set(case["sides"]) <= {country for country, _ in meeting.participants}
        for entry in meeting.history
    }
    wanted = set(case["status"].split("|"))
    return bool((statuses or {"none"}) & wanted)


def test_most_contacts_stand_as_a_person_reads_them(reader: Coder) -> None:
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    cases = [case for group in groups.values() for case in group]
    assert sum(holds(case, reader) for case in cases) >= LEAST * len(cases)
