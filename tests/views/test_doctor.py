from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.models import FILES, weights_version
from dragoman.views import Check, checkup, doctor


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text(name)
    (tmp_path / "VERSION").write_text(weights_version(tmp_path) + "\n")
    return tmp_path


def _check(name: str, ledger: str) -> Check:
    return next(check for check in checkup(ledger).checks if check.name == name)


def test_whole_weights_pass_and_changed_ones_are_a_fault(weights: Path) -> None:
    assert doctor._weights(weights).verdict == "ok"
    (weights / "heads.npz").write_text("other")
    assert doctor._weights(weights).verdict == "fault"


def test_the_weights_that_ship_are_whole(tmp_path: Path) -> None:
    assert _check("model files", str(tmp_path / "new.sqlite")).verdict == "ok"


def test_missing_weights_are_named(weights: Path) -> None:
    (weights / "encoder.onnx").unlink()
    assert "encoder.onnx" in doctor._weights(weights).found


def test_a_ledger_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    assert _check("ledger", str(tmp_path / "new.sqlite")).verdict == "ok"
    assert not (tmp_path / "new.sqlite").exists()


def test_a_ledger_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_text("no database" * 100)
    assert _check("ledger", str(tmp_path / "bad.sqlite")).verdict == "fault"


def test_what_is_optional_and_absent_is_no_fault(tmp_path: Path) -> None:
    checks = checkup(str(tmp_path / "new.sqlite")).checks
    optional = [check for check in checks if check.name in ("pandas", "pyspark", "Java")]
    assert len(optional) == 3
    assert all(check.verdict != "fault" for check in optional)
