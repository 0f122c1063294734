"""Who speaks in a quotation that names nobody. Spans are given by hand: no model runs."""

from __future__ import annotations

import pytest

from dragoman import resolve
from dragoman.annotate import annotate
from dragoman.records import Attribution, Report, Span
from dragoman.resolve import ActorTables, Setting

FIRST = "“We are close,” said Noor Haddani."
THEN = "“The rest is work.”"


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def speaker(words: str, tables: ActorTables, *, first: bool = True) -> str | None:
    """Of the quotation THEN in a text; of FIRST the source is marked, where the text holds it."""
    text = annotate(Report(words))

    def at(part: str) -> tuple[Span, ...]:
        start = words.index(part)
        return (Span(start, start + len(part)),)

    found = []
    if first:
        told = at("“We are close,”")
        found.append(Attribution(at("Noor Haddani"), at("said"), told, "direct"))
    found.append(Attribution((), (), at(THEN), "direct"))
    said = resolve.statements(found, Setting.of(text, tables))[-1].speaker
    return said.name if said is not None else None


def test_a_quotation_goes_on_in_the_next_paragraph(tables: ActorTables) -> None:
    assert speaker(f"{FIRST}\n\n{THEN}", tables) == "Noor Haddani"


def test_another_person_in_between_ends_it(tables: ActorTables) -> None:
    between = "The envoy Ana Orr laughed."
    assert speaker(f"{FIRST} {between}\n\n{THEN}", tables) is None


def test_a_paragraph_about_one_person_introduces_her_words(tables: ActorTables) -> None:
    words = f"President Ana Orr was asked about it.\n\n{THEN}"
    assert speaker(words, tables, first=False) == "Ana Orr"


def test_a_paragraph_about_two_leaves_it_open(tables: ActorTables) -> None:
    words = f"President Ana Orr met Governor Max Berg.\n\n{THEN}"
    assert speaker(words, tables, first=False) is None


def test_who_laughs_right_behind_the_words_has_said_them(tables: ActorTables) -> None:
    words = f"{THEN} Governor Max Berg laughed."
    assert speaker(words, tables, first=False) == "Max Berg"
