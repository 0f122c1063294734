from __future__ import annotations

from datetime import date

import pytest

from dragoman.read.dates import date_of


@pytest.mark.parametrize(
    "value",
    [
        "2023-06-14", "2023-06-14T23:30:00+08:00", "2023-06-14 09:00", "2023/06/14", "2023.6.14",
        "20230614", 20230614, "20230614093000", "14 June 2023", "14 Jun. 2023", "14-Jun-2023",
        "June 14, 2023", "Jun 14 2023", "Wednesday, June 14th, 2023", "14/06/2023", "06/14/2023",
        "Wed, 14 Jun 2023 10:00:00 GMT", "Wed Jun 14 10:00:00 +0000 2023", "2023年6月14日",
        "June 14, 2023, 10:30 AM EDT", date(2023, 6, 14),
    ],
)  # fmt: skip
def test_the_common_ways_to_write_a_day_are_read(value: object) -> None:
    assert date_of(value) == date(2023, 6, 14)


@pytest.mark.parametrize(
    "value",
    ["", "soon", "June 2023", "2023", "2023-02-30", "05/06/2023", "last Friday", True, 1.5, None,
     "0001-01-01", 1686700800, "14 June", "May 25%"],
)  # fmt: skip
def test_what_is_no_clear_day_gives_none(value: object) -> None:
    assert date_of(value) is None
