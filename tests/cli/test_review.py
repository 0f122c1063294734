from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import dragoman
from dragoman import review
from dragoman.ledger import Correction
from dragoman.read.gold import gold_kind, gold_reports

from .conftest import Run


def judge_one() -> str:
    with dragoman.open("dragoman.sqlite") as session:
        event = session.ledger.events()[0]
        now = datetime(2025, 3, 1, tzinfo=UTC)
        made = Correction(
            "", event.evidence.report, event.id, "event", "accepted", "Ada", now,
            before=event, after=event,
        )  # fmt: skip
        review.correct(session.ledger, made)
    return event.id


def test_what_was_judged_becomes_a_gold_set_that_eval_takes(filled: Run) -> None:
    name = judge_one()
    done = filled("review", "--export", "gold.jsonl")
    assert done.exit_code == 0
    assert "dragoman eval gold.jsonl" in done.stderr
    assert gold_kind(Path("gold.jsonl")) == "wire"
    (gold,) = gold_reports(Path("gold.jsonl"))
    assert {event.id: event.tier for event in gold.events}[name] == 1
    assert all(statement.tier == 2 for statement in gold.statements)


def test_a_gold_set_goes_to_standard_output(filled: Run) -> None:
    judge_one()
    line = json.loads(filled("review", "--export", "-").stdout)
    assert line["reviewed"] == {"by": ["Ada"], "judged": 1, "unjudged": 2}


def test_json_tells_how_far_the_review_is(filled: Run) -> None:
    judge_one()
    assert json.loads(filled("review", "--json").stdout)["judged"] == 1


def test_the_page_is_served_on_loopback_at_the_pair(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[object, ...]] = []
    monkeypatch.setattr("dragoman.cli.review.run", lambda *args, **_: served.append(args))
    done = filled("review", "--between", "Drovia", "Belmark", "--no-open")
    assert done.exit_code == 0
    assert served[0][1] == "127.0.0.1"
    assert "/review?a=XDR&b=XBE" in done.stderr
