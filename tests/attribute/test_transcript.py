"""Turns of a transcript: the label before the colon speaks; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.attribute.decode import Draft
from dragoman.attribute.transcript import turned
from dragoman.records import Report, Span, Text


def text_of(*lines: str) -> Text:
    """A text whose lines are its paragraphs and its sentences."""
    words = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Text(Report(words), tuple(spans), tuple(spans))


def turns(*lines: str) -> list[tuple[str, str]]:
    """Label and words of each turn that the lines give."""
    text = text_of(*lines)
    body = text.report.text
    return [
        (
            "".join(span.of(body) for span in draft.source),
            " ".join(span.of(body) for span in draft.content),
        )
        for draft in turned([], text)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Q: Is the ford open?", "A: It was on Monday."),
        ("QUESTION: Is the ford open?", "MR. BERG: It was on Monday."),
        ("Question: Is the ford open?", "Ines Orr: It was on Monday."),
        ("Q. Is the ford open?", "A. It was on Monday."),
        ("MODERATOR: Is the ford open?", "ADMIRAL ORR: It was on Monday."),
        ("Q (through an interpreter): Is the ford open?", "THE PRESIDENT: It was on Monday."),
        ("The CHAIR. Is the ford open?", "Senator ORR. It was on Monday."),
    ],
)
def test_a_label_speaks_the_words_behind_it(lines: tuple[str, ...]) -> None:
    repeated = (*lines, *lines)
    assert [words for _, words in turns(*repeated)] == [
        "Is the ford open?",
        "It was on Monday.",
    ] * 2


def test_the_label_is_the_source_without_what_stands_in_brackets() -> None:
    found = turns("Q (in Norden): Who pays?", "MS. ORR: Nobody.")
    assert [label for label, _ in found] == ["Q", "MS. ORR"]


def test_a_name_that_comes_back_makes_a_transcript_without_questions() -> None:
    found = turns(
        "SECRETARY BERG: Welcome, Minister.",
        "MINISTER ORR: Thank you.",
        "SECRETARY BERG: Sit down.",
    )
    assert [label for label, _ in found] == ["SECRETARY BERG", "MINISTER ORR", "SECRETARY BERG"]


def test_an_answer_goes_on_in_the_next_paragraph_without_a_source() -> None:
    found = turns("Q: Who pays?", "MS. ORR: Nobody.", "The bridge was a gift.", "Q: Whose?")
    assert found[2] == ("", "The bridge was a gift.")


def test_what_the_stenographer_notes_is_nobodys_words() -> None:
    found = turns("Q: Who pays?", "(Laughter.)", "MS. ORR: Nobody.", "[Break]", "Q: Thank you.")
    assert [words for _, words in found] == ["Who pays?", "Nobody.", "Thank you."]


def test_prose_behind_the_last_turn_is_not_the_speakers() -> None:
    found = turns("Q: Who pays?", "MS. ORR: Nobody.", "The reporters were shown out.")
    assert len(found) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("Where: the town hall", "When: Friday at six", "Who: all who own a boat"),
        ("Update: The ford is open.", "Update: The ford is shut.", "Update: It rains."),
        ("Berg: “No talks”", "The minister said that he would wait.", "Orr left on Monday."),
        ("The minister gave three reasons: cost, time and snow.", "He left.", "She stayed."),
        ("A: bread", "B: salt", "C: lamp oil"),
        ("Population: 400", "Area: 3 square miles", "Population of the isles: 90"),
    ],
)
def test_lists_notices_and_headlines_are_no_transcript(lines: tuple[str, ...]) -> None:
    assert turns(*lines) == []


def test_words_told_of_in_a_turn_lie_within_it() -> None:
    text = text_of("Q: Mayor Berg says the ford is open. Is it?", "MS. ORR: It was on Monday.")
    body = text.report.text
    said = Draft(
        content=[Span(body.index("the ford"), body.index(". Is"))],
        cue=[Span(body.index("says"), body.index("says") + 4)],
        source=[Span(body.index("Mayor"), body.index(" says"))],
        score=0.9,
    )
    found = turned([said], text)
    assert said in found
    assert said.inner
    assert len([draft for draft in found if not draft.inner]) == 2


def test_a_turn_that_the_model_found_without_a_cue_is_kept_once() -> None:
    text = text_of("Q: Is the ford open?", "MS. ORR: It was on Monday. We closed it.")
    body = text.report.text
    part = Draft(content=[Span(body.index("It was"), body.index(" We closed"))], score=0.8)
    found = turned([part], text)
    assert len(found) == 2
    assert found[1].score == 0.8


def test_questions_and_answers_in_one_paragraph_are_turns_of_their_own() -> None:
    found = turns("Q: Is the ford open? A: It was on Monday. Q: And now? A: I have not looked.")
    assert found == [
        ("Q", "Is the ford open?"),
        ("A", "It was on Monday."),
        ("Q", "And now?"),
        ("A", "I have not looked."),
    ]


def test_nobody_tells_in_one_turn_what_stands_in_another() -> None:
    text = text_of("Q: Mayor Berg says the ford is open. Is it?", "MS. ORR: It was on Monday.")
    body = text.report.text
    far = Draft(
        content=[Span(body.index("the ford"), body.index("It was") + 6)],
        cue=[Span(body.index("says"), body.index("says") + 4)],
        source=[Span(body.index("Mayor"), body.index(" says"))],
    )
    lost = Draft(
        content=[Span(body.index("the ford"), body.index(". Is"))],
        cue=[Span(body.index("says"), body.index("says") + 4)],
        source=[Span(body.index("MS. ORR"), body.index(": It was"))],
    )
    found = turned([far, lost], text)
    assert lost not in found
    assert [span.of(body) for span in far.content] == ["the ford is open. Is it?"]


def test_a_turn_of_which_the_model_made_a_thought_without_a_thinker_is_no_more_than_a_turn() -> (
    None
):
    text = text_of("Q: When?", "MS. ORR: The ford will open in May. We expect rain.")
    body = text.report.text
    start = body.index("The ford")
    thought = Draft(
        content=[Span(start, body.index(" We"))],
        cue=[Span(body.index("expect"), body.index(" rain"))],
    )
    assert thought not in turned([thought], text)
