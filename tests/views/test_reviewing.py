from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import event, report, statement
from dragoman.errors import SettingsError
from dragoman.ledger import Scope
from dragoman.ledger.doubt import doubt
from dragoman.records import Actor, Event, Reason, Span
from dragoman.views.reviewing import edited, edits_of, queue
from dragoman.views.reviewing.edges import Edge, moved

from .kept import kept, told

SOURCE = report()


def told_event() -> Event:
    return event(SOURCE, "will visit Suderia")


def test_a_low_score_and_a_missing_actor_raise_doubt() -> None:
    sure = replace(told_event(), reasons=(Reason("model", "visit", 0.95),))
    unsure = replace(sure, reasons=(Reason("model", "visit", 0.95), Reason("status", "", 0.4)))
    nobody = replace(sure, actors=())
    assert doubt(sure) < doubt(nobody) < doubt(unsure)
    assert doubt(replace(sure, actors=(Actor(None, "GOV", "Ada Berg"),))) > doubt(sure)


def test_what_more_origins_tell_comes_first_where_doubt_is_alike(tmp_path: Path) -> None:
    theft = "Drovia accused Belmark of theft on 2025-03-01."
    reports = (
        told("Drovia accused Belmark of spying on 2025-01-01.", "2025-01-01"),
        told(theft, "2025-03-01", outlet="One"),
        told(f"It is told that {theft}", "2025-03-02", outlet="Two"),
    )
    with kept(tmp_path, reports) as ledger:
        first, second, last = queue(ledger, Scope())
        assert first.kept.reports == second.kept.reports == 2
        assert first.weight > last.weight


def test_a_planned_visit_corrected_to_cancelled_is_reject_for_plover() -> None:
    before = told_event()
    after = edited(before, replace(edits_of(before), status="cancelled"), SOURCE)
    assert isinstance(after, Event)
    assert (after.type, after.plover, after.quad) == ("CONSULT", "REJECT", 3)
    assert after.modes == ("visit",)


def test_a_moved_span_is_cited_from_the_report() -> None:
    before = told_event()
    span = Span(before.evidence.spans[0].start, before.evidence.spans[0].end + len(" on Sunday"))
    after = edited(before, replace(edits_of(before), span=span), SOURCE)
    assert isinstance(after, Event)
    assert after.evidence.quotes == ("will visit Suderia on Sunday",)


def test_no_edit_gives_the_same_record() -> None:
    for record in (told_event(), statement(SOURCE, "We will discuss the strait")):
        assert edited(record, edits_of(record), SOURCE) == record


def test_a_status_that_is_none_is_refused_with_the_choices() -> None:
    with pytest.raises(SettingsError, match="give one of happened, scheduled"):
        edited(told_event(), replace(edits_of(told_event()), status="soon"), SOURCE)


@pytest.mark.parametrize(
    ("edge", "onward", "words"),
    [
        ("start", False, "will visit Norland's"),
        ("start", True, "Norland's"),
        ("end", True, "visit Norland's neighbour"),
        ("end", False, "visit"),
    ],
)
def test_an_edge_moves_by_a_word(edge: Edge, onward: bool, words: str) -> None:
    text = "She will visit Norland's neighbour."
    start = text.index("visit")
    span = Span(start, start + len("visit Norland's"))
    assert moved(text, span, edge, onward=onward).of(text) == words


def test_a_sign_without_spaces_is_a_step_of_its_own() -> None:
    text = "外交部长说"
    assert moved(text, Span(0, 3), "end", onward=True).of(text) == "外交部长"


def test_the_last_word_of_a_span_stays() -> None:
    assert moved("one two", Span(0, 3), "end", onward=False) == Span(0, 3)
