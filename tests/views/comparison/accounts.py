"""Accounts written by hand: plain text, with a statement where `said` marks one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.records import (
    Actor,
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

DROVIA, BELMARK = Actor("XDR", "GOV"), Actor("XBE", "GOV")
SARENKO = Actor("XDR", "GOV", "Vera Sarenko", "Minister of Foreign Affairs")
LINDQVAR = Actor("XBE", "GOV", "Jonas Lindqvar", "Minister of Foreign Affairs")
STATES = {"Drovia": "XDR", "Drovian": "XDR", "Belmark": "XBE", "Belmarkian": "XBE"}
_NAMES = {
    "Vera Sarenko": SARENKO, "Sarenko": SARENKO, "Jonas Lindqvar": LINDQVAR,
    "Lindqvar": LINDQVAR, "Drovia": DROVIA, "Belmark": BELMARK,
}  # fmt: skip


class Atlas:
    """Knows Drovia and Belmark."""

    def country(self, word: str) -> str | None:
        return STATES.get(word) or {"Haldensk": "XBE"}.get(word)

    def is_state(self, word: str) -> bool:
        return word in STATES


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def account(
    text: str,
    *said: tuple[Actor, str],
    outlet: str = "Haldensk Post",
    days: Sequence[tuple[str, date]] = (),
) -> Findings:
    """A report with its names found, and who said which words."""
    report = Report(text, outlet=outlet, published=date(2025, 3, 10))
    statements = tuple(
        Statement(
            id=content_id("s", report.id, words), kind="indirect", speaker=speaker, addressees=(),
            via=(), source=(), cue=(), content=(place(text, words),),
            evidence=Evidence.cite(report, place(text, words)),
        )
        for speaker, words in said
    )  # fmt: skip
    mentions: list[Mention] = []
    for name, actor in _NAMES.items():
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(span.overlaps(other.span) for other in mentions):
                mentions.append(Mention(span, name, "name", actor))
            at = text.find(name, at + 1)
    times = tuple(
        TimeExpression(
            place(text, words), words, "DATE", day.isoformat(), When(day, day, "day", "explicit")
        )
        for words, day in days
    )
    return Findings(report, "test/1", mentions=tuple(mentions), times=times, statements=statements)
