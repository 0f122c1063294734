"""The day that dated talks lend to what was said in them. Spans are given by hand."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate import annotate
from dragoman.records import Act, Event, Report, Span
from dragoman.resolve import ActorTables, Setting, events

CALL = "Sergei Lavrov called Antony Blinken on Monday. "
TOLD = "Lavrov urged Blinken to wait. "
READOUT = "The State Department published a readout of the call."
MONDAY = date(2022, 2, 14)


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def coded(words: str, tables: ActorTables, on: date = MONDAY, told: str = TOLD) -> list[Event]:
    setting = Setting.of(annotate(Report(words, published=on)), tables)

    def act(kind: str, trigger: str, actor: str, recipient: str, sentence: str) -> Act:
        first = words.index(sentence)

        def at(part: str) -> Span:
            start = words.index(part, first)
            return Span(start, start + len(part))

        return Act(
            trigger=at(trigger), type=kind, kind=None, modes=(), contexts=(), status="happened",
            actors=(at(actor),), recipients=(at(recipient),),
        )  # fmt: skip

    acts = [act("CONSULT", "called", "Sergei Lavrov", "Antony Blinken", CALL)]
    acts += [act("REQUEST", "urged", "Lavrov", told.split()[2], told)] if told in words else []
    return list(events(acts, [], setting))


def day(found: list[Event], kind: str) -> date | None:
    (event,) = [event for event in found if kind in (event.type, event.kind)]
    return event.when.start if event.when else None


def test_what_one_told_the_other_of_a_call_was_said_on_its_day(tables: ActorTables) -> None:
    assert day(coded(CALL + TOLD, tables), "REQUEST") == MONDAY


def test_what_one_told_a_third_was_not_said_in_the_call(tables: ActorTables) -> None:
    told = "Lavrov urged Jaishankar to wait. "
    assert day(coded(CALL + told, tables, told=told), "REQUEST") is None


@pytest.mark.parametrize(("state", "expected"), [("Washington", MONDAY), ("Kyiv", None)])
def test_what_one_told_the_state_of_the_other_was_said_in_the_call(
    state: str, expected: date | None, tables: ActorTables
) -> None:
    told = f"Lavrov urged {state} to wait. "
    assert day(coded(CALL + told, tables, told=told), "REQUEST") == expected


def test_a_readout_of_a_call_reported_on_its_day_is_of_that_day(tables: ActorTables) -> None:
    assert day(coded(CALL + READOUT, tables), "readout") == MONDAY


def test_a_readout_reported_later_keeps_its_day_open(tables: ActorTables) -> None:
    assert day(coded(CALL + READOUT, tables, on=date(2022, 2, 16)), "readout") is None


def test_a_day_of_what_a_participle_adds_is_not_that_of_the_act(tables: ActorTables) -> None:
    words = "Peru left the fishing pact, signed on January 1 by Chile, and closed its ports."
    text = annotate(Report(words, published=date(2024, 5, 9)))

    def act(trigger: str, actor: str, times: tuple[str, ...]) -> Act:
        def at(part: str) -> Span:
            return Span(start := words.index(part), start + len(part))

        return Act(
            trigger=at(trigger), type="REJECT", kind=None, modes=(), contexts=(),
            status="happened", actors=(at(actor),), recipients=(),
            times=tuple(map(at, times)),
        )  # fmt: skip

    acts = [act("left", "Peru", ("January 1",)), act("signed", "Chile", ("January 1",))]
    coded = events(acts, [], Setting.of(text, tables))
    found = {event.actors[0].id: event.when and event.when.start for event in coded}
    assert found == {"PER GOV": None, "CHL GOV": date(2024, 1, 1)}
