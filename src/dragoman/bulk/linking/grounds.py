"""What the steps of joining share: what it rests on, the tags and places of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.link.accounts import Account
from dragoman.link.judgement import Judge
from dragoman.link.words import Rarity
from dragoman.records import When

OCCURRENCE, MEMBER, HOME = 1, 2, 3
"""Tags of what joining gives: occurrences, accounts with their occurrence, where meetings went."""

FIRST, LATER, LAST = b"\0", b"\1", b"\2"
"""Beginnings of places, which put rows of one key in order of what they are."""

BLOCK = 4096
"""Nodes whose pairs are judged together; a judge keeps in mind all that it has compared."""


@dataclass(frozen=True)
class Grounds:
    """What joining rests on; `dates` are those of undated reports."""

    rarity: Rarity
    origins: Mapping[str, str]
    dates: Mapping[str, When]

    def origin(self, report: str) -> str:
        return self.origins.get(report, report)

    def judge(self) -> Judge:
        """A new judge, for one keeps in mind all that it has compared."""
        return Judge(Rarity(self.rarity.weights, self.rarity.unseen))


def bare(account: Account) -> Account:
    """An account without its words: enough to know when it was told and by whom."""
    nothing: frozenset[str] = frozenset()
    return replace(account, story=nothing, words=nothing, near=nothing, exact="")


def nodes_in(keys: bytes) -> list[bytes]:
    """The nodes of a row that holds several."""
    return [keys[at : at + 8] for at in range(0, len(keys), 8)]
