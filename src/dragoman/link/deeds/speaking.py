"""Who speaks in a line, and of whom: by the statements and names that the report gave."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.link.deeds.lines import Line
from dragoman.records import Actor, Findings, Mention, Span, Statement, When

_PREPOSITION = re.compile(r"\b(?:of|to|for|from|with|against|in|on|over|into|at|by)(?: the)? $")


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in a line, when, and the record of the statement."""

    speaker: Actor
    addressees: tuple[str, ...]
    when: When | None
    record: str


class Speakers:
    """Answers for one report."""

    def __init__(self, findings: Findings) -> None:
        self._statements = findings.statements
        self._mentions = findings.mentions

    def speaking(self, line: Line, start: int, end: int) -> Speech | None:
        """The statement whose cue stands at these positions of the line."""
        span = Span(line.span.start + start, line.span.start + end)
        return self._speech(lambda statement: any(cue.overlaps(span) for cue in statement.cue))

    def saying(self, line: Line, position: int) -> Speech | None:
        """The innermost statement in whose content a position of the line lies."""
        span = Span(line.span.start + position, line.span.start + position + 1)
        return self._speech(
            lambda statement: any(piece.overlaps(span) for piece in statement.content)
        )

    def _speech(self, fits: Callable[[Statement], bool]) -> Speech | None:
        fitting = [
            statement
            for statement in self._statements
            if statement.speaker is not None and not statement.silence and fits(statement)
        ]
        best = min(fitting, key=_length, default=None)
        if best is None or best.speaker is None:
            return None
        countries = tuple(a.country for a in best.addressees if a.country)
        return Speech(best.speaker, countries, best.when, best.id)

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
