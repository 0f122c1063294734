"""Tests of link/groups.py: agglomeration under cannot-link pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.groups import Tie, grouped


def groups_of(members: str, margins: dict[str, float | None]) -> list[str]:
    def tie(left: str, right: str) -> Tie:
        return Tie(margins.get(left + right, margins.get(right + left, -1.0)))

    pairs = combinations(range(len(members)), 2)
    found = grouped(members, pairs, tie)
    return sorted("".join(members[at] for at in group) for group in found)


def test_a_chain_is_broken_where_its_ends_contradict() -> None:
    assert groups_of("abc", {"ab": 0.9, "bc": 0.8, "ac": None}) == ["ab", "c"]


def test_a_weak_link_does_not_join_two_groups_that_differ_on_average() -> None:
    assert groups_of("abcd", {"ab": 0.3, "cd": 0.3, "bc": 0.1}) == ["ab", "cd"]


def test_a_close_group_is_found_whole() -> None:
    close = dict.fromkeys(("ab", "ac", "bc"), 0.2)
    assert groups_of("abcd", {**close, "cd": -0.3}) == ["abc", "d"]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(-1, 1)))
def test_barred_pairs_are_never_in_one_group(margins: dict[tuple[int, int], float]) -> None:
    def tie(left: int, right: int) -> Tie:
        margin = margins.get((min(left, right), max(left, right)), 0.1)
        return Tie(None if margin < 0 else margin)

    for group in grouped(range(8), combinations(range(8), 2), tie):
        assert all(tie(one, two).margin is not None for one, two in combinations(group, 2))
