"""What holds for every text: all prose lies in sentences, all spans inside, at their place."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate import annotate, paragraphs, sentences
from dragoman.records import Evidence, Report, Span

PIECES = [
    "The minister said", " Gen. Orr", " U.S.", " Talks go on", "No. 7", "a.m.", ".", "!", "?", "…",
    ",", "“", "”", '"', "’", " ", "\u00a0", "\u3000", "\n", "\n\n", "\r\n", "\r", "\u2028",
    "\u2029", "\u0085", "\f", "\t", "\ufeff", "\u200b", "🕊", "👩\u200d👧", "e\u0301", "n\u0303o",
    "外长会晤", "。", "」", "\ud83d", "date 2023-06-14", "VALGARD, June 14 (Arken) -- ",
    " (Photo by Arken)", "ALSO SEE: ", "(Reporting by A. Berg)",
]  # fmt: skip

news = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
texts = st.one_of(news, st.text(max_size=300))


def visible(text: str) -> set[int]:
    return {at for at, char in enumerate(text) if not char.isspace()}


def places(spans: tuple[Span, ...]) -> list[int]:
    return [at for span in spans for at in range(span.start, span.end)]


@given(texts)
def test_paragraphs_hold_every_visible_character_once(text: str) -> None:
    found = places(paragraphs(text))
    assert len(found) == len(set(found))
    assert visible(text) <= set(found)


@given(texts)
def test_paragraphs_begin_and_end_with_something_visible(text: str) -> None:
    for paragraph in paragraphs(text):
        assert paragraph.of(text) == paragraph.of(text).strip() != ""


@given(texts)
def test_sentences_and_furniture_together_hold_all_that_is_visible(text: str) -> None:
    found = annotate(Report(text))
    inside = places(found.sentences) + places(found.furniture)
    assert len(inside) == len(set(inside))
    assert visible(text) <= set(inside)


@given(texts)
def test_each_sentence_lies_in_one_paragraph_after_the_one_before(text: str) -> None:
    found = annotate(Report(text))
    assert all(left.end <= right.start for left, right in pairwise(found.sentences))
    for sentence in found.sentences:
        assert any(sentence.within(paragraph) for paragraph in found.paragraphs)


@given(texts)
def test_headings_and_captions_are_sentences_too(text: str) -> None:
    found = annotate(Report(text))
    prose = set(places(found.sentences))
    for span in (*found.headings, *found.captions):
        assert {at for at in places((span,)) if not text[at].isspace()} <= prose


@given(texts)
def test_every_sentence_can_be_cited_and_found_again_at_its_place(text: str) -> None:
    report = Report(text)
    found = annotate(report)
    for sentence in found.sentences:
        assert Evidence.cite(report, sentence).quotes == (text[sentence.start : sentence.end],)
        assert found.sentence_at(sentence.start) == sentence
        assert found.sentence_at(sentence.end - 1) == sentence


@given(news)
def test_sentences_of_one_paragraph_begin_where_it_begins_and_end_where_it_ends(text: str) -> None:
    for paragraph in paragraphs(text):
        cut = sentences(text, paragraph)
        assert (cut[0].start, cut[-1].end) == (paragraph.start, paragraph.end)


@given(texts)
def test_the_same_text_is_cut_the_same_way(text: str) -> None:
    assert annotate(Report(text)) == annotate(Report(text))


@pytest.mark.parametrize(
    "text",
    [
        "Berg said that Nord would stay. " * 30_000,
        "a" * 1_000_000,
        "U.S." * 200_000,
        "." * 500_000,
        '"' * 500_000,
        "a b\nc d\ne f\ng h\n" + " " * 500_000 + "x",
        "Berg spoke. (Photo by Arken)\n" * 20_000,
        "Talks go on\n" * 50_000,
    ],
    ids="prose one-word abbreviations stops marks spaces credits headings".split(),
)
def test_a_large_text_of_any_shape_is_cut_within_seconds(text: str) -> None:
    began = process_time()
    annotate(Report(text))
    assert process_time() - began < 5
