"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def day(written: str) -> date:
    """An ISO date from the command line."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no date; write it as 2023-06-14") from None


LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="The ledger; else $DRAGOMAN_LEDGER, else dragoman.sqlite here.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Write JSON on standard output instead of text.")
]
ActorsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="A table of actors that joins the shipped one; may be given several times. "
        "Else $DRAGOMAN_ACTORS.",
    ),
]
PartiesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PARTY [PARTY]]",
        help="Parties as codes, names or adjectives: CHN, China, Chinese.",
        show_default=False,
    ),
]
SinceOption = Annotated[
    date | None,
    typer.Option("--from", metavar="DATE", parser=day, help="Nothing before this day."),
]
UntilOption = Annotated[
    date | None,
    typer.Option("--to", metavar="DATE", parser=day, help="Nothing after this day."),
]
