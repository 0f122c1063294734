"""Relays, hearers and unnamed sources of statements. Spans are given by hand: no model runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import resolve
from dragoman.annotate import annotate
from dragoman.records import Actor, Attribution, Report, Span, Statement
from dragoman.resolve import ActorTables, Setting

INVENTED = Path(dragoman.__path__[0]) / "demo" / "actors.tsv"


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load(extra=[INVENTED])


def said(words: str, tables: ActorTables, *marked: tuple[str, str, str, str]) -> list[Statement]:
    """Statements given as (source, cue, content, addressee), empty where the text has none."""
    text = annotate(Report(words, published=date(2023, 6, 14)))

    def at(part: str) -> tuple[Span, ...]:
        start = words.index(part)
        return (Span(start, start + len(part)),) if part else ()

    found = [
        Attribution(at(source), at(cue), at(content), "indirect", at(to))
        for source, cue, content, to in marked
    ]
    return list(resolve.statements(found, Setting.of(text, tables)))


def ids(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.id for actor in actors]


def test_a_readout_that_tells_of_a_ministers_words_is_their_relay(tables: ActorTables) -> None:
    ministry = "the Drovian foreign ministry"
    words = f"Vera Sarenko said the border is open, according to a readout from {ministry}."
    (found,) = said(words, tables, ("Vera Sarenko", "said", "the border is open", ""))
    assert ids(found.via) == ["XDR GOV:Ministry of Foreign Affairs"]


def test_who_stands_at_the_verb_speaks_and_the_ministry_hands_on(tables: ActorTables) -> None:
    words = "Vera Sarenko told Sabine Vaskel to wait, the Kestrian foreign ministry said."
    source = "the Kestrian foreign ministry"
    (found,) = said(words, tables, (source, "told", "to wait", "Sabine Vaskel"))
    assert found.speaker is not None
    assert found.speaker.name == "Vera Sarenko"
    assert ids(found.via) == ["XKE GOV:Ministry of Foreign Affairs"]


def test_a_visitor_who_is_expected_says_nothing(tables: ActorTables) -> None:
    words = "Vera Sarenko is expected to visit Valgard."
    (found,) = said(words, tables, ("", "is expected", "to visit Valgard", ""))
    assert found.speaker is None


def test_one_who_was_told_is_told_the_rest(tables: ActorTables) -> None:
    words = "Vera Sarenko told Sabine Vaskel that it rains. Vera Sarenko added that it snows."
    first, then = said(
        words, tables,
        ("Vera Sarenko", "told", "that it rains", "Sabine Vaskel"),
        ("Vera Sarenko", "added", "that it snows", ""),
    )  # fmt: skip
    assert then.addressees == first.addressees != ()


def test_another_speaker_between_ends_the_run(tables: ActorTables) -> None:
    words = (
        "Vera Sarenko told Sabine Vaskel that it rains. Otto Hartmund said it hails. "
        "Vera Sarenko added that it snows."
    )
    *_, last = said(
        words, tables,
        ("Vera Sarenko", "told", "that it rains", "Sabine Vaskel"),
        ("Otto Hartmund", "said it", "hails", ""),
        ("Vera Sarenko", "added", "that it snows", ""),
    )  # fmt: skip
    assert last.addressees == ()


def test_the_words_of_a_call_are_said_to_the_other_side(tables: ActorTables) -> None:
    words = "Vera Sarenko said in a call on Monday to Sabine Vaskel that it rains."
    (found,) = said(words, tables, ("Vera Sarenko", "said", "that it rains", ""))
    assert ids(found.addressees) == ["XKE GOV:Sabine Vaskel"]


def test_one_of_two_officials_is_of_their_country_and_another_number(tables: ActorTables) -> None:
    words = "Two Aldorian officials said it rains. One official said it snows."
    both, one = said(
        words, tables,
        ("Two Aldorian officials", "said", "it rains", ""),
        ("One official", "said it s", "nows", ""),
    )  # fmt: skip
    assert both.speaker != one.speaker
    assert one.speaker is not None
    assert (one.speaker.country, one.anonymous) == ("XAB", True)


def test_what_an_unnamed_source_asked_for_stands_in_the_reasons(tables: ActorTables) -> None:
    words = "An Aldorian official said it rains, speaking on condition of anonymity."
    (found,) = said(words, tables, ("An Aldorian official", "said", "it rains", ""))
    assert [r.words for r in found.reasons if r.rule == "rule: asked for"] == [
        "on condition of anonymity"
    ]


def test_who_told_it_inside_the_quotation_speaks_and_the_readout_hands_on(
    tables: ActorTables,
) -> None:
    words = (
        "“It rains,” Vera Sarenko told Sabine Vaskel, according to the Kestrian foreign ministry."
    )
    content = "“It rains,” Vera Sarenko told Sabine Vaskel"
    (found,) = said(
        words, tables, ("the Kestrian foreign ministry", "according to", content, "")
    )  # fmt: skip
    assert found.speaker is not None
    assert (found.speaker.name, ids(found.via)) == (
        "Vera Sarenko", ["XKE GOV:Ministry of Foreign Affairs"],
    )  # fmt: skip
    assert [span.of(words) for span in found.content] == ["“It rains,”"]


def test_a_verb_before_the_words_outweighs_one_behind_them(tables: ActorTables) -> None:
    words = "Vera Sarenko asked for calm and said it rains, the Kestrian foreign ministry said."
    start = words.rindex("said")
    text = annotate(Report(words, published=date(2023, 6, 14)))
    source = words.index("the Kestrian")
    attribution = Attribution(
        (Span(source, start - 1),), (Span(start, start + 4),),
        (Span(words.index("it rains"), words.index(", the")),), "indirect",
    )  # fmt: skip
    (found,) = resolve.statements([attribution], Setting.of(text, tables))
    assert found.speaker is not None
    assert found.speaker.name == "Vera Sarenko"


def test_another_clauses_date_is_not_the_silences(tables: ActorTables) -> None:
    words = "Vera Sarenko has said nothing, but Kestrian officials spoke on Monday."
    (found,) = said(words, tables, ("Vera Sarenko", "has said", "nothing", ""))
    assert found.when is None
