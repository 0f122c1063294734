from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.cli.guard import EXIT_CODES, code_of
from dragoman.errors import (
    FindingError,
    LedgerError,
    ModelError,
    NotFoundError,
    OntologyError,
    ReadError,
    SettingsError,
)

from .conftest import Run

ROOT = Path(__file__).parents[2]


def test_the_version_is_that_of_the_package(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert run("--version").stdout == f"dragoman {project['project']['version']}\n"
    assert __version__ == project["project"]["version"]


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['dragoman', '--help']\n"
        "from dragoman.cli.app import app\n"
        "try: app()\n"
        "finally: assert not {'sqlalchemy', 'numpy', 'onnxruntime'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (ReadError, 1), (FindingError, 1), (SettingsError, 2), (OntologyError, 2),
        (LedgerError, 3), (NotFoundError, 3), (ModelError, 4),
    ],
)  # fmt: skip
def test_every_known_error_ends_in_a_documented_code(fault: type[ReadError], code: int) -> None:
    assert code_of(fault("x")) == code
    assert code in {number for number, _, _ in EXIT_CODES}


def test_ctrl_c_ends_in_130_and_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.api.open", interrupted)
    result = run("timeline")
    assert result.exit_code == 130
    assert "what was kept stays" in result.stderr


def test_no_colour_is_written_to_a_pipe_or_against_no_color(filled: Run) -> None:
    assert "\x1b[" not in filled("timeline").stdout
