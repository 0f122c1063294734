"""Where commands write: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dragoman.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from dragoman.api import Session

_PIPE_WIDTH = 160


@dataclass(frozen=True, slots=True)
class Screen:
    """Two consoles; without a terminal lines are not wrapped, with NO_COLOR they are plain."""

    out: Console
    err: Console

    @classmethod
    def of(cls, settings: Settings) -> Screen:
        return cls(_console(sys.stdout, settings), _console(sys.stderr, settings))

    def line(self, text: Text | str = "") -> None:
        """One line of data."""
        self.out.print(text, soft_wrap=True, markup=False, highlight=False)

    def say(self, text: Text | str = "") -> None:
        """One line of talk."""
        self.err.print(text, soft_wrap=True, markup=False, highlight=False)


def _console(stream: TextIO, settings: Settings) -> Console:
    from rich.console import Console

    _never_fail_on_a_character(stream)
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(
        file=stream, no_color=not settings.colour, width=width, highlight=False, emoji=False
    )


def _never_fail_on_a_character(stream: Any) -> None:
    """A terminal that cannot show a sign gets a question mark instead of an error."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def emit(value: object) -> None:
    """A view as one JSON document on standard output."""
    from dragoman.views.plain import plain

    text = json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8: keep its escape
        data = json.dumps(plain(value), indent=2, allow_nan=False).encode()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def settings_of(ledger: str | None, actors: Sequence[Path] | None = None) -> Settings:
    """The choices of this call of the command."""
    return Settings.of(os.environ, ledger=ledger, actors=tuple(actors or ()))


def opened(settings: Settings, *, readonly: bool = True) -> Session:
    """The ledger that the user means."""
    from dragoman import api

    return api.open(settings.ledger, actors=settings.actors, readonly=readonly)
