"""Who the names, titles and descriptions of a report are."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.records import Actor, Report, Span, Text
from dragoman.resolve.actors import ActorTables, mentions, place_at, places, resolve_span

CASES = sorted((Path(__file__).parent.parent / "cases" / "resolve").glob("actors*.yaml"))
INVENTED = Path(dragoman.__path__[0]) / "demo" / "actors.tsv"
_END = re.compile(r"(?<=[a-z0-9)\]”\"])[.!?]\s+(?=[\"“A-Z])")


def text_of(words: str, published: date | None = None) -> Text:
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", words))
    sentences = []
    for paragraph in paragraphs:
        start = paragraph.start
        for match in _END.finditer(words, start, paragraph.end):
            sentences.append(Span(start, match.start() + 1))
            start = match.end()
        if start < paragraph.end:
            sentences.append(Span(start, paragraph.end))
    return Text(Report(words, published=published), paragraphs, tuple(sentences))


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load(extra=[INVENTED])


def cases() -> list[Any]:
    found = []
    for path in CASES:
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
            for words, expected in case["expect"].items():
                name = f"{path.stem}-{number}-{words}"
                found.append(pytest.param(case, words, expected, id=name))
    return found


def span_in(text: str, words: str) -> Span:
    bare, _, nth = words.partition("#")
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text)]
    start = found[int(nth or 1) - 1]
    return Span(start, start + len(bare))


def resolved(case: dict[str, Any], words: str, tables: ActorTables) -> tuple[Actor, ...]:
    text = text_of(case["text"], case["date"])
    found = mentions(text, tables=tables, on=case["date"])
    span = span_in(case["text"], words)
    return resolve_span(span, text, found, tables=tables, on=case["date"])


@pytest.mark.parametrize(("case", "words", "expected"), cases())
def test_a_mention_names_the_actor_that_a_reader_would_name(
    case: dict[str, Any], words: str, expected: str, tables: ActorTables
) -> None:
    ids, _, office = expected.partition(" | ")
    actors = resolved(case, words, tables)
    assert [actor.id for actor in actors] == ([] if ids == "none" else ids.split(" & "))
    if office:
        assert actors[0].office == office


@given(
    st.lists(
        st.sampled_from(
            "The the U.S. US China's Chinese foreign minister ministers ministry Wang Yi , . said "
            "officials two Beijing in of and President Xi Jinping he she police İstanbul 大 “ ” - "
            "Sino- former counterpart his Kremlin spokesman \n \u00a0 rebels Tarnhelm".split(" ")
        ),
        max_size=40,
    )
)
@settings(max_examples=150, deadline=None)
def test_every_mention_slices_back_to_its_words(pieces: list[str]) -> None:
    words = " ".join(pieces)
    text = text_of(words)
    for mention in mentions(text, tables=_shared(), on=date(2021, 3, 18)):
        assert mention.span.end <= len(words)
        assert mention.text == words[mention.span.start : mention.span.end]


_TABLES: list[ActorTables] = []


def _shared() -> ActorTables:
    if not _TABLES:
        _TABLES.append(ActorTables.load(extra=[INVENTED]))
    return _TABLES[0]


def test_a_city_with_its_region_is_one_place(tables: ActorTables) -> None:
    text = text_of("The talks in Anchorage, Alaska, begin on Thursday.")
    place = places(text, tables=tables)[0]
    assert (place.text, place.name, place.country) == ("Anchorage, Alaska", "Anchorage", "USA")


def test_a_capital_that_acts_is_no_place(tables: ActorTables) -> None:
    text = text_of("Beijing protested after talks in Geneva.")
    assert [place.name for place in places(text, tables=tables)] == ["Geneva"]


def test_a_place_is_found_within_a_span(tables: ActorTables) -> None:
    words = "They met in the Belarusian capital, Minsk, at night."
    place = place_at(span_in(words, "the Belarusian capital, Minsk"), text_of(words), tables=tables)
    assert place is not None
    assert (place.name, place.precision) == ("Minsk", "city")


def test_the_capital_of_a_visit_is_no_government(tables: ActorTables) -> None:
    text = text_of("Antony Blinken will travel to Beijing.", date(2023, 6, 14))
    found = mentions(text, tables=tables, on=date(2023, 6, 14))
    assert "Beijing" not in {mention.text for mention in found}


def test_without_a_date_a_title_is_no_person(tables: ActorTables) -> None:
    text = text_of("The Chinese foreign minister spoke.")
    (mention,) = mentions(text, tables=tables, on=None)
    assert mention.actor == Actor("CHN", "GOV", None, "Minister of Foreign Affairs")


def test_the_same_text_gives_the_same_mentions(tables: ActorTables) -> None:
    text = text_of("Two US officials spoke. The second official met Wang Yi.", date(2021, 3, 16))
    again = ActorTables.load(extra=[INVENTED])
    on = date(2021, 3, 16)
    assert mentions(text, tables=tables, on=on) == mentions(text, tables=again, on=on)
