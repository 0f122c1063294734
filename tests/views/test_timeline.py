from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from builders import cite, event, report
from dragoman.ledger import Ledger
from dragoman.records import Findings
from dragoman.views import timeline

from .kept import kept, told

ACCUSED = "Drovia accused Belmark of theft on 2025-02-17."
STORY = (
    f"PETROGRAV -- {ACCUSED} The foreign ministry of Drovia published a note of three pages "
    "about the fish of the northern bank, the nets that were cut there in the winter and the "
    "skippers who had lost them. Nobody in Haldensk had seen the note by the evening."
)


def test_copies_of_one_story_are_one_occurrence_of_one_origin(tmp_path: Path) -> None:
    papers = [told(STORY, "2025-02-18", outlet=f"Paper {n}") for n in range(5)]
    with kept(tmp_path, papers) as ledger:
        found = timeline(ledger, ["XDR", "XBE"])
    (row,) = found.rows
    assert (row.reports, row.origins, len(row.sources)) == (5, 1, 5)
    assert (found.counts.occurrences, found.counts.reports, found.counts.origins) == (1, 5, 1)


def test_every_row_opens_the_words_it_rests_on(tmp_path: Path) -> None:
    with kept(tmp_path, [told(ACCUSED, "2025-02-18")]) as ledger:
        (row,) = timeline(ledger, ["XDR", "XBE"]).rows
        assert row.quote == ACCUSED
        assert ledger.record(row.records[0]).id == row.records[0]


def test_a_row_of_words_in_several_places_shows_them_all(tmp_path: Path) -> None:
    source = report("She, when asked on Friday, would not say.")
    told_apart = replace(event(source, "She"), evidence=cite(source, "She", "would not say"))
    with Ledger.open(tmp_path / "kept.sqlite") as ledger:
        with ledger.run("test/1") as run:
            ledger.keep(Findings(source, "test/1", events=(told_apart,)), run)
        found = timeline(ledger)
    (row,) = (*found.rows, *found.undated)
    assert row.quote == row.sources[0].quote == "She … would not say"


def test_what_is_told_as_past_without_a_day_stands_by_the_day_of_the_report(
    tmp_path: Path,
) -> None:
    with kept(tmp_path, [told("Drovia accused Belmark of theft.", "2025-02-18")]) as ledger:
        (row,) = timeline(ledger).rows
    assert row.when is not None
    assert (row.when.start, row.when.end) == (None, date(2025, 2, 18))
    assert (row.when.precision, row.when.basis) == ("before", "published")


def test_what_neither_record_nor_report_dates_stands_apart(tmp_path: Path) -> None:
    with kept(tmp_path, [told("Drovia accused Belmark of theft.")]) as ledger:
        found = timeline(ledger)
    assert found.rows == ()
    assert [row.when for row in found.undated] == [None]


def test_background_stands_apart_and_is_not_counted(tmp_path: Path) -> None:
    text = "Belmark remembered how Drovia attacked it."
    with kept(tmp_path, [told(text, "2025-02-18")]) as ledger:
        found = timeline(ledger)
    assert (found.rows, found.undated) == ((), ())
    assert len(found.background) == 1
    assert found.counts.occurrences == 0


def test_a_meeting_is_one_row_in_the_state_that_its_history_gives(tmp_path: Path) -> None:
    reports = [
        told("Drovia will visit Belmark on 2025-02-25.", "2025-02-18"),
        told("Drovia called off the visit to Belmark on 2025-02-25.", "2025-02-24"),
    ]
    with kept(tmp_path, reports) as ledger:
        (row,) = timeline(ledger, ["XBE", "XDR"]).rows
    assert (row.kind, row.act, row.status) == ("meeting", "visit", "cancelled")
    assert row.quote.startswith("Drovia called off")


def test_a_timeline_of_one_party_takes_in_all_its_partners(tmp_path: Path) -> None:
    text = f"{ACCUSED} China accused Belmark of theft on 2025-02-19."
    with kept(tmp_path, [told(text, "2025-02-20")]) as ledger:
        assert len(timeline(ledger, ["XBE"]).rows) == 2
        assert len(timeline(ledger, ["XDR"]).rows) == 1


def test_statements_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    with kept(tmp_path, [told("Drovia told Belmark that it rains.", "2025-02-20")]) as ledger:
        assert timeline(ledger).rows == ()
        (row,) = timeline(ledger, with_statements=True).rows
    assert (row.kind, row.status, row.quote) == ("statement", "said", "it rains")
