"""The corpus of our own is what its README says: every quote stands in its report, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPUS = Path(__file__).parent / "corpus"
HALVES = ("open", "held_out", "fresh")


def reports(half: str) -> dict[str, dict[str, Any]]:
    lines = (CORPUS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def truth(half: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CORPUS / f"{half}.yaml").read_text(encoding="utf-8"))
    return found


def quotes(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every report and quote that the truth rests on."""
    for occurrence in told["occurrences"]:
        for report, found in occurrence["told_by"].items():
            yield from ((report, quote) for quote in found)
    yield from ((it["report"], it["quote"]) for it in told["positions"])
    for deed in told["deeds"]:
        yield from ((it["report"], it["quote"]) for it in (deed["said"], *deed["shown"]))
    for pair in told["comparisons"]:
        for claim in pair["claims"]:
            yield from ((pair[side], claim[side]) for side in ("a", "b") if side in claim)


def test_at_least_150_reports_are_dated_over_two_years() -> None:
    days = [
        row["published"] for half in HALVES for row in reports(half).values() if "published" in row
    ]
    assert len(days) >= 150
    assert {date.fromisoformat(day).year for day in days} == {2024, 2025}


@pytest.mark.parametrize("half", HALVES)
def test_every_quote_of_the_truth_stands_in_its_report(half: str) -> None:
    texts = {id_: row["text"] for id_, row in reports(half).items()}
    assert [it for it in quotes(truth(half)) if it[1] not in texts[it[0]]] == []


@pytest.mark.parametrize("half", HALVES)
def test_the_words_that_tell_an_occurrence_stand_only_once(half: str) -> None:
    texts = {id_: row["text"] for id_, row in reports(half).items()}
    told = [
        (report, quote)
        for occurrence in truth(half)["occurrences"]
        for report, found in occurrence["told_by"].items()
        for quote in found
    ]
    assert [it for it in told if texts[it[0]].count(it[1]) > 1] == []


@pytest.mark.parametrize("half", HALVES)
def test_everything_else_in_the_truth_speaks_of_known_occurrences_and_reports(half: str) -> None:
    told, texts = truth(half), reports(half)
    known = {it["id"] for it in told["occurrences"]}
    named = {it["occurrence"] for part in ("meetings", "comparisons") for it in told[part]}
    assert named | {it["meeting"] for it in told["silences"]} <= known
    assert {*told["undated"], *told["copies"], *told["copies"].values()} <= texts.keys()
    assert all("published" not in texts[it] for it in told["undated"])


@pytest.mark.parametrize(("one", "other"), list(combinations(HALVES, 2)))
def test_no_report_and_no_storyline_is_in_two_parts(one: str, other: str) -> None:
    assert not reports(one).keys() & reports(other).keys()
    assert not storylines(one) & storylines(other)


def storylines(half: str) -> set[str]:
    return {row["storyline"] for row in reports(half).values()}


def test_the_corpus_stays_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.iterdir()) < 600_000
