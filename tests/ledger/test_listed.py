from __future__ import annotations

import pytest
from sqlalchemy import select

from dragoman.ledger import Ledger, Run
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.tables import reports
from dragoman.records import Findings, Report

MANY = 40_000
"""More values than SQLite takes parameters."""


@pytest.fixture
def kept(ledger: Ledger, run: Run) -> Report:
    report = Report("Norland warned Suderia.", outlet='The "Wire", {Nor}\\\udc80\0')
    ledger.keep(Findings(report, "test/1"), run)
    return report


def test_a_row_is_found_by_one_of_very_many_values(ledger: Ledger, kept: Report) -> None:
    names = {f"r_{number}" for number in range(MANY)}

    assert not ledger.sources(names)
    assert list(ledger.sources(names | {kept.id})) == [kept.id]
    with ledger.reading() as connection:
        found = connection.execute(select(reports.c.id).where(one_of(reports.c.n, range(MANY))))
        assert found.scalars().all() == [kept.id]


def test_any_string_may_stand_among_the_values(ledger: Ledger, kept: Report) -> None:
    hostile = ["", "NULL", '"', "{}", "a,b", "\0", "\udc80", "\\", "国务卿"]

    with ledger.reading() as connection:
        plain = select(reports.c.id).where(one_of(reports.c.id, [*hostile, kept.id]))
        assert connection.execute(plain).scalars().all() == [kept.id]


@pytest.mark.usefixtures("kept")
def test_among_no_values_is_nothing(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        found = connection.execute(select(reports.c.id).where(one_of(reports.c.id, [])))
        assert not found.all()
    assert not ledger.sources([])
