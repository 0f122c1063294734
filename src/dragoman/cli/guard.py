"""How commands end: the exit codes, and errors as one line and a remedy instead of a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from dragoman.errors import (
    DragomanError,
    LedgerError,
    ModelError,
    OntologyError,
    SettingsError,
)

OK, FAULTS, USAGE, LEDGER, INSTALLATION, INTERRUPTED = 0, 1, 2, 3, 4, 130

EXIT_CODES = (
    (OK, "done", "all went well"),
    (FAULTS, "faults", "some input failed, or `verify`, `doctor` found faults; the rest was done"),
    (USAGE, "usage", "the command, an option or a table of yours cannot be followed"),
    (LEDGER, "ledger", "it cannot be opened, written or trusted, or holds no such id"),
    (INSTALLATION, "installation", "model files are missing or damaged; see `dragoman doctor`"),
    (INTERRUPTED, "stopped", "by Ctrl-C; what was reported as kept is safe"),
)
"""Every exit code with a word for the help and its meaning for the docs."""


class Guarded(TyperGroup):
    """A group of commands whose known errors end in a message, a remedy and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as fault:
            typer.echo(f"dragoman: {fault}", err=True)
            raise typer.Exit(code_of(fault)) from fault
        except KeyboardInterrupt:
            typer.echo("dragoman: stopped; what was kept stays, run it again to go on", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # The reader of our output has gone, as `head` does: no fault of anyone's.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(OK) from None


def code_of(fault: DragomanError) -> int:
    """The exit code that an error ends in."""
    if isinstance(fault, LedgerError):
        return LEDGER
    if isinstance(fault, ModelError):
        return INSTALLATION
    if isinstance(fault, SettingsError | OntologyError):
        return USAGE
    return FAULTS
