from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.bulk.publish import drop_drafts, publish, published


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    goal = tmp_path / "new" / "file"
    with published(goal) as out:
        out.write(b"whole")
        out.flush()
        assert not goal.exists()
    assert goal.read_bytes() == b"whole"
    assert [entry.name for entry in goal.parent.iterdir()] == ["file"]


def test_an_error_leaves_the_earlier_file_and_no_draft(tmp_path: Path) -> None:
    def stopped() -> None:
        with published(goal) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    goal = tmp_path / "file"
    publish(goal, b"before")
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"before"]


def test_a_draft_that_another_machine_tidied_away_is_no_loss_where_it_published_the_same(
    tmp_path: Path,
) -> None:
    goal = tmp_path / "file"
    with published(goal) as out:
        out.write(b"same")
        publish(goal, b"same")
        drop_drafts(tmp_path)
    assert goal.read_bytes() == b"same"


def test_a_draft_that_is_gone_with_nothing_in_its_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), published(tmp_path / "file"):
        drop_drafts(tmp_path)
