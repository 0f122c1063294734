"""Findings from plain sentences: states are mentions, nothing else is coded."""

from __future__ import annotations

import re
from datetime import date

from dragoman.link import link
from dragoman.records import (
    Actor,
    Deed,
    Evidence,
    Findings,
    Mention,
    Report,
    Span,
    Statement,
    TimeExpression,
    When,
    content_id,
)

STATES = {"Drovia": "XDR", "Belmark": "XBE", "Carvenia": "XCA"}
_STATE = re.compile("|".join(STATES))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def says(text: str, published: str | None, *, outlet: str = "Nord Press") -> Findings:
    """A report of that day; days in ISO form are its dates."""
    report = Report(
        text, published=date.fromisoformat(published) if published else None, outlet=outlet
    )
    return Findings(
        report=report,
        coder="test/1",
        mentions=tuple(
            Mention(Span(*found.span()), found[0], "name", Actor(STATES[found[0]], "GOV"))
            for found in _STATE.finditer(text)
        ),
        times=tuple(
            TimeExpression(Span(*found.span()), found[0], "DATE", found[0], _day(found[0]))
            for found in _DAY.finditer(text)
        ),
    )


def spoken(text: str, published: str, *, by: str, words: str, cue: str) -> Findings:
    """The same with a statement: `by` is the state, `words` its content."""
    found = says(text, published)
    start, at = text.index(words), text.index(cue)
    content, verb = Span(start, start + len(words)), Span(at, at + len(cue))
    statement = Statement(
        id=content_id("s", text), kind="indirect", speaker=Actor(STATES[by], "GOV"),
        addressees=(), via=(), source=(), cue=(verb,), content=(content,),
        evidence=Evidence.cite(found.report, content),
    )  # fmt: skip
    return Findings(found.report, "test/1", found.mentions, found.times, (statement,))


def deeds(*reports: Findings) -> tuple[Deed, ...]:
    return link(reports).deeds


def only(*reports: Findings) -> Deed:
    """The one deed that the reports give."""
    (deed,) = deeds(*reports)
    return deed


def _day(written: str) -> When:
    day = date.fromisoformat(written)
    return When(day, day, "day", "explicit")
