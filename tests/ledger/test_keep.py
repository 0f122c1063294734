from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from builders import cite, empty, event, findings, many, place_of, report, statement
from dragoman.errors import FindingError, LedgerError, NotFoundError
from dragoman.ledger import Ledger, Run, tables, verify
from dragoman.records import Evidence, Findings, Report, Span

HARD_TEXTS = (
    "The envoy \U0001f54a\ufe0f said \U0001f468\u200d\U0001f469\u200d\U0001f467: peace.",
    "美国国务卿布林肯 6月18日访华。",
    "Cafe\u0301 talks in Tromso\u0308 and \u0928\u093f",
    "line one\r\nline two\rline three\n",
    "\ufeffa BOM, a\u00a0NBSP and a NUL \x00 inside",
    "half a character \ud83d, and \ud83d\ude00 in two halves",
    "\udcff\udcfe undecoded bytes",
)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_hard_texts_come_back_unchanged(ledger: Ledger, run: Run, text: str) -> None:
    source = report(text, title=text, outlet=text, origin=text, url=text)
    kept = Findings(source, "test/1", statements=(statement(source, text[1:9]),))

    assert ledger.keep(kept, run) == "new"
    assert ledger.findings_of(source.id) == kept
    assert list(verify(ledger)) == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(exclude_categories=()), min_size=1), data=st.data())
def test_any_text_comes_back_with_its_quotes(
    ledger: Ledger, run: Run, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    source = report(text)
    said = replace(
        statement(source, text[0]), evidence=Evidence.cite(source, span), content=(span,)
    )
    # Another span of the same text is another coder's finding; a coder finds one thing only.
    kept = Findings(source, f"test/{span}", statements=(said,))

    ledger.keep(kept, run)

    (found,) = ledger.findings_of(source.id, coder=kept.coder).statements
    assert found.evidence.quotes == (span.of(text),)


def test_all_kinds_of_findings_come_back(ledger: Ledger, run: Run) -> None:
    kept = findings()
    pairs = ((Span(0, 8), Span(10, 15)),)
    kept = replace(kept, report=replace(kept.report, pairs=pairs))

    assert ledger.keep(kept, run) == "new"
    assert ledger.findings_of(kept.report.id) == kept
    assert list(ledger.iter_findings()) == [kept]


def test_keeping_twice_changes_nothing(ledger: Ledger, run: Run) -> None:
    assert ledger.keep(findings(), run) == "new"
    before = dump_of(ledger)

    assert ledger.keep(findings(), run) == "known"
    assert dump_of(ledger) == before


def dump_of(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with ledger.reading() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in tables.metadata.tables.items()
        }


def test_a_known_report_met_elsewhere_gains_an_origin(ledger: Ledger, run: Run) -> None:
    kept = findings()
    ledger.keep(kept, run)
    elsewhere = replace(kept, report=replace(kept.report, origin="copy/visit.txt"))

    assert ledger.keep(elsewhere, run) == "known"
    ledger.met(replace(kept.report, origin="third.txt"), run)
    assert ledger.source(kept.report.id).origins == (
        "reports/visit.txt", "copy/visit.txt", "third.txt",
    )  # fmt: skip
    assert ledger.report(kept.report.id).origin == "reports/visit.txt"


def test_a_new_coder_shows_its_records_and_keeps_the_old(ledger: Ledger, run: Run) -> None:
    first, source = findings(), report()
    second = Findings(source, "test/2", events=(event(source, "told reporters"),))
    ledger.keep(first, run)

    assert ledger.keep(second, run) == "recoded"
    assert ledger.events() == second.events
    assert ledger.statements() == ()
    assert ledger.search("strait", kind="statement") == ()
    assert ledger.findings_of(source.id) == second
    assert ledger.findings_of(source.id, coder="test/1") == first
    assert ledger.keep(first, run) == "known"
    assert ledger.events() == second.events
    assert list(verify(ledger)) == []


def test_a_false_quote_is_refused_and_the_rest_is_kept(ledger: Ledger, run: Run) -> None:
    kept = findings()
    source = kept.report
    span = place_of(source, "Ada Berg")
    false = replace(
        event(source, "Ada Berg"),
        id="e_false",
        evidence=Evidence(source.id, (span,), ("Ada Borg",)),
    )

    with pytest.raises(FindingError, match="e_false refused: the text has 'Ada Berg' at 4"):
        ledger.keep(replace(kept, events=(*kept.events, false)), run)

    assert ledger.findings_of(source.id) == kept
    (failure,) = ledger.failures()
    assert failure.failure.origin == "reports/visit.txt"
    assert "e_false" in failure.failure.reason


def test_what_rests_on_a_refused_record_is_refused_too(ledger: Ledger, run: Run) -> None:
    kept = findings()
    said, quoted = kept.statements
    broken = replace(said, evidence=cite_elsewhere(said.evidence))

    (keeping,) = ledger.keep_many([replace(kept, statements=(broken, quoted))], run)

    assert keeping.outcome == "new"
    assert [reason.split()[1] for reason in keeping.refused] == [said.id, kept.events[0].id]
    assert ledger.events() == kept.events[1:]
    assert list(verify(ledger)) == []


def cite_elsewhere(evidence: Evidence) -> Evidence:
    return replace(evidence, report="r_0000000000000000")


def test_an_id_used_for_two_records_is_refused(ledger: Ledger, run: Run) -> None:
    source = report()
    first = event(source, "told reporters")
    second = replace(event(source, "will visit"), id=first.id)

    (keeping,) = ledger.keep_many([Findings(source, "test/1", events=(first, second))], run)

    assert "same id" in keeping.refused[0]
    assert ledger.events() == (first,)


def test_the_same_record_twice_is_kept_once(ledger: Ledger, run: Run) -> None:
    source = report()
    told = event(source, "told reporters")

    ledger.keep(Findings(source, "test/1", events=(told, told)), run)

    assert ledger.events() == (told,)


def test_a_span_past_the_end_of_the_text_is_refused(ledger: Ledger, run: Run) -> None:
    source = report()
    late = replace(event(source, "told reporters"), actor_spans=(Span(0, 10_000),))

    (keeping,) = ledger.keep_many([Findings(source, "test/1", events=(late,))], run)

    assert "ends after the text" in keeping.refused[0]


def test_a_meeting_without_history_is_refused(ledger: Ledger, run: Run) -> None:
    kept = findings()
    bare = replace(kept, events=(), meetings=(replace(kept.meetings[0], history=()),))

    (keeping,) = ledger.keep_many([bare], run)

    assert "no evidence" in keeping.refused[0]


def test_many_reports_are_given_out_in_order(ledger: Ledger, run: Run) -> None:
    coming = many(40)

    kept = list(ledger.keep_many(iter(coming), run, batch=7))

    assert [keeping.report for keeping in kept] == [each.report.id for each in coming]
    assert {keeping.outcome for keeping in kept} == {"new"}


def test_the_same_report_twice_in_a_batch_is_new_and_known(ledger: Ledger, run: Run) -> None:
    outcomes = [kept.outcome for kept in ledger.keep_many([findings(), findings()], run)]

    assert outcomes == ["new", "known"]


def test_a_report_that_gave_nothing_is_kept(ledger: Ledger, run: Run) -> None:
    bare = empty(Report("Wetter: Regen.", language="de"))

    assert ledger.keep(bare, run) == "new"
    assert ledger.findings_of(bare.report.id) == bare
    assert ledger.holds(bare.report, "test/1")
    assert not ledger.holds(bare.report, "test/2")


def test_an_empty_text_is_kept(ledger: Ledger, run: Run) -> None:
    assert ledger.keep(empty(Report("")), run) == "new"
    assert list(verify(ledger)) == []


def test_keeping_needs_a_run_that_has_begun(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="no run run_unknown"):
        ledger.keep(findings(), "run_unknown")


@pytest.mark.usefixtures("ledger")
def test_a_ledger_open_for_reading_keeps_nothing(run: Run, place: str) -> None:
    with (
        Ledger.open(place, readonly=True) as shown,
        pytest.raises(LedgerError, match="for reading only"),
    ):
        shown.keep(findings(), run)


def test_builders_cite_what_stands_in_the_text() -> None:
    source = report()

    assert dataclasses.asdict(cite(source, "Ada Berg"))["quotes"] == ("Ada Berg",)
