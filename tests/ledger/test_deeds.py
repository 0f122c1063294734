from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import NORLAND, cite, findings, on, report
from dragoman.errors import FindingError
from dragoman.ledger import Ledger, Run, Words, verify
from dragoman.records import Deed, DeedStatus, Settlement, Sign

SOURCE = report()


def deed(words: str = "will visit Suderia on Sunday", name: str = "d_1") -> Deed:
    return Deed(
        id=name, kind="plan", holder=NORLAND, bound="NOR", towards="SUD", said=on(2023, 3, 3),
        deadline=on(2023, 3, 5), words=("s_1",), voiced=(cite(SOURCE, words),), origins=1,
        status="open",
        signs=(Sign("promises", cite(SOURCE, "told reporters"), date(2023, 3, 3), 0.5, False),),
    )  # fmt: skip


def verdict(status: DeedStatus = "followed") -> Settlement:
    return Settlement(
        "d_1", "plan", ("s_1",), status, "Ada", "an annex says so", "2023-04-01T09:00:00+00:00"
    )


@pytest.fixture
def filled(ledger: Ledger, run: Run) -> Ledger:
    ledger.keep(findings(SOURCE), run)
    ledger.write_deeds([deed()])
    return ledger


def test_deeds_come_back_as_they_were_written(filled: Ledger) -> None:
    assert filled.deeds() == (deed(),)
    assert filled.record("d_1") == deed()


def test_deeds_are_found_by_those_whom_they_concern(filled: Ledger) -> None:
    assert len(filled.deeds(Words(parties=("NOR", "SUD"), kinds=("plan",)))) == 1
    assert filled.deeds(Words(parties=("NOR", "XXX"))) == ()
    assert filled.deeds(Words(kinds=("threat",))) == ()


def test_new_deeds_replace_the_old_and_settlements_stay(filled: Ledger) -> None:
    filled.settle(verdict())
    filled.settle(verdict("withdrawn"))
    filled.write_deeds([deed(name="d_2")])
    assert [one.id for one in filled.deeds()] == ["d_2"]
    assert [one.status for one in filled.settlements()] == ["followed", "withdrawn"]


def test_a_verdict_stands_for_every_deed_of_its_words_also_when_linked_anew(filled: Ledger) -> None:
    assert filled.deed_counts() == {"open": 1}
    filled.settle(verdict())
    assert filled.deed_counts() == {"followed": 1}
    filled.write_deeds([deed(name="d_2"), replace(deed(name="d_3"), words=("s_2",))])
    assert filled.deed_counts() == {"followed": 1, "open": 1}
    assert [one.id for one in filled.deeds(Words(statuses=("followed",)))] == ["d_2"]


def test_deeds_come_a_page_at_a_time_the_undated_last(filled: Ledger) -> None:
    days = {"d_1": on(2023, 3, 3), "d_2": None, "d_3": on(2023, 3, 1), "d_4": on(2023, 3, 5)}
    filled.write_deeds([replace(deed(name=name), said=day) for name, day in days.items()])
    newest = [one.id for one in filled.deeds(order="newest")]
    assert newest == ["d_4", "d_1", "d_3", "d_2"]
    assert [one.id for one in filled.deeds(order="newest", limit=2, offset=1)] == newest[1:3]
    between = Words(since=date(2023, 3, 1), until=date(2023, 3, 3))
    assert [one.id for one in filled.deeds(between)] == ["d_3", "d_1"]


def test_a_deed_whose_quote_does_not_stand_in_the_report_is_refused(filled: Ledger) -> None:
    false = replace(deed(), voiced=(replace(deed().voiced[0], quotes=("never said",)),))
    with pytest.raises(FindingError, match="d_1: a quote does not stand"):
        filled.write_deeds([false])
    assert filled.deeds() == (deed(),)


def test_verify_finds_a_deed_whose_words_are_gone(filled: Ledger) -> None:
    assert [fault for fault in verify(filled) if fault.kind == "deed"] == []
    with filled.writing() as connection:
        connection.exec_driver_sql("UPDATE deeds SET body = replace(body, 'on Sunday', 'never')")
    assert [fault.subject for fault in verify(filled) if fault.kind == "deed"] == ["d_1"]


def test_the_newest_day_of_publication_is_known(filled: Ledger) -> None:
    assert filled.last_published() == date(2023, 3, 3)
