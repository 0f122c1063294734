"""The command line on a ledger of its own, with a coder that codes plain sentences by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman import demo
from dragoman.cli.app import app
from hand_built import HandCoder

FIRST = (
    "date 2025-02-18\n\nDrovia will visit Belmark on 2025-02-25. "
    "Drovia accused Belmark of theft on 2025-02-17. Drovia told Belmark that the bank is closed."
)
SECOND = (
    "date 2025-02-24\n\nDrovia called off the visit to Belmark on 2025-02-25. "
    "Belmark remembered how Drovia attacked it."
)

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dragoman` with these arguments in an empty folder."""
    monkeypatch.setattr("dragoman.api.Coder", HandCoder)
    monkeypatch.chdir(tmp_path)
    for variable in ("DRAGOMAN_LEDGER", "DRAGOMAN_ACTORS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports of an invented pair."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def filled(run: Run, reports: Path) -> Run:
    """The same command, on a ledger that has read the two reports."""
    result = run("read", str(reports), "--actors", str(demo.actors()))
    assert result.exit_code == 0, result.output
    return run
