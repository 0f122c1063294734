"""What speaks for and against two accounts being one thing: features, each with a value in 0..1.

Only what both reports say enough of to compare has a value; `features.py` puts it in words. What
rules a join out for good stands in `contradictions.py`. How much each feature says is fitted
(`training/judgement.py`) and kept in `judgement.tsv`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.link.accounts import Account
from dragoman.link.contradictions import told_one_way
from dragoman.link.sides import agreement, share_a_person
from dragoman.link.windows import LIVE, ONE_STAY, Window, gap
from dragoman.link.words import Rarity

_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_TALKED = frozenset({"CONSULT", "visit", "talks", "call", "summit", "briefing"})
FAMILIES = ("contact", "deed", "word", "saying")
FEATURES = (
    *FAMILIES,
    "same parties", "states named beside it", "both parties named", "same persons",
    "a party unknown", "a party and a day unknown",
    "same day", "same days", "same month", "same season", "day fits, by publication",
    "days may fit, by publication", "news of those days", "days of both unsure",
    "days of one stay", "told long after", "undated", "came out together",
    "same mode", "same type", "same kind, one with a mode", "kinds akin: visit and talks",
    "kinds akin: deeds", "kinds akin: words", "kind differs",
    "same place", "same country", "place differs",
    "same word for the act", "other word for the act", "same meeting", "other meeting",
    "same status", "background to one", "off in one", "doubtful in one", "planned in one",
    "planned in one, days unsure", "planned in both, days unsure",
    "the same words quoted", "shared words", "much shared", "said in other words",
    "about other things", "in one report", "brief reports", "like reports",
)  # fmt: skip

# Types that coders and reporters take for each other: seizing goods is a sanction to some.
_NEAR_TYPES = frozenset(
    frozenset(pair)
    for pair in (
        ("SANCTION", "COERCE"), ("ACCUSE", "REJECT"), ("REQUEST", "ACCUSE"), ("REQUEST", "REJECT"),
        ("THREATEN", "ACCUSE"), ("THREATEN", "REQUEST"), ("AGREE", "SUPPORT"),
        ("AGREE", "COOPERATE"), ("COOPERATE", "SUPPORT"), ("AID", "SUPPORT"),
        ("CONCEDE", "AGREE"), ("CONCEDE", "RETREAT"), ("MOBILIZE", "COERCE"),
        ("ASSAULT", "COERCE"),
    )
)  # fmt: skip
# A visit told without the word is taken for talks by coders.
_MEETINGS = frozenset({"visit", "talks", "summit"})
# Two independent reports of one act share this much of their words, seldom more.
_FULL_OVERLAP = 0.5
# Words that say this much in sum, by their rarity, are as good as any more.
_ENOUGH_WORDS = 20.0
# Two reports of one story share so much of all their words.
_SAME_STORY = 0.15
# A state that the sentence names may be a party, or may not.
_BESIDE = 0.8
# A notice of a sentence or two has no words beside those of its record.
_LEAST_STORY = 25
# Days of a window that tells a day, a stay, a month; of one that publication gives.
_DAY, _STAY, _MONTH, _NEWS = 2, 10, 31, 7
_OFF = frozenset({"cancelled", "postponed"})
_UNCLEAR = frozenset({"negated", "denied", "hypothetical", "proposed"})

Valued = tuple[str, float]


def family(left: Account, right: Account) -> str:
    """A contact is known by who and when; a demand by what is demanded, for they come daily."""
    if left.kind == "statement":
        return "saying"
    types = {left.type, right.type}
    if types <= _TALKED:
        return "contact"
    return "word" if types & _VERBAL else "deed"


@dataclass
class Likeness:
    """Values the features of pairs; knows how rare words are, and keeps how like reports are."""

    rarity: Rarity
    _stories: dict[tuple[str, str], float | None] = field(default_factory=dict)

    def values(self, left: Account, right: Account) -> Iterator[Valued]:
        """The features of a pair that have a value; all others are 0."""
        kind = family(left, right)
        yield kind, 1.0
        yield from _parties(left, right)
        yield from _days(left, right)
        if left.kind != "statement":
            yield from _act(left, right)
        elif quoted(left, right):
            yield "the same words quoted", 1.0
        yield from self._words(left, right, kind)
        if left.report == right.report:
            yield "in one report", 1.0
        story = self.story(left, right)
        if story is None:
            yield "brief reports", 1.0
        else:
            yield "like reports", story

    def _words(self, left: Account, right: Account, kind: str) -> Iterator[Valued]:
        """What is asked or accused in other words is another matter; a deed may be told in any."""
        shared = left.words & right.words
        alike = min(1.0, self.rarity.overlap(left.words, right.words) / _FULL_OVERLAP)
        if shared:
            yield "shared words", alike
            said = math.fsum([self.rarity.weight(word) for word in shared])
            yield "much shared", min(1.0, said / _ENOUGH_WORDS)
        if kind == "saying":
            yield "said in other words", 1.0 - alike
        elif kind == "word":
            yield "about other things", 1.0 - alike

    def story(self, left: Account, right: Account) -> float | None:
        """Reports that share many words, the rare ones above all, tell one story."""
        reports = (left.report, right.report)
        if reports not in self._stories:
            shorter = min(len(left.story), len(right.story))
            brief = shorter < _LEAST_STORY or left.report == right.report
            alike = 0.0 if brief else self.rarity.overlap(left.story, right.story)
            self._stories[reports] = None if brief else min(1.0, alike / _SAME_STORY)
        return self._stories[reports]


def _parties(left: Account, right: Account) -> Iterator[Valued]:
    saying = left.kind == "statement"
    score = agreement(left.active, right.active) if saying else party_agreement(left, right)
    if score is not None:
        yield "same parties", score
    elif not saying and (beside := _named_beside(left, right)) is not None:
        yield "states named beside it", beside
    one, two = left.everyone, right.everyone
    if len(one.states & two.states) > 1:
        yield "both parties named", 1.0
    if one.people and two.people and share_a_person(one, two):
        yield "same persons", 1.0
    if not saying and min(len(one.states), len(two.states)) < 2:
        yield "a party unknown", 1.0
        if not _dated(left, right):
            yield "a party and a day unknown", 1.0


def anybodys(left: Account, right: Account) -> bool:
    """A contact of which a party and the day are unknown could be any contact of the other."""
    if _dated(left, right) or not {left.type, right.type} <= _TALKED:
        return False
    return min(len(left.everyone.states), len(right.everyone.states)) < 2


def _dated(left: Account, right: Account) -> bool:
    return left.window.dated and right.window.dated


def party_agreement(left: Account, right: Account) -> float | None:
    """The same states and persons in the same roles; in a call or talks the roles do not count."""
    if not told_one_way(left, right):
        return agreement(left.everyone, right.everyone)
    active = agreement(left.active, right.active)
    passive = agreement(left.passive, right.passive)
    if active is None:
        return None
    if passive is None:
        known = left.passive or right.passive
        beside = known.states & left.near & right.near
        return active * (0.9 if beside or not known else 0.8)
    return (active + passive) / 2


def _named_beside(left: Account, right: Account) -> float | None:
    """Where a party is unknown: do the sentences name the same states?"""
    one, two = (account.everyone.states | account.near for account in (left, right))
    if not one or not two:
        return None
    return _BESIDE * len(one & two) / min(len(one), len(two))


def _days(left: Account, right: Account) -> Iterator[Valued]:
    yield fitting(left.window, right.window), 1.0
    if left.published and right.published and abs((left.published - right.published).days) <= 1:
        yield "came out together", 1.0


def fitting(left: Window, right: Window) -> str:
    """How the days of two windows that are not apart fit, as a feature."""
    if not (left.dated and right.dated):
        return "undated"
    if between := gap(left, right):
        return "days of one stay" if between <= ONE_STAY else "told long after"
    longest = max(left.days, right.days)
    if left.firm and right.firm:
        names = ((_DAY, "same day"), (_STAY, "same days"), (_MONTH, "same month"))
        return next((name for most, name in names if longest <= most), "same season")
    if not (left.firm or right.firm):
        return "news of those days" if longest <= _NEWS else "days of both unsure"
    return "day fits, by publication" if longest <= _NEWS else "days may fit, by publication"


def _act(left: Account, right: Account) -> Iterator[Valued]:
    yield _kind(left, right), 1.0
    if left.place is not None and right.place is not None:
        yield _place(left, right), 1.0
    if left.trigger and right.trigger:
        shared = left.trigger & right.trigger
        yield "same word for the act" if shared else "other word for the act", 1.0
    if left.meeting is not None and right.meeting is not None:
        yield "same meeting" if left.meeting == right.meeting else "other meeting", 1.0
    yield from _standing(left, right)


def _kind(left: Account, right: Account) -> str:
    """The same type of act by the same mode: a phone call is not a visit."""
    types = frozenset((left.type, right.type))
    if len(types) == 1:
        if left.modes & right.modes:
            return "same mode"
        return "same kind, one with a mode" if left.modes or right.modes else "same type"
    if types <= _MEETINGS:
        return "kinds akin: visit and talks"
    if types in _NEAR_TYPES:
        return "kinds akin: words" if types & _VERBAL else "kinds akin: deeds"
    return "kind differs"


def _place(left: Account, right: Account) -> str:
    """The same named place, or a place and the country it lies in."""
    if left.place == right.place:
        return "same place"
    same = left.country is not None and left.country == right.country
    return "same country" if same else "place differs"


def quoted(left: Account, right: Account) -> bool:
    """One says the words of the other."""
    shorter, longer = sorted((left.exact, right.exact), key=lambda text: (len(text), text))
    return shorter.count(" ") >= 3 and f" {shorter} " in f" {longer} "


def _standing(left: Account, right: Account) -> Iterator[Valued]:
    """Planned, held, called off, doubtful: the same of both, or not."""
    one, two = left.status, right.status
    if one == two:
        yield "same status", 1.0
    if (one == "background") != (two == "background"):
        yield "background to one", 1.0
    if (one in _OFF) != (two in _OFF):
        yield "off in one", 1.0
    if (one in _UNCLEAR) != (two in _UNCLEAR):
        yield "doubtful in one", 1.0
    firm = all(it.firm and it.dated for it in (left.window, right.window))
    if (one in LIVE) != (two in LIVE):
        yield "planned in one", 1.0
        if not firm:
            yield "planned in one, days unsure", 1.0
    elif one in LIVE and not firm:
        yield "planned in both, days unsure", 1.0
