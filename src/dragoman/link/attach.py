"""Vague accounts join the one group that they can belong to, or none.

"At the end of the week", "next month", no day at all: such an account says too little to found a
group, and in an average it pulls groups apart or together. So the exact accounts are grouped first,
and each vague one then looks for its place among the groups.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

# The only group in reach may fall so far short of what is needed, and is the only one in reach
# where no other falls short by less than the second.
_SHORT = 0.05
_IN_REACH = 0.12
WORTH_A_LOOK = 0.2
# Of two groups that exclude each other the better must be clearly so.
_CLEARLY = 0.08
_MOST_COMPARED = 24

Margin = Callable[[int, int], float | None]


@dataclass(frozen=True, slots=True)
class _Option:
    margin: float
    group: int


def attached(
    groups: Sequence[Sequence[int]],
    vague: Iterable[int],
    near: Mapping[int, Iterable[int]],
    margin: Margin,
) -> tuple[list[list[int]], list[int]]:
    """The groups with the vague members that found their place, and those that found none.

    `near` are the members worth comparing with each vague one, `margin` how far two exceed what
    is needed, None where they are barred.
    """
    home = {member: number for number, group in enumerate(groups) for member in group}
    places: list[tuple[float, int, int]] = []
    homeless: list[int] = []
    for member in vague:
        reach = _reach(member, near.get(member, ()), home, margin)
        option = _place(member, groups, reach, margin)
        if option is None:
            homeless.append(member)
        else:
            places.append((-option.margin, member, option.group))
    joined: dict[int, list[int]] = defaultdict(list)
    for _, member, number in sorted(places):
        if any(margin(member, other) is None for other in joined[number]):
            homeless.append(member)
        else:
            joined[number].append(member)
    full = [sorted((*group, *joined[number])) for number, group in enumerate(groups)]
    return full, sorted(homeless)


def _reach(member: int, near: Iterable[int], home: Mapping[int, int], margin: Margin) -> list[int]:
    """Groups of which some member worth comparing comes near to what is needed."""
    found: set[int] = set()
    for other in sorted(near):
        if other in home and home[other] not in found:
            known = margin(member, other)
            if known is not None and known >= -WORTH_A_LOOK:
                found.add(home[other])
    return sorted(found)


def _place(
    member: int, groups: Sequence[Sequence[int]], reach: Sequence[int], margin: Margin
) -> _Option | None:
    options = []
    for number in reach:
        fit = _fit(member, groups[number], margin)
        if fit is not None and fit >= -_IN_REACH:
            options.append(_Option(fit, number))
    options.sort(key=lambda one: (-one.margin, one.group))
    if not options:
        return None
    best, rivals = options[0], options[1:]
    if not rivals:
        return best if best.margin >= -_SHORT else None
    if best.margin < 0:
        return None
    close = [one for one in rivals if one.margin > best.margin - _CLEARLY]
    excluded = (_apart(groups[best.group], groups[one.group], margin) for one in close)
    return None if any(excluded) else best


def _fit(member: int, group: Sequence[int], margin: Margin) -> float | None:
    known: list[float] = []
    for other in group[:_MOST_COMPARED]:
        one = margin(member, other)
        if one is None:
            return None
        known.append(one)
    # One account that tells it in the same words speaks for a group that has others as well.
    return round((math.fsum(known) / len(known) + max(known)) / 2, 9)


def _apart(left: Sequence[int], right: Sequence[int], margin: Margin) -> bool:
    """Some members of two groups exclude each other."""
    return any(
        margin(one, two) is None for one in left[:_MOST_COMPARED] for two in right[:_MOST_COMPARED]
    )
