from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.records import Findings
from dragoman.views import flat, meetings, plain, timeline

from .kept import kept, told


def test_an_event_is_one_flat_row(full: Findings) -> None:
    row = flat(full.events[0])
    assert (row["type"], row["status"], row["actors"]) == (
        "CONSULT", "scheduled", "TRN GOV:Ilse Kessling",
    )  # fmt: skip
    assert (row["from"], row["precision"]) == (date(2023, 6, 18), "day")
    assert (row["place"], row["place_country"]) == ("Petrograv", "DRV")
    assert row["quote"] == full.events[0].evidence.quotes[0]


def test_every_record_and_view_has_flat_simple_values(tmp_path: Path, full: Findings) -> None:
    text = "Drovia will visit Belmark on 2025-02-25. Drovia accused Belmark of theft."
    with kept(tmp_path, [told(text, "2025-02-18")]) as ledger:
        views = (*timeline(ledger).rows, *meetings(ledger).lines)
    for record in (*full.statements, *full.positions, *full.events, *full.meetings, *views):
        assert all(
            value is None or isinstance(value, str | int | float | date)
            for value in flat(record).values()
        )


def test_the_plain_form_keeps_spans_as_pairs_and_actors_as_ids(full: Findings) -> None:
    statement = plain(full.statements[0])
    assert isinstance(statement, dict)
    assert statement["speaker"] == "TRN GOV:Ilse Kessling"
    assert statement["cue"] == [[span.start, span.end] for span in full.statements[0].cue]
    assert statement["when"]["from"] == "2023-06-18"
