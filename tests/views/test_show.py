from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import NotFoundError
from dragoman.ledger import Ledger
from dragoman.records import Evidence, Occurrence, Span
from dragoman.views import show

from .kept import kept, told

TEXT = "It rained 🕊. Drovia told Belmark that the bank is closed. Nobody came."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return kept(tmp_path, [told(TEXT, "2025-02-20")])


def test_the_words_are_marked_in_their_sentence(ledger: Ledger) -> None:
    (statement,) = ledger.statements()
    (passage,) = show(ledger, statement.id).passages
    assert passage.text == "Drovia told Belmark that the bank is closed."
    assert passage.span.of(TEXT) == passage.text
    assert [mark.of(passage.text) for mark in passage.marks] == list(statement.evidence.quotes)


def test_the_chain_goes_from_the_speaker_to_the_outlet(ledger: Ledger) -> None:
    (statement,) = ledger.statements()
    assert show(ledger, statement.id).chain == ("XDR GOV", "Gazette")


def test_a_report_lists_what_it_gave(ledger: Ledger) -> None:
    (report,) = ledger.reports()
    shown = show(ledger, report.id)
    assert shown.passages[0].text == TEXT
    assert shown.related == (("statement", ledger.statements()[0].id),)


def test_an_occurrence_shows_the_words_of_each_report(tmp_path: Path) -> None:
    twice = [
        told("Drovia will visit Belmark on 2025-02-25.", "2025-02-18"),
        told("It is said: Drovia will visit Belmark on 2025-02-25.", "2025-02-19"),
    ]
    with kept(tmp_path, twice) as ledger:
        (occurrence,) = ledger.occurrences(kind="meeting")
        shown = show(ledger, occurrence.id)
    assert len(shown.passages) == len(shown.related) == 2


def test_an_id_that_is_not_there_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError):
        show(ledger, "s_nothing")


def test_an_occurrence_shows_the_words_of_a_report_that_retells_it(tmp_path: Path) -> None:
    twice = [told(TEXT, "2025-02-20"), told("In Drovia all is closed.", "2025-02-21")]
    with kept(tmp_path, twice) as ledger:
        (statement,) = ledger.statements()
        other = next(one for one in ledger.reports() if one.id != statement.evidence.report)
        words = Evidence.cite(other, Span(0, 24))
        reports = (statement.evidence.report, other.id)
        ledger.write_occurrences(
            [Occurrence("o_1", "statement", (statement.id,), reports, 2, passages=(words,))]
        )
        shown = show(ledger, "o_1")
    assert [(one.note, one.text) for one in shown.passages][1:] == [("retold", other.text)]
