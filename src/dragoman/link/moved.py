"""Meetings that were moved to another day are one thing in the world, though their days differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.link.accounts import Account


def moved_pair(left: Account, right: Account) -> bool:
    """One is what the other was before it was moved."""
    return left.moved is not None and left.moved == right.moved


def with_moved(groups: Sequence[list[int]], accounts: Sequence[Account]) -> list[list[int]]:
    """The groups; those that were moved from each other are one."""
    moves: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for at in group:
            if (move := accounts[at].moved) is not None:
                moves[move].add(number)
    if not moves:
        return list(groups)
    joined = list(range(len(groups)))
    for numbers in moves.values():
        roots = {joined[number] for number in numbers}
        joined = [min(roots) if root in roots else root for root in joined]
    merged: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        merged[joined[number]].extend(group)
    return [sorted(group) for group in merged.values()]
