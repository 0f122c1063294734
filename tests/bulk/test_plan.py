from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.bulk import plan
from dragoman.bulk.plan import grouped


def test_small_files_are_read_together_and_a_large_one_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "_GROUP_BYTES", 100)
    for name, size in (("a", 40), ("b", 40), ("c", 500), ("d", 10)):
        (tmp_path / f"{name}.txt").write_bytes(b"x" * size)
    names = [[Path(file).stem for file in group.files] for group in grouped([str(tmp_path)])]
    assert names == [["a", "b"], ["c"], ["d"]]


def test_what_cannot_be_listed_is_part_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain.", encoding="utf-8")
    (tmp_path / "b.exe").write_text("Rain.", encoding="utf-8")
    [group] = grouped([str(tmp_path), str(tmp_path / "nowhere"), "-"])
    assert len(group.files) == 1
    reasons = [failure.reason for failure in group.failures]
    assert ".exe files" in reasons[0]
    assert "no such file" in reasons[1]
    assert "standard input" in reasons[2]
