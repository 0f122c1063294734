"""Findings built by hand that use every field of every record."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    Mention,
    Place,
    Position,
    Reason,
    Relation,
    Report,
    Span,
    Statement,
    TimeExpression,
    When,
)

TEXT = (
    "VALGARD, June 14 (Arken News) -- Foreign Minister Ilse Kessling urged Drovia to stop the "
    "flights, the ministry said. Kessling will visit Petrograv on Sunday 🕊. "
    "A drone crossed the border. Drovia has yet to comment."
)
SUNDAY = When(date(2023, 6, 18), date(2023, 6, 18), "day", "weekday+published", "Sunday")
KESSLING = Actor("TRN", "GOV", "Ilse Kessling", "Minister of Foreign Affairs")
MINISTRY = Actor("TRN", "GOV", "Ministry of Foreign Affairs")
DROVIA = Actor("DRV", "GOV")


def at(words: str, *, before: str = "") -> Span:
    """The first place of `words` in the text, where `before` follows them."""
    start = TEXT.index(words + before)
    return Span(start, start + len(words))


@pytest.fixture
def report() -> Report:
    return Report(
        TEXT,
        title="Kessling to visit",
        published=date(2023, 6, 14),
        published_basis="given",
        outlet="Arken News",
        agency="Arken",
        url="https://example.org/1",
        language="en",
        external_id="r1",
    )


@pytest.fixture
def full(report: Report) -> Findings:
    def cite(words: str) -> Evidence:
        return Evidence.cite(report, at(words))

    urged = Statement(
        id="s_1",
        kind="indirect",
        speaker=KESSLING,
        addressees=(DROVIA,),
        via=(MINISTRY,),
        source=(at("Foreign Minister Ilse Kessling"),),
        cue=(at("urged"),),
        content=(at("to stop the flights"),),
        evidence=cite("urged Drovia to stop the flights"),
        damaged=True,
        when=SUNDAY,
        reasons=(Reason("attribution model", "urged", 0.97),),
    )
    silence = Statement(
        id="s_2",
        kind="indirect",
        speaker=None,
        addressees=(),
        via=(),
        source=(at("Drovia", before=" has"),),
        cue=(at("has yet to comment"),),
        content=(),
        evidence=cite("has yet to comment"),
        silence=True,
        announced=True,
        within="s_1",
    )
    visit = Event(
        id="e_1",
        type="CONSULT",
        kind=None,
        plover="AGREE",
        modes=("visit",),
        contexts=("diplomatic",),
        actors=(KESSLING,),
        recipients=(DROVIA,),
        actor_spans=(at("Kessling", before=" will"),),
        recipient_spans=(at("Petrograv"),),
        status="scheduled",
        evidence=cite("Kessling will visit Petrograv on Sunday"),
        when=SUNDAY,
        place=Place("Petrograv", at("Petrograv"), "Petrograv", "DRV", 51.5, 31.25, "city"),
        according_to="s_1",
        meeting="m_1",
        quad=1,
        score=2.5,
        cameo="030",
        reasons=(Reason("event model: CONSULT", "visit", 0.9),),
    )
    drone = Event(
        id="e_2",
        type=None,
        kind="overflight",
        plover=None,
        modes=(),
        contexts=(),
        actors=(),
        recipients=(),
        actor_spans=(at("A drone"),),
        recipient_spans=(),
        status="happened",
        evidence=cite("A drone crossed the border"),
        place=Place("the border", None, "border", None, None, None, "region"),
    )
    planned = Meeting(
        id="m_1",
        kind="visit",
        participants=(("TRN", (KESSLING,)), ("DRV", (DROVIA,))),
        history=(
            MeetingEntry("scheduled", MINISTRY, SUNDAY, visit.evidence),
            MeetingEntry("silence", DROVIA, None, silence.evidence),
        ),
        when=SUNDAY,
        place=visit.place,
        reschedules="m_0",
    )
    return Findings(
        report=report,
        coder="dragoman-1+hand",
        mentions=(
            Mention(at("Ilse Kessling"), "Ilse Kessling", "name", KESSLING),
            Mention(at("Drovia"), "Drovia", "name", DROVIA),
            Mention(at("Kessling", before=" will"), "Kessling", "name", KESSLING),
        ),
        times=(
            TimeExpression(at("Sunday"), "Sunday", "DATE", "2023-06-18", SUNDAY),
            TimeExpression(at("June 14"), "June 14", "DATE", "XXXX-06-14", None),
        ),
        statements=(urged, silence),
        positions=(
            Position(
                id="p_1",
                holder=KESSLING,
                kind="demand",
                issues=("airspace",),
                addressees=(DROVIA,),
                statement="s_1",
                evidence=cite("to stop the flights"),
                reasons=(Reason("rule: wording"),),
            ),
        ),
        events=(visit, drone),
        meetings=(planned,),
        relations=(
            Relation(
                at("Ilse Kessling"), at("Drovia"), "REQUEST", 3, (("REQUEST", 0.9), ("AID", 0.1))
            ),
        ),
    )
