"""Who speaks in a transcript and who "I" is in another's words. Spans are given: no model runs."""

from __future__ import annotations

import pytest

from dragoman import resolve
from dragoman.annotate import annotate
from dragoman.records import Attribution, Report, Span, Statement
from dragoman.resolve import ActorTables, Setting

INTRODUCED = "Foreign Minister Noor Haddani of Jordan spoke to the Post on Monday."


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def read(found: list[Attribution], words: str, tables: ActorTables) -> list[Statement]:
    setting = Setting.of(annotate(Report(words)), tables)
    return list(resolve.statements(found, setting))


def turns(words: str, tables: ActorTables) -> list[str | None]:
    """The speakers of the lines of a transcript, whose first line introduces it."""
    found, start = [], words.index("\n") + 1
    for line in words[start:].split("\n"):
        label, _, told = line.rpartition(": ")
        at = start + len(line) - len(told)
        source = (Span(start, start + len(label)),) if label else ()
        found.append(Attribution(source, (), (Span(at, at + len(told)),), "direct"))
        start += len(line) + 1
    said = [statement.speaker for statement in read(found, words, tables)]
    return [actor.name if actor is not None else None for actor in said]


def test_answers_are_the_words_of_the_one_introduced(tables: ActorTables) -> None:
    words = f"{INTRODUCED}\nQ: Is the well deep?\nA: It is dry."
    assert turns(words, tables) == [None, "Noor Haddani"]


def test_of_two_introduced_neither_answers(tables: ActorTables) -> None:
    words = f"{INTRODUCED} President Ana Orr listened.\nQ: Is the well deep?\nA: It is dry."
    assert turns(words, tables) == [None, None]


def test_an_answer_that_goes_on_is_the_same_speakers(tables: ActorTables) -> None:
    words = f"{INTRODUCED}\nQ: Is it deep?\nMINISTER HADDANI: It is dry.\nIt was never deep."
    assert turns(words, tables)[1:] == ["Noor Haddani", "Noor Haddani"]


def test_a_question_that_goes_on_is_nobodys(tables: ActorTables) -> None:
    words = f"{INTRODUCED}\nQ: Is the well deep?\nWe hear it is."
    assert turns(words, tables) == [None, None]


@pytest.mark.parametrize(
    ("pronoun", "speaker"), [("I", "JOR GOV:Noor Haddani"), ("We", "JOR GOV"), ("They", None)]
)
def test_the_first_person_in_anothers_words_is_the_outer_speaker(
    pronoun: str, speaker: str | None, tables: ActorTables
) -> None:
    words = f"{INTRODUCED}\nQ: And then?\nMINISTER HADDANI: {pronoun} asked for a rope. None came."

    def at(part: str) -> tuple[Span, ...]:
        start = words.index(part)
        return (Span(start, start + len(part)),)

    told = (Span(words.index(f"{pronoun} asked"), len(words)),)
    outer = Attribution(at("MINISTER HADDANI"), (), told, "direct")
    source = (Span(told[0].start, told[0].start + len(pronoun)),)
    inner = Attribution(source, at("asked"), at("for a rope"), "indirect", within=0)
    said = read([outer, inner], words, tables)[1].speaker
    assert (said.id if said is not None else None) == speaker


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. TALBRIDGE", "Talbridge"),
        ("Ms. Vera Orrin", "Vera Orrin"),
        ("Q", None),
        ("QIN GANG", "Qin Gang"),
    ],
)
def test_a_name_that_the_label_alone_gives_is_the_speaker(
    label: str, name: str | None, tables: ActorTables
) -> None:
    words = f"The briefing began at noon.\nQ: Is the well deep?\n{label}: It is dry."
    assert turns(words, tables)[1] == name
