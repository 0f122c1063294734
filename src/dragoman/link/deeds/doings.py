"""What the lines of later reports tell of acts: by whom, to whom, when, done or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.link.deeds.effects import AGAIN, effects
from dragoman.link.deeds.lexicon import Lexicon, Named
from dragoman.link.deeds.lines import Line, content_words
from dragoman.link.deeds.manner import Manner, clause_around, manner, passive
from dragoman.records import Event, When

_PREPOSITION = re.compile(
    r"\b(?:of|to|for|from|with|against|by|in|on|over|into|at|towards?|between|about|via|under)"
    r"(?: the| a| an)?(?: [A-Z][\w-]+)? $",
)
_BY = re.compile(r"^[^,;]{0,40}?\bby ", re.IGNORECASE)
_BARE = re.compile(r"(?: yet| so far| either| on \w+day| until now)?[.,;\"”]?(?:$|[.,;] )")
_MANNER_OF: Mapping[str, Manner] = {"happened": "done", "negated": "not yet"}
_OF_WORDS = re.compile(
    r"\b(?:promis|pledg|threat|vow|undert[ao]|commit(?:ted|ment)|agreed|announced|demand|deadline|"
    r"ultimatum|warn|as planned|on schedule|in return|in line with|under the)",
    re.IGNORECASE,
)
_NEWS = timedelta(days=14)
_LEFT_OUT = frozenset({"background", "hypothetical", "negated", "denied", "cancelled", "proposed"})


@dataclass(frozen=True, slots=True)
class Doing:
    """One telling of an act. `by` are the countries it may be by; empty where none is named.

    `bare` acts are told without an object: "it has not apologised"; `near` are the countries that
    the lines around name, `around` their words. Of an `effect` the act itself is not named.
    """

    line: Line
    start: int
    end: int
    keys: frozenset[str]
    manner: Manner
    by: frozenset[str]
    when: When | None
    event: str | None = None
    types: tuple[str, ...] = ()
    to: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    bare: bool = False
    near: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    effect: bool = False

    @property
    def in_clause(self) -> frozenset[str]:
        """The words of the clause that tells the act, not of all that the line tells."""
        start, end = clause_around(self.line.text, self.start, self.end)
        return content_words(self.line, max(start, self.line.body), end)

    @property
    def settled(self) -> bool:
        """Whether all that the line tells is done: nothing is ahead, supposed or denied."""
        return _OPEN.search(self.line.text) is None

    @property
    def of_words(self) -> bool:
        """Whether the line speaks of what somebody said before: "as promised"."""
        return _OF_WORDS.search(self.line.text) is not None

    @property
    def day(self) -> date | None:
        """The last day on which it may have been done."""
        if self.when is not None:
            return self.when.end or self.when.start
        return self.line.published


def all_doings(found: tuple[Line, ...], lexicon: Lexicon) -> Iterator[Doing]:
    """Every act that the lines of a report tell of or answer, in order."""
    told_words = [line.words() for line in found]
    for at, line in enumerate(found):
        beside = slice(max(0, at - 1), at + 2)
        near = frozenset(party.country for one in found[beside] for party in one.parties)
        place = _Place(told_words[at], near, frozenset().union(*told_words[beside]))
        told = [
            *_doings(line, lexicon, place), *_by_effect(line, place),
            *_by_event(line, lexicon, place),
        ]  # fmt: skip
        yield from told
        if not any(doing.manner == "done" for doing in told) and not _OPEN.search(line.text):
            yield _as_a_whole(line, place)


class _Place(NamedTuple):
    """What a line speaks of, and what is spoken of around it."""

    words: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]


def _doings(line: Line, table: Lexicon, place: _Place) -> Iterator[Doing]:
    for act in table.named(line.text):
        if act.start < line.body:
            continue
        told = manner(line.text, act)
        if told == "apart":
            continue
        event = _event_at(line, act)
        if event is not None and told == "done" and _is_old(event, line):
            continue
        yield Doing(
            line=line,
            start=act.start,
            end=act.end,
            keys=act.keys,
            manner=told,
            by=_by(line, act, event),
            when=_when(line, act, event),
            event=event.id if event else None,
            types=_types(event),
            to=frozenset(a.country for a in event.recipients if a.country)
            if event
            else frozenset(),
            words=place.words,
            bare=bool(_BARE.match(line.text, act.end)),
            near=place.near,
            around=place.around,
        )


def _as_a_whole(line: Line, place: _Place) -> Doing:
    """What a line tells by no verb that is known: "traffic was moving across the bridge again"."""
    act = Named(line.body, line.body, frozenset(), "past")
    first = next((p for p in line.parties if p.start >= line.body), None)
    return Doing(
        line=line, start=line.body, end=line.body, keys=frozenset(), manner="done",
        by=frozenset({first.country}) if first and first.start <= line.body + 4 else frozenset(),
        when=_when(line, act, None), words=place.words, near=place.near, around=place.around,
    )  # fmt: skip


# What is ahead, supposed, asked, refused or not so.
_OPEN = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|if|unless|until|not|no|never|none|nobody|"
    r"nothing|neither|yet to|to be|still|remains?|without|fail\w*|refus\w+|declin\w+|reject\w*|"
    r"postpon\w+|cancel\w*|den(?:y|ies|ied)|instead)\b|n[’']t\b|[’']ll\b|\?",
    re.IGNORECASE,
)


def _is_old(event: Event, line: Line) -> bool:
    """Coded as what happened long before, and not dated by the days of the report."""
    if event.status != "background":
        return False
    when = _when_of(event)
    day = (when.end or when.start) if when else None
    return day is None or line.published is None or line.published - day > _NEWS


def _by_effect(line: Line, place: _Place) -> Iterator[Doing]:
    """Acts of which the line tells what came of them: "walked free", "docked"."""
    for found in effects(line.text):
        if found.act.start >= line.body:
            yield Doing(
                line=line, start=found.act.start, end=found.act.end, keys=found.act.keys,
                manner=found.manner,
                by=_subject(line, found.act) if found.by_subject else frozenset(),
                when=None if AGAIN in found.act.keys else _when(line, found.act, None),
                words=place.words, near=place.near, around=place.around, effect=True,
            )  # fmt: skip


def _by_event(line: Line, table: Lexicon, place: _Place) -> Iterator[Doing]:
    """Acts that were coded on words of which the table knows none: "shells fell on the station"."""
    known = {
        e.id
        for act in table.named(line.text)
        if _is_known(act, table) and (e := _event_at(line, act))
    }
    for start, end, event in line.events:
        told = _MANNER_OF.get(event.status)
        if event.type is None or told is None or start < line.body or event.id in known:
            continue
        yield Doing(
            line=line, start=start, end=end, keys=frozenset(), manner=told,
            by=_coded_by(event),
            when=_when_of(event), event=event.id, types=_types(event, told),
            to=frozenset(a.country for a in event.recipients if a.country),
            words=place.words, near=place.near, around=place.around,
        )  # fmt: skip


def _is_known(act: Named, table: Lexicon) -> bool:
    """Whether the table has the verb, or it only speaks of acts."""
    return not all(key.startswith("=") for key in act.keys) or bool(act.keys & table.saying)


def _event_at(line: Line, act: Named) -> Event | None:
    """The event coded on this very verb."""
    word = line.text[act.start : act.end]
    fitting = [
        event
        for start, end, event in line.events
        if start <= act.start < end and any(word in reason.words for reason in event.reasons[:1])
    ]
    return fitting[0] if fitting else None


def _types(event: Event | None, told: Manner = "done") -> tuple[str, ...]:
    left_out = _LEFT_OUT if told == "done" else ()
    if event is None or event.type is None or event.status in left_out:
        return ()
    return (event.type, *(f"{event.type} {mode}" for mode in event.modes))


def _by(line: Line, act: Named, event: Event | None) -> frozenset[str]:
    if passive(line.text, act):
        rest = line.text[act.end :]
        if (named := _BY.match(rest)) is None:
            return frozenset()
        at = act.end + named.end()
        return frozenset(p.country for p in line.parties if at <= p.start <= at + 25)
    if event is not None and any(actor.country for actor in event.actors):
        return _coded_by(event)
    return _subject(line, act)


def _coded_by(event: Event) -> frozenset[str]:
    """Who acts as it was coded; nobody acts upon himself alone."""
    acting = frozenset(actor.country for actor in event.actors if actor.country)
    acted_on = {actor.country for actor in event.recipients}
    return frozenset() if acting and acting == acted_on else acting


def _subject(line: Line, act: Named) -> frozenset[str]:
    """The party before the verb, the nearest that no preposition leads in; both of "A and B"."""
    before = [p for p in line.parties if p.end <= act.start and p.start >= 0]
    for party in reversed(before):
        if _PREPOSITION.search(line.text[: party.start]):
            continue
        pair = {party.country}
        for other in before:
            if re.fullmatch(r",? and (?:the )?", line.text[other.end : party.start]):
                pair.add(other.country)
        return frozenset(pair)
    return frozenset(p.country for p in before)


def _when_of(event: Event) -> When | None:
    """The event's own date, not that of the report."""
    return event.when if event.when is not None and event.when.basis != "published" else None


def _when(line: Line, act: Named, event: Event | None) -> When | None:
    """The event's own date, or that of the line which stands nearest to the verb."""
    if event is not None and (told := _when_of(event)) is not None:
        return told
    dates = [dated for dated in line.dates if dated.start >= line.body]
    if not dates:
        return None
    nearest = min(dates, key=lambda dated: (abs(dated.start - act.start), dated.start))
    return nearest.when
