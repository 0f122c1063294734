"""Are two accounts the same thing? The score as a table: features and their weights."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.link import features
from dragoman.link.accounts import Account
from dragoman.link.contradictions import contradiction
from dragoman.link.windows import ONE_STAY, gap
from dragoman.link.words import Rarity
from dragoman.records import Reason

Feature = Callable[[Account, Account], Reason | None]

# No score reaches it.
_NEVER = 1.1
# What is told long after, without a day, must be told more alike: things of one kind recur.
_LONG_AFTER = 0.1
_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_TALKED = frozenset({"CONSULT", "visit", "talks", "call", "summit", "briefing"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The score of a pair, the score it needs, and why; `barred` pairs are never joined."""

    score: float
    needed: float
    reasons: tuple[Reason, ...]
    barred: bool = False

    @property
    def same(self) -> bool:
        return not self.barred and self.score >= self.needed


class Judge:
    """Compares accounts by tables of weighted features; knows how rare words are."""

    def __init__(self, rarity: Rarity) -> None:
        def words(left: Account, right: Account) -> Reason | None:
            return features.same_words(left, right, rarity=rarity)

        stories: dict[tuple[str, str], Reason | None] = {}

        def story(left: Account, right: Account) -> Reason | None:
            reports = (left.report, right.report)
            if reports not in stories:
                stories[reports] = features.same_story(left, right, rarity=rarity)
            return stories[reports]

        def saying(left: Account, right: Account) -> Reason | None:
            return features.same_saying(left, right, rarity=rarity)

        # A call or visit is known by who and when, so is most of what is done; a demand or an
        # accusation only by what is demanded, for they come daily.
        self._contact: Sequence[tuple[Feature, float]] = (
            (features.same_parties, 3.0),
            (features.same_days, 3.0),
            (features.same_kind, 2.0),
            (features.same_place, 1.0),
            (words, 0.7),
            (story, 1.5),
            (features.same_meeting, 4.0),
        )
        self._deed: Sequence[tuple[Feature, float]] = (
            (features.same_parties, 2.5),
            (features.same_days, 2.5),
            (features.same_kind, 2.0),
            (features.same_place, 0.5),
            (features.same_trigger, 1.0),
            (words, 2.0),
            (story, 2.5),
        )
        self._verbal: Sequence[tuple[Feature, float]] = (
            (features.same_parties, 2.5),
            (features.same_days, 2.5),
            (features.same_kind, 2.0),
            (features.same_place, 0.5),
            (features.same_trigger, 0.5),
            (words, 3.5),
            (story, 3.0),
        )
        self._saying: Sequence[tuple[Feature, float]] = (
            (features.same_speaker, 2.0),
            (features.same_days, 2.0),
            (saying, 5.0),
        )

    def judge(self, left: Account, right: Account) -> Judgement:
        """The judgement of a pair, the same whichever comes first."""
        if right.order < left.order:
            left, right = right, left
        barred = contradiction(left, right)
        if barred is not None:
            return Judgement(0.0, 1.0, (barred,), barred=True)
        weighed = [(feature(left, right), weight) for feature, weight in self._table(left, right)]
        known = [(reason, weight) for reason, weight in weighed if reason is not None]
        total = math.fsum(weight for _, weight in known)
        points = math.fsum(weight * (reason.score or 0.0) for reason, weight in known)
        score = round(points / total, 4) if total else 0.0
        return Judgement(score, _needed(left, right), tuple(reason for reason, _ in known))

    def _table(self, left: Account, right: Account) -> Sequence[tuple[Feature, float]]:
        types = {left.type, right.type}
        if left.kind == "statement":
            return self._saying
        if types <= _TALKED:
            return self._contact
        return self._verbal if types & _VERBAL else self._deed


def _needed(left: Account, right: Account) -> float:
    """More is asked where a date is missing, and where one report tells a thing twice."""
    needed = 0.72 if {left.type, right.type} & _TALKED else 0.7
    if not (left.window.dated and right.window.dated):
        if _one_sided(left) or _one_sided(right):
            return _NEVER
        needed += 0.08 if _share_people(left, right) else 0.2
    elif _one_sided(left) or _one_sided(right):
        needed += 0.03 if _named_all(left) and _named_all(right) else 0.1
    elif not (left.window.firm or right.window.firm):
        needed += 0.02
    if gap(left.window, right.window) > ONE_STAY:
        needed += _LONG_AFTER
    if left.report == right.report:
        needed += 0.08
    if left.kind == "statement" and not (left.active and right.active):
        needed += 0.15
    return needed


def _one_sided(account: Account) -> bool:
    """A contact of which only one party is known could be any contact of that party."""
    return account.type in _TALKED and len(account.everyone.states) < 2


def _named_all(account: Account) -> bool:
    """The sentence names the party that the record lacks."""
    return len(account.everyone.states | account.near) > 1


def _share_people(left: Account, right: Account) -> bool:
    return bool(left.everyone.people & right.everyone.people)
