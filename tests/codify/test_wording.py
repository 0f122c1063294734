"""Wording that settles what the model marked; acts are given by hand, no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify import wording
from dragoman.records import Act, Report, Span


def settled(words: str, trigger: str) -> list[Act]:
    text = annotate(Report(words))
    at = Span(words.index(trigger), words.index(trigger) + len(trigger))
    act = Act(at, "CONSULT", None, (), (), "happened", (), ())
    return list(wording.settled([act], (), text))


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Berg raised the matter in a call on Wednesday to Nord.", "call"),
        ("The two ministers' phone call lasted an hour.", "call"),
        ("Berg spoke with Nord on Sunday.", "spoke"),
    ],
)
def test_a_call_is_a_contact(words: str, trigger: str) -> None:
    assert [act.type for act in settled(words, trigger)] == ["CONSULT"]


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("They call the plan a mistake.", "call"),
        ("Berg told reporters so.", "told"),
        ("Kestria will remain in close contact with Lumera.", "contact"),
        ("The two sides are not planning a joint statement.", "statement"),
    ],
)
def test_words_that_tell_of_no_contact(words: str, trigger: str) -> None:
    assert settled(words, trigger) == []


@pytest.mark.parametrize(
    ("words", "trigger", "status"),
    [
        ("Drovia and Lumera will hold two days of talks on fish.", "talks", "expected"),
        ("Berg is due to begin a visit to Lumera, officials said.", "visit", "expected"),
        ("An audience with the king is not planned.", "audience", "negated"),
        ("Berg and Nord held two days of talks on fish.", "talks", "happened"),
    ],
)
def test_what_one_will_hold_has_not_been_held(words: str, trigger: str, status: str) -> None:
    assert [act.status for act in settled(words, trigger)] == [status]
