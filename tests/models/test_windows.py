"""Windows of tokens: whole paragraphs, each once, never longer than asked."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.models
from dragoman.annotate import annotate
from dragoman.errors import ModelError
from dragoman.models.windows import FEATURES, SOURCE, TARGET, Window, WindowCutter, quoted
from dragoman.records import Report, Span

TOKENIZER = Path(dragoman.models.__file__).parent / "weights" / "tokenizer.json"
needs_tokenizer = pytest.mark.skipif(
    not TOKENIZER.is_file(), reason="no tokenizer in models/weights; training/export.py writes it"
)
SENTENCE = "Berg said that Nord would not go to Valgard. "
PIECES = [
    "The minister said", " Kestria", ".", ",", "“", "”", '"', " ", "\n", "\r\n", "\u00a0",
    "\ufeff", "🕊", "e\u0301", "外长会晤", "。", "antidisestablishmentarianism", "\u200b", "x" * 120,
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join), st.text(max_size=200)
)


@pytest.fixture(scope="module")
def cutter() -> WindowCutter:
    return WindowCutter(TOKENIZER)


def windows(cutter: WindowCutter, text: str, *, limit: int = 192) -> list[Window]:
    return list(cutter.windows(annotate(Report(text)), limit=limit))


def tokens(found: list[Window]) -> list[tuple[int, int]]:
    """Positions of all tokens but the special ones, in order."""
    return [
        (start, end)
        for window in found
        for start, end in zip(window.starts.tolist(), window.ends.tolist(), strict=True)
        if start >= 0
    ]


def covered(found: list[Window]) -> set[int]:
    return {at for start, end in tokens(found) for at in range(start, end)}


# ---------------------------------------------------------------- windows


@needs_tokenizer
@pytest.mark.parametrize("limit", [8, 64, 192, 256])
def test_no_window_is_longer_than_asked(cutter: WindowCutter, limit: int) -> None:
    found = windows(cutter, SENTENCE * 200 + "\n" + SENTENCE, limit=limit)
    assert max(len(window.ids) for window in found) <= limit


@needs_tokenizer
@pytest.mark.parametrize("limit", [8, 64, 192])
def test_windows_hold_every_visible_character_of_every_paragraph(
    cutter: WindowCutter, limit: int
) -> None:
    text = (SENTENCE * 3 + "\n") * 20 + SENTENCE * 300
    inside = covered(windows(cutter, text, limit=limit))
    assert inside == {at for at, char in enumerate(text) if not char.isspace()}


@needs_tokenizer
@given(text=texts, limit=st.sampled_from([6, 32, 192]))
def test_tokens_stand_in_order_and_none_comes_twice(
    cutter: WindowCutter, text: str, limit: int
) -> None:
    found = tokens(windows(cutter, text, limit=limit))
    distinct = sorted(set(found))
    assert all(start < end <= len(text) for start, end in distinct)
    assert all(left[1] <= right[0] for left, right in pairwise(distinct))
    assert [start for start, _ in found] == sorted(start for start, _ in found)


@needs_tokenizer
@given(text=texts)
def test_every_letter_and_digit_is_in_a_window(cutter: WindowCutter, text: str) -> None:
    inside = covered(windows(cutter, text))
    assert {at for at, char in enumerate(text) if char.isascii() and char.isalnum()} <= inside


@needs_tokenizer
def test_a_window_begins_and_ends_with_a_special_token(cutter: WindowCutter) -> None:
    for window in windows(cutter, (SENTENCE + "\n") * 100):
        assert window.starts[0] == window.starts[-1] == -1
        assert (window.ids[0], window.ids[-1]) == (101, 102)


@needs_tokenizer
def test_paragraphs_are_parted_by_a_special_token(cutter: WindowCutter) -> None:
    (window,) = windows(cutter, "Berg spoke.\nNord left.")
    inner = window.starts.tolist()[1:-1]
    assert inner.count(-1) == 1


@needs_tokenizer
def test_a_long_paragraph_is_cut_after_a_full_stop(cutter: WindowCutter) -> None:
    text = SENTENCE * 60
    for window in windows(cutter, text)[:-1]:
        assert text[int(window.ends[-2]) - 1] == "."


@needs_tokenizer
def test_features_tell_capitals_quotations_and_the_first_token(cutter: WindowCutter) -> None:
    (window,) = windows(cutter, 'Berg of NATO said "no" twice.')
    words = dict(zip(window.starts.tolist(), window.features.tolist(), strict=True))
    start, capitalised, upper, inside = 6, 1, 2, 3
    assert words[0] == start + capitalised
    assert words[8] == upper
    assert [words[at] for at in (18, 19, 21)] == [inside, inside, inside]
    assert words[23] == 0


@needs_tokenizer
@given(text=texts)
def test_features_stay_within_the_table(cutter: WindowCutter, text: str) -> None:
    for window in windows(cutter, text):
        assert 0 <= int(window.features.min()) <= int(window.features.max()) < FEATURES


@needs_tokenizer
def test_a_text_without_words_has_no_windows(cutter: WindowCutter) -> None:
    assert windows(cutter, "") == windows(cutter, " \n\r\n") == []


@needs_tokenizer
@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 22_000,
        "a" * 1_000_000,
        "Berg left," * 50_000,
        "外长会晤。" * 50_000,
        '"' * 200_000,
        (SENTENCE * 50 + "\n") * 400,
    ],
    ids="one-line one-word no-spaces Chinese marks long-paragraphs".split(),
)
def test_a_large_text_of_any_shape_is_cut_within_seconds(cutter: WindowCutter, text: str) -> None:
    began = process_time()
    assert all(len(window.ids) <= 192 for window in windows(cutter, text))
    assert process_time() - began < 20


def test_a_file_that_is_no_tokenizer_is_named_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json.*install again"):
        WindowCutter(file)


# ---------------------------------------------------------------- quotations


def inside(text: str) -> str:
    """The characters of `text` that stand inside quotation marks."""
    flags = quoted(text, Span(0, len(text)))
    return "".join(char for char, flag in zip(text, flags, strict=False) if flag)


def test_straight_marks_open_and_close_by_turns() -> None:
    assert inside('Berg said "no" and "never" again.') == '"no""never"'


def test_curly_marks_enclose_their_quotation() -> None:
    assert inside("Berg said “no”, Nord “never”.") == "“no”“never”"


def test_marks_of_other_languages_enclose_too() -> None:
    assert inside("Berg said «no» and „never“ again.") == "«no»„never“"


def test_apostrophes_enclose_nothing() -> None:
    assert inside("Berg's aide didn't say 'no'.") == ""


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    assert (
        inside("Berg said: “We will stay. We will not yield.")
        == "“We will stay. We will not yield."
    )


def test_a_mark_after_the_last_word_opens_nothing() -> None:
    assert inside('We will not yield" Berg said.') == ""


def test_a_quotation_inside_a_quotation_does_not_turn_the_rest_inside_out() -> None:
    assert inside("“He said “no” to us.” Berg left.") == "“He said “no”"


def test_marks_printed_the_wrong_way_round_still_enclose() -> None:
    assert inside("Berg said ”no“ and left.") == "”no“"


def test_only_the_paragraph_asked_for_is_looked_at() -> None:
    text = '"Out" here "in" there'
    assert quoted(text, Span(11, 21)) == bytearray([1] * 4 + [0] * 6)


def test_a_paragraph_without_marks_has_no_flags() -> None:
    assert quoted("Berg left.", Span(0, 10)) == bytearray()


@given(st.text(alphabet="ab \"“”„«»'", max_size=60))
def test_flags_are_one_a_character_or_none_at_all(text: str) -> None:
    flags = quoted(text, Span(0, len(text))) if text else bytearray()
    assert len(flags) in (0, len(text))
    assert set(flags) <= {0, 1}


def marked(
    cutter: WindowCutter, body: str, source: str, target: str, *, limit: int = 192
) -> tuple[str, str, Window]:
    """The words that are marked as source and as target, and their window."""
    spans = [Span(body.index(words), body.index(words) + len(words)) for words in (source, target)]
    window, marks = cutter.marked(annotate(Report(body)), *spans, limit=limit)

    def words(mark: int) -> str:
        at = marks == mark
        return body[window.starts[at].min() : window.ends[at].max()] if at.any() else ""

    return words(SOURCE), words(TARGET), window


@needs_tokenizer
def test_two_parties_are_marked_in_the_sentence_that_holds_them(cutter: WindowCutter) -> None:
    body = "Rain fell. Kestria has expelled four Drovian envoys. The harbour reopened."
    source, target, window = marked(cutter, body, "Kestria", "four Drovian envoys")
    assert (source, target) == ("Kestria", "four Drovian envoys")
    assert body[window.starts.max() :].startswith(".")
    assert "Rain" not in body[window.starts[1] : window.ends[-2]]


@needs_tokenizer
def test_marks_reach_the_model_through_the_features(cutter: WindowCutter) -> None:
    body = "Kestria expelled Drovian envoys."
    window = marked(cutter, body, "Kestria", "Drovian envoys")[2]
    plain = windows(cutter, body)[0]
    assert (window.ids == plain.ids[: len(window.ids)]).all()
    assert (window.features != plain.features[: len(window.ids)]).sum() >= 3
    assert window.features.max() < FEATURES


@needs_tokenizer
def test_of_a_long_sentence_the_part_round_the_parties_is_read(cutter: WindowCutter) -> None:
    tail = ", and then the committee went on to other business" * 60
    body = f"While the river rose{tail}, Kestria expelled Drovia's envoy{tail}."
    source, target, window = marked(cutter, body, "Kestria", "Drovia's envoy", limit=64)
    assert (source, target) == ("Kestria", "Drovia's envoy")
    assert len(window.ids) <= 64


@needs_tokenizer
def test_parties_too_far_apart_for_one_window_still_give_one(cutter: WindowCutter) -> None:
    body = f"Kestria spoke. {SENTENCE * 4000}Drovia answered."
    source, target, window = marked(cutter, body, "Kestria", "Drovia answered")
    assert (source, target) == ("Kestria", "")
    assert len(window.ids) <= 192
