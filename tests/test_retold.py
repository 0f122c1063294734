"""Our own stories and pairs of accounts: the form of the files, and that each can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.retold import APART, DATA, alike, files, read

STORY = """\
== Two trawlers off the Teal Bank
-- 2031-03-04 | Harbour Gazette
Kelm {1 boarded} two trawlers. Minister Brink {2>a demanded} that the crews be freed.
-- 2031-03-09 | Lumera Wire
Fourteen men {3=a+ walked} off a ferry, five days after their boats were {1! stopped}.
"""


def test_marks_are_taken_out_of_the_text_and_keep_their_places(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    ((first, second),) = read(file)
    assert (
        first.text == "Kelm boarded two trawlers. Minister Brink demanded that the crews be freed."
    )
    words = [(it.number, it.span.of(one.text)) for one in (first, second) for it in one.marked]
    assert words == [("1", "boarded"), ("2", "demanded"), ("3", "walked"), ("1", "stopped")]
    assert (first.marked[1].asks, second.marked[0].shows) == ("a", ("a", "done"))
    assert second.marked[1].differs
    assert alike(first, second) == 1
    assert [told for _, told in first.sentences()] == [{"1"}, {"2"}]


@pytest.mark.parametrize("line", ["Kelm {boarded} two ships.", "Kelm {1 boarded two ships."])
def test_a_mark_that_is_none_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"story\.txt, line 6"):
        list(read(file))


@pytest.mark.parametrize(
    "file", sorted(DATA.glob("*/*.txt")), ids=lambda it: it.parent.name + it.stem
)
def test_every_file_can_be_read_and_tells_things_more_than_once(file: Path) -> None:
    stories = list(read(file))
    assert len(stories) >= 30
    if file.parent.name == "claims":
        assert all(len(story) == 2 and alike(*story) for story in stories)
    else:
        assert all(len(story) > 2 for story in stories)


def test_what_measures_trains_nothing() -> None:
    apart = {DATA / name for name in APART}
    for kind in ("stories", "claims"):
        trained = set(files(kind))
        assert trained
        assert not trained & apart
