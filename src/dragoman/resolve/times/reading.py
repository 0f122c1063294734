"""What a handler makes of a match, and what it may ask about the text around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.records import When
from dragoman.resolve.times.choose import Tense
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.scan import Scan
from dragoman.resolve.times.tense import tense

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
UNRESOLVED = "unresolved"
NEAREST = 12
COMPARING = frozenset({"from", "than", "against", "compared"})
COMPARED_WITHIN = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """The words `first` up to `last` read as a time.

    `period` is None where no calendar days are meant; `basis` is then empty, or "unresolved"
    where days are meant but the text does not give them. `grain` is the unit of the value.
    `words` are those that told the interval, where they are more than the expression's own.
    """

    first: int
    last: int
    type: Kind
    value: str
    period: Period | None = None
    basis: str = ""
    edge: str = ""
    words: tuple[int, int] | None = None
    awaits: tuple[str, int] | None = None

    def when(self, scan: Scan) -> When | None:
        """The days meant, as a record; None for durations, sets and vague references."""
        if not self.basis:
            return None
        quote = scan.quote(*(self.words or (self.first, self.last)))
        if self.period is None:
            return When(None, None, "unknown", self.basis, quote)
        span = self.period
        return When(span.start, span.end, span.precision, self.basis, quote)


@dataclass(slots=True)
class Context:
    """The text, the day that relative dates count from, and what was read so far.

    `reference` is None when neither the report nor its text says when it was published; `basis`
    says which of them does.
    """

    scan: Scan
    reference: date | None
    basis: str
    readings: list[Reading] = field(default_factory=list)

    def tense(self, first: int, last: int) -> Tense | None:
        """The tense at a date; a time of day right before it belongs to it."""
        if self.readings and self.readings[-1].last in (first, first - 1):
            before = self.readings[-1]
            if before.type == "TIME" and (
                before.last == first or self.scan.word(first - 1) == "on"
            ):
                first = before.first
        return tense(self.scan, first, last)

    def anchor(self, first: int) -> Period | None:
        """The period last named in this sentence or the one before: what "that day" points to."""
        low, _ = self.scan.sentence(first)
        if low > 0:
            low, _ = self.scan.sentence(low - 1)
        for reading in reversed(self.readings[-NEAREST:]):
            if reading.first < low:
                return None
            if reading.period is not None and reading.type in ("DATE", "TIME"):
                return reading.period
        return None

    def guess(self, step: int) -> str:
        """The TIMEX3 value of "the day before" where no day stands near: from the day named last.

        A value only, as annotators give it: the days that are meant stay unresolved.
        """
        for reading in reversed(self.readings[-NEAREST:]):
            day = reading.period
            if reading.type == "SET" or day is None or day.start is None or day.precision != "day":
                continue
            if self.reference is None or day.start <= self.reference:
                return _moved(day.start, step)
        return "XXXX-XX-XX"

    def compared(self, first: int) -> Period | None:
        """The period of a figure set against an earlier one: "in June, from 2 percent a year ago".

        It is the one that its sentence named first, and not after "from" itself.
        """
        low, _ = self.scan.sentence(first)
        if not COMPARING & set(self.scan.words[max(low, first - COMPARED_WITHIN) : first]):
            return None
        for reading in self.readings[-NEAREST:]:
            itself = self.scan.word(reading.first - 1) in COMPARING
            if reading.first >= low and reading.type == "DATE" and not itself:
                return reading.period
        return None

    def told_year(self, first: int) -> tuple[int, int] | None:
        """Year and month of a date told in full before this place in its sentence.

        "Arrested in March 1994 and released in June": June 1994. Only for what is past.
        """
        low, _ = self.scan.sentence(first)
        for reading in reversed(self.readings[-NEAREST:]):
            if reading.first < low:
                return None
            told = reading.period
            if reading.basis == "explicit" and told is not None and told.start is not None:
                if told.precision not in ("day", "month") or self.tense(first, first + 1) != "past":
                    return None
                return told.start.year, told.start.month
        return None

    def relative(self, kind: str = "") -> str:
        """How a date was found that leans on the day of publication: "weekday+published"."""
        return f"{kind}+{self.basis}" if kind else self.basis


def _moved(day: date, step: int) -> str:
    try:
        return (day + timedelta(days=step)).isoformat()
    except OverflowError:
        return "XXXX-XX-XX"


def dated(first: int, last: int, period: Period, basis: str) -> tuple[Reading, ...]:
    """A DATE that denotes these days."""
    return (Reading(first, last, "DATE", period.value, period, basis),)


def undated(first: int, last: int, value: str) -> tuple[Reading, ...]:
    """A DATE whose days the text does not give."""
    return (Reading(first, last, "DATE", value, None, UNRESOLVED),)


def plain(first: int, last: int, kind: Kind, value: str) -> tuple[Reading, ...]:
    """An expression that denotes no calendar days: a duration, a set, "now"."""
    return (Reading(first, last, kind, value),)


def edged(readings: tuple[Reading, ...], edge: str) -> tuple[Reading, ...]:
    """The same, marked as the start ("S"), middle ("M") or end ("E") of its period."""
    return tuple(replace(reading, edge=edge) for reading in readings)
