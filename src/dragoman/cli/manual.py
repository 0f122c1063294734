"""Writes `docs/cli.md` from the commands themselves.

python -m dragoman.cli.manual docs/cli.md
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from dragoman.cli.app import app
from dragoman.cli.guard import EXIT_CODES
from dragoman.settings import ACTORS_VARIABLE, DEFAULT_LEDGER, LEDGER_VARIABLE

VARIABLES = (
    (LEDGER_VARIABLE, f"the ledger when `--ledger` is not given; else `{DEFAULT_LEDGER}` here"),
    (ACTORS_VARIABLE, "tables of actors when `--actors` is not given, separated by `:`"),
    ("NO_COLOR", "any value: no colours; statuses are told by word and sign as well"),
)


def manual() -> str:
    """The page, as Markdown."""
    group: Any = typer.main.get_command(app)
    parts = [
        "# The command line",
        "Written by `python -m dragoman.cli.manual docs/cli.md`; change the commands, not this.",
        _help(group),
        "Data goes to standard output, talk to standard error; every command that gives data "
        "has `--json`.",
    ]
    for name, command in commands():
        parts += [f"## dragoman {name}", *_command(name, command)]
    codes = [(code, told) for code, _, told in EXIT_CODES]
    parts += ["## Exit status", _table(("status", "meaning"), codes)]
    parts += ["## Environment", _table(("variable", "meaning"), VARIABLES)]
    return "\n\n".join(parts) + "\n"


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, those in a group of their own too."""
    return _within(typer.main.get_command(app), "")


def _within(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _within(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: Any) -> Iterator[str]:
    context = command.make_context(name, [], resilient_parsing=True)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"    dragoman {name} {usage}"
    yield _help(command)
    rows = [row for row in (param.get_help_record(context) for param in command.params) if row]
    if rows:
        named = [(f"`{left}`", right) for left, right in rows]
        yield _table(("argument or option", "meaning"), named)


def _help(command: Any) -> str:
    return inspect.cleandoc(command.help or "").strip()


def _table(head: tuple[str, str], rows: Any) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    for left, right in rows:
        cells = (" ".join(str(cell).split()).replace("|", "\\|") for cell in (left, right))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), encoding="utf-8")
