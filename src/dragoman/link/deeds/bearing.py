"""What a later line shows of words: whether it bears on them, how, and how surely.

Three things are compared: who acts, which act it is, and of what. A wrong "followed" costs more
than an open question, so that a sign settles only when all three speak for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.effects import AGAIN
from dragoman.link.deeds.lexicon import lexicon
from dragoman.link.deeds.lines import Line
from dragoman.link.deeds.manner import Manner
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.words import Rarity
from dragoman.records import Bearing, Reason, Sign

PROPOSED, SETTLES = 0.45, 0.6
_LEAST_SHARED = 0.3
_LEAST_FOR_OPPOSITE = 0.5
_PART = re.compile(
    r"\b(?:half of|half its|half the|some of|part of|parts of|partial(?:ly)?|partly|in part|"
    r"most of|a third|two thirds|a quarter|several of|temporarily|for now|of the rest|the others? |"
    r"of the \d[\d,.]*(?: \w+){1,6},? \d[\d,.]*|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) of (?:the|its|their|all)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"; |, (?:and|but|while) ")
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
    fit = _act(words, doing)
    who = _actor(words, doing)
    if fit is None or who is None:
        return None
    if fit.against and doing.effect and not _names(doing, words.bound):
        return None
    shared = of_what(words, doing.words, rarity) or _without_object(words, doing)
    if doing.effect and not (fit.against and AGAIN not in doing.keys):
        shared = _best(shared, _beside(words, doing, rarity))
    if shared is None and words.asked.pointing:
        shared = _pointed_at(words, doing, rarity)
    if shared is None and doing.manner in ("not done", "not yet"):
        shared = _in_other_words(words, doing, rarity)
    if shared is None or (fit.against and (shared.score or 0) < _LEAST_FOR_OPPOSITE):
        return None
    bearing = _bearing(words, doing, fit)
    if bearing is None:
        return None
    score = round(0.3 * (who.score or 0) + 0.35 * fit.score + 0.35 * (shared.score or 0), 3)
    if score < PROPOSED:
        return None
    known = words.bound is not None or bool(doing.by)
    settles = score >= SETTLES and fit.score >= 0.6 and known
    return Sign(
        bearing=bearing,
        evidence=doing.line.evidence,
        published=doing.line.published,
        score=score,
        settles=settles,
        when=doing.when,
        record=doing.event,
        towards=min(doing.to) if len(doing.to) == 1 else None,
        reasons=(fit.reason, who, shared, Reason(f"told as {doing.manner}")),
    )


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
    own = _types_of(words)
    for kind, of_words, answer, because in _answers():
        if kind == words.kind and of_words in own and answer in doing.types:
            return _Fit(0.6, Reason(f"{of_words} -> {answer}", because, 0.6))
    return None


def _types_of(words: Voiced) -> frozenset[str]:
    named = [
        (event.type, *(f"{event.type} {mode}" for mode in event.modes))
        for start, end, event in words.line.events
        if event.type and start < words.asked.end and words.asked.start < end
    ]
    return frozenset(name for names in named for name in names)


@cache
def _answers() -> tuple[tuple[str, str, str, str], ...]:
    text = files(__package__).joinpath("answers.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((kind, of, answer, because) for kind, of, answer, _, because in rows)


def _actor(words: Voiced, doing: Doing) -> Reason | None:
    """The one who was to act does; where one is not named, less is known."""
    if words.bound is None:
        if words.holder.country in doing.by and len(doing.by) == 1:
            return None
        return Reason("someone asked, not named", " ".join(sorted(doing.by)), 0.5)
    if words.bound in doing.by:
        return Reason("by the one who was to act", words.bound, 1.0)
    if doing.by:
        return None
    if _names(doing, words.bound):
        return Reason("by no one named, beside the one who was to act", words.bound, 0.7)
    return Reason("by no one named", words.bound, 0.55 if words.bound in doing.near else 0.4)


def _names(doing: Doing, country: str | None) -> bool:
    return any(party.country == country for party in doing.line.parties)


def of_what(words: Voiced, told: frozenset[str], rarity: Rarity) -> Reason | None:
    """How much of what the words are about the line speaks of, rare words counting more."""
    wanted = words.asked.words
    if not wanted:
        return None
    shared = wanted & told
    if words.asked.pointing:
        pointed = " ".join(rarity.rarest(shared, 5))
        return Reason("what the words point to", pointed, 0.5) if len(shared) > 1 else None
    total = math.fsum(rarity.weight(word) for word in wanted)
    part = math.fsum(rarity.weight(word) for word in shared) / total
    if not shared or part < _LEAST_SHARED:
        return None
    return Reason(
        "shared words", " ".join(rarity.rarest(shared, 5)), round(min(1.0, part * 1.4), 3)
    )


def _beside(words: Voiced, doing: Doing, rarity: Rarity) -> Reason | None:
    """What the lines around an effect speak of: "Both crews are free. They walked home"."""
    near = of_what(words, doing.around, rarity)
    if near is None or not {words.bound, words.holder.country} & doing.near:
        return None
    score = round(0.85 * (near.score or 0), 3)
    return Reason("shared words of the lines around", near.words, score)


def _best(*reasons: Reason | None) -> Reason | None:
    """The strongest of several reasons."""
    found = [reason for reason in reasons if reason is not None]
    return max(found, key=lambda reason: reason.score or 0, default=None)


def _without_object(words: Voiced, doing: Doing) -> Reason | None:
    """ "It has not apologised": of what is clear where both parties are spoken of."""
    asks_nothing_further = not words.asked.words and words.bound is not None
    if (
        not (doing.bare or asks_nothing_further)
        or words.bound not in doing.by
        or words.holder.country not in doing.near
    ):
        return None
    return Reason("told without its object beside both parties", "", 0.5)


def _pointed_at(words: Voiced, doing: Doing, rarity: Rarity) -> Reason | None:
    """ "Their release", where the lines around speak of the same people in three words."""
    shared = words.asked.words & doing.around
    if len(shared) < 3:
        return None
    return Reason("what the words point to", " ".join(rarity.rarest(shared, 5)), 0.5)


def _in_other_words(words: Voiced, doing: Doing, rarity: Rarity) -> Reason | None:
    """ "It did not cut supplies" beside a line on oil deliveries: enough for what was not done."""
    if words.bound not in doing.by:
        return None
    near = of_what(words, doing.around, rarity)
    if near is None:
        return None
    return Reason("shared words of the lines around", near.words, round(0.6 * (near.score or 0), 3))


def _bearing(words: Voiced, doing: Doing, fit: _Fit) -> Bearing | None:
    if fit.against:
        return "contradicts" if doing.manner == "done" else None
    bearing = _BEARINGS[doing.manner]
    if bearing == "follows" and (_PART.search(_clause(doing)) or _fewer(words, doing)):
        return "follows in part"
    if bearing == "contradicts" and words.kind in ("demand", "condition"):
        return "not yet"
    if bearing == "refuses" and words.bound == words.holder.country:
        return "withdraws"
    if bearing == "promises" and words.bound == words.holder.country:
        return None
    return bearing


def _clause(doing: Doing) -> str:
    """The part of the line that tells the act, without what is told beside it."""
    text, at = doing.line.text, 0
    for joint in _BESIDE.finditer(text):
        if joint.start() > doing.start:
            return text[at : joint.start()]
        at = joint.end()
    return text[at:]


def _fewer(words: Voiced, doing: Doing) -> bool:
    """Four of the same were asked for, two are told of: "two of the sailors went home"."""
    asked, given = _counted(words.line.text), _counted(doing.line.text)
    return any(given[noun] < count for noun, count in asked.items() if noun in given)


_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
_COUNTED = re.compile(
    r"\b("
    + "|".join(_NUMBERS)
    + r"|\d{1,3}(?:,\d{3})*)\b(?: of (?:its|the|their|his))?((?: [a-z-]+){1,3})",
    re.IGNORECASE,
)


def _counted(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for match in _COUNTED.finditer(text):
        number = _NUMBERS.get(match[1].casefold()) or int(match[1].replace(",", "") or 0)
        for noun in match[2].split():
            if noun.endswith("s") and len(noun) > 3:
                found.setdefault(noun.casefold(), number)
                break
    return found
