from __future__ import annotations

import json
from typing import Any

from export_corpus import ANNOUNCED

from .conftest import Written

REQUIRED = ("id", "date", "actor", "event")


def rows(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_two_tellings_of_one_announcement_are_one_row_with_both_reports(written: Written) -> None:
    plan = next(row for row in rows(written("plover")) if row["event"] == ["AGREE"])
    assert plan["dragoman"]["occurrence"] == {"id": "o_plan", "reports": 2, "origins": 1}
    assert [told["publication"] for told in plan["dragoman"]["reports"]] == [
        "Arken News", "Danube Daily",
    ]  # fmt: skip


def test_offsets_slice_the_text_as_read(written: Written) -> None:
    plan = next(row for row in rows(written("plover")) if row["event"] == ["AGREE"])
    info = plan["text_info"]
    assert ANNOUNCED[info["start"] : info["end"]] == plan["event_text"][0]
    assert info["sequence"] == 1


def test_a_planned_visit_is_dated_by_its_announcement_and_keeps_its_plan(written: Written) -> None:
    plan = next(row for row in rows(written("plover")) if row["event"] == ["AGREE"])
    assert plan["date"] == "2023-06-14"
    assert plan["dragoman"]["planned"]["from"] == "2023-06-18"
    assert plan["dragoman"]["type"] == "CONSULT"
    assert plan["dragoman"]["status"] == "scheduled"


def test_the_life_of_a_meeting_hangs_together_by_its_link(written: Written) -> None:
    linked = {row["event"][0] for row in rows(written("plover")) if row.get("link") == "o_visit"}
    assert linked == {"AGREE", "CONSULT"}


def test_what_was_denied_is_no_event_and_says_so(written: Written) -> None:
    denied = next(row for row in rows(written("plover")) if row["event"] == ["ASSAULT"])
    assert denied["has_event"] is False
    assert denied["dragoman"]["status"] == "denied"


def test_who_said_it_is_told_with_the_statement(written: Written) -> None:
    plan = next(row for row in rows(written("plover")) if row["event"] == ["AGREE"])
    assert plan["dragoman"]["according_to"]["speaker"] == "ROU GOV:Ana Popa"


def test_a_month_is_a_range_of_days_and_named_as_a_month(written: Written) -> None:
    lifted = next(row for row in rows(written("plover")) if row["event"] == ["CONCEDE"])
    assert (lifted["date"], lifted["enddate"]) == ("2023-05-01", "2023-05-31")
    assert lifted["dragoman"]["date_precision"] == "month"


def test_every_row_has_what_plover_requires(written: Written) -> None:
    found = rows(written("plover"))
    assert len(found) == 5
    assert all(set(REQUIRED) <= set(row) for row in found)
    assert len({row["id"] for row in found}) == 5


def test_whole_texts_leave_only_when_allowed(written: Written) -> None:
    assert all("text" not in row for row in rows(written("plover")))
    assert rows(written("plover", with_texts=True))[0]["text"]


def test_each_report_may_have_its_own_row(written: Written) -> None:
    plans = [row for row in rows(written("plover", each_report=True)) if row["event"] == ["AGREE"]]
    assert [len(row["dragoman"]["reports"]) for row in plans] == [1, 1]
