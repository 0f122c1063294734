"""The founding reports, read as a whole, where `../shared` lies beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.views.meetings import MeetingLine

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[MeetingLine]:
    path = tmp_path_factory.mktemp("seeds") / "seeds.sqlite"
    with dragoman.open(path) as session:
        session.read(SEEDS)
        return list(session.meetings("China", "United States"))


def dated(lines: list[MeetingLine], kind: str) -> dict[str, MeetingLine]:
    return {str(m.when.start): m for m in lines if m.kind == kind and m.when and m.when.start}


def test_the_talks_in_anchorage_stand_once_with_both_reports(lines: list[MeetingLine]) -> None:
    ((day, talks),) = dated(lines, "talks").items()
    assert (day, talks.reports) == ("2021-03-18", 2)
    assert talks.when is not None
    assert str(talks.when.end) == "2021-03-19"


def test_the_call_of_june_stands_once_with_both_reports(lines: list[MeetingLine]) -> None:
    (call,) = dated(lines, "call").values()
    assert (call.state, call.reports) == ("held", 2)


def test_the_trip_of_february_is_cancelled_and_the_visit_of_june_is_ahead(
    lines: list[MeetingLine],
) -> None:
    visits = dated(lines, "visit")
    assert visits["2023-02-01"].state == "cancelled"
    assert visits["2023-06-18"].state in ("scheduled", "confirmed", "expected")
    assert visits["2023-06-18"].replaces == visits["2023-02-01"].id
    assert all(line.state != "held" for line in lines if line.kind == "visit")
