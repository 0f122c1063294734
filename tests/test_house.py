"""The habits of the house, kept by machine: sizes, docstrings, printing, layers, documentation."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dragoman"
FILES = sorted(PACKAGE.rglob("*.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LONGEST = 400
SURFACE = ("records", "errors", "settings", "pipeline", "api")
"""Modules at the top of the package: all their names are for others."""


def name(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def packages() -> Iterator[str]:
    """The modules and folders directly under `dragoman` that hold code."""
    for entry in PACKAGE.iterdir():
        if entry.suffix == ".py" and not entry.name.startswith("__"):
            yield entry.stem
        elif entry.is_dir() and any(entry.glob("*.py")):
            yield entry.name


def layers() -> list[str]:
    """The names in the import contract, without their brackets."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [part.strip() for layer in contract["layers"] for part in layer.split("|")]


# ---------------------------------------------------------------- code


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_file_is_longer_than_a_reader_can_hold(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_module_says_what_it_is() -> None:
    assert [name(file) for file in FILES if not ast.get_docstring(tree(file))] == []


def test_every_name_that_others_use_says_what_it_promises() -> None:
    assert [place for place, thing in public() if not promise(thing)] == []


def public() -> Iterator[tuple[str, object]]:
    """What the stages offer each other: `__all__` of a package, all of a module at the top."""
    for stage in sorted(packages()):
        module = import_module(f"dragoman.{stage}")
        offered = getattr(module, "__all__", ())
        if stage in SURFACE:
            offered = [key for key in vars(module) if not key.startswith("_")]
        for key in offered:
            thing = getattr(module, key)
            ours = str(getattr(thing, "__module__", "")).startswith("dragoman.")
            if ours and (isinstance(thing, type) or hasattr(thing, "__code__")):
                yield f"{stage}.{key}", thing


def promise(thing: Any) -> str:
    """The docstring that a person wrote; a dataclass without one has only its signature."""
    written = thing.__doc__ or ""
    return "" if written.startswith(f"{thing.__name__}(") else written


def test_nothing_prints_outside_the_command_line() -> None:
    found = [
        f"{name(file)}:{call.lineno}"
        for file in FILES
        if "cli" not in file.relative_to(PACKAGE).parts
        for call in ast.walk(tree(file))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "print"
    ]
    assert found == []


# ---------------------------------------------------------------- layers


def test_the_import_contract_names_every_package() -> None:
    named = {layer.strip("()") for layer in layers()}
    assert sorted(set(packages()) - named) == []


def test_the_import_contract_names_no_package_that_is_gone() -> None:
    needed = {layer for layer in layers() if not layer.startswith("(")}
    assert sorted(needed - set(packages())) == []


# ---------------------------------------------------------------- documentation


def test_every_command_is_documented() -> None:
    from dragoman.cli.app import app

    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    commands = [command.name or "" for command in app.registered_commands]
    missing = [name for name in commands if not re.search(rf"dragoman {name}\b", pages)]
    assert missing == [], "run: python -m dragoman.cli.manual docs/cli.md"


def test_every_link_between_our_pages_leads_somewhere() -> None:
    pages = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "training" / "data" / "README.md"]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_file_that_contributing_points_to_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|tests|training|docs|benchmarks|\.ci)/[\w./-]*)`", text)
    assert sorted(path for path in set(paths) if not (ROOT / path).exists()) == []


def test_pages_name_no_path_of_one_machine() -> None:
    pages = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / ".ci" / "run"]
    found = [page.name for page in pages if re.search(r"/(?:work|root)/", page.read_text("utf-8"))]
    assert found == []


def test_help_is_there_at_once_without_loading_a_model() -> None:
    script = (
        "import sys; from dragoman.cli.app import app; "
        "print(sorted({'onnxruntime', 'sqlalchemy', 'pandas', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
