"""Positions over time. Statements and positions are built by hand and kept in a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.pipeline import relink
from dragoman.records import (
    Actor,
    Evidence,
    Findings,
    Position,
    PositionKind,
    Report,
    Span,
    Statement,
    When,
    content_id,
)
from dragoman.views import Positions, positions

SARENKO = Actor("XDR", "GOV", "Vera Sarenko", "Minister of Foreign Affairs")
OLDER = Actor("XDR", "GOV", "Pavel Ostrin", "Minister of Foreign Affairs")
BELMARK, ELMARA = Actor("XBE", "GOV"), Actor("XEL", "GOV")

Said = tuple[str, Actor, PositionKind, tuple[str, ...], str, tuple[Actor, ...]]


def said(
    day: str,
    words: str,
    *,
    by: Actor = SARENKO,
    kind: PositionKind = "demand",
    issues: tuple[str, ...] = ("trade",),
    to: tuple[Actor, ...] = (BELMARK,),
) -> Said:
    return day, by, kind, issues, words, to


def coded(one: Said, *, outlet: str = "Gazette") -> Findings:
    """A report that carries one statement with its position."""
    day, by, kind, issues, words, to = one
    published = date.fromisoformat(day)
    report = Report(f"The news of {day}. {words}.", outlet=outlet, published=published)
    start = report.text.index(words)
    evidence = Evidence.cite(report, Span(start, start + len(words)))
    when = When(published, published, "day", "published")
    statement = Statement(
        id=content_id("s", report.id, words), kind="indirect", speaker=by, addressees=to, via=(),
        source=(), cue=(), content=evidence.spans, evidence=evidence, when=when,
    )  # fmt: skip
    position = Position(
        id=content_id("p", statement.id, kind), holder=by, kind=kind, issues=issues,
        addressees=to, statement=statement.id, evidence=evidence, when=when,
    )  # fmt: skip
    return Findings(report, "test/1", statements=(statement,), positions=(position,))


def held(
    folder: Path, findings: Sequence[Findings], *parties: str, issue: str | None = None
) -> Positions:
    with Ledger.open(folder / "kept.sqlite") as ledger:
        with ledger.run("test/1") as run:
            for one in findings:
                ledger.keep(one, run)
        relink(ledger)
        return positions(ledger, parties, issue=issue)


LIFT = "to lift the tariffs on salted fish"


def test_another_minister_who_says_the_same_is_continuity(tmp_path: Path) -> None:
    found = held(
        tmp_path, [coded(said("2024-03-01", LIFT, by=OLDER)), coded(said("2025-02-01", LIFT))]
    )
    (one,) = found.held
    assert (one.holder, one.kind, one.issues) == ("XDR", "demand", ("trade",))
    assert (one.first, one.last) == (date(2024, 3, 1), date(2025, 2, 1))
    assert [actor.name for actor in one.speakers] == ["Pavel Ostrin", "Vera Sarenko"]
    assert found.changes == ()


def test_utterances_reports_and_origins_are_counted_apart(tmp_path: Path) -> None:
    same = said("2025-02-01", LIFT)
    found = held(tmp_path, [coded(same), coded(same, outlet="Post"), coded(same, outlet="Star")])
    (one,) = found.held
    assert (one.utterances, one.reports, one.origins) == (1, 3, 1)
    assert len(one.voices) == 3


def test_demands_on_other_matters_are_other_positions(tmp_path: Path) -> None:
    other = said("2025-02-01", "to release the crew of the trawler", issues=("human_rights",))
    assert len(held(tmp_path, [coded(said("2025-02-01", LIFT)), coded(other)]).held) == 2


def test_a_refusal_that_becomes_an_offer_is_a_change(tmp_path: Path) -> None:
    refused = said("2024-03-01", "would not discuss quotas for the fishing bank", kind="refusal")
    offered = said("2025-02-01", "ready to discuss quotas for the fishing bank", kind="offer")
    found = held(tmp_path, [coded(refused), coded(offered)])
    (change,) = found.changes
    kinds = {one.id: one.kind for one in found.held}
    assert (kinds[change.before], kinds[change.after]) == ("refusal", "offer")
    assert (change.holder, change.issue, change.when) == ("XDR", "trade", date(2025, 2, 1))


def test_who_says_both_at_once_has_not_changed(tmp_path: Path) -> None:
    refused = said("2025-02-01", "would not discuss quotas for the fishing bank", kind="refusal")
    offered = said("2025-02-01", "ready to discuss quotas for the fishing bank", kind="offer")
    assert held(tmp_path, [coded(refused), coded(offered)]).changes == ()


def test_of_two_parties_only_what_is_meant_for_the_other_is_shown(tmp_path: Path) -> None:
    to_another = said("2025-02-01", "to open the harbour of Zahirabad", to=(ELMARA,))
    to_no_one = said("2025-02-02", "to respect the sea", to=())
    every = [coded(said("2025-02-01", LIFT)), coded(to_another), coded(to_no_one)]
    found = held(tmp_path, every, "XDR", "XBE")
    assert {one.quote for one in found.held} == {LIFT, "to respect the sea"}


@pytest.mark.parametrize(("issue", "count"), [("trade", 1), ("health", 0)])
def test_an_issue_narrows_the_answer(tmp_path: Path, issue: str, count: int) -> None:
    assert len(held(tmp_path, [coded(said("2025-02-01", LIFT))], issue=issue).held) == count


def test_journalists_are_not_whom_a_position_is_meant_for(tmp_path: Path) -> None:
    press = replace(BELMARK, sector="JRN")
    (one,) = held(tmp_path, [coded(said("2025-02-01", LIFT, to=(press,)))]).held
    assert one.addressees == ()
