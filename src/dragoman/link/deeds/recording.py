"""Words that a line voices, made into one record with all that is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.link.deeds.asked import Asked, told
from dragoman.link.deeds.cues import Tie, Voices
from dragoman.link.deeds.due import deadline
from dragoman.link.deeds.lexicon import Lexicon
from dragoman.link.deeds.lines import Line
from dragoman.link.deeds.speaking import Speech
from dragoman.link.deeds.voiced import Voiced
from dragoman.records import Actor, DeedKind, Findings, When

_NEXT_CLAUSE = re.compile(r", (?:and|but) ")


class Recorder:
    """Answers for one report."""

    def __init__(self, findings: Findings, lexicon: Lexicon, voices: Voices) -> None:
        self._lexicon = lexicon
        self._voices = voices
        self._positions = {
            (position.statement, position.kind): position.id
            for position in findings.positions
            if position.statement
        }

    def tie(self, line: Line, start: int, end: int) -> Tie | None:
        """A condition in a part of a line; "until May 20" sets a day and none."""
        tie = self._voices.tied(line.text, start, end)
        if tie is not None and any(tie.end <= day.start <= tie.end + 5 for day in line.dates):
            return self._voices.tied(line.text, tie.end, end)
        return tie

    def condition(
        self, line: Line, main: Voiced, end: int, speech: Speech | None
    ) -> Iterator[Voiced]:
        """What the other side is to do first, where the words are tied to it."""
        tie = self.tie(line, main.asked.verb, end)
        if tie is None:
            tie = self._voices.tied(line.text, line.body, main.asked.verb)
            if tie is None:
                return
            comma = line.text.find(",", tie.end, main.asked.verb)
            end = comma if comma > 0 else main.asked.verb
        if tie.by == "if" and main.kind in ("threat", "demand"):
            return
        if further := _NEXT_CLAUSE.search(line.text, tie.end, end):
            end = further.start()
        act = told(line, tie.end, end, self._lexicon, self._voices)
        if act is None or act.vague or act.negative or act.keys & self._lexicon.saying:
            return
        holder = main.holder.country
        inside = [p.country for p in line.parties if tie.end <= p.start < end and not act.passive]
        others = [code for code in inside if code != holder]
        elsewhere = {p.country for p in line.parties if p.start >= line.body} - {holder}
        if inside and not others:
            return
        bound = others[0] if others else (min(elsewhere) if len(elsewhere) == 1 else None)
        made = self.voiced(line, "condition", main.holder, bound, act, speech)
        yield made if made.deadline else made.due(main.deadline)

    def voiced(
        self,
        line: Line,
        kind: DeedKind,
        holder: Actor,
        bound: str | None,
        act: Asked,
        speech: Speech | None,
    ) -> Voiced:
        """The record of an act that a holder's words bind somebody to."""
        said = speech.when if speech else None
        day = (said.end or said.start) if said else line.published
        others = [p.country for p in line.parties if p.country not in (holder.country, bound)]
        towards = bound if bound != holder.country else (others[0] if others else None)
        if said is None and line.published is not None:
            said = When(line.published, line.published, "day", "published")
        return Voiced(
            kind=kind, holder=holder, bound=bound, towards=towards, asked=act, said=said,
            deadline=deadline(line, act.start, act.end, day), line=line,
            records=tuple(dict.fromkeys(self._records(line, kind, act, speech))),
        )  # fmt: skip

    def _records(
        self, line: Line, kind: DeedKind, act: Asked, speech: Speech | None
    ) -> Iterator[str]:
        if speech is not None and speech.record:
            yield speech.record
        for start, end, event in line.events:
            if start < act.end and act.start < end and event.status != "background":
                yield event.id
        if speech is not None:
            named = ("threat", "warning") if kind == "threat" else (kind, kind)
            for (owner, told_kind), name in self._positions.items():
                if owner == speech.record and told_kind in named:
                    yield name
