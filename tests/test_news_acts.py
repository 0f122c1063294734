"""The acts that we marked in reports of others: the form of the table, and that it fits them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from training.marked import CONTEXTS, KINDS, MODES, STATUSES, TYPES, event_line
from training.news import NEWS, Passage, marked_lines, passages

SHARED = Path(__file__).resolve().parents[2] / "shared"
PASSAGES = ("PASSAGE", "HELD_OUT")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with NEWS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_every_act_has_labels_that_the_ontology_knows(rows: list[dict[str, str]]) -> None:
    acts = [row for row in rows if row["type"] not in PASSAGES]
    assert len(acts) > 3000
    for row in acts:
        name = row["type"].removeprefix("KIND.")
        assert name in (KINDS if row["type"].startswith("KIND.") else TYPES)
        assert row["status"] in STATUSES
        assert set(row["modes"].split()) <= set(MODES.get(name, "").split())
        assert set(row["contexts"].split()) <= set(CONTEXTS)


def test_every_act_lies_in_a_passage_of_its_report(rows: list[dict[str, str]]) -> None:
    read = [
        (row["document"], int(row["start"]), int(row["end"]))
        for row in rows
        if row["type"] in PASSAGES
    ]
    places: dict[str, list[tuple[int, int]]] = {}
    for document, start, end in sorted(read):
        known = places.setdefault(document, [])
        assert not known or known[-1][1] <= start
        known.append((start, end))
    for row in rows:
        own = int(row["start"]), int(row["end"])
        assert sum(a <= own[0] < own[1] <= b for a, b in places[row["document"]]) == 1


def test_some_reports_are_in_no_training_run(rows: list[dict[str, str]]) -> None:
    held_out = sum(row["type"] == "HELD_OUT" for row in rows)
    assert 0.05 < held_out / sum(row["type"] in PASSAGES for row in rows) < 0.2


def test_acts_are_written_with_their_marks_a_sentence_a_line() -> None:
    text = "Kelm boarded two trawlers.\n\nBrink <said> so."
    _, (event,) = event_line(
        "[1a:Kelm] <1:boarded> [1r:two trawlers]. || 1 COERCE seize - happened"
    )
    first, second = marked_lines(Passage("demo/1", text, False, [event]))
    assert first == "[1a:Kelm] <1:boarded> [1r:two trawlers]. || 1 COERCE seize - happened"
    assert second == "Brink  said  so. || -"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reports lie in ../shared, which is not here")
def test_what_is_marked_is_words_of_the_reports() -> None:
    triggers = [
        one.text[start:end]
        for one in passages(SHARED)
        for event in one.events
        for start, end in event.trigger
    ]
    assert all(words == words.strip() != "" for words in triggers)
    assert {"attack", "arrested", "talks"} <= set(triggers)
