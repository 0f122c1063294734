"""Pairs of claims over two to four accounts, brought together to one row for each claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.views.comparison.alignment import Fellows

Link = tuple[int, int, Fellows]
_MOST_OF_ONE = 3


@dataclass
class Group:
    """The claims of one row: for each account the places of its claims, and what joins them."""

    members: tuple[tuple[int, ...], ...]
    links: list[Link] = field(default_factory=list)

    @property
    def first(self) -> tuple[int, int]:
        """The first account that tells it, and where."""
        return next((account, cell[0]) for account, cell in enumerate(self.members) if cell)


def grouped(
    sizes: Sequence[int], links: Mapping[tuple[int, int], Sequence[Fellows]]
) -> tuple[Group, ...]:
    """Rows in the order of the first account, then of what only later accounts tell.

    The likeliest pairs are joined first. A pair that would bring more than a few claims of one
    account into a row is left out: such a row says nothing any more.
    """
    of: dict[tuple[int, int], Group] = {
        (account, at): Group(tuple((at,) if a == account else () for a in range(len(sizes))))
        for account, size in enumerate(sizes)
        for at in range(size)
    }
    every = [(a, b, pair) for (a, b), pairs in links.items() for pair in pairs]
    for a, b, pair in sorted(every, key=lambda link: (-link[2].score, link[:2], link[2].left)):
        one, other = of[a, pair.left], of[b, pair.right]
        if one is other:
            one.links.append((a, b, pair))
            continue
        cells = tuple(
            tuple(sorted({*ours, *theirs}))
            for ours, theirs in zip(one.members, other.members, strict=True)
        )
        if any(len(cell) > _MOST_OF_ONE for cell in cells):
            continue
        joined = Group(cells, [*one.links, *other.links, (a, b, pair)])
        for account, cell in enumerate(cells):
            for at in cell:
                of[account, at] = joined
    rows = {id(group): group for group in of.values()}
    return tuple(sorted(rows.values(), key=lambda group: group.first))
