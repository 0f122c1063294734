"""`dragoman shards`: what a bulk run found, as the JSON Lines of `dragoman code`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.code import target


def shards(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that `dragoman code --shards` filled.")
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write here, all or nothing; default stdout."),
    ] = None,
) -> None:
    """Write the records of a bulk run as JSON Lines, in the form of `dragoman code`.

    Reports stand in the order of the inputs. One that failed yields {"origin": "...", "error":
    "..."} in its place, with its line where it has one; one that the prefilter skipped yields
    nothing.
    """
    from dragoman.bulk import Folder, coded_by
    from dragoman.views.lines import json_line
    from dragoman.views.wire import wire

    with target(to) as out:
        for coded in coded_by(Folder(folder)):
            if coded.findings is not None:
                out.write(json_line(wire(coded.findings)))
            elif coded.failure is not None:
                failure = coded.failure
                row: dict[str, object] = {"origin": failure.origin}
                if failure.line is not None:
                    row["line"] = failure.line
                out.write(json_line({**row, "error": failure.reason}))
