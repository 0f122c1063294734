"""What a statement demands, offers, warns of or denies. Statements and events are built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from dragoman.codify import positions
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Position,
    PositionKind,
    Report,
    Span,
    Statement,
    Text,
    content_id,
)

KESTRIA = Actor("KES", "GOV", "Ministry of Foreign Affairs")
LUMERA = Actor("LUM", "GOV")


def said(news: str, *, speaker: Actor | None = KESTRIA) -> tuple[Statement, Text]:
    """`Kestria | urged Lumera | to stop the flights`: source, cue and content of one statement."""
    parts = [part.strip() for part in news.split("|")]
    report = Report(" ".join(parts), published=date(2023, 6, 14))
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    statement = Statement(
        id=content_id("s", news), kind="indirect", speaker=speaker, addressees=(LUMERA,), via=(),
        source=(spans[0],), cue=(spans[1],), content=(spans[2],),
        evidence=Evidence.cite(report, *spans),
    )  # fmt: skip
    whole = Span(0, len(report.text))
    return statement, Text(report, (whole,), (whole,))


def event(type_: str, statement: Statement, text: Text, *, actor: Actor = KESTRIA) -> Event:
    """An event that the cue of `statement` itself performs."""
    evidence = Evidence.cite(text.report, *statement.cue)
    return Event(
        id=content_id("e", evidence, type_), type=type_, kind=None, plover=type_, modes=(),
        contexts=(), actors=(actor,), recipients=(LUMERA,), actor_spans=(), recipient_spans=(),
        status="happened", evidence=evidence,
    )  # fmt: skip


def held(news: str) -> tuple[Position, ...]:
    statement, text = said(news)
    return positions([statement], [], text)


def kinds(news: str) -> list[str]:
    return [position.kind for position in held(news)]


# ---------------------------------------------------------------- by wording

WORDINGS = [
    ("demand", "Kestria | said | Lumera must stop the flights"),
    ("demand", "Kestria | called on | Lumera to withdraw its ships"),
    ("warning", "Kestria | warned | that the step would harm both sides"),
    ("denial", "Kestria | denied | that its ships had crossed the line"),
    ("accusation", "Kestria | accused | Lumera of listening to its calls"),
    ("refusal", "Kestria | said | it would never accept the map"),
    ("offer", "Kestria | said | it is ready to send engineers"),
    ("commitment", "Kestria | pledged | to keep the port open"),
    ("condition", "Kestria | said | talks are possible only if the ships leave"),
    ("core_interest", "Kestria | said | the bank is a core interest"),
    ("expectation", "Kestria | said | we hope the rains will come"),
    ("concern", "Kestria | expressed deep concern | about the wells"),
    ("complaint", "Kestria | protested | at the new toll"),
    ("call_for_cooperation", "Kestria | said | both sides can work together"),
    ("assessment", "Kestria | described | the winter as mild"),
]


@pytest.mark.parametrize(("kind", "news"), WORDINGS, ids=[kind for kind, _ in WORDINGS])
def test_a_wording_tells_the_kind_of_position(kind: str, news: str) -> None:
    assert kinds(news) == [kind]


def test_every_kind_of_position_has_a_wording_here() -> None:
    told = {kind for kind, _ in WORDINGS}
    assert set(get_args(PositionKind)) - told == set()


def test_plain_news_voices_no_position() -> None:
    assert kinds("Kestria | said | the ferry left at noon") == []


def test_the_issue_is_named_by_its_words() -> None:
    (position,) = held("Kestria | said | Lumera must lift the tariffs and withdraw its missiles")
    assert set(position.issues) == {"trade", "security"}


def test_a_position_rests_on_the_words_that_were_said() -> None:
    (position,) = held("Kestria | said | Lumera must stop the flights")
    assert position.evidence.quotes == ("Lumera must stop the flights",)
    assert (position.holder, position.addressees) == (KESTRIA, (LUMERA,))


# ---------------------------------------------------------------- by the event that is performed


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("REQUEST", "demand"),
        ("ACCUSE", "accusation"),
        ("THREATEN", "warning"),
        ("REJECT", "refusal"),
    ],
)
def test_an_act_done_by_saying_is_a_position(type_: str, kind: str) -> None:
    statement, text = said("Kestria | spoke of | the flights")
    (position,) = positions([statement], [event(type_, statement, text)], text)
    assert position.kind == kind


def test_an_act_of_another_country_is_not_the_speakers_position() -> None:
    statement, text = said("Kestria | spoke of | the flights")
    assert positions([statement], [event("REQUEST", statement, text, actor=LUMERA)], text) == ()


def test_an_act_that_was_only_planned_voices_nothing() -> None:
    statement, text = said("Kestria | spoke of | the flights")
    planned = replace(event("THREATEN", statement, text), status="scheduled")
    assert positions([statement], [planned], text) == ()


def test_wording_and_act_of_one_kind_make_one_position() -> None:
    statement, text = said("Kestria | warned | Lumera")
    found = positions([statement], [event("THREATEN", statement, text)], text)
    assert [position.kind for position in found] == ["warning"]


def test_two_parties_without_a_country_are_not_the_same() -> None:
    statement, text = said("Farmers | spoke of | the flights", speaker=Actor(None, "AGR"))
    act = event("ACCUSE", statement, text, actor=Actor(None, "REB"))
    assert positions([statement], [act], text) == ()


# ---------------------------------------------------------------- none


@pytest.mark.parametrize("flaw", ["damaged", "silence"])
def test_nothing_is_concluded_from_damaged_or_missing_words(flaw: str) -> None:
    statement, text = said("Kestria | said | Lumera must stop the flights")
    unsure = replace(statement, damaged=flaw == "damaged", silence=flaw == "silence")
    assert positions([unsure], [], text) == ()


def test_a_position_needs_a_holder() -> None:
    statement, text = said("Someone | said | Lumera must stop the flights", speaker=None)
    assert positions([statement], [], text) == ()


def test_the_same_statement_gives_the_same_ids() -> None:
    news = "Kestria | said | Lumera must stop the flights"
    assert held(news) == held(news)
