"""Acts announced or demanded by a modal, a plan or a bare bidding.

Drovia will close its ports. Istrava must settle its debt. "Free our teachers now."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.link.deeds.asked import Asked, asked
from dragoman.link.deeds.cues import Cue, Voices
from dragoman.link.deeds.lexicon import Lexicon, Named
from dragoman.link.deeds.lines import Line
from dragoman.link.deeds.recording import Recorder
from dragoman.link.deeds.speaking import Speakers, Speech
from dragoman.link.deeds.voiced import Voiced, clause_end, is_first_person, modal_start
from dragoman.records import Actor, DeedKind

_OWN = re.compile(r"\b(?:we|our|it|its|they|their|he|she|I)\b")
_QUOTE = re.compile(r"(?:^|[.!?,:] )[\"“](?:Please )?$")
_AND = re.compile(r"\b(?:and|or)(?: also| not| then)? $", re.IGNORECASE)
_OWN_THINGS = frozenset({"withdraw", "recall"})
"""Acts upon what is one's own: "Drovia's fleet is to be withdrawn"."""
_EARLIER = re.compile(
    r"\bhad (?:\w+ ){0,3}?(?:said|announced|promised|pledged|threatened|warned|vowed|agreed|"
    r"declared|told)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:hop(?:e[sd]?|ing)|fear\w*|worr\w+|expect\w*|believ\w+|doubt\w*|likely|whether|line|one|"
    r"those|which|who) (?:that )?[^.;]*$",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\w+(?: \w+)? (?:\w+ ){0,6}?(?:talks|meetings?|summit|visit|negotiations|dialogue|round of|"
    r"consultations|conference|call)\b",
    re.IGNORECASE,
)


# "Ferzan will admit them and Aurentia will lift sanctions": two acts of two states.
_NEXT_SUBJECT = re.compile(
    r",? (?:and|but|while) (?=(?:the )?(?:[A-Z][\w’'-]+ ){1,3}(?:will|would|shall|must|should)\b)"
)


class Modals:
    """Answers for one report."""

    def __init__(
        self, speakers: Speakers, recorder: Recorder, lexicon: Lexicon, voices: Voices
    ) -> None:
        self._speakers = speakers
        self._recorder = recorder
        self._lexicon = lexicon
        self._voices = voices

    def voiced(self, line: Line, cues: list[Cue], taken: int) -> Iterator[Voiced]:
        """What a line voices by its verbs' form alone, from a position on."""
        modal: tuple[int, bool] | None = None
        acts = [
            act for act in self._lexicon.named_or_modal(line.text) if act.form in ("base", "past")
        ]
        for at, act in enumerate(acts):
            before = line.text[: act.start]
            if act.start < max(taken, line.body) or _EARLIER.search(before):
                continue
            if act.form == "base" and _QUOTE.search(before):
                found = list(self._bidding(line, act))
            else:
                modal = self._modal_before(act, before, cues, modal)
                if modal is None:
                    continue
                joined = next((it for it in acts[at + 1 :] if _joined(line.text, act, it)), None)
                found = list(self._after_modal(line, act.start, modal, cues, joined))
            yield from found
            if found:
                taken = max(one.asked.end for one in found)

    def _modal_before(
        self, act: Named, before: str, cues: list[Cue], last: tuple[int, bool] | None
    ) -> tuple[int, bool] | None:
        """Where a verb's modal stands, and whether it demands; that of the verb before "and"."""
        ahead, due = self._voices.ahead.search(before), self._voices.due.search(before)
        planned = any(cue.kind == "plan" and cue.end <= act.start <= cue.end + 25 for cue in cues)
        if ahead or due or planned:
            return act.start, bool(due)
        return last if act.form == "base" and _AND.search(before) else None

    def _bidding(self, line: Line, act: Named) -> Iterator[Voiced]:
        """ "Free our teachers now", at the head of a quote, asks those whom it was said to."""
        speech = self._speakers.saying(line, act.start)
        main = self._asked(line, act.start, clause_end(line, act.start))
        if speech is None or speech.speaker.country is None or main is None:
            return
        others = [code for code in speech.addressees if code != speech.speaker.country]
        bound = others[0] if len(others) == 1 else None
        yield self._recorder.voiced(line, "demand", speech.speaker, bound, main, speech)

    def _after_modal(
        self,
        line: Line,
        verb: int,
        modal: tuple[int, bool],
        cues: list[Cue],
        joined: Named | None,
    ) -> Iterator[Voiced]:
        """What a verb after a modal voices, up to a second verb of the same modal."""
        first, due = modal
        end = clause_end(line, verb)
        tie = self._voices.tied(line.text, line.body, end)
        beside = _NEXT_SUBJECT.search(line.text, verb, end)
        stops = (
            end, joined.start if joined else end, tie.start if tie else end,
            beside.start() if beside else end,
        )  # fmt: skip
        start = modal_start(line, verb) if verb == first else verb
        main = self._asked(line, start, min(stop for stop in stops if stop > verb))
        if main is None:
            return
        speech = self._speakers.saying(line, verb)
        subject = self._speakers.actor_before(line, first) or self._own(line, verb, speech)
        if main.passive or (due and speech is None):
            speech = self._speakers.telling(line, verb)
        if due:
            yield from self._demand(line, main, subject, speech)
            return
        if main.passive:
            subject = _doer(line, main, subject, speech)
        if subject is not None and subject.country is not None:
            if not self._binds(line, main, subject, speech):
                return
            later = [cue.kind for cue in cues if cue.start > verb and cue.kind != "plan"]
            kind = self._kind(line, later, speech, subject, main, tie is not None)
            yield from self._announced(
                line, main, kind, subject, speech, tied=tie.by if tie else None
            )

    def _asked(self, line: Line, start: int, end: int) -> Asked | None:
        main = asked(line, start, end, self._lexicon, self._voices)
        return None if main is None or main.vague or not main.words else main

    def _demand(
        self, line: Line, main: Asked, subject: Actor | None, speech: Speech | None
    ) -> Iterator[Voiced]:
        """Of another what he "must" do; "must be released" names nobody."""
        bound = subject.country if subject is not None and not main.passive else None
        if speech is None or speech.speaker.country in (None, bound):
            return
        if bound is not None or main.passive:
            yield self._recorder.voiced(line, "demand", speech.speaker, bound, main, speech)

    def _announced(
        self,
        line: Line,
        main: Asked,
        kind: DeedKind,
        subject: Actor,
        speech: Speech | None,
        *,
        tied: str | None,
    ) -> Iterator[Voiced]:
        same = speech is not None and _same(speech.speaker, subject)
        holder = speech.speaker if speech is not None and same else subject
        one = self._recorder.voiced(line, kind, holder, subject.country, main, speech)
        conditions = list(self._recorder.condition(line, one, clause_end(line, main.verb), speech))
        a_meeting = _MEETING.match(line.text, main.verb) is not None
        offered = tied == "if" and same and (main.negative or bool(conditions))
        if kind == "threat" or not (
            (tied and not offered) or a_meeting or (main.negative and not same)
        ):
            yield replace(one, kind="commitment") if offered and kind == "plan" else one
        yield from conditions

    def _kind(
        self,
        line: Line,
        later: Sequence[DeedKind],
        speech: Speech | None,
        subject: Actor,
        main: Asked,
        tied: bool,
    ) -> DeedKind:
        """A verb of saying that follows decides; else a hostile act on a condition is a threat."""
        if later and later[0] in ("threat", "commitment"):
            return later[0]
        if tied and main.keys & self._voices.hostile:
            return "threat"
        if speech is None or not _same(speech.speaker, subject):
            return "plan"
        binds = main.negative or is_first_person(line, main.start)
        return "commitment" if binds else "plan"

    def _binds(self, line: Line, main: Asked, subject: Actor, speech: Speech | None) -> bool:
        """Whether a verb of which nothing is known tells of an act that a report could show.

        It does where it was coded as an event, is due on a day, or is said of oneself.
        """
        if not any(key.startswith("=") for key in main.keys | main.avoid):
            return True
        coded = any(start <= main.verb < end for start, end, _ in line.events)
        dated = any(main.start <= dated.start < main.end for dated in line.dates)
        own = speech is not None and _same(speech.speaker, subject)
        return coded or dated or (own and not main.negative)

    def _own(self, line: Line, verb: int, speech: Speech | None) -> Actor | None:
        """The speaker himself in "We will return the drums"."""
        if speech is None or not _OWN.search(line.text, max(line.body, verb - 30), verb):
            return None
        return speech.speaker


def _joined(text: str, act: Named, other: Named) -> bool:
    """Whether a second verb shares the modal of the first: "will free the crew and pay"."""
    between = text[act.end : other.start]
    return other.form == "base" and bool(_AND.search(between)) and ";" not in between


def _doer(line: Line, main: Asked, named: Actor | None, speech: Speech | None) -> Actor | None:
    """Who does what "will be done": the one who says so, where no other state is named.

    Not where he only hopes for it.
    """
    if speech is None and main.keys & _OWN_THINGS:
        return named
    if speech is None or main.negative:
        return None
    if named is not None and not _same(speech.speaker, named):
        return None
    return None if _HOPED.search(line.text[line.body : main.verb]) else speech.speaker


def _same(speaker: Actor, subject: Actor) -> bool:
    return speaker.country is not None and speaker.country == subject.country
