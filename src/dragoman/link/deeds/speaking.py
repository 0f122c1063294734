"""Who speaks in a line, and of whom: by the statements and names that the report gave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.link.deeds.lines import Line
from dragoman.records import Actor, Findings, Mention, Span, Statement, When

_PREPOSITION = re.compile(r"\b(?:of|to|for|from|with|against|in|on|over|into|at|by)(?: the)? $")
_BREAK = re.compile(r"[.!?][\"”’]?\s+\S|\n")
_ORGAN = re.compile(
    r"\b(?:ministry|office|department|presidency|government|embassy|chancellery|secretariat|"
    r"cabinet|palace)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in a line, when, and the record of the statement, if it is one."""

    speaker: Actor
    addressees: tuple[str, ...]
    when: When | None
    record: str | None


class Speakers:
    """Answers for one report."""

    def __init__(self, findings: Findings) -> None:
        self._text = findings.report.text
        self._statements = findings.statements
        self._mentions = findings.mentions
        self._publisher = _publisher(findings)

    def speaking(self, line: Line, start: int, end: int) -> Speech | None:
        """The statement whose cue stands at these positions of the line."""
        span = Span(line.span.start + start, line.span.start + end)
        return self._speech(
            lambda statement: any(cue.overlaps(span) for cue in statement.cue), line
        )

    def saying(self, line: Line, position: int) -> Speech | None:
        """The innermost statement in whose content a position of the line lies."""
        span = Span(line.span.start + position, line.span.start + position + 1)
        return self._speech(
            lambda statement: any(piece.overlaps(span) for piece in statement.content), line
        )

    def telling(self, line: Line, position: int) -> Speech | None:
        """Who answers for what a line says at a position, be it in nobody's mouth there.

        After "Deng said relations were good." the next sentence of the paragraph still gives his
        words; a ministry answers for its own release. Never the paper for its news.
        """
        return self.saying(line, position) or self._going_on(line) or self._publisher

    def _going_on(self, line: Line) -> Speech | None:
        """The last speaker of the sentence before, in the same paragraph."""
        at = line.span.start
        last = max(
            (s for s in self._statements if s.evidence.spans[-1].end <= at),
            key=lambda s: (s.evidence.spans[-1].end, s.id),
            default=None,
        )
        if last is None or last.speaker is None or last.silence:
            return None
        if _BREAK.search(self._text[last.evidence.spans[-1].end : at]):
            return None
        if any(line.span.overlaps(part) for s in self._statements for part in s.content):
            return None
        return Speech(last.speaker, _countries(last.addressees), last.when, last.id)

    def _speech(self, fits: Callable[[Statement], bool], line: Line) -> Speech | None:
        fitting = [
            (statement, speaker)
            for statement in self._statements
            if not statement.silence
            and fits(statement)
            and (speaker := statement.speaker or self._subject(line, statement)) is not None
        ]
        if not fitting:
            return None
        best, speaker = min(fitting, key=lambda one: (one[0].speaker is None, _length(one[0])))
        return Speech(speaker, _countries(best.addressees), best.when, best.id)

    def _subject(self, line: Line, statement: Statement) -> Actor | None:
        """Of a statement whose speaker is not known, the state that its verb has before it."""
        if not statement.cue or statement.anonymous:
            return None
        at = statement.cue[0].start - line.span.start
        own = [piece for piece in statement.content if piece.start < statement.cue[0].start]
        if own or not line.body < at <= len(line.text):
            return None
        return self.actor_before(line, at)

    def actor_at(self, line: Line, start: int, end: int) -> Actor | None:
        """The state that the words between two positions of a line name."""
        span = Span(line.span.start + start, line.span.start + end)
        named = (m.actor for m in self._mentions if m.span.overlaps(span) and m.actor.country)
        return next(named, None)

    def actor_before(self, line: Line, position: int) -> Actor | None:
        """The actor that the line names nearest before a position, not behind a preposition."""
        at = line.span.start
        before = [
            m
            for m in self._mentions
            if at + line.body <= m.span.start and m.span.end <= at + position and m.actor.country
        ]
        for mention in sorted(before, key=lambda m: m.span.start, reverse=True):
            if not _PREPOSITION.search(line.text[: mention.span.start - at]):
                return _first_of_pair(line, before, mention)
        return None


def _countries(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(actor.country for actor in actors if actor.country)


def _publisher(findings: Findings) -> Speech | None:
    """The state whose ministry or office put the text out, by the outlet's name."""
    outlet = findings.report.outlet
    if outlet is None or not _ORGAN.search(outlet):
        return None
    owners = {
        m.actor.country: m.actor
        for m in findings.mentions
        if m.actor.country and m.kind == "name" and re.search(rf"\b{re.escape(m.text)}\b", outlet)
    }
    if len(owners) != 1:
        return None
    (owner,) = owners.values()
    return Speech(owner, (), None, None)


def _first_of_pair(line: Line, before: list[Mention], last: Mention) -> Actor:
    """ "Belmark and Drovia agreed": the first of the two."""
    at = line.span.start
    for mention in before:
        joint = line.text[mention.span.end - at : last.span.start - at]
        if joint.strip() in ("and", "and the") and mention.actor.country != last.actor.country:
            return mention.actor
    return last.actor


def _length(statement: Statement) -> tuple[int, str]:
    return sum(len(span) for span in statement.content), statement.id
