"""Tests of link/attach.py: vague members and the groups they can belong to."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.link.attach import attached

Margins = dict[tuple[int, int], float | None]


def margin_of(known: Margins) -> Callable[[int, int], float | None]:
    return lambda left, right: known[min(left, right), max(left, right)]


def test_a_vague_member_joins_the_only_group_in_reach_though_a_little_short() -> None:
    margin = margin_of({(0, 2): -0.03, (1, 2): -0.5})
    assert attached([[0], [1]], [2], {2: [0, 1]}, margin) == ([[0, 2], [1]], [])


def test_between_two_groups_that_exclude_each_other_it_joins_neither() -> None:
    margin = margin_of({(0, 2): 0.1, (1, 2): 0.12, (0, 1): None})
    assert attached([[0], [1]], [2], {2: [0, 1]}, margin) == ([[0], [1]], [2])


def test_of_two_such_groups_it_joins_the_clearly_better() -> None:
    margin = margin_of({(0, 2): 0.02, (1, 2): 0.2, (0, 1): None})
    assert attached([[0], [1]], [2], {2: [0, 1]}, margin) == ([[0], [1, 2]], [])


def test_a_group_with_a_barred_member_is_out_of_reach() -> None:
    margin = margin_of({(0, 2): 0.3, (1, 2): None})
    assert attached([[0, 1]], [2], {2: [0]}, margin) == ([[0, 1]], [2])


def test_two_vague_members_that_exclude_each_other_do_not_meet_in_one_group() -> None:
    margin = margin_of({(0, 1): 0.3, (0, 2): 0.2, (1, 2): None})
    assert attached([[0]], [1, 2], {1: [0], 2: [0]}, margin) == ([[0, 1]], [2])
