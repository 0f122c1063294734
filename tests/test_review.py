"""What people decide overrides the coder, and holds when reports are coded or linked anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman import review
from dragoman.errors import FindingError, LedgerError
from dragoman.ledger import Correction, Ledger, Verdict, verify
from dragoman.pipeline import relink
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    Report,
    Span,
    Statement,
    Status,
)
from dragoman.views.reviewing import Edits, draft, found_words
from hand_built import HandCoder

AT = datetime(2025, 3, 10, 9, 0, tzinfo=UTC)
THEFT = "Drovia accused Belmark of theft on 2025-03-01."
VISIT = "Drovia will visit Belmark on 2025-03-27."


class NewCoder(HandCoder):
    """The same findings under other ids, as after a change of rules."""

    version = "hand-2"

    def code(self, report: Report) -> Findings:
        found = super().code(report)
        return replace(
            found,
            coder=self.version,
            events=tuple(replace(e, id=f"{e.id[:-1]}x", status="alleged") for e in found.events),
        )


class DeafCoder(HandCoder):
    version = "hand-3"

    def code(self, report: Report) -> Findings:
        return Findings(report, self.version)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "small.sqlite") as opened:
        code(opened, HandCoder())
        yield opened


def code(ledger: Ledger, coder: HandCoder) -> None:
    with ledger.run(coder.version) as run:
        for day, outlet, text in (
            (2, "Gazette", f"{THEFT} Drovia told Belmark that the bank is closed."),
            (3, "Courier", f"{THEFT} {VISIT}"),
            (4, "Post", f"On Tuesday it was told that {THEFT}"),
        ):
            report = Report(text, published=date(2025, 3, day), outlet=outlet)
            ledger.keep(coder.code(report), run)
    relink(ledger)


def decide(
    ledger: Ledger, record: Event | Statement | Meeting, verdict: Verdict, **parts: object
) -> Correction:
    evidence = record.history[0].evidence if isinstance(record, Meeting) else record.evidence
    kind = type(record).__name__.lower()
    made = Correction("", evidence.report, record.id, kind, verdict, "Ada", AT, before=record)
    return review.correct(ledger, replace(made, **parts))  # type: ignore[arg-type] # parts by name


def of(ledger: Ledger, outlet: str) -> Event:
    events = {one.source.outlet: one.record for one in ledger.sourced(ledger.events())}
    return events[outlet]


def test_a_rejected_record_is_in_no_answer_and_its_trace_stays(ledger: Ledger) -> None:
    event = of(ledger, "Gazette")
    decide(ledger, event, "rejected", reason="no accusation")
    assert event.id not in {each.id for each in ledger.events()}
    assert ledger.search("theft", kind="event", limit=10) == tuple(
        hit for hit in ledger.search("theft", kind="event") if hit.record != event.id
    )
    assert ledger.record(event.id) == event
    assert [each.reason for each in ledger.corrections_of(event.id)] == ["no accusation"]
    assert list(verify(ledger)) == []


def test_an_edited_record_answers_to_its_new_values(ledger: Ledger) -> None:
    event = of(ledger, "Gazette")
    decide(ledger, event, "edited", after=replace(event, type="REJECT", status="denied"))
    (found,) = ledger.events(types=["REJECT"], statuses=["denied"])
    assert found.id == event.id
    assert found.reasons[-1].rule == "review: edited by Ada"
    assert list(verify(ledger)) == []


def test_undoing_brings_back_what_was_before(ledger: Ledger) -> None:
    before = ledger.events(), ledger.occurrences()
    event = of(ledger, "Courier")
    for verdict in ("rejected", "apart"):
        made = decide(ledger, event, verdict)
        assert (ledger.events(), ledger.occurrences()) != before
        review.undo(ledger, made.id, author="Ada", at=AT)
        assert (ledger.events(), ledger.occurrences()) == before
    assert list(verify(ledger)) == []
    assert [each.verdict for each in ledger.corrections_of(event.id)] == [
        "rejected", "undone", "apart", "undone"
    ]  # fmt: skip


def test_a_correction_is_taken_back_once(ledger: Ledger) -> None:
    made = decide(ledger, of(ledger, "Post"), "rejected")
    review.undo(ledger, made.id, author="Ada", at=AT)
    with pytest.raises(LedgerError, match="taken back already"):
        review.undo(ledger, made.id, author="Ben", at=AT)


def test_a_correction_whose_words_are_not_in_the_report_is_refused(ledger: Ledger) -> None:
    event = of(ledger, "Gazette")
    false = replace(event, evidence=Evidence(event.evidence.report, (Span(0, 3),), ("Not",)))
    with pytest.raises(FindingError, match="the text has 'Dro'"):
        decide(ledger, event, "edited", after=false)
    assert ledger.corrections() == ()


def test_corrections_survive_a_recoding_under_other_ids(ledger: Ledger) -> None:
    gone, kept = of(ledger, "Gazette"), of(ledger, "Courier")
    decide(ledger, gone, "rejected")
    decide(ledger, kept, "edited", after=replace(kept, type="THREATEN"))
    code(ledger, NewCoder())
    found = {one.source.outlet: one.record for one in ledger.sourced(ledger.events())}
    assert "Gazette" not in found
    assert (found["Courier"].id, found["Courier"].type) == (kept.id, "THREATEN")
    assert found["Post"].status == "alleged"
    assert list(verify(ledger)) == []


def test_what_a_person_accepted_stays_where_a_later_coder_is_deaf(ledger: Ledger) -> None:
    event = of(ledger, "Post")
    decide(ledger, event, "accepted", after=event)
    code(ledger, DeafCoder())
    assert [each.id for each in ledger.events()] == [event.id]


def test_the_coders_own_findings_stay_readable(ledger: Ledger) -> None:
    event = of(ledger, "Gazette")
    decide(ledger, event, "rejected")
    name = event.evidence.report
    assert ledger.findings_of(name, coder="hand-1").events == (event,)
    assert ledger.findings_of(name).coder == "hand-1, reviewed"
    assert ledger.holds(ledger.report(name), "hand-1")


def test_split_and_merged_occurrences_survive_a_linking(ledger: Ledger) -> None:
    one, two, three = (of(ledger, name) for name in ("Gazette", "Courier", "Post"))
    decide(ledger, two, "apart")
    groups = occurrences(ledger)
    assert {two.id} in groups
    relink(ledger)
    assert occurrences(ledger) == groups
    decide(ledger, two, "same", other=one.id)
    assert {one.id, two.id, three.id} in occurrences(ledger)
    relink(ledger)
    assert {one.id, two.id, three.id} in occurrences(ledger)
    assert list(verify(ledger)) == []


def test_a_tie_survives_a_recoding(ledger: Ledger) -> None:
    two = of(ledger, "Courier")
    decide(ledger, two, "apart")
    code(ledger, NewCoder())
    assert {two.id} in occurrences(ledger)


def test_a_split_record_counts_its_own_report_only(ledger: Ledger) -> None:
    two = of(ledger, "Courier")
    decide(ledger, two, "apart")
    counts = {one.record.id: one.reports for one in ledger.sourced(ledger.events())}
    assert counts[two.id] == 1
    assert sorted(counts.values()) == [1, 2, 2]


def test_the_queue_holds_what_nobody_judged(ledger: Ledger) -> None:
    event = of(ledger, "Gazette")
    every, left = ledger.count_for_review()
    decide(ledger, event, "accepted", after=event)
    assert ledger.count_for_review() == (every, left - 1)
    assert event.id not in {each.record.id for each in ledger.doubtful()}
    assert ledger.judged() == 1


def occurrences(ledger: Ledger) -> list[set[str]]:
    return [set(each.members) for each in ledger.occurrences(kind="event")]


# ---------------------------------------------------------------- what the coder missed


def added(ledger: Ledger, words: str, *, type_: str = "REJECT", status: Status = "denied") -> Event:
    """An event that a person finds in the words of the Gazette's report."""
    source = ledger.report(of(ledger, "Gazette").evidence.report)
    span = found_words(source.text, words)
    edits = Edits(type_, status, (Actor("XBE", "GOV"),), (Actor("XDR", "GOV"),), None, None, span)
    event = draft("event", source, edits)
    assert isinstance(event, Event)
    made = Correction("", source.id, event.id, "event", "added", "Ada", AT, after=event)
    review.correct(ledger, made)
    return event


def test_an_added_record_stands_in_every_answer_and_holds_in_other_codings(ledger: Ledger) -> None:
    event = added(ledger, "the bank is closed")
    assert event.plover == "REJECT"
    for coder in (NewCoder(), DeafCoder()):
        assert event.id in {each.id for each in ledger.events(between=("XBE", "XDR"))}
        assert ledger.events(types=["REJECT"])[0].reasons[-1].rule == "review: added by Ada"
        code(ledger, coder)
    assert event.id in {each.id for each in ledger.events()}
    assert event.id not in {one.record.id for one in ledger.doubtful()}
    assert list(verify(ledger)) == []


def test_an_added_record_takes_the_place_of_the_like_one_that_a_later_coder_finds(
    ledger: Ledger,
) -> None:
    code(ledger, DeafCoder())
    source = next(r for r in ledger.reports() if r.outlet == "Gazette")
    edits = Edits(
        "ACCUSE", "happened", (Actor("XDR", "GOV"),), (Actor("XBE", "GOV"),), None, None,
        found_words(source.text, "accused Belmark of theft on 2025-03-01"),
    )  # fmt: skip
    event = draft("event", source, edits)
    made = Correction("", source.id, event.id, "event", "added", "Ada", AT, after=event)
    review.correct(ledger, made)
    other = added_beside(ledger, source, edits)
    code(ledger, NewCoder())
    assert {each.id for each in ledger.events(report=source.id)} == {event.id, other.id}


def added_beside(ledger: Ledger, source: Report, edits: Edits) -> Event:
    """Another act on the same words, which the coder does not find."""
    event = draft("event", source, replace(edits, type="REQUEST"))
    assert isinstance(event, Event)
    made = Correction("", source.id, event.id, "event", "added", "Ada", AT, after=event)
    review.correct(ledger, made)
    return event


def test_an_addition_can_be_edited_rejected_and_taken_back(ledger: Ledger) -> None:
    event = added(ledger, "the bank is closed")
    relink(ledger)
    edited_to = replace(event, status="alleged")
    decide(ledger, event, "edited", after=edited_to)
    assert ledger.record(event.id).status == "alleged"  # type: ignore[union-attr] # an event
    rejected = decide(ledger, event, "rejected")
    assert event.id not in {each.id for each in ledger.events()}
    review.undo(ledger, rejected.id, author="Ada", at=AT)
    first = next(made for made in ledger.corrections() if made.verdict == "added")
    review.undo(ledger, ledger.corrections()[-1].id, author="Ada", at=AT)
    review.undo(ledger, first.id, author="Ada", at=AT)
    assert event.id not in {each.id for each in ledger.events()}
    assert event.id == ledger.record(event.id).id  # its trace is still found
    assert list(verify(ledger)) == []


def test_an_addition_that_was_linked_leaves_its_occurrence_when_taken_back(ledger: Ledger) -> None:
    code(ledger, DeafCoder())
    names = []
    for outlet in ("Gazette", "Courier"):
        source = next(r for r in ledger.reports() if r.outlet == outlet)
        edits = Edits(
            "ACCUSE", "happened", (Actor("XDR", "GOV"),), (Actor("XBE", "GOV"),),
            date(2025, 3, 1), date(2025, 3, 1), found_words(source.text, THEFT),
        )  # fmt: skip
        event = draft("event", source, edits)
        made = Correction("", source.id, event.id, "event", "added", "Ada", AT, after=event)
        names.append(review.correct(ledger, made))
    relink(ledger)
    assert ledger.sourced([ledger.events()[0]])[0].reports == 2
    review.undo(ledger, names[0].id, author="Ada", at=AT)
    (left,) = ledger.sourced(ledger.events())
    assert (left.record.id, left.reports) == (names[1].subject, 1)
    assert list(verify(ledger)) == []
