"""The sentences of a report as the search for retellings sees them, whether or not coded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.link.sentences import sentences
from dragoman.link.sides import Side, side
from dragoman.link.words import stems
from dragoman.records import Evidence, Findings, Span, TimeExpression, When

_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
# An expression of more days than a month says little of when.
_LONGEST = 31
# An undated report is told with the news where it can be placed within a week.
_PLACED = timedelta(days=7)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One sentence that names a party, or stands after one that does.

    `parties` are those it names, `beside` also those that the sentence before it names, `around`
    all states of the report. `days` are the stretches of days that it names; `words` its content
    without names and dates; `records` are events and meetings whose evidence lies in it.
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
        before = parties.states
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
                    days=tuple(_days(times)),
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


def _days(times: Iterable[TimeExpression]) -> Iterator[tuple[date, date]]:
    """Of an open stretch, "since April 15", the day that bounds it."""
    for time in times:
        start = time.when and (time.when.start or time.when.end)
        end = time.when and (time.when.end or time.when.start)
        if start and end and (end - start).days < _LONGEST:
            yield start, end


def _names(findings: Findings) -> frozenset[str]:
    """Words by which the report names actors, its outlet or its agency."""
    named = [name for m in findings.mentions for name in _CAPITAL.findall(m.text)]
    credits = (findings.report.outlet or "", findings.report.agency or "")
    return stems(" ".join((*named, *credits)))
