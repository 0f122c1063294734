"""Drafts to attributions: edges, kinds, damage, order and nesting. No model is loaded."""

from __future__ import annotations

import pytest

from dragoman.attribute.decode import Draft
from dragoman.attribute.finish import finished
from dragoman.records import Attribution, Report, Span, Text


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def draft(text: str, content: str = "", cue: str = "", source: str = "", **flags: float) -> Draft:
    """A draft whose spans are the first places of these words in `text`."""
    made = Draft(
        content=[at(text, content)] if content else [],
        cue=[at(text, cue)] if cue else [],
        source=[at(text, source)] if source else [],
        score=0.9,
    )
    for name, value in flags.items():
        setattr(made, name, value)
    return made


def finish(text: str, *drafts: Draft) -> tuple[Attribution, ...]:
    whole = Span(0, len(text))
    return finished(drafts, Text(Report(text), (whole,), (whole,)))


def content(text: str, words: str) -> str:
    """What becomes of a content tagged as `words`."""
    (found,) = finish(text, draft(text, words, "said", "Berg"))
    return found.content[0].of(text)


def kind(text: str, words: str) -> str:
    (found,) = finish(text, draft(text, words, "said", "Berg"))
    return found.kind


# ---------------------------------------------------------------- what says nothing


def test_an_article_alone_is_no_content() -> None:
    text = "A suspected spy was held, Berg said so."
    assert not finish(text, draft(text, "A", "suspected"))
    assert len(finish(text, draft(text, "so", "said", "Berg"))) == 1
    assert not finish("Berg said '' so.", draft("Berg said '' so.", "''", "said", "Berg"))


# ---------------------------------------------------------------- edges


def test_a_closing_mark_that_was_left_out_is_taken_in() -> None:
    assert content('"We will not yield," Berg said.', '"We will not yield,') == (
        '"We will not yield,"'
    )


def test_an_opening_mark_that_was_left_out_is_taken_in() -> None:
    assert content("Berg said “we will not yield.”", "we will not yield.”") == (
        "“we will not yield.”"
    )


def test_a_comma_after_reported_words_is_left_out() -> None:
    assert content("The talks would go on, Berg said.", "The talks would go on,") == (
        "The talks would go on"
    )


def test_a_full_stop_is_kept() -> None:
    assert content("Berg said the talks would go on.", "the talks would go on.") == (
        "the talks would go on."
    )


def test_marks_of_the_next_quotation_are_not_taken_in() -> None:
    text = 'Berg said "no" and left "at once".'
    assert content(text, '"no"') == '"no"'


# ---------------------------------------------------------------- kinds


def test_words_in_marks_are_direct_speech() -> None:
    assert kind('"We will not yield," Berg said.', '"We will not yield,"') == "direct"


def test_words_without_marks_are_indirect_speech() -> None:
    assert kind("Berg said the talks would go on.", "the talks would go on") == "indirect"


def test_reported_words_with_a_quoted_part_are_mixed() -> None:
    text = "Berg said the talks were “a first step” on a long road."
    assert kind(text, "the talks were “a first step” on a long road.") == "mixed"


def test_straight_marks_in_reported_words_are_mixed_too() -> None:
    text = 'Berg said the talks were "a first step" on a long road.'
    assert kind(text, 'the talks were "a first step" on a long road.') == "mixed"


def test_what_the_model_calls_a_thought_is_one() -> None:
    text = "Berg believes the talks will go on."
    (found,) = finish(text, draft(text, "the talks will go on", "believes", "Berg", thought=0.8))
    assert found.kind == "thought"


def test_a_quotation_tagged_without_its_marks_is_still_direct() -> None:
    assert kind("“We will not yield,” Berg said.", "We will not yield,") == "direct"


# ---------------------------------------------------------------- damage, silence, announcements


@pytest.mark.parametrize(
    "words", ["Lumera should interfering in the strait", "it must not sending ships"]
)
def test_a_lost_verb_marks_the_statement_as_damaged(words: str) -> None:
    text = f"Berg said {words}."
    (found,) = finish(text, draft(text, words, "said", "Berg"))
    assert found.damaged


@pytest.mark.parametrize(
    "words",
    [
        "Lumera should stop interfering in the strait",
        "the king may bring a gift during the visit",
        "this could be worrying",
        "they will ring the bell",
    ],
)
def test_sound_wording_is_not_damaged(words: str) -> None:
    text = f"Berg said {words}."
    (found,) = finish(text, draft(text, words, "said", "Berg"))
    assert not found.damaged


def test_a_pronoun_after_a_modal_is_no_damage() -> None:
    text = "Berg said neither would anything change."
    (found,) = finish(text, draft(text, "neither would anything change", "said", "Berg"))
    assert not found.damaged


def test_reported_silence_is_kept_without_a_content() -> None:
    text = "Lumera has yet to comment."
    (found,) = finish(text, draft(text, "", "has yet to comment", "Lumera", silence=0.9))
    assert found.silence
    assert found.content == ()


def test_a_silence_needs_a_word_for_it() -> None:
    text = "Lumera cancelled a trip."
    assert finish(text, draft(text, "", "cancelled", "Lumera", silence=0.9)) == ()
    text = "Lumera did not at once cancel a trip."
    assert len(finish(text, draft(text, "", "cancel", "Lumera", silence=0.9))) == 1


def test_a_draft_without_content_or_silence_is_dropped() -> None:
    text = "Berg spoke."
    assert finish(text, draft(text, "", "spoke", "Berg")) == ()


def test_a_statement_with_content_is_never_a_silence() -> None:
    text = "Berg declined to say who had asked."
    made = draft(text, "who had asked", "declined to say", "Berg", silence=0.9)
    (found,) = finish(text, made)
    assert not found.silence


def test_an_announced_statement_is_marked() -> None:
    text = "Berg will explain the plan."
    (found,) = finish(text, draft(text, "the plan", "will explain", "Berg", announced=0.7))
    assert found.announced


# ---------------------------------------------------------------- order, nesting, reasons


def test_attributions_stand_in_the_order_of_the_text() -> None:
    text = "Berg said yes. Nord said no."
    first = draft(text, "yes", "said", "Berg")
    second = draft(text, "no", "Nord said", "Nord")
    assert [a.source[0].of(text) for a in finish(text, second, first)] == ["Berg", "Nord"]


def test_an_inner_attribution_points_to_the_one_it_stands_in() -> None:
    text = "Berg said that Nord had promised to leave at once."
    outer = draft(text, "that Nord had promised to leave at once", "said", "Berg")
    inner = draft(text, "to leave at once", "had promised", "Nord", inner=True)
    found = finish(text, inner, outer)
    assert [attribution.within for attribution in found] == [None, 0]


def test_two_statements_side_by_side_are_not_nested() -> None:
    text = "Berg said yes. Nord said no."
    found = finish(text, draft(text, "yes", "said", "Berg"), draft(text, "no", "said", "Nord"))
    assert [attribution.within for attribution in found] == [None, None]


def test_the_reason_names_the_cue() -> None:
    text = "Berg said the talks would go on."
    (found,) = finish(text, draft(text, "the talks would go on", "said", "Berg"))
    assert (found.reasons[0].words, found.reasons[0].score) == ("said", 0.9)


def test_a_quotation_without_a_cue_says_so_in_its_reason() -> None:
    text = "“And we will stay.”"
    (found,) = finish(text, draft(text, "“And we will stay.”"))
    assert found.reasons[0].words == "(continued quotation)"


def test_an_utterance_points_to_the_innermost_one_around_it() -> None:
    text = "Berg said that Orlen believed that Voss had promised to come."
    outer = draft(text, "that Orlen believed that Voss had promised to come", "said", "Berg")
    middle = draft(text, "that Voss had promised to come", "believed", "Orlen", inner=True)
    inner = draft(text, "to come", "had promised", "Voss", inner=True)
    assert [found.within for found in finish(text, inner, outer, middle)] == [None, 0, 1]


def test_a_draft_without_a_score_was_read_off_the_wording() -> None:
    text = "Berg said nothing."
    (found,) = finish(text, draft(text, "", "said nothing", "Berg", silence=1.0, score=0.0))
    assert found.reasons[0].rule == "rule: wording"
