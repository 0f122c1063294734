"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import SettingsError


def day(written: str) -> date:
    """An ISO date from the command line."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no date; write it as 2023-06-14") from None


def named_columns(given: Sequence[str]) -> dict[str, str]:
    """The fields of `--map`. Raises SettingsError."""
    fields: dict[str, str] = {}
    for pair in given:
        field, sign, column = pair.partition("=")
        if not (field and sign and column):
            raise SettingsError(f"--map {pair}: write it as FIELD=COLUMN, for instance text=body")
        fields[field] = column
    return fields


LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE|URL",
        help="The ledger, a file or postgresql://user@host/database; else $DRAGOMAN_LEDGER, "
        "else dragoman.sqlite here.",
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
PublishedOption = Annotated[
    date | None,
    typer.Option("--published", metavar="DATE", parser=day, help="For reports that give no date."),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", help="For reports that do not name theirs.")
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="For reports that do not say; e.g. en."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Which column or key of a table or of JSON holds a field: text=body. "
        "May be given several times.",
    ),
]
