"""Demands, threats, commitments, conditions and announced acts in one report.

    Drovia warned that it would close its ports from March 1 unless the crew was released.

gives a threat by Drovia, due on 1 March, and a condition that the other side release the crew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.link.deeds.asked import Asked, asked, deadline, told
from dragoman.link.deeds.cues import Cue, Voices, voices
from dragoman.link.deeds.lexicon import Lexicon, lexicon
from dragoman.link.deeds.lines import Line, lines
from dragoman.link.deeds.speaking import Speakers, Speech
from dragoman.link.deeds.voiced import Voiced, clause_end, is_first_person, modal_start
from dragoman.records import Actor, DeedKind, Findings, When

_OWN = re.compile(r"\b(?:we|our|it|its|they|their|he|she|I)\b")


_EARLIER = re.compile(
    r"\bhad (?:\w+ ){0,3}?(?:said|announced|promised|pledged|threatened|warned|vowed|agreed|"
    r"declared|told)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\w+(?: \w+)? (?:\w+ ){0,6}?(?:talks|meetings?|summit|visit|negotiations|dialogue|round of|"
    r"consultations|conference|call)\b",
    re.IGNORECASE,
)


def voiced(findings: Findings, told_lines: tuple[Line, ...] | None = None) -> tuple[Voiced, ...]:
    """All that a report voices, in order of its lines."""
    found = lines(findings) if told_lines is None else told_lines
    reader = _Reader(findings, lexicon(), voices())
    return tuple(one for line in found for one in reader.read(line))


class _Reader:
    def __init__(self, findings: Findings, lexicon: Lexicon, voices: Voices) -> None:
        self._speakers = Speakers(findings)
        self._lexicon = lexicon
        self._voices = voices
        self._positions = {
            (position.statement, position.kind): position.id
            for position in findings.positions
            if position.statement
        }

    def read(self, line: Line) -> Iterator[Voiced]:
        cues = [cue for cue in self._voices.heard(line.text) if cue.start >= line.body]
        taken = -1
        for cue in cues:
            if cue.kind == "plan" or cue.start < taken:
                continue
            speech = self._speakers.speaking(line, cue.start, cue.end)
            found = list(self._after_cue(line, cue, speech))
            if found:
                taken = max(one.asked.end for one in found)
                yield from found
        yield from self._ahead(line, cues, taken)

    # ------------------------------------------------------------ after a verb that voices

    def _after_cue(self, line: Line, cue: Cue, speech: Speech | None) -> Iterator[Voiced]:
        holder = speech.speaker if speech else self._speakers.actor_before(line, cue.start)
        if holder is None or holder.country is None:
            return
        end = clause_end(line, cue.end)
        tie = self._voices.tied(line.text, cue.end, end)
        main = asked(line, cue.end, tie.start if tie else end, self._lexicon, self._voices)
        if main is None and cue.kind == "threat":
            main = self._vague(line, cue.end, end)
        if main is None or (main.vague and cue.kind == "demand"):
            return
        bound = self._bound(line, cue, main, holder, speech)
        if cue.kind != "demand" and bound not in (None, holder.country):
            main, bound = replace(main, vague=True), holder.country
        one = self._voiced(line, cue.kind, holder, bound, main, speech)
        yield one
        yield from self._condition(line, one, end, speech)

    def _vague(self, line: Line, start: int, end: int) -> Asked | None:
        if self._lexicon.vague_phrases.search(line.text, start, end) is None:
            return None
        return Asked(start, end, frozenset(), frozenset(), frozenset(), vague=True)

    def _bound(
        self, line: Line, cue: Cue, main: Asked, holder: Actor, speech: Speech | None
    ) -> str | None:
        """Who is to act: the one addressed, or the subject of the clause."""
        between = [p for p in line.parties if cue.end <= p.start and p.end <= main.verb]
        if cue.kind == "demand":
            others = [p.country for p in between if p.country != holder.country]
            if others:
                return others[-1]
            named = [code for code in speech.addressees if code != holder.country] if speech else []
            return named[0] if named else None
        return between[-1].country if between else holder.country

    # ------------------------------------------------------------ "will", "must", "plans to"

    def _ahead(self, line: Line, cues: list[Cue], taken: int) -> Iterator[Voiced]:
        """Acts announced or demanded by a modal alone, and what is planned."""
        for act in self._lexicon.named(line.text):
            before = line.text[: act.start]
            if act.start < max(taken, line.body) or act.form not in ("base", "past"):
                continue
            if _EARLIER.search(before):
                continue
            ahead, due = self._voices.ahead.search(before), self._voices.due.search(before)
            planned = any(
                cue.kind == "plan" and cue.end <= act.start <= cue.end + 25 for cue in cues
            )
            if not (ahead or due or planned):
                continue
            found = list(self._modal(line, act.start, bool(due), cues))
            yield from found
            if found:
                taken = max(one.asked.end for one in found)

    def _modal(self, line: Line, verb: int, due: bool, cues: list[Cue]) -> Iterator[Voiced]:
        end = clause_end(line, verb)
        speech = self._speakers.saying(line, verb)
        subject = self._speakers.actor_before(line, verb) or self._own(line, verb, speech)
        if subject is None or subject.country is None:
            return
        tie = self._voices.tied(line.text, line.body, end)
        main_end = tie.start if tie and tie.start > verb else end
        main = asked(line, modal_start(line, verb), main_end, self._lexicon, self._voices)
        if main is None or main.vague or not main.words:
            return
        if due:
            if speech is not None and speech.speaker.country not in (None, subject.country):
                yield self._voiced(line, "demand", speech.speaker, subject.country, main, speech)
            return
        later = next((cue.kind for cue in cues if cue.start > verb and cue.kind != "plan"), None)
        kind = self._kind(line, later, speech, subject, main, tie is not None)
        holder = speech.speaker if speech and _same(speech.speaker, subject) else subject
        one = self._voiced(line, kind, holder, subject.country, main, speech)
        conditions = list(self._condition(line, one, end, speech))
        a_meeting = _MEETING.match(line.text, main.verb) is not None
        if kind == "threat" or not (main.negative or tie or a_meeting):
            yield one
        yield from conditions

    def _kind(
        self,
        line: Line,
        later: DeedKind | None,
        speech: Speech | None,
        subject: Actor,
        main: Asked,
        tied: bool,
    ) -> DeedKind:
        """A verb of saying that follows decides; else a hostile act on a condition is a threat."""
        if later in ("threat", "commitment"):
            return later
        if tied and main.keys & self._voices.hostile:
            return "threat"
        if speech and _same(speech.speaker, subject) and is_first_person(line, main.start):
            return "commitment"
        return "plan"

    def _own(self, line: Line, verb: int, speech: Speech | None) -> Actor | None:
        """The speaker himself in "We will return the drums"."""
        if speech is None or not _OWN.search(line.text, max(line.body, verb - 30), verb):
            return None
        return speech.speaker

    # ------------------------------------------------------------ conditions

    def _condition(
        self, line: Line, main: Voiced, end: int, speech: Speech | None
    ) -> Iterator[Voiced]:
        tie = self._voices.tied(line.text, main.asked.verb, end)
        if tie is None:
            tie = self._voices.tied(line.text, line.body, main.asked.verb)
            if tie is None:
                return
            comma = line.text.find(",", tie.end, main.asked.verb)
            end = comma if comma > 0 else main.asked.verb
        if tie.by == "if" and main.kind in ("threat", "demand"):
            return
        act = told(line, tie.end, end, self._lexicon, self._voices)
        if act is None or act.vague or act.negative:
            return
        holder = main.holder.country
        inside = [p.country for p in line.parties if tie.end <= p.start < end]
        others = [code for code in inside if code != holder]
        elsewhere = {p.country for p in line.parties if p.start >= line.body} - {holder}
        if inside and not others:
            return
        bound = others[0] if others else (min(elsewhere) if len(elsewhere) == 1 else None)
        made = self._voiced(line, "condition", main.holder, bound, act, speech)
        yield replace(made, deadline=made.deadline or main.deadline)

    def _voiced(
        self,
        line: Line,
        kind: DeedKind,
        holder: Actor,
        bound: str | None,
        act: Asked,
        speech: Speech | None,
    ) -> Voiced:
        said = speech.when if speech else None
        day = (said.end or said.start) if said else line.published
        others = [p.country for p in line.parties if p.country not in (holder.country, bound)]
        towards = bound if bound != holder.country else (others[0] if others else None)
        records = [] if speech is None else [speech.record]
        records += [
            event.id
            for start, end, event in line.events
            if start < act.end and act.start < end and event.status != "background"
        ]
        if speech is not None:
            named = ("threat", "warning") if kind == "threat" else (kind, kind)
            records += [
                name
                for (owner, told_kind), name in self._positions.items()
                if owner == speech.record and told_kind in named
            ]
        if said is None and line.published is not None:
            said = When(line.published, line.published, "day", "published")
        return Voiced(
            kind=kind, holder=holder, bound=bound, towards=towards, asked=act, said=said,
            deadline=deadline(line, act.verb, act.end, day), line=line,
            records=tuple(dict.fromkeys(records)),
        )  # fmt: skip


def _same(speaker: Actor, subject: Actor) -> bool:
    return speaker.country is not None and speaker.country == subject.country
