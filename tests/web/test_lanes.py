from __future__ import annotations

from datetime import date, timedelta

from dragoman.web.lanes import LEFT, MOST_STACKED, WIDTH, Mark, drawing


def mark(number: int, day: date, *, lane: int = 0) -> Mark:
    return Mark(f"e_{number}", lane, day, None, "happened", "")


def test_nothing_dated_draws_nothing() -> None:
    assert drawing(("A", "B"), ()) is None


def test_marks_stand_inside_the_drawing_in_order_of_their_days() -> None:
    drawn = drawing(("A",), [mark(n, date(2025, 1, 1) + timedelta(days=9 * n)) for n in range(9)])
    assert drawn is not None
    places = [dot.x for dot in drawn.lanes[0].dots]
    assert places == sorted(places)
    assert LEFT <= places[0] <= places[-1] <= WIDTH


def test_what_no_longer_fits_on_a_day_is_counted() -> None:
    drawn = drawing(("A",), [mark(number, date(2025, 1, 1)) for number in range(20)])
    assert drawn is not None
    (lane,) = drawn.lanes
    (more,) = lane.more
    assert len(lane.dots) + more.count == 20
    assert more.first == more.last == date(2025, 1, 1)
    assert len(lane.dots) < MOST_STACKED


def test_a_day_far_off_does_not_shrink_the_others() -> None:
    near = [mark(number, date(2025, 1, 1) + timedelta(days=number)) for number in range(40)]
    drawn = drawing(("A",), [mark(99, date(1979, 1, 1)), *near])
    assert drawn is not None
    assert drawn.first == date(2025, 1, 1)
    assert drawn.aside == 1


def test_the_end_of_time_can_be_drawn() -> None:
    assert drawing(("A",), [mark(1, date.max), mark(2, date.max - timedelta(days=4000))])
    assert drawing(("A",), [mark(1, date.max)])
