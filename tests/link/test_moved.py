"""A meeting that is given another day stays one, unless it had been put off before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.link import link
from dragoman.link.former import MOVED
from dragoman.records import Findings, Reason, Status

from .conftest import Telling, day

SIDES = (["XDR GOV:Vera Sarenko"], ["XBE GOV"])


def first(published: str, status: Status) -> Findings:
    """A report on the visit of May 14."""
    said = Telling(published, outlet=f"{status} Post")
    words = f"Sarenko's visit to Belmark of May 14 is {status}."
    return said.meeting(words, "visit", SIDES, status=status, when=day("2031-05-14")).done()


def moved(published: str) -> Findings:
    """A report that gives the visit of May 14 the day of June 4."""
    told = (
        Telling(published)
        .meeting("It was to begin on May 14.", "visit", SIDES, when=day("2031-05-14"))
        .meeting("Sarenko will come on June 4.", "visit", SIDES, when=day("2031-06-04"), replaces=0)
        .done()
    )
    return replace(
        told, meetings=tuple(replace(one, reasons=(Reason(MOVED),)) for one in told.meetings)
    )


@pytest.mark.parametrize(
    ("reports", "meetings"),
    [
        ([first("2031-04-18", "scheduled"), moved("2031-05-05")], 1),
        ([first("2031-05-05", "postponed"), moved("2031-05-05")], 1),
        ([first("2031-05-10", "postponed"), moved("2031-05-28")], 2),
        ([first("2031-05-10", "cancelled"), moved("2031-05-28")], 2),
    ],
    ids=["fixed before", "put off the same day", "put off before", "called off before"],
)
def test_a_meeting_put_off_before_it_is_set_anew_is_another(
    reports: list[Findings], meetings: int
) -> None:
    linked = link(reports)
    assert len(linked.meetings) == meetings
    assert [bool(one.reschedules) for one in linked.meetings].count(True) == meetings - 1
