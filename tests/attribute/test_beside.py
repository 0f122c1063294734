"""Cues and speakers that stand beside a content, and silences; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.attribute.beside import anchored
from dragoman.attribute.decode import Draft
from dragoman.attribute.unsaid import unsaid
from dragoman.records import Report, Span, Text


def text_of(words: str) -> Text:
    """A text whose lines are its paragraphs and its sentences."""
    spans, start = [], 0
    for line in words.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Text(Report(words), tuple(spans), tuple(spans))


def draft(words: str, content: str, cue: str = "", source: str = "") -> Draft:
    def at(part: str) -> list[Span]:
        return [Span(words.index(part), words.index(part) + len(part))] if part else []

    return Draft(content=at(content), cue=at(cue), source=at(source), score=0.9)


def source(words: str, found: Draft) -> list[str]:
    return [span.of(words) for span in found.source]


def test_a_quotation_takes_the_speaker_that_follows_it_and_not_one_of_another_paragraph() -> None:
    words = "Valgard sees it otherwise.\n“We are ready,” Berg told Orlen, the ministry said."
    (found,) = anchored([draft(words, "“We are ready,”", "sees", "Valgard")], text_of(words))
    assert source(words, found) == ["Berg"]
    assert [span.of(words) for span in found.cue] == ["told"]


def test_a_far_source_gives_way_to_the_one_after_an_inverted_cue() -> None:
    words = "That some people would yield, they should forget, said Berg."
    given = draft(words, "That some people would yield, they should forget", "said", "some people")
    (found,) = anchored([given], text_of(words))
    assert source(words, found) == ["Berg"]


def test_a_content_of_another_paragraph_without_marks_is_dropped() -> None:
    words = "Berg views it calmly.\nA dispute over the alleged spying goes on."
    assert anchored([draft(words, "the alleged spying", "views", "Berg")], text_of(words)) == []


def test_what_has_yet_to_be_said_is_silence_by_the_subject_of_its_clause() -> None:
    words = "Berg left, but the ministry has yet to comment on the offer."
    given = draft(words, "the offer", "has yet to comment", "Berg")
    (found,) = unsaid([given], text_of(words))
    assert source(words, found) == ["the ministry"]
    assert found.silence > 0.5


def test_a_silence_that_nobody_marked_is_found() -> None:
    words = "The Kestrian army declined to comment."
    (found,) = unsaid([], text_of(words))
    assert source(words, found) == ["The Kestrian army"]


def test_words_that_will_be_said_are_announced() -> None:
    words = "Berg will tell her hosts that time is short."
    (found,) = unsaid([draft(words, "that time is short", "tell", "Berg")], text_of(words))
    assert found.announced > 0.5


def test_a_clause_about_the_future_does_not_announce_what_was_said() -> None:
    words = "Berg, who will leave, said that time is short."
    (found,) = unsaid([draft(words, "that time is short", "said", "Berg")], text_of(words))
    assert found.announced == 0


def test_what_another_would_tell_is_announced_and_what_he_would_have_told_is_not() -> None:
    for cue, announced in (("would tell", True), ("would have told", False)):
        words = f"Berg said that Orlen {cue} her hosts that time is short."
        inner = draft(words, "that time is short", cue, "Orlen")
        inner.inner = True
        (found,) = unsaid([inner], text_of(words))
        assert (found.announced > 0.5) is announced


def test_neither_confirming_nor_denying_is_silence() -> None:
    for words in ("The palace neither confirmed nor denied it.", "The palace fell silent."):
        (found,) = unsaid([], text_of(words))
        assert source(words, found) == ["The palace"]


@pytest.mark.parametrize(
    ("words", "cut", "whole"),
    [
        (
            "The bridge is shut, the Sepehr news agency said.",
            "the Sepehr",
            "the Sepehr news agency",
        ),
        ("The bridge is shut, the old ferryman said.", "the", "the old ferryman"),
        ("The bridge is shut, said the old ferryman.", "the old ferryman", "the old ferryman"),
        ("The bridge is shut, Berg on Monday said.", "Berg", "Berg"),
    ],
)
def test_a_speaker_that_breaks_off_is_made_whole(words: str, cut: str, whole: str) -> None:
    (found,) = anchored([draft(words, "The bridge is shut", "said", cut)], text_of(words))
    assert source(words, found) == [whole]


@pytest.mark.parametrize("content", ["“We own no ships,”", "“We own no ships,” he said"])
def test_the_one_at_the_verb_speaks_and_not_the_one_according_to_whom(content: str) -> None:
    words = "“We own no ships,” he said, according to the Norden agency."
    given = draft(words, content, "according to", "the Norden agency")
    (found,) = anchored([given], text_of(words))
    assert [span.of(words) for span in found.content] == ["“We own no ships,”"]
    assert source(words, found) == ["he"]
    assert [span.of(words) for span in found.cue] == ["said"]
