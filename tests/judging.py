"""Judges what the whole coder makes of a case of `cases/coder/`: what a reader misses in it.

Run as a script it prints each miss and the share of cases that hold:

    PYTHONPATH=src:tests python tests/judging.py tests/cases/coder/open.yaml
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

import dragoman
from dragoman import resolve
from dragoman.annotate import annotate
from dragoman.pipeline import Coder
from dragoman.records import Actor, Event, Findings, Report, Statement

INVENTED = Path(dragoman.__path__[0]) / "demo" / "actors.tsv"
PUBLISHED = date(2023, 6, 14)
Case = dict[str, Any]


def coder() -> Coder:
    """The shipped weights, and the tables of the invented states."""
    return Coder(tables=resolve.ActorTables.load(extra=[INVENTED]))


def cases(file: Path) -> list[Case]:
    """The cases of a file, in order."""
    return list(yaml.safe_load(file.read_text(encoding="utf-8")))


def misses(case: Case, coder: Coder) -> list[str]:
    """What a reader would object to, in words; nothing where the case holds."""
    report = Report(case["text"], published=PUBLISHED, language="en")
    assert annotate(report).sentences, case["about"]
    found = coder.code(report)
    return [
        *_events(case, found),
        *_statements(case, found),
        *_apart(case, found),
    ]


def _events(case: Case, found: Findings) -> Iterator[str]:
    for wanted in case.get("events", ()):
        fitting = [event for event in found.events if event_fits(event, wanted)]
        if not fitting:
            yield f"no event {wanted}"
        elif len(fitting) > wanted.get("count", 99):
            yield f"{len(fitting)} events {wanted}"
    for unwanted in case.get("absent", ()):
        if any(event_fits(event, unwanted) for event in found.events):
            yield f"has an event {unwanted}"
    if case.get("none") and any(event.type for event in found.events):
        yield "has an event"
    if case.get("positions") == "none" and found.positions:
        yield "has a position"


def event_fits(event: Event, wanted: Case) -> bool:
    """Whether an event is as the case says, as far as it says."""
    quotes = " … ".join(event.evidence.quotes)
    return (
        any(words in quotes for words in str(wanted.get("words", "")).split("|"))
        and _one_of(event.type, wanted.get("type"))
        and _one_of(event.kind, wanted.get("kind"))
        and _one_of(event.plover, wanted.get("plover"))
        and _one_of(event.status, wanted.get("status"))
        and _holds(event.modes, wanted.get("mode"))
        and _holds(event.contexts, wanted.get("context"))
        and all(_party(event.actors, name) for name in wanted.get("actors", ()))
        and all(_party(event.recipients, name) for name in wanted.get("recipients", ()))
    )


def _one_of(value: str | None, allowed: str | None) -> bool:
    return allowed is None or value in allowed.split("|")


def _holds(values: Iterable[str], wanted: str | None) -> bool:
    return wanted is None or any(part in values for part in wanted.split("|"))


def _party(actors: Iterable[Actor], name: str) -> bool:
    return any(name in (actor.country, actor.id) for actor in actors)


def _statements(case: Case, found: Findings) -> Iterator[str]:
    for wanted in case.get("statements", ()):
        if not any(statement_fits(s, wanted, case["text"]) for s in found.statements):
            yield f"no statement {wanted}"


def statement_fits(statement: Statement, wanted: Case, text: str) -> bool:
    """Whether a statement is as the case says, as far as it says."""
    speaker = statement.speaker
    words = wanted.get("content")
    if words is not None and not _covers(statement, words, text):
        return False
    if name := wanted.get("speaker"):
        if speaker is None:
            return False
        named = name == "anonymous" and statement.anonymous
        if not named and name not in (speaker.country, speaker.id):
            return False
    return (
        wanted.get("country") in (None, speaker.country if speaker else None)
        and all(_party(statement.addressees, name) for name in wanted.get("addressees", ()))
        and all(_party(statement.via, name) for name in wanted.get("via", ()))
        and wanted.get("silence", False) == statement.silence
        and wanted.get("announced", False) == statement.announced
        and wanted.get("damaged", False) == statement.damaged
        and ("within" not in wanted or statement.within is not None)
    )


def _covers(statement: Statement, words: str, text: str) -> bool:
    """Whether the content holds the words and is not far longer or shorter."""
    start = text.index(words)
    inside = sum(
        max(0, min(span.end, start + len(words)) - max(span.start, start))
        for span in statement.content
    )
    longest = sum(len(span) for span in statement.content)
    return inside >= 0.8 * len(words) and longest <= 2.2 * len(words) + 20


def _apart(case: Case, found: Findings) -> Iterator[str]:
    for left, right in case.get("apart", ()):
        speakers = [
            {
                s.speaker.id
                for s in found.statements
                if s.speaker is not None and _covers(s, words, case["text"])
            }
            for words in (left, right)
        ]
        if speakers[0] & speakers[1] or not all(speakers):
            yield f"not two speakers: {left} / {right}"


if __name__ == "__main__":
    reader = coder()
    for name in sys.argv[1:]:
        held = 0
        for case in cases(Path(name)):
            objections = misses(case, reader)
            held += not objections
            for objection in objections:
                print(f"{case['about']}: {objection}")  # noqa: T201
        print(f"{name}: {held} of {len(cases(Path(name)))} hold")  # noqa: T201
