"""One command by itself, with the errors handled as the whole program handles them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.testing import CliRunner, Result

from dragoman.cli.guard import Guarded


class Command:
    """Calls a command function as its name on the command line would."""

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        self._name = name
        self._app = typer.Typer(cls=Guarded)
        self._app.callback()(lambda: None)
        self._app.command(name)(function)

    def __call__(self, *arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(self._app, [self._name, *arguments], input=given)
