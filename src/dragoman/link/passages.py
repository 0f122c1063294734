"""The sentences of a report as the search for retellings sees them, whether or not coded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.link.sentences import sentences
from dragoman.link.sides import Side, side
from dragoman.link.words import stems
from dragoman.records import Evidence, Findings, Span, TimeExpression, When

_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
# An expression of more days than a month says little of when.
_LONGEST = 31
# A length of time in days, weeks or months, how many days each has, and how exactly it is meant.
_LENGTH = re.compile(r"P(\d+)([DWM])")
_UNITS = {"D": (1, 0), "W": (7, 3), "M": (30, 15)}
# Which way one reckons by it from the day of what is told beside it.
_BACK = {"after": 1, "since": 1, "before": -1}
_FARTHEST = 366
# An undated report is told with the news where it can be placed within a week.
_PLACED = timedelta(days=7)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One sentence that names a party, or stands after one that does.

    `parties` are those it names, `beside` also those of the last sentence before it that names any,
    `around` all states of the report. `days` are the stretches of days that it may speak of;
    `words` its content without names and dates; `records` are events and meetings whose evidence
    lies in it.
    """

    evidence: Evidence
    published: date | None
    parties: Side
    beside: frozenset[str]
    around: frozenset[str]
    days: tuple[tuple[date, date], ...]
    words: frozenset[str]
    records: tuple[str, ...]

    @property
    def report(self) -> str:
        return self.evidence.report

    @property
    def order(self) -> tuple[date, str, Span]:
        return (self.published or date.max, self.report, self.evidence.spans[0])


def passages(findings: Findings) -> tuple[Passage, ...]:
    """The passages of one report, in order."""
    report = findings.report
    names = _names(findings)
    everyone = side(mention.actor for mention in findings.mentions).states
    coded = [(one.id, span) for one in findings.events for span in one.evidence.spans]
    coded += [
        (one.id, span)
        for one in findings.meetings
        for entry in one.history
        for span in entry.evidence.spans
    ]
    found: list[Passage] = []
    before: frozenset[str] = frozenset()
    for span in sentences(report.text):
        parties = side(m.actor for m in findings.mentions if m.span.within(span))
        beside = parties.states | before
        before = parties.states or before
        times = [time for time in findings.times if time.span.within(span)]
        words = stems(span.of(report.text)) - names - stems(" ".join(it.text for it in times))
        if beside and words:
            found.append(
                Passage(
                    evidence=Evidence.cite(report, span),
                    published=report.published,
                    parties=parties,
                    beside=beside,
                    around=everyone,
                    days=tuple(_days(times, report.published)),
                    words=words,
                    records=tuple(name for name, own in coded if own.overlaps(span)),
                )
            )
    return tuple(found)


def placed_passage(passage: Passage, published: When | None) -> Passage:
    """A passage of an undated report, as if it came out on the last day that others date it to."""
    if published is None or published.start is None or published.end is None:
        return passage
    near = published.end - published.start <= _PLACED
    return replace(passage, published=published.end) if near else passage


def _days(times: Sequence[TimeExpression], published: date | None) -> Iterator[tuple[date, date]]:
    """Of an open stretch, "since April 15", the day that bounds it."""
    for time in times:
        start = time.when and (time.when.start or time.when.end)
        end = time.when and (time.when.end or time.when.start)
        if start and end and (end - start).days < _LONGEST:
            yield start, end
    for time in times:
        yield from _reckoned(time, times, published)


def _reckoned(
    time: TimeExpression, times: Sequence[TimeExpression], published: date | None
) -> Iterator[tuple[date, date]]:
    """The days about which "two weeks after she cancelled" puts the other thing it speaks of.

    They are reckoned from the last day named before it in the sentence, or from the report's.
    """
    length, word = _LENGTH.fullmatch(time.value), time.text.split()[-1].casefold()
    if length is None or word not in _BACK:
        return
    named = [
        one.when.start
        for one in times
        if one.when and one.when.precision == "day" and one.span.end <= time.span.start
    ]
    day = named[-1] if named else published
    unit, about = _UNITS[length[2]]
    steps = int(length[1]) * unit
    if day is not None and steps <= _FARTHEST:
        middle = day - timedelta(days=steps * _BACK[word])
        yield middle - timedelta(days=about), middle + timedelta(days=about)


def _names(findings: Findings) -> frozenset[str]:
    """Words by which the report names actors, its outlet or its agency."""
    named = [name for m in findings.mentions for name in _CAPITAL.findall(m.text)]
    credits = (findings.report.outlet or "", findings.report.agency or "")
    return stems(" ".join((*named, *credits)))
