from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from dragoman.read.gold import (
    Check,
    Claim,
    GoldEvent,
    GoldMention,
    GoldReport,
    GoldStatement,
    GoldTime,
    GoldWhen,
)
from dragoman.records import Actor, Findings
from dragoman.views.evaluation import (
    Figure,
    Sheet,
    score_claims,
    score_report,
)
from dragoman.views.evaluation.parties import are_parties, are_sides, is_party

from .conftest import at

SUNDAY = date(2023, 6, 18)
VISIT = GoldEvent(
    id="E1",
    types=("CONSULT", "AGREE"),
    statuses=("scheduled",),
    evidence=(at("will visit Petrograv on Sunday"),),
    actors=("TRN GOV:Ilse Kessling",),
    recipients=("DRV GOV",),
    when=GoldWhen(SUNDAY, SUNDAY),
)
URGED = GoldStatement(
    id="A1",
    content=(at("stop the flights"),),
    cue=(at("urged"),),
    kind="indirect",
    speaker="TRN GOV:Ilse Kessling",
    addressees=("DRV GOV",),
    via=("TRN GOV:Ministry of Foreign Affairs",),
)


def figures(sheet: Sheet) -> Mapping[str, Figure]:
    return {figure.name: figure for figure in sheet.figures()}


def scored(findings: Findings, **gold: object) -> Mapping[str, Figure]:
    sheet = Sheet()
    score_report(GoldReport("r1", findings.report, **gold), findings, sheet)  # type: ignore[arg-type]
    return figures(sheet)


def hits(figure: Figure) -> tuple[int, int]:
    return figure.hits, figure.gold


# ---------------------------------------------------------------- whole reports


def test_a_statement_is_found_by_half_its_words_and_judged_by_its_speaker(full: Findings) -> None:
    found = scored(full, statements=(URGED,))
    assert hits(found["statements: content"]) == (1, 1)
    assert hits(found["statements: right speaker"]) == (1, 1)
    assert hits(found["statements: relay, of those found"]) == (1, 1)


def test_a_wrong_speaker_is_a_miss_that_names_both(full: Findings) -> None:
    sheet = Sheet()
    gold = replace(URGED, speaker="DRV GOV")
    score_report(GoldReport("r1", full.report, (gold,)), full, sheet)
    miss = next(m for m in sheet.misses if m.category == "statements: right speaker")
    assert (miss.wanted, miss.found) == ("DRV GOV", "TRN GOV:Ilse Kessling")


def test_a_statement_not_found_has_no_right_speaker(full: Findings) -> None:
    gone = replace(URGED, content=(at("A drone crossed"),), speaker=None)
    assert hits(scored(full, statements=(gone,))["statements: right speaker"]) == (0, 1)


def test_a_silence_is_met_by_a_silence(full: Findings) -> None:
    silence = GoldStatement("A2", (), cue=(at("has yet to comment"),), flags=("silence",))
    assert hits(scored(full, statements=(silence,))["statements: content"]) == (1, 1)


def test_tier_two_is_no_penalty_when_missed_and_no_surplus_when_found(full: Findings) -> None:
    second = replace(URGED, tier=2)
    figure = scored(full, statements=(second,))["statements: content"]
    assert (figure.gold, figure.right, figure.predicted) == (0, 1, 2)


def test_an_event_is_judged_by_type_status_parties_and_date(full: Findings) -> None:
    found = scored(full, events=(VISIT,))
    for name in (
        "events: right type",
        "events: right type and status",
        "events: no plan told as a deed, of those found",
        "events: actors, of those found",
        "events: recipients, of those found",
        "events: date, of those found",
    ):
        assert hits(found[name]) == (1, 1), name
    assert found["events: right type"].precision == 0.5


def test_an_event_of_another_type_at_the_same_words_is_not_found(full: Findings) -> None:
    found = scored(full, events=(replace(VISIT, types=("AID",)),))
    assert hits(found["events: right type"]) == (0, 1)
    assert hits(found["events: right type and status"]) == (0, 1)


def test_a_plan_told_as_a_deed_is_counted_apart(full: Findings) -> None:
    deed = replace(full, events=(replace(full.events[0], status="happened"),))
    found = scored(deed, events=(VISIT,))
    assert hits(found["events: right type"]) == (1, 1)
    assert hits(found["events: no plan told as a deed, of those found"]) == (0, 1)


def test_where_the_gold_knows_no_beginning_an_invented_day_is_wrong(full: Findings) -> None:
    before = GoldWhen(None, date(2023, 6, 14), "unknown")
    name = "events: date, of those found"
    assert hits(scored(full, events=(replace(VISIT, when=before),))[name]) == (0, 1)
    undated = replace(full, events=(replace(full.events[0], when=None),))
    assert hits(scored(undated, events=(replace(VISIT, when=before),))[name]) == (1, 1)


def test_dates_are_right_when_both_ends_are(full: Findings) -> None:
    right = GoldTime(at("on Sunday"), GoldWhen(SUNDAY, SUNDAY))
    wrong = GoldTime(at("June 14"), GoldWhen(SUNDAY, SUNDAY, "approx"))
    found = scored(full, times=(right, wrong))
    assert hits(found["dates"]) == (1, 1)
    assert hits(found["dates, approximate"]) == (0, 1)


def test_a_mention_within_a_longer_one_is_the_same(full: Findings) -> None:
    longer = GoldMention(at("Foreign Minister Ilse Kessling"), ("TRN GOV:Ilse Kessling",))
    place = GoldMention(at("Petrograv"), ())
    found = scored(full, mentions=(longer, place))
    assert hits(found["mentions: right actor"]) == (1, 1)
    assert hits(found["mentions: no party, left alone"]) == (1, 1)


@pytest.mark.parametrize(
    ("wanted", "actor", "same"),
    [
        ("CHN GOV", Actor("CHN", "GOV"), True),
        ("CHN GOV", Actor("CHN", "GOV", "Qin Gang"), False),
        ("CHN GOV:Qin Gang", Actor("CHN", "GOV", "Qin Gang", "Minister"), True),
        ("USA ELI:Donald Trump", Actor("USA", "GOV", "Donald Trump"), True),
        ("USA GOV:anonymous-001", Actor("USA", "GOV", "anonymous-007"), True),
        ("USA GOV:anonymous-001", Actor("CHN", "GOV", "anonymous-001"), False),
        ("JRN:Reuters", Actor(None, "JRN", "Reuters"), True),
        (None, None, True),
        (None, Actor(), True),
        ("CHN GOV", None, False),
    ],
)
def test_parties_are_the_same_by_name_and_country(
    wanted: str | None, actor: Actor | None, same: bool
) -> None:
    assert is_party(wanted, actor) is same


def test_a_state_stands_for_its_minister_only_where_sides_are_compared() -> None:
    minister, state = ("USA GOV:Antony Blinken",), (Actor("USA", "GOV"),)
    assert not are_parties(minister, state)
    assert are_sides(minister, state)
    assert not are_sides(minister, (Actor("USA", "GOV", "Jake Sullivan"),))


# ---------------------------------------------------------------- false claims


def claims(findings: Findings, *checks: Check) -> tuple[int, int] | None:
    sheet = Sheet()
    claim = Claim("N1", "a false claim", (at("to stop the flights"),), checks)
    score_claims(GoldReport("r1", findings.report, claims=(claim,)), findings, sheet)
    figure = figures(sheet).get("false claims not asserted")
    return hits(figure) if figure else None


def test_a_record_that_meets_every_condition_asserts_the_claim(full: Findings) -> None:
    held = Check("events", (("type", ("CONSULT",)), ("mode", ("visit",)), ("date", ("2023-06",))))
    assert claims(full, held) == (0, 1)
    never = Check("events", (("type", ("CONSULT",)), ("status", ("happened",))))
    assert claims(full, never) == (1, 1)


@pytest.mark.parametrize(
    "check",
    [
        Check("meetings", (("by", ("TRN GOV",)), ("status", ("scheduled",)))),
        Check("statements", (("speaker", ("TRN GOV",)),)),
        Check("positions", (("holder", ("TRN GOV",)), ("polarity", ("positive",)))),
        Check("actors", (("name", ("Ilse Kessling",)), ("office", ("(?i)foreign affairs",)))),
        Check("times", (("date", ("2023-06-18",)),)),
        Check("events", (("party", ("ilse kessling",)), ("told", ("true",)))),
        Check("events", (("quotes", (r"\bdrone\b",)), ("told", ("false",)))),
    ],
)
def test_every_section_can_be_checked(full: Findings, check: Check) -> None:
    assert claims(full, check) == (0, 1)


def test_silence_about_a_meeting_confirms_nothing(full: Findings) -> None:
    assert claims(full, Check("meetings", (("by", ("DRV",)), ("status", ("confirmed",))))) == (1, 1)


def test_a_check_that_we_do_not_know_is_left_to_a_person(full: Findings) -> None:
    assert claims(full, Check("events", (("colour", ("red",)),))) is None
    assert claims(full, Check("moods", ())) is None
