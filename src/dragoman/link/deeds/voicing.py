"""Demands, threats, commitments, conditions and announced acts in one report.

    Drovia warned that it would close its ports from March 1 unless the crew was released.

gives a threat by Drovia, due on 1 March, and a condition that the other side release the crew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.link.deeds.asked import Asked, asked, gift, told
from dragoman.link.deeds.cues import Cue, Voices, voices
from dragoman.link.deeds.lexicon import Lexicon, lexicon
from dragoman.link.deeds.lines import Line, lines
from dragoman.link.deeds.modals import Modals
from dragoman.link.deeds.recording import Recorder
from dragoman.link.deeds.speaking import Speakers, Speech
from dragoman.link.deeds.voiced import Voiced, clause_end, is_first_person
from dragoman.records import Actor, Findings

_ACCORD = re.compile(
    r"\bunder (?:a|an|the|this|that) (?:deal|accord|agreement|treaty|pact|truce) (?:that|which)\b"
)
_OBLIGES = re.compile(
    r"\b(?:accord|agreement|treaty|deal|pact|truce|protocol|resolution|ruling|judgment|convention)"
    r" (?:\w+ ){0,4}?(?:obliges?d?|binds?|bound|commits?|committed|requires?d?|orders?|ordered) "
)
# "Kestria has until July 1": those who say so ask it of Kestria.
_GIVEN_UNTIL = re.compile(r"(?:has|have|had) (?=until|till)")
_OWN_MEASURE = re.compile(
    r" (?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s? (?:\w+ ){0,2}?"
    r"(?:dut(?:y|ies)|tariffs?|bans?|sanctions|embargo|blockade|restrictions|curbs|quotas?)\b"
)
# "Marlund accused Ostrania and said it would answer": the one who speaks.
_PRONOUN = re.compile(r"\b(?:it|they|he|she|we) $", re.IGNORECASE)
_CANNOT = re.compile(
    r"\b(?:no|not|never|nothing|nobody|cannot)\b[^.;]{3,80}? (?=(?:until|unless)\b)"
)
_NOTHING: tuple[frozenset[str], frozenset[str], frozenset[str]] = (
    frozenset(), frozenset(), frozenset(),
)  # fmt: skip
_THEY = re.compile(
    r"\b(?:they|(?:the|both) (?:two )?(?:sides|parties|countries|ministers|leaders|governments|"
    r"presidents|delegations|envoys))(?: (?:have|had))?(?: also)? $",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r" (?:(?:have|had) )?(?:also )?")
# "Agreed on the reopening of embassies and on the resumption of flights": two things.
_NEXT_ITEM = re.compile(r",? and (?:also )?(?=(?:to|on the|on an?|that) )")
_ANSWER_NEAR = 40
# "She demanded their release" may stand some sentences after those who are meant.
_POINTS_BACK = 6


def voiced(findings: Findings, told_lines: tuple[Line, ...] | None = None) -> tuple[Voiced, ...]:
    """All that a report voices, in order of its lines."""
    found = lines(findings) if told_lines is None else told_lines
    reader = _Reader(findings, lexicon(), voices())
    return tuple(
        one
        for at, line in enumerate(found)
        for one in reader.read(line, found[max(0, at - _POINTS_BACK) : at])
    )


def _last_other(own: str | None, before: Sequence[Line]) -> frozenset[str]:
    """The states of the two lines before, or of the last before them that names another."""
    for at in range(len(before) - 1, -1, -1):
        found = frozenset(p.country for it in before[max(0, at - 1) : at + 1] for p in it.parties)
        if found - {own}:
            return found
    return frozenset()


class _Reader:
    def __init__(self, findings: Findings, lexicon: Lexicon, voices: Voices) -> None:
        self._speakers = Speakers(findings)
        self._recorder = Recorder(findings, lexicon, voices)
        self._modals = Modals(self._speakers, self._recorder, lexicon, voices)
        self._lexicon = lexicon
        self._voices = voices

    def read(self, line: Line, before: Sequence[Line]) -> Iterator[Voiced]:
        """What a line voices; `before` are the lines that "their" may point to."""
        near = frozenset(party.country for it in before[-2:] for party in it.parties)
        for one in self._heard(line, before):
            if one.asked.vague:
                one = replace(one, beside=_last_other(one.holder.country, before))
            others = (near | {party.country for party in line.parties}) - {one.holder.country}
            if one.kind in ("demand", "condition") and one.bound is None and len(others) == 1:
                one = replace(one, along=frozenset(others))
            if one.asked.pointing and not one.asked.words:
                one = replace(one, asked=replace(one.asked, words=self._meant(one, before)))
            yield one

    def _meant(self, one: Voiced, before: Sequence[Line]) -> frozenset[str]:
        """The words of the last line that tells what "their release" is to undo."""
        for line in reversed(before):
            if any(act.keys & one.asked.avoid for act in self._lexicon.named(line.text)):
                return line.words()
        return frozenset()

    def _heard(self, line: Line, before: Sequence[Line]) -> Iterator[Voiced]:
        cues = [cue for cue in self._voices.heard(line.text) if cue.start >= line.body]
        taken = -1
        for cue in cues:
            if cue.kind == "plan" or cue.start < taken:
                continue
            found = list(self._after_cue(line, cue, before))
            if found:
                taken = max(one.asked.end for one in found)
                yield from found
        by_modals = list(self._modals.voiced(line, cues, taken))
        yield from by_modals
        if not cues and not by_modals:
            yield from self._impossible(line)
        yield from self._under_accord(line)
        yield from self._obliged(line)

    def _after_cue(self, line: Line, cue: Cue, before: Sequence[Line]) -> Iterator[Voiced]:
        """What a verb that voices ("urged", "stands ready to") governs."""
        speech, holder = self._voice(line, cue)
        along = self._along(line, cue, before)
        if (holder is None or holder.country is None) and along:
            holder = Actor(along[0])
        if holder is None or holder.country is None:
            return
        end = clause_end(line, cue.end)
        item = _NEXT_ITEM.search(line.text, cue.end, end)
        end = item.start() if item else end
        tie = self._recorder.tie(line, cue.end, end)
        main = asked(line, cue.end, tie.start if tie else end, self._lexicon, self._voices)
        if main is None and cue.kind == "threat":
            main = self._vague(line, cue.start, end)
        if main is None and cue.kind == "commitment":
            main = gift(line, cue.end, tie.start if tie else end, self._lexicon)
        further = replace(cue, end=item.end()) if item is not None else None
        if main is None and cue.kind == "commitment":
            main = self._answer(line, cue.end, end)
            cue = replace(cue, kind="threat")
        if main is None or (main.vague and (cue.kind == "demand" or cue.loose)):
            if further is not None:
                yield from self._after_cue(line, further, before)
            return
        bound = self._bound(line, cue, main, holder, speech)
        if cue.kind != "demand" and bound not in (None, holder.country):
            main, bound = replace(main, vague=True), holder.country
        one = self._recorder.voiced(line, cue.kind, holder, bound, main, speech)
        yield replace(one, along=frozenset(along) - {bound}) if bound in along else one
        yield from self._recorder.condition(line, one, end, speech)
        if further is not None:
            yield from self._after_cue(line, further, before)

    def _along(self, line: Line, cue: Cue, before: Sequence[Line]) -> tuple[str, ...]:
        """The states that agree with one another: those named, else those last spoken of."""
        if not line.text.startswith("agree", cue.start):
            return ()
        named = [p for p in line.parties if line.body <= p.start and p.end <= cue.start]
        found = tuple(dict.fromkeys(party.country for party in named))
        joint = named and _TOGETHER.fullmatch(line.text[named[-1].end : cue.start])
        if joint and len(found) == 2:
            return found
        if not _THEY.search(line.text[: cue.start]):
            return ()
        for one in reversed(before):
            found = tuple(dict.fromkeys((*(p.country for p in one.parties), *found)))
            if len(found) >= 2:
                return found if len(found) == 2 else ()
        return ()

    def _impossible(self, line: Line) -> Iterator[Voiced]:
        """ "No talks can begin until Belmark returns the trawler": what is to be done first."""
        cannot = _CANNOT.search(line.text, line.body)
        if cannot is None or (speech := self._speakers.saying(line, cannot.end())) is None:
            return
        main = Asked(cannot.start(), cannot.end(), *_NOTHING, verb=cannot.start())
        one = self._recorder.voiced(line, "plan", speech.speaker, None, main, speech)
        yield from self._recorder.condition(line, one, clause_end(line, cannot.end()), speech)

    def _obliged(self, line: Line) -> Iterator[Voiced]:
        """ "The accord obliges Belmark to scrap its trawlers": who is obliged is to do so."""
        for match in _OBLIGES.finditer(line.text, line.body):
            inside = [p for p in line.parties if match.end() <= p.start <= match.end() + 5]
            if not inside:
                continue
            start, end = inside[0].end, clause_end(line, inside[0].end)
            main = asked(line, start, end, self._lexicon, self._voices)
            owner = self._speakers.actor_at(line, inside[0].start, inside[0].end)
            if owner is not None and main is not None and not main.vague:
                yield self._recorder.voiced(line, "commitment", owner, owner.country, main, None)

    def _under_accord(self, line: Line) -> Iterator[Voiced]:
        """ "Under a deal that removes Drovia's duty on oil": its owner is to remove it."""
        accord = _ACCORD.search(line.text, line.body)
        if accord is None:
            return
        end = clause_end(line, accord.end())
        for act in self._lexicon.named(line.text[:end]):
            owned = _OWN_MEASURE.match(line.text, act.end)
            if act.start < accord.end() or act.form != "present" or owned is None:
                continue
            owner = self._speakers.actor_at(line, *owned.span("owner"))
            main = told(line, act.start, end, self._lexicon, self._voices)
            if owner is not None and main is not None and "lift" in main.keys:
                yield self._recorder.voiced(line, "commitment", owner, owner.country, main, None)

    def _voice(self, line: Line, cue: Cue) -> tuple[Speech | None, Actor | None]:
        """Whose words they are: the speaker's, or the subject's; "we" are those who speak."""
        speech = self._speakers.speaking(line, cue.start, cue.end)
        if speech is not None:
            return speech, speech.speaker
        if _GIVEN_UNTIL.match(line.text, cue.start):
            speech = self._speakers.telling(line, cue.start)
            return speech, speech.speaker if speech else None
        speech = self._speakers.saying(line, cue.start)
        if speech is not None and _PRONOUN.search(line.text[: cue.start]):
            return speech, speech.speaker
        subject = self._speakers.actor_before(line, cue.start)
        if subject is not None and not is_first_person(line, cue.start):
            return None, subject
        speech = self._speakers.saying(line, cue.end) or self._speakers.telling(line, cue.start)
        return speech, speech.speaker if speech else None

    def _answer(self, line: Line, start: int, end: int) -> Asked | None:
        """ "Promised a symmetrical answer": what will be done is left open."""
        if self._lexicon.answers.search(line.text, start, min(end, start + _ANSWER_NEAR)) is None:
            return None
        return Asked(start, end, frozenset(), frozenset(), frozenset(), vague=True)

    def _vague(self, line: Line, start: int, end: int) -> Asked | None:
        phrases = (self._lexicon.vague_phrases, self._lexicon.answers)
        if not any(pattern.search(line.text, start, end) for pattern in phrases):
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
            if _GIVEN_UNTIL.match(line.text, cue.start):
                subject = self._speakers.actor_before(line, cue.start)
                return subject.country if subject else None
            named = [code for code in speech.addressees if code != holder.country] if speech else []
            return named[0] if named else None
        return between[-1].country if between else holder.country
