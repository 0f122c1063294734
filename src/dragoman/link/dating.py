"""When what a record tells of took place: by its own date, or by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.link.sentences import around
from dragoman.link.windows import LIVE, Window, window
from dragoman.records import Event, Findings, Meeting, Span, Statement, Status, When

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Types of acts that are done by saying something."""

# The news of a report are of these days; a date that tells of more says little.
_NEWS, _MONTH = timedelta(days=3), 31


class Days(NamedTuple):
    """The days of a record, and the expressions at it whose date the report does not give."""

    window: Window
    expressions: tuple[str, ...]


def days_of_event(event: Event, status: Status, findings: Findings) -> Days:
    """The days of an event whose status, taken for what it is, is `status`."""
    spans = event.evidence.spans
    when = _planned_when(event, findings.report.published)
    if not _is_dated(when) and event.type in VERBAL:
        when = _when_said(spans, findings.statements) or when
    # Beside the word for a threat stands the day of what is threatened, not its own.
    if not _is_dated(when) and (event.type == "CONSULT" or status == "background"):
        when = _told_beside(status, findings, spans) or when
    return _days(when, status, findings, _unresolved(event.when, findings, spans))


def days_of_meeting(meeting: Meeting, status: Status, findings: Findings) -> Days:
    """The days of a meeting that is at last of `status`."""
    when = meeting.when
    if not _is_dated(when):
        when = _told_beside(status, findings, spans_of(meeting)) or when
    return _days(when, status, findings, _own_expressions(meeting, findings))


def days_of_statement(statement: Statement, findings: Findings) -> Days:
    """The days of a statement: those of saying it, not those that it speaks of."""
    cue = (*statement.cue, *statement.source) or statement.content
    expressions = _unresolved(statement.when, findings, cue[:1], apart_from=statement.content)
    return _days(statement.when, "happened", findings, expressions)


def voiced(event: Event) -> Status:
    """Its status, but a threat is made when it is voiced, however uncertain what it threatens."""
    return "happened" if event.type == "THREATEN" and event.status in LIVE else event.status


def spans_of(meeting: Meeting) -> list[Span]:
    """Where its history stands."""
    return [span for entry in meeting.history for span in entry.evidence.spans]


def _is_dated(when: When | None) -> bool:
    return when is not None and bool(when.start or when.end)


def _days(
    when: When | None, status: Status, findings: Findings, expressions: tuple[str, ...]
) -> Days:
    published = findings.report.published
    found = window(when, published=published, status=status, expressions=expressions)
    return Days(found, expressions)


def _planned_when(event: Event, published: date | None) -> When | None:
    """The day of the act; a past day beside "called off" is that of calling it off."""
    when = event.when
    if when is None or event.status not in ("cancelled", "postponed"):
        return when
    day = when.end or when.start
    past = day is not None and published is not None and day <= published
    return None if past and when.precision == "day" else when


def _when_said(spans: Sequence[Span], statements: Iterable[Statement]) -> When | None:
    """When the words were said in which an act of words stands."""
    said = (
        one.when
        for one in statements
        if _is_dated(one.when)
        and any(span.overlaps(own) for span in one.evidence.spans for own in spans)
    )
    return next(said, None)


def _told_beside(status: Status, findings: Findings, spans: Sequence[Span]) -> When | None:
    """The one date beside a record without one on which such a thing can be.

    A plan lies after the day of its report, what is told as known lies before its news.
    """
    published = findings.report.published
    if published is None or status not in (*LIVE, "background"):
        return None
    reach = around(findings.report.text, spans)
    found = {
        (time.when.start, time.when.end): time.when
        for time in findings.times
        if time.type == "DATE" and time.when and any(time.span.within(span) for span in reach)
        if _may_be(status, time.when, published)
    }
    return min(found.values(), key=repr) if len(found) == 1 else None


def _may_be(status: Status, when: When, published: date) -> bool:
    if when.start is None or when.end is None or (when.end - when.start).days > _MONTH:
        return False
    if status == "background":
        return when.end < published - _NEWS
    return when.end > published


def _own_expressions(meeting: Meeting, findings: Findings) -> tuple[str, ...]:
    """Without those of the meeting it replaces: "the visit, called off in February, is on"."""
    found = _unresolved(meeting.when, findings, spans_of(meeting))
    replaced = (one for one in findings.meetings if one.id == meeting.reschedules)
    theirs = {
        expression
        for one in replaced
        for expression in _unresolved(one.when, findings, spans_of(one))
    }
    return tuple(expression for expression in found if expression not in theirs)


def _unresolved(
    when: When | None,
    findings: Findings,
    spans: Sequence[Span],
    *,
    apart_from: Sequence[Span] = (),
) -> tuple[str, ...]:
    """Time expressions at a record whose date the report alone does not give."""
    if when is not None and (when.start or when.end):
        return ()
    found = [when.expression] if when is not None and when.expression else []
    reach = around(findings.report.text, spans)
    for time in findings.times:
        unknown = time.when is None or (time.when.start is None and time.when.end is None)
        if time.type != "DATE" or not unknown:
            continue
        inside = any(time.span.within(span) for span in reach)
        if inside and not any(time.span.overlaps(span) for span in apart_from):
            found.append(time.text)
    return tuple(dict.fromkeys(found))
