"""Meetings that were moved to another day are one thing in the world, though their days differ.

What had been put off or called off before it was given another day is another meeting than the one
that takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.link.accounts import Account

_OFF = frozenset({"postponed", "cancelled"})


def moved_pair(left: Account, right: Account) -> bool:
    """One is what the other was before it was moved."""
    return left.moved is not None and left.moved == right.moved


def with_moved(groups: Sequence[list[int]], accounts: Sequence[Account]) -> list[list[int]]:
    """The groups; those that were moved from each other are one."""
    joined = list(range(len(groups)))
    for numbers in _moves(groups, accounts):
        roots = {joined[number] for number in numbers}
        joined = [min(roots) if root in roots else root for root in joined]
    merged: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        merged[joined[number]].extend(group)
    return [sorted(group) for group in merged.values()]


def _moves(groups: Sequence[list[int]], accounts: Sequence[Account]) -> Iterator[set[int]]:
    """The numbers of the groups that hold the two days of one move."""
    holding: dict[str, set[int]] = defaultdict(set)
    told: dict[str, Account] = {}
    for number, group in enumerate(groups):
        for at in group:
            if (move := accounts[at].moved) is not None:
                holding[move].add(number)
                told[move] = accounts[at]
    for move, numbers in holding.items():
        before = [accounts[at] for number in numbers for at in groups[number]]
        if not any(_was_off(one, told[move]) for one in before):
            yield numbers


def _was_off(one: Account, move: Account) -> bool:
    """Whether an earlier report says that the meeting will not be on its day."""
    earlier = one.published and move.published and one.published < move.published
    return bool(earlier) and one.status in _OFF
