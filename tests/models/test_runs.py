"""Runs of tokens out of begin / inside / outside probabilities."""

from __future__ import annotations

import math
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.models import Encoded
from dragoman.models.runs import Run, characters, runs

TAGS = {"O": (0.98, 0.01, 0.01), "B": (0.02, 0.96, 0.02), "I": (0.02, 0.02, 0.96)}
DOUBT = (0.55, 0.05, 0.4)


def window(size: int, *, breaks: tuple[int, ...] = (), glued: tuple[int, ...] = ()) -> Encoded:
    """`size` tokens of four letters, a paragraph at each of `breaks`, `glued` ones in mid-word."""
    starts = np.arange(size) * 5
    fresh, going_on = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    fresh[list(breaks)] = True
    going_on[list(glued)] = True
    return Encoded(
        starts=starts,
        ends=starts + 4,
        hidden=np.zeros((size, 2), np.float32),
        of_acts=lambda: np.zeros((size, 2), np.float32),
        breaks=fresh,
        continues=going_on,
    )


def of(tags: str, *, breaks: tuple[int, ...] = (), glued: tuple[int, ...] = ()) -> list[Run]:
    """Runs of tokens tagged as in `OBIIO`; `?` is a doubtful token."""
    rows = [TAGS.get(tag, DOUBT) for tag in tags]
    return runs(
        np.array(rows, np.float32), window(len(tags), breaks=breaks, glued=glued), entry=0.5
    )


def test_tokens_that_hang_together_are_one_run() -> None:
    assert of("OBIIO") == [(1, 4)]


def test_a_beginning_ends_the_run_before_it() -> None:
    assert of("BIBI") == [(0, 2), (2, 4)]


def test_a_doubtful_token_does_not_break_a_run() -> None:
    assert of("OBI?IIO") == [(1, 6)]


def test_a_doubtful_token_alone_opens_none() -> None:
    assert of("OO?OO") == []


def test_a_run_ends_with_its_paragraph() -> None:
    assert all(end <= 2 or start >= 2 for start, end in of("BIII", breaks=(2,)))


def test_a_run_may_reach_the_last_token() -> None:
    assert of("OOB") == [(2, 3)]


def test_a_run_takes_in_the_rest_of_a_word() -> None:
    assert of("OBIOO", glued=(1, 3)) == [(0, 4)]


def test_nothing_inside_gives_no_runs() -> None:
    assert of("OOO") == []


@given(st.text(alphabet="OBI?", min_size=1, max_size=40))
def test_runs_stand_in_order_and_do_not_overlap(tags: str) -> None:
    flat = [at for run in of(tags) for at in run]
    assert flat == sorted(flat)
    assert all(0 <= at <= len(tags) for at in flat)


def cost(states: tuple[int, ...], rows: list[tuple[float, float, float]], entry: float) -> float:
    """What a path of outside 0, begin 1, inside 2 costs; inside goes on a run or cannot be."""
    if any(state == 2 and not before for before, state in pairwise((0, *states))):
        return math.inf
    return sum(
        entry * (state == 1) - math.log(row[state]) for state, row in zip(states, rows, strict=True)
    )


likely = st.floats(0.001, 1)


@given(st.lists(st.tuples(likely, likely, likely), min_size=1, max_size=6), st.booleans())
def test_no_other_path_is_more_probable(
    weights: list[tuple[float, float, float]], in_two: bool
) -> None:
    rows = [(a / (a + b + c), b / (a + b + c), c / (a + b + c)) for a, b, c in weights]
    parts = [rows[:2], rows[2:]] if in_two and len(rows) > 2 else [rows]
    breaks = (2,) if len(parts) > 1 else ()
    found = runs(np.array(rows, np.float32), window(len(rows), breaks=breaks), entry=0.5)
    states = [0] * len(rows)
    for start, end in found:
        states[start:end] = [1] + [2] * (end - start - 1)
    best = sum(min(cost(path, p, 0.5) for path in product(range(3), repeat=len(p))) for p in parts)
    mine = sum(
        cost(tuple(states[at : at + len(p)]), p, 0.5) for at, p in zip((0, 2), parts, strict=False)
    )
    assert mine <= best + 1e-4


def test_a_run_is_the_characters_from_its_first_to_its_last_token() -> None:
    span = characters(window(3), (0, 2))
    assert (span.start, span.end) == (0, 9)
