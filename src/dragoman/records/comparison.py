"""Accounts set side by side: claims, what differs between them, and damage to their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.core import Evidence
from dragoman.records.drafts import Status
from dragoman.records.parties import Actor

DifferenceKind = Literal[
    "value", "time", "place", "participants", "direction", "polarity", "characterisation",
    "attribution",
]  # fmt: skip
DamageKind = Literal["dropped word", "flipped preposition", "wrong verb", "broken sentence"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one account tells, and on whose word.

    `holder` is who is said to have said it; None where the account tells it in its own voice or
    does not say who. `act` is what the saying does (demand, denial ...) or what is told (call,
    visit ...); `records` are ids of the records that carry it. Evidence is one clause.
    """

    id: str
    holder: Actor | None
    act: str | None
    status: Status | None
    evidence: Evidence
    records: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The claim in the words of its account."""
        return self.evidence.words


@dataclass(frozen=True, slots=True)
class Difference:
    """What two accounts of one claim give otherwise, in the words of each.

    Nothing here says which of the two is right.
    """

    kind: DifferenceKind
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Damage:
    """Words of an account that look broken in editing or translation, which is no disagreement.

    `instead` is what the same text or another account has in their place, where one has.
    """

    kind: DamageKind
    evidence: Evidence
    why: str
    instead: Evidence | None = None
