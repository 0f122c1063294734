"""Paragraphs, sentences and furniture, as a person marked them in `cases/annotate/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.annotate import annotate, paragraphs, sentences
from dragoman.records import Report, Span

CASES = Path(__file__).parents[1] / "cases" / "annotate"
Case = dict[str, Any]


def cases(name: str) -> list[Any]:
    found = []
    for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8")):
        bug = case.get("bug")
        marks = [pytest.mark.xfail(reason=bug, strict=True)] if bug else []
        found.append(pytest.param(case, id=case["about"], marks=marks))
    return found


def quotes(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize("case", cases("sentences.yaml"))
def test_a_paragraph_is_cut_into_the_sentences_of_the_case(case: Case) -> None:
    text = case["text"]
    assert quotes(sentences(text, Span(0, len(text))), text) == case["sentences"]


@pytest.mark.parametrize("case", cases("paragraphs.yaml"))
def test_a_text_is_cut_into_the_paragraphs_of_the_case(case: Case) -> None:
    assert quotes(paragraphs(case["text"]), case["text"]) == case["paragraphs"]


@pytest.mark.parametrize("case", cases("furniture.yaml"))
def test_prose_and_furniture_are_told_apart_as_in_the_case(case: Case) -> None:
    text = case["text"]
    found = annotate(Report(text))
    assert quotes(found.sentences, text) == case["sentences"]
    assert quotes(found.furniture, text) == case.get("furniture", [])
    assert quotes(found.headings, text) == case.get("headings", [])
    assert quotes(found.captions, text) == case.get("captions", [])
    if "dateline" in case:
        assert found.dateline == case["dateline"]
