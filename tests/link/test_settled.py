"""Tests of link/settled.py: what a person's split and merge leave of an occurrence."""

from __future__ import annotations

from datetime import date

from dragoman.link import Home, Tie, settled
from dragoman.records import Evidence, Occurrence, Reason, Span


def occurrence(*members: str, retold: str | None = None) -> Occurrence:
    """Its members stand in reports of their own name; `retold` is a report without a record."""
    reports = tuple(f"r{member}" for member in members)
    passages = (Evidence(retold, (Span(0, 3),), ("It ",)),) if retold else ()
    return Occurrence(
        f"o{members[0]}", "event", members, (*reports, *((retold,) if retold else ())), 1,
        reasons=(Reason(f"retold: {retold}"),) if retold else (), passages=passages,
    )  # fmt: skip


def after(linked: list[Occurrence], tie: Tie) -> dict[str, Occurrence]:
    homes = {
        member: Home(date(2031, 1, 1), f"r{member}", 0)
        for each in linked
        for member in each.members
    }
    return {each.members[0]: each for each in settled(linked, [tie], homes=homes, origins={})}


def test_words_that_retell_a_split_occurrence_stay_with_its_first_record() -> None:
    found = after([occurrence("a", "b", retold="rx")], Tie("b", None, same=False))
    assert found["a"].reports == ("ra", "rx")
    assert found["a"].reasons == (Reason("retold: rx"),)
    assert (found["b"].reports, found["b"].passages) == (("rb",), ())


def test_merged_occurrences_keep_the_words_that_retell_either() -> None:
    found = after([occurrence("a", retold="rx"), occurrence("b")], Tie("b", "a", same=True))
    assert found["a"].reports == ("ra", "rb", "rx")


def test_a_report_that_gains_a_record_is_not_also_a_retelling() -> None:
    found = after([occurrence("a", retold="rb"), occurrence("b")], Tie("b", "a", same=True))
    assert found["a"].reports == ("ra", "rb")
    assert found["a"].passages == ()
