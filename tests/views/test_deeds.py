from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.errors import NotFoundError, SettingsError
from dragoman.ledger import Ledger
from dragoman.pipeline import relink
from dragoman.views import deeds, flat, plain, settle, show

from .kept import kept, told

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    reports = [
        told("Drovia will visit Belmark on 2025-03-05.", "2025-03-01"),
        told("Drovia called off the visit to Belmark on 2025-03-05.", "2025-03-04", outlet="Post"),
        told("Drovia will visit China on 2025-03-29.", "2025-03-20"),
    ]
    with kept(tmp_path, reports) as opened:
        yield opened


def test_words_show_what_came_of_them_with_their_sources(ledger: Ledger) -> None:
    (line,) = deeds(ledger, ["XBE", "XDR"]).lines
    assert (line.status, line.by_rule, line.settled) == ("withdrawn", "withdrawn", None)
    assert line.quote == "Drovia will visit Belmark on 2025-03-05."
    assert [(sign.bearing, sign.source.outlet) for sign in line.signs] == [("withdraws", "Post")]


def test_as_of_a_day_only_what_was_reported_by_then_counts(ledger: Ledger) -> None:
    assert [line.status for line in deeds(ledger, as_of=date(2025, 3, 2)).lines] == ["open"]
    assert deeds(ledger, as_of=date(2025, 2, 1)).lines == ()


def test_a_status_may_be_chosen_and_the_counts_are_of_all(ledger: Ledger) -> None:
    found = deeds(ledger, statuses=["open"])
    assert [line.status for line in found.lines] == ["open"]
    assert found.counts == {"open": 1, "withdrawn": 1}
    with pytest.raises(SettingsError, match="'done' is no status of a deed; give one of open"):
        deeds(ledger, statuses=["done"])


def test_a_verdict_holds_beside_the_rule_and_after_linking_anew(ledger: Ledger) -> None:
    (line,) = deeds(ledger, ["XBE"]).lines
    settle(ledger, line.id, status="followed", author="Ada", why="seen", clock=lambda: NOON)
    relink(ledger)
    (after,) = deeds(ledger, ["XBE"]).lines
    assert (after.status, after.by_rule) == ("followed", "withdrawn")
    assert after.settled is not None
    assert (after.settled.author, after.settled.at) == ("Ada", "2025-04-01T12:00:00+00:00")


def test_the_last_verdict_holds_and_is_no_news_before_its_day(ledger: Ledger) -> None:
    (line,) = deeds(ledger, ["XBE"]).lines
    for status in ("followed", "cannot tell"):
        settle(ledger, line.id, status=status, author="Ada", why="seen", clock=lambda: NOON)
    assert deeds(ledger, ["XBE"]).lines[0].status == "cannot tell"
    assert deeds(ledger, ["XBE"], as_of=date(2025, 3, 10)).lines[0].status == "withdrawn"


def test_a_verdict_needs_a_deed_a_name_and_a_reason(ledger: Ledger) -> None:
    (line,) = deeds(ledger, ["XBE"]).lines
    with pytest.raises(SettingsError, match="who settles"):
        settle(ledger, line.id, status="open", author=" ", why="x")
    with pytest.raises(NotFoundError, match="is no deed"):
        settle(ledger, line.records[0], status="open", author="A", why="x")


def test_a_deed_is_shown_in_its_sentences_and_as_a_row(ledger: Ledger) -> None:
    (line,) = deeds(ledger, ["XBE"]).lines
    assert [passage.note for passage in show(ledger, line.id).passages] == ["plan", "withdraws"]
    assert flat(line)["status"] == "withdrawn"
    assert isinstance(plain(line), dict)
