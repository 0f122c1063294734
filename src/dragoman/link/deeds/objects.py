"""Of what a line tells: whether it is what the words are about."""

from __future__ import annotations

import math

from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.lines import Line
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.words import Rarity
from dragoman.records import Reason

_LEAST_SHARED = 0.3


def on_the_same(words: Voiced, doing: Doing) -> bool:
    """Whether the line, or those around it, speak of anything that the words are about."""
    wanted = words.asked.words
    return (
        not wanted
        or not wanted.isdisjoint(doing.around)
        or without_object(words, doing) is not None
    )


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


def speaks_of(words: Voiced, doing: Doing, rarity: Rarity) -> bool:
    """Whether a later line speaks of what the words are about, whatever it tells of it."""
    shared = of_what(words, doing.words, rarity)
    return shared is not None and later_line(words, doing.line)


def later_line(words: Voiced, line: Line) -> bool:
    """Whether a line stands in another report, of no earlier day."""
    out = words.line.published or words.day
    apart = line.report != words.line.report
    return apart and out is not None and line.published is not None and line.published >= out


def beside(words: Voiced, doing: Doing, rarity: Rarity) -> Reason | None:
    """What the lines around an effect speak of: "Both crews are free. They walked home"."""
    near = of_what(words, doing.around, rarity)
    if near is None or not {words.bound, words.holder.country} & doing.near:
        return None
    score = round(0.85 * (near.score or 0), 3)
    return Reason("shared words of the lines around", near.words, score)


def best(*reasons: Reason | None) -> Reason | None:
    """The strongest of several reasons."""
    found = [reason for reason in reasons if reason is not None]
    return max(found, key=lambda reason: reason.score or 0, default=None)


def without_object(words: Voiced, doing: Doing) -> Reason | None:
    """ "It has not apologised": of what is clear where both parties are spoken of."""
    asks_nothing_further = not words.asked.words and words.bound is not None
    if (
        not (doing.bare or asks_nothing_further)
        or words.bound not in doing.by
        or words.holder.country not in doing.near
    ):
        return None
    return Reason("told without its object beside both parties", "", 0.5)


def pointed_at(words: Voiced, doing: Doing, rarity: Rarity) -> Reason | None:
    """ "Their release", where the lines around speak of the same people in three words."""
    shared = words.asked.words & doing.around
    if len(shared) < 3:
        return None
    return Reason("what the words point to", " ".join(rarity.rarest(shared, 5)), 0.5)
