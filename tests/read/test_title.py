from __future__ import annotations

import pytest

from dragoman.read.title import title_in


@pytest.mark.parametrize(
    "text",
    ["Envoys meet in Vienna\n\nThe envoys met.", "# Envoys meet in Vienna\nThe envoys met.",
     "date 2023-06-14\nEnvoys meet in Vienna\r\n\r\nThe envoys met."],
)  # fmt: skip
def test_a_short_first_line_that_stands_apart_is_the_title(text: str) -> None:
    assert title_in(text) == "Envoys meet in Vienna"


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Vienna.\n\nThey left.",
        "The envoys met in Vienna on\nFriday and left.",
        "The envoys met",
        "LAGOS, May 28 (Xinhua) -- Nigeria said\n\nMore",
        "June 14, 2023\n\nThe envoys met.",
        "By Jane Doe\n\nThe envoys met.",
        "",
    ],
)
def test_a_sentence_a_wrapped_line_or_a_label_is_no_title(text: str) -> None:
    assert title_in(text) is None
