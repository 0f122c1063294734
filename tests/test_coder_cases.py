"""The whole coder on invented reports, as a person reads them: most cases of each file hold.

How many hold depends on the weights; `python tests/judging.py FILE` prints each miss.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.pipeline import Coder
from judging import cases, coder, misses

CASES = Path(__file__).parent / "cases" / "coder"
LEAST = 0.6
"""Below what the rules reach with the shipped weights, so that new weights may differ a little."""


@pytest.fixture(scope="module")
def reader() -> Coder:
    return coder()


@pytest.mark.parametrize("name", ["open.yaml", "held.yaml", "prose.yaml"])
def test_most_cases_are_read_as_a_person_reads_them(name: str, reader: Coder) -> None:
    found = cases(CASES / name)
    held = [case["about"] for case in found if not misses(case, reader)]
    assert len(held) >= LEAST * len(found)


def test_a_case_that_asks_for_what_is_not_there_is_missed(reader: Coder) -> None:
    case = {"about": "", "text": "Valgard was quiet.", "events": [{"type": "ASSAULT"}]}
    assert misses(case, reader)
