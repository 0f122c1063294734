"""The commands under one name, in the order in which a newcomer meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli.brief import brief
from dragoman.cli.code import code
from dragoman.cli.compare import compare
from dragoman.cli.compare_data import compare_data
from dragoman.cli.deeds import deeds
from dragoman.cli.demo import demo
from dragoman.cli.diff import diff
from dragoman.cli.evaluate import evaluate
from dragoman.cli.export import export
from dragoman.cli.guard import EXIT_CODES, Guarded
from dragoman.cli.index import index
from dragoman.cli.ledger import ledger_app
from dragoman.cli.meetings import meetings
from dragoman.cli.positions import positions
from dragoman.cli.read import read
from dragoman.cli.review import review
from dragoman.cli.runs import runs
from dragoman.cli.search import search
from dragoman.cli.serve import serve
from dragoman.cli.shards import shards
from dragoman.cli.show import show
from dragoman.cli.site import site
from dragoman.cli.timeline import timeline
from dragoman.cli.verify import doctor, verify

EPILOG = "Exit status: " + "; ".join(f"{code} {name}" for code, name, _ in EXIT_CODES) + "."

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for name, command in (
    ("demo", demo),
    ("read", read),
    ("timeline", timeline),
    ("meetings", meetings),
    ("positions", positions),
    ("compare", compare),
    ("deeds", deeds),
    ("index", index),
    ("brief", brief),
    ("search", search),
    ("show", show),
    ("serve", serve),
    ("review", review),
    ("export", export),
    ("site", site),
    ("code", code),
    ("shards", shards),
    ("compare-data", compare_data),
    ("runs", runs),
    ("diff", diff),
    ("eval", evaluate),
    ("verify", verify),
    ("doctor", doctor),
):
    app.command(name)(command)
app.add_typer(ledger_app, name="ledger")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Read reports on relations between states; keep a sourced ledger of who said and did what.

    Data goes to standard output, talk to standard error. Start with: dragoman demo
    """
