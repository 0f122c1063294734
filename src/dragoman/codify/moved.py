"""A meeting that is moved to another day: the day it is given, and the one it had.

"The visit will take place on March 28 instead of March 7", "moved from Monday to Thursday",
"put back by two weeks; it had been fixed for Wednesday". Put off and set anew in one report, it is
one meeting still.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.codify.days import is_later
from dragoman.records import Event, Span, Text, TimeExpression, When

_PLANNED = frozenset({"scheduled", "confirmed", "expected", "postponed"})
_SHORT = timedelta(days=31)
_WEEK = timedelta(days=7)
_MOVES = re.compile(
    r"\b(?:mov(?:es?|ed|ing)|shift(?:s|ed|ing)?|push(?:es|ed|ing)? back|"
    r"put(?:s|ting)? (?:back|off)|"
    r"postpon\w+|delay\w*|defer\w*|reschedul\w+|brought forward|bring(?:s|ing)? forward|advanced|"
    r"slip(?:s|ped|ping)?|(?:chang\w+|alter\w+) the dates?|new date|instead|"
    r"(?:days?|weeks?|fortnight|months?) (?:later|earlier))\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:instead of|rather than|and not|not|from|originally|initially|previously|earlier|"
    r"(?:was|were) (?:first |originally )?(?:to|due|set|scheduled|planned|meant|expected)\b"
    r"[^.;,]{0,40}|"
    r"(?:had|has|have) (?:first |originally |once )?been (?:\w+ )?(?:for|on|due|to)\b[^.;,]{0,30}|"
    r"(?:planned|set|fixed|scheduled|due|announced|foreseen|expected|intended) (?:for|on|to)"
    r"[^.;,]{0,25}|should have[^.;,]{0,40})"
    r"(?: (?:on|for|in|the|of|next|this|that))* ?$",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:to|until|till|for|on|now|begins?|start)(?: (?:the|next))* ?$", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?P<by>by )?(?P<many>a|one|two|three|four|six|ten|\d{1,2}) "
    r"(?P<unit>day|week|fortnight|month)s?(?(by)\b| (?:later|earlier)\b)",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "ten": 10}
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_EARLIER = re.compile(r"\b(?:forward|advanced|earlier)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Move:
    """The days before, if they are told, and after; `sooner` if it was brought forward."""

    old: When | None
    new: When
    sooner: bool = False


def move(event: Event, times: Sequence[TimeExpression], text: Text) -> Move | None:
    """How a meeting that is still to come was moved, if its sentence tells that it was."""
    sentence = text.sentence_at(event.evidence.spans[0].start)
    if event.type != "CONSULT" or event.status not in _PLANNED or sentence is None:
        return None
    body = text.report.text
    if not _MOVES.search(body, sentence.start, sentence.end):
        return None
    own = list(_dated(times, sentence))
    old = next((one for one in own if _is_old(one, body, sentence)), None)
    by = _BY.search(body, sentence.start, sentence.end)
    # "A week later" is reckoned from the day the meeting had.
    others = [one for one in own if one is not old and not (by and one.span.overlaps(_span(by)))]
    new = next((one for one in others if _is_new(one, body, sentence, text)), None)
    if old is None and (after := _next(sentence, text)) is not None:
        old = next((one for one in _dated(times, after) if _is_old(one, body, after)), None)
    left = _ahead(old.when, text) if old is not None else None
    right = new.when if new is not None else None
    sooner = bool(_EARLIER.search(body, sentence.start, sentence.end))
    if by is not None and right is None and left is not None:
        right = _shifted(left, by, sooner=sooner)
    elif by is not None and right is not None and left is None:
        left = _shifted(right, by, sooner=not sooner)
    if right is None or right == left:
        return None
    return Move(left, right, sooner=is_later(left, right) or (left is None and sooner))


def _dated(times: Sequence[TimeExpression], within: Span) -> Iterator[TimeExpression]:
    """Expressions of a day or of days; "until June 7" means that day."""
    for one in times:
        when = one.when
        if not one.span.within(within) or when is None or when.end is None:
            continue
        if when.start is None:
            yield replace(one, when=replace(when, start=when.end, precision="day"))
        elif when.end - when.start <= _SHORT:
            yield one


def _ahead(when: When | None, text: Text) -> When | None:
    """A weekday that a meeting is moved from lies ahead, unless it is dated."""
    on = text.report.published
    if when is None or when.start is None or when.end is None or on is None:
        return when
    if when.basis != "weekday+published" or not timedelta(0) < on - when.end < _WEEK:
        return when
    return replace(when, start=when.start + _WEEK, end=when.end + _WEEK)


def _is_old(one: TimeExpression, body: str, sentence: Span) -> bool:
    return bool(_OLD.search(body, sentence.start, one.span.start))


def _is_new(one: TimeExpression, body: str, sentence: Span, text: Text) -> bool:
    """A day to come that a word of moving or beginning leads to."""
    on = text.report.published
    when = one.when
    if on is None or when is None or when.end is None or when.end <= on:
        return False
    return bool(_NEW.search(body, sentence.start, one.span.start))


def _next(sentence: Span, text: Text) -> Span | None:
    later = (one for one in text.sentences if one.start >= sentence.end)
    return next(later, None)


def _span(match: re.Match[str]) -> Span:
    return Span(*match.span())


def _shifted(known: When, by: re.Match[str], *, sooner: bool) -> When | None:
    """ "By two weeks", "a week later than planned": from one of the days the other."""
    if known.start is None or known.end is None:
        return None
    many = by["many"].lower()
    days = (_NUMBERS.get(many) or int(many)) * _UNITS[by["unit"].lower()]
    step = timedelta(days=-days if sooner else days)
    moved = replace(known, start=known.start + step, end=known.end + step, basis="moved")
    if by["unit"].lower() != "month" or moved.end is None:
        return moved
    return replace(moved, end=moved.end + _WEEK, precision="range")
