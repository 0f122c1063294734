"""Times in news sentences: what is found, as which TIMEX3 value, and which days it denotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Report, Span, Text, TimeExpression
from dragoman.resolve.times import conflicts, times

CASES = sorted((Path(__file__).parents[1] / "cases" / "resolve").glob("times*.yaml"))
WANTED = 0.95
PUBLISHED = date(2023, 6, 14)


@dataclass(frozen=True)
class Expected:
    published: date | None
    text: str
    quote: str
    type: str
    value: str
    days: tuple[date | None, date | None]


def one_sentence(content: str) -> Text:
    whole = (Span(0, len(content)),) if content else ()
    return Text(Report(content), whole, whole)


def found_in(content: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    """What is found where the recogniser looks for the ends of sentences itself."""
    paragraphs = one_sentence(content).paragraphs
    return times(Text(Report(content), paragraphs, ()), published=published)


def load() -> tuple[list[Expected], list[str]]:
    """The expected expressions, and the sentences that hold none."""
    expected: list[Expected] = []
    traps: list[str] = []
    for case in [case for path in CASES for case in yaml.safe_load(path.read_text("utf-8"))]:
        if not case["times"]:
            traps.append(case["text"])
        for quote, kind, value, first, last in case["times"]:
            expected.append(
                Expected(case["published"], case["text"], quote, kind, value, (first, last))
            )
    return expected, traps


def days(time: TimeExpression) -> tuple[date | None, date | None]:
    return (time.when.start, time.when.end) if time.when else (None, None)


def read(case: Expected) -> TimeExpression | None:
    """The expression found at the place of the quote, the best fit first."""
    start = case.text.index(case.quote)
    span = Span(start, start + len(case.quote))
    over = [time for time in found_in(case.text, case.published) if time.span.overlaps(span)]
    return min(over, key=lambda time: abs(len(time.span) - len(span)), default=None)


def misses() -> list[str]:
    out: list[str] = []
    for case in load()[0]:
        time = read(case)
        got = (time.type, time.value, days(time)) if time else None
        if got != (case.type, case.value, case.days):
            out.append(f"{case.quote!r} in {case.text!r}: wanted {case}, got {got}")
    return out


def test_at_least_95_of_100_expressions_in_news_are_read_right() -> None:
    expected, _ = load()
    wrong = misses()
    assert len(expected) >= 300
    assert len(wrong) <= (1 - WANTED) * len(expected), "\n".join(wrong)


def test_words_that_only_look_like_times_are_left_alone() -> None:
    for sentence in load()[1]:
        assert found_in(sentence) == ()


WORDS = st.sampled_from(
    ["Wednesday", "last week", "March 3 to 5", "9 a.m.", "two days later", "1998", "年6月", "🤝",
     "\r\n", "\u00a0", "\n\n", "said", "will", "北京", "the 1990s", "’s", ".", " ", "Nov 24-26",
     "since", "fifth", "²", "१२", "half a", "quarter", "'90s", "9/11", "99/99/99", "0", "Q3"]
)  # fmt: skip


@given(st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=25), st.booleans())
def test_spans_slice_back_to_their_quotes_in_any_text(parts: list[str], dated: bool) -> None:
    content = " ".join(parts)
    text = one_sentence(content)
    found = times(text, published=PUBLISHED if dated else None)
    for time in found:
        assert time.span.of(content) == time.text
        assert time.when is None or time.when.expression is not None
    assert [time.span for time in found] == sorted(time.span for time in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert conflicts(text, found, PUBLISHED) == conflicts(text, found, PUBLISHED)


def test_without_a_publication_date_relative_days_stay_unresolved() -> None:
    (time,) = found_in("The minister arrived on Tuesday.", None)
    assert time.when is not None
    assert (time.when.start, time.when.basis) == (None, "unresolved")


def test_a_leading_date_of_the_text_says_so_as_basis() -> None:
    _, weekday = found_in("date 2023-06-14 The minister said on Wednesday he would go.", None)
    assert weekday.when is not None
    assert (weekday.value, weekday.when.basis) == ("2023-06-14", "weekday+text date")


def test_a_range_denotes_all_its_days_at_both_ends() -> None:
    first, last = found_in("They will meet from March 3 to 5.")
    assert first.when is not None
    assert last.when is not None
    assert first.when.expression == last.when.expression == "March 3 to 5"
    assert (first.when.precision, days(first)) == ("range", days(last))


@pytest.mark.parametrize(
    "content",
    [
        "The ship sailed on March 2, the day before the strike began.",
        "He was buried on July 12, the day after his party met.",
        "They met on May 3, 2021, the week after the vote was lost.",
    ],
)
def test_a_date_and_what_describes_it_are_told_once(content: str) -> None:
    assert len(found_in(content)) == 1


def test_blank_lines_end_an_expression() -> None:
    assert [time.text for time in found_in("He left in March\n\n5 men stayed.")] == ["March"]


@pytest.mark.parametrize(
    ("content", "published", "words"),
    [
        ("date 2023-06-14 Talks ended.", date(2023, 6, 10), "the header says 2023-06-14"),
        ("BALURAN, May 2 (BNA) -- Talks ended.", PUBLISHED, "the dateline says 2023-05-02"),
        ("They met on Monday, June 13, 2023.", PUBLISHED, "2023-06-13 was a Tuesday"),
        ("The envoy arrived on June 20, 2023.", PUBLISHED, "is told as past"),
    ],
)
def test_disagreeing_dates_are_reported(content: str, published: date, words: str) -> None:
    text = one_sentence(content)
    (told,) = conflicts(text, times(text, published=published), published)
    assert words in told


def test_agreeing_dates_are_no_conflict() -> None:
    text = one_sentence("BALURAN, June 13 (BNA) -- They met on Tuesday, June 13, 2023.")
    assert conflicts(text, times(text, published=PUBLISHED), PUBLISHED) == ()
