from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.web.segments import Highlight, segments

TEXT = "Berg will visit Suderia on Sunday."


def test_overlapping_spans_are_cut_where_either_begins_or_ends() -> None:
    marks = [Highlight(Span(5, 23), "e_1", "event"), Highlight(Span(16, 33), "s_1", "said")]
    cut = segments(TEXT, Span(0, len(TEXT)), marks)
    assert [part.text for part in cut] == ["Berg ", "will visit ", "Suderia", " on Sunday", "."]
    assert cut[2].records == ("e_1", "s_1")
    assert [part.begins for part in cut] == [(), ("e_1",), ("s_1",), (), ()]


spans = st.tuples(st.integers(0, 33), st.integers(1, 34)).map(
    lambda pair: Span(min(pair[0], pair[1] - 1), max(pair[1], pair[0] + 1))
)


@given(st.lists(spans, max_size=12), spans)
def test_segments_join_to_the_text_and_hold_what_covers_them(
    marked: list[Span], block: Span
) -> None:
    marks = [Highlight(span, f"e_{number}", "event") for number, span in enumerate(marked)]
    at = block.start
    for part in segments(TEXT, block, marks):
        here = Span(at, at + len(part.text))
        assert set(part.highlights) == {mark for mark in marks if here.within(mark.span)}
        at = here.end
    assert at == block.end
