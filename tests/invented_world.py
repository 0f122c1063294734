"""An invented world: states that meet, call, demand, threaten and seize, and reports of it.

A third of the reports are wire copies, one in fifty has no date, and one pair of states makes a
quarter of the news. Each report alludes in two sentences to earlier things by their days, without
a record; with `binding` it also tells of a word given, of an act and of a word kept. The findings
are made, not coded; the same size and seed give the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    MeetingKind,
    Mention,
    Reason,
    Report,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
    content_id,
)

STATES = [f"X{a}{b}" for a in "ABCDE" for b in "ABCD"]
START = date(2031, 1, 1)
DAYS = 730
TYPES = ("REQUEST", "ACCUSE", "THREATEN", "SANCTION", "COERCE", "AID", "MOBILIZE", "REJECT")
CONTACTS: tuple[tuple[MeetingKind, str], ...] = (("call", "phone"), ("visit", "visit"))
_MINISTER = re.compile(r"(X[A-E][A-D]) minister \d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ACTS = (("release", "released"), ("withdraw", "withdrew"), ("lift", "lifted"), ("close", "closed"))
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u")]


def words(rng: random.Random, count: int) -> str:
    """Invented words, the common ones more often."""
    ranks = (int(rng.paretovariate(0.7)) % 6000 for _ in range(count))
    return " ".join(
        SYLLABLES[rank % 70] + SYLLABLES[rank // 70 % 70] + ("n" if rank % 3 else "s")
        for rank in ranks
    )


class World:
    """Things that happen, and reports that tell of them."""

    def __init__(
        self, size: int, *, seed: int = 7, days: int = DAYS, hot: float = 0.25,
        binding: bool = False,
    ) -> None:  # fmt: skip
        """`hot` is the share of the first pair of states."""
        self._binding = binding
        self._rng = random.Random(seed)
        self._size, self._days, self._hot = size, days, hot
        self._happenings = [self._happening() for _ in range(size)]
        self._happenings.sort(key=lambda one: one[0])

    def _happening(self) -> tuple[date, Actor, Actor, str, str]:
        rng = self._rng
        pair = STATES[:2] if rng.random() < self._hot else rng.sample(STATES, 2)
        left, right = (Actor(it, "GOV", f"{it} minister {rng.randint(1, 3)}") for it in pair)
        day = START + timedelta(days=rng.randrange(self._days))
        return day, left, right, rng.choice((*TYPES, "CONSULT", "CONSULT")), words(rng, 12)

    def reports(self) -> Iterator[Findings]:
        """Two thirds tell something in words of their own, one third copies the report before."""
        last: tuple[Report, int] | None = None
        for number in range(self._size):
            if last is not None and number % 3 == 2:
                copied = Report(last[0].text, published=last[0].published, outlet=f"O{number % 40}")
                yield self._findings(copied, last[1])
                continue
            at = self._rng.randrange(len(self._happenings) - 3)
            day = self._happenings[at][0] + timedelta(days=self._rng.randint(0, 2))
            told = [self._sentence(at + step) for step in range(3)]
            told += [self._sentence(self._rng.randrange(at + 1), alluded=True) for _ in range(2)]
            if self._binding:
                told += self._words_and_acts()
            body = "\n".join(told)
            published = None if number % 50 == 0 else day
            filler = words(self._rng, 200)
            report = Report(f"{body}\n{filler}", published=published, outlet=f"O{number % 40}")
            last = (report, at)
            yield self._findings(report, at)

    def _words_and_acts(self) -> Iterator[str]:
        """A word given, an act told of, a word spoken of."""
        rng = self._rng
        who = [f"{rng.choice(STATES)} minister {rng.randint(1, 3)}" for _ in range(3)]
        acts = [rng.choice(ACTS) for _ in range(2)]
        yield f"{who[0]} promised to {acts[0][0]} the {words(rng, 2)} of {words(rng, 1)}."
        yield f"{who[1]} {acts[1][1]} the {words(rng, 2)} of {words(rng, 1)}."
        yield f"{who[2]} kept the promise about the {words(rng, 2)} of {words(rng, 1)}."

    def _sentence(self, at: int, *, alluded: bool = False) -> str:
        day, left, right, type_, about = self._happenings[at]
        kept = [word for word in about.split() if self._rng.random() < 0.7]
        on = f" on {day}" if alluded else ""
        said = f"{type_.lower()} {right.name} {' '.join(kept)} {words(self._rng, 4)}"
        return f"{left.name} {said}{on}."

    def _findings(self, report: Report, at: int) -> Findings:
        events, meetings, statements = [], [], []
        start = 0
        for step, line in enumerate(report.text.split("\n")[:3]):
            day, left, right, type_, _ = self._happenings[at + step]
            span = Span(start, start + len(line))
            start += len(line) + 1
            firm = step == 0
            when = When(day, day, "day", "explicit") if firm else None
            evidence = Evidence.cite(report, span)
            kind, mode = CONTACTS[len(line) % 2]
            contact = type_ == "CONSULT"
            status: Status = "happened" if firm else "scheduled" if contact else "happened"
            events.append(
                Event(
                    content_id("e", report.id, step), type_, None, type_,
                    (mode,) if contact else (), (), (left,), (right,), (), (), status, evidence,
                    when, reasons=(Reason(f"event model: {type_}", type_.lower()),),
                )
            )  # fmt: skip
            if contact and left.country and right.country:
                meetings.append(
                    Meeting(
                        content_id("m", report.id, step), kind,
                        ((left.country, (left,)), (right.country, (right,))),
                        (MeetingEntry(status, left, None, evidence),), when,
                    )
                )  # fmt: skip
            content = Span(span.start + len(line) // 3, span.end)
            statements.append(
                Statement(
                    content_id("s", report.id, step), "indirect", left, (), (), (),
                    (Span(span.start, span.start + 5),), (content,), evidence, when=when,
                )
            )  # fmt: skip
        return Findings(
            report, "benchmark/1", mentions=_mentions(report), times=_times(report),
            events=tuple(events), meetings=tuple(meetings), statements=tuple(statements),
        )  # fmt: skip


def _mentions(report: Report) -> tuple[Mention, ...]:
    """The ministers that the text names."""
    return tuple(
        Mention(Span(*found.span()), found[0], "name", Actor(found[1], "GOV", found[0]))
        for found in _MINISTER.finditer(report.text)
    )


def _times(report: Report) -> tuple[TimeExpression, ...]:
    found = []
    for one in _DAY.finditer(report.text):
        day = date.fromisoformat(one[0])
        when = When(day, day, "day", "explicit")
        found.append(TimeExpression(Span(*one.span()), one[0], "DATE", one[0], when))
    return tuple(found)
