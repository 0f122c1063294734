"""The day of the call in which words were said; acts are given by hand."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.told_in import told_in
from dragoman.records import Act, Report, Span


def day_of(words: str, trigger: str, type_: str = "REQUEST") -> str | None:
    start = words.index(trigger)
    act = Act(Span(start, start + len(trigger)), type_, None, (), (), "happened", (), ())
    told = told_in(act, annotate(Report(words)))
    return told.times[0].of(words) if told.times else None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Berg urged Drovia to withdraw in a call on Wednesday to Nord.", "on Wednesday"),
        ("Berg urged Drovia to withdraw during talks with Nord on 4 May.", "on 4 May"),
        ("Berg urged restraint in a letter to the King of Drovia on June 3.", "on June 3"),
        ("Berg urged Drovia to withdraw by Wednesday.", None),
        ("Berg urged Drovia in a letter to withdraw by Friday.", None),
        ("Berg urged restraint in a statement that aid would come on Friday.", None),
        ("Berg urged restraint at a meeting with Theresa May.", None),
        ("Berg urged Drovia to withdraw in a call to Nord, and left on Sunday.", None),
    ],
)
def test_words_were_said_on_the_day_of_the_call(words: str, day: str | None) -> None:
    assert day_of(words, "urged") == day


def test_a_deed_is_not_dated_by_a_speech_about_it() -> None:
    words = "The army shelled the town, Berg said in a speech on Friday."
    assert day_of(words, "shelled", "ASSAULT") is None
