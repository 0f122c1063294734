"""What a later line shows of words: whether it bears on them, how, and how surely.

Three things are compared: who acts, which act it is, and of what. A wrong "followed" costs more
than an open question, so that a sign settles only when all three speak for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.effects import AGAIN
from dragoman.link.deeds.lexicon import lexicon
from dragoman.link.deeds.likeness import Act, Fit, fit_of
from dragoman.link.deeds.lines import Line
from dragoman.link.deeds.manner import Manner
from dragoman.link.deeds.objects import (
    beside,
    best,
    of_what,
    on_the_same,
    pointed_at,
    without_object,
)
from dragoman.link.deeds.parts import in_part
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.words import Rarity
from dragoman.records import Bearing, Reason, Sign

PROPOSED = 0.2
SETTLES = 0.6
"""From this chance nine in ten lines tell of the act, by weights fitted on other storylines."""
_SETTLES_NOT_DONE = 0.4
_OF_IT = 0.1
_OF_IT_AROUND = 0.25
"""So much of what the words are about a line must name, or those around it, to settle by rule."""
_SURE_OPPOSITE = 0.6
_BY_NAME = 0.7
_MUCH = 0.5
_LEAST_FOR_OPPOSITE = 0.5
_BEARINGS: Mapping[Manner, Bearing] = {
    "done": "follows",
    "not done": "contradicts",
    "not yet": "not yet",
    "refused": "refuses",
    "promised": "promises",
    "denied": "denies",
    "taken back": "withdraws",
}


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well acts fit: the score and what a person should read of it."""

    score: float
    reason: Reason
    against: bool = False


def sign_of(words: Voiced, doing: Doing, rarity: Rarity) -> Sign | None:
    """The sign that a doing is for the words; None where it has nothing to do with them."""
    if not later_than(words, doing.line, doing.day):
        return None
    if not on_the_same(words, doing):
        return None
    act = _act(words, doing)
    who = _actor(words, doing)
    if who is None or (act is None and not may_be_told_otherwise(words, doing)):
        return None
    if act is not None and act.against:
        return _undoing(words, doing, act, who, rarity)
    bearing = _bearing(words, doing)
    if bearing is None:
        return None
    fit = fit_of(words, doing, kind_of(act, doing), rarity)
    if fit.chance < PROPOSED:
        return None
    reasons = [act.reason if act else Reason("an act told in other words", "", 0.0), who]
    reasons += _shared(words, doing, fit, rarity)
    return Sign(
        bearing=bearing,
        evidence=doing.line.evidence,
        published=doing.line.published,
        score=fit.chance,
        settles=fit.chance >= _least(bearing) and _known(words, doing, fit),
        when=doing.when,
        record=doing.event,
        towards=min(doing.to) if len(doing.to) == 1 else None,
        reasons=(*reasons, Reason(f"told as {doing.manner}")),
    )


def _least(bearing: Bearing) -> float:
    """An act that was not done as yet decides nothing before its day, and may be less sure."""
    return SETTLES if bearing in ("follows", "follows in part") else _SETTLES_NOT_DONE


def _known(words: Voiced, doing: Doing, fit: Fit) -> bool:
    """Whether it is clear enough who acted, of what, and that the line speaks of these words."""
    of_it = fit.of("words") >= _OF_IT or fit.of("words around") >= _OF_IT_AROUND
    if words.asked.words and not of_it and without_object(words, doing) is None:
        return False
    if fit.act == "none":
        return doing.of_words
    if fit.act == "effect" and not doing.by and fit.of("words") < _MUCH:
        return bool(doing.near & {words.bound, *words.along})
    return words.bound is not None or bool(doing.by)


def _shared(words: Voiced, doing: Doing, fit: Fit, rarity: Rarity) -> Iterator[Reason]:
    """What the line and those around it speak of, in the same words and in like ones."""
    here, near = words.asked.words & doing.words, words.asked.words & doing.around
    if here:
        part = round(fit.of("words"), 3)
        yield Reason("shared words", " ".join(rarity.rarest(here, 5)), part)
    if near - here:
        part = round(fit.of("words around"), 3)
        yield Reason("shared words of the lines around", " ".join(rarity.rarest(near, 5)), part)


def may_be_told_otherwise(words: Voiced, doing: Doing) -> bool:
    """Whether a line may tell of the act in words that do not name it.

    It names some of what the words are about, tells of something done, and does not speak of the
    very act as asked for, promised or undone.
    """
    if doing.manner != "done" or words.asked.negative or not words.asked.words & doing.words:
        return False
    if not doing.settled:
        return False
    keys = words.asked.keys | words.asked.avoid
    acts = lexicon()
    if doing.keys & acts.saying or any(act.keys & keys for act in acts.named(doing.line.text)):
        return False
    days = [dated.when.end or dated.when.start for dated in doing.line.dates]
    said = words.day
    return not days or said is None or any(day is None or day >= said for day in days)


def _undoing(words: Voiced, doing: Doing, act: _Fit, who: Reason, rarity: Rarity) -> Sign | None:
    """The sign that the opposite act is, where it is done to the same things."""
    if doing.manner != "done" or (doing.effect and not _names(doing, words.bound)):
        return None
    shared = _of_the_same(words, doing, rarity) or without_object(words, doing)
    if doing.effect and AGAIN in doing.keys:
        shared = best(shared, beside(words, doing, rarity))
    if shared is None and words.asked.pointing:
        shared = pointed_at(words, doing, rarity)
    if shared is None or (shared.score or 0) < _LEAST_FOR_OPPOSITE:
        return None
    score = round(0.3 * (who.score or 0) + 0.35 * act.score + 0.35 * (shared.score or 0), 3)
    known = words.bound is not None or bool(doing.by)
    return Sign(
        bearing="contradicts",
        evidence=doing.line.evidence,
        published=doing.line.published,
        score=score,
        settles=score >= _SURE_OPPOSITE and act.score >= _SURE_OPPOSITE and known,
        when=doing.when,
        record=doing.event,
        towards=min(doing.to) if len(doing.to) == 1 else None,
        reasons=(act.reason, who, shared, Reason(f"told as {doing.manner}")),
    )


def _of_the_same(words: Voiced, doing: Doing, rarity: Rarity) -> Reason | None:
    """What the clause of the act shares with the words, else two words or more of its line."""
    if (shared := of_what(words, doing.in_clause, rarity)) is not None:
        return shared
    several = len(words.asked.words & doing.words) > 1
    return of_what(words, doing.words, rarity) if several else None


def later_than(words: Voiced, line: Line, day: date | None) -> bool:
    """Reported after the words, and not of a day before them."""
    said, published = words.day, line.published
    if said is None or published is None or line.report == words.line.report:
        return False
    out = words.line.published or said
    if day is not None and day < said:
        return False
    return published > out or (published == out and day is not None and day > said)


def _act(words: Voiced, doing: Doing) -> _Fit | None:
    shared = sorted(words.asked.keys & doing.keys)
    if shared and doing.effect:
        return _Fit(0.9, Reason("what comes of the act", " ".join(shared), 0.9))
    if shared:
        return _Fit(1.0, Reason("the same act", " ".join(shared), 1.0))
    against = sorted(words.asked.avoid & doing.keys)
    if against:
        return _Fit(0.9, Reason("the opposite act", " ".join(against), 0.9), against=True)
    if AGAIN in doing.keys and ceasing(words):
        return _Fit(0.8, Reason("told as done again", "", 0.8), against=True)
    return _by_type(words, doing)


def act_of(words: Voiced, doing: Doing) -> Act | None:
    """How the act told is to the one asked for; None where they have nothing to do."""
    act = _act(words, doing)
    if not on_the_same(words, doing) or _actor(words, doing) is None or (act and act.against):
        return None
    if act is None and not may_be_told_otherwise(words, doing):
        return None
    return kind_of(act, doing)


def kind_of(act: _Fit | None, doing: Doing) -> Act:
    """By its name, by what came of it, by its type, or in other words."""
    if act is None:
        return "none"
    return "type" if act.score < _BY_NAME else "effect" if doing.effect else "same"


def ceasing(words: Voiced) -> bool:
    """Whether an act is to stop, or not to be done."""
    return words.asked.negative or "stop" in words.asked.keys


def _by_type(words: Voiced, doing: Doing) -> _Fit | None:
    """A type that PLOVER has for carrying out such words: THREATEN expel, then SANCTION expel."""
    acts = lexicon()
    if doing.keys & acts.saying:
        return None
    if acts.types(words.asked.avoid) & set(doing.types) and ceasing(words):
        return _Fit(0.6, Reason("a type of the opposite act", doing.types[-1], 0.6), against=True)
    if words.asked.negative:
        return None
    if acts.types(words.asked.keys) & set(doing.types):
        return _Fit(0.6, Reason("a type of the same act", doing.types[-1], 0.6))
    return None


def _actor(words: Voiced, doing: Doing) -> Reason | None:
    """The one who was to act does; where one is not named, less is known."""
    if words.bound is None and words.along & doing.by:
        around = " ".join(sorted(words.along & doing.by))
        return Reason("by the one spoken of where it was asked", around, 0.9)
    if words.bound is None:
        if words.holder.country in doing.by and len(doing.by) == 1:
            return None
        return Reason("someone asked, not named", " ".join(sorted(doing.by)), 0.5)
    if words.bound in doing.by or words.along & doing.by:
        who = " ".join(sorted({words.bound, *words.along} & doing.by))
        return Reason("by the one who was to act", who, 1.0)
    if doing.by:
        return None
    if _names(doing, words.bound):
        return Reason("by no one named, beside the one who was to act", words.bound, 0.7)
    return Reason("by no one named", words.bound, 0.55 if words.bound in doing.near else 0.4)


def _names(doing: Doing, country: str | None) -> bool:
    return any(party.country == country for party in doing.line.parties)


def _bearing(words: Voiced, doing: Doing) -> Bearing | None:
    bearing = _BEARINGS[doing.manner]
    if bearing == "follows" and in_part(words, doing):
        return "follows in part"
    if bearing == "contradicts" and words.kind in ("demand", "condition"):
        return "not yet"
    if bearing == "refuses" and words.bound == words.holder.country:
        return "contradicts" if _overdue(words, doing) else "withdraws"
    if bearing == "promises" and words.bound == words.holder.country:
        return None
    return bearing


def _overdue(words: Voiced, doing: Doing) -> bool:
    """Whether the day had passed when a report told of it: to refuse then is to have failed."""
    due = (words.deadline.end or words.deadline.start) if words.deadline else None
    return due is not None and doing.line.published is not None and doing.line.published > due
