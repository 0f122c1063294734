"""`dragoman eval`: run the coder on a gold set and print figures, with examples of misses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption

if TYPE_CHECKING:
    from dragoman.cli.scoring import Scored
    from dragoman.views.evaluation import Figure, Miss


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold set, file or folder.")],
    as_json: JsonOption = False,
    misses: Annotated[
        int, typer.Option("--misses", metavar="N", min=0, help="Misses to show by category.")
    ] = 3,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Of our own sets, only what training leaves out.")
    ] = False,
    first: Annotated[
        int | None, typer.Option("--first", metavar="N", min=1, help="Only the first N reports.")
    ] = None,
    weights: Annotated[
        Path | None,
        typer.Option(
            "--weights", metavar="FOLDER", help="Other model files than the shipped ones."
        ),
    ] = None,
    scorer: Annotated[
        Path | None,
        typer.Option("--scorer", metavar="FILE", help="PolNeAR: print this scorer's own table."),
    ] = None,
) -> None:
    """Run the coder on a gold set and print figures by category, with examples of misses.

    GOLD is a JSON file of annotated reports with `seeds/` beside it; a folder with `text/` and
    `attributions/` (PolNeAR); a folder or a file of our own marked sentences or passages; or JSON
    Lines in the format of `dragoman code` with the `text` of each report. Of sentences marked as
    without an event, the share that yields one is printed.
    """
    from dragoman.cli.scoring import scored, table_of

    if scorer is not None:
        typer.echo(table_of(scorer, gold, first=first, weights=weights))
        return
    result = scored(gold, held_out=held_out, first=first, weights=weights)
    if as_json:
        typer.echo(json.dumps(_object(result), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_page(result, misses)))


def _object(result: Scored) -> dict[str, object]:
    return {
        "gold": result.gold,
        "kind": result.kind,
        "coder": result.coder,
        "reports": result.reports,
        "figures": [
            {
                **asdict(figure),
                "precision": figure.precision,
                "recall": figure.recall,
                "f1": figure.f1,
            }
            for figure in result.figures
        ],
        "misses": [asdict(miss) for miss in result.misses],
    }


def _page(result: Scored, misses: int) -> Iterator[str]:
    from dragoman.views.evaluation import status_macro_f1

    yield f"{result.gold}: {result.kind} gold, {result.reports} reports, coder {result.coder}"
    yield f"{'':46}{'P':>7}{'R':>7}{'F1':>7}"
    for figure in result.figures:
        yield _line(figure)
    if (mean := status_macro_f1(result.figures)) is not None:
        yield f"{'statuses, macro-F1':60}{100 * mean:7.1f}"
    for category in dict.fromkeys(miss.category for miss in result.misses) if misses else ():
        found = [miss for miss in result.misses if miss.category == category]
        yield f"\nmissed: {category} ({min(misses, len(found))} of {len(found)})"
        for miss in _spread(found, misses):
            yield _example(miss)


def _line(figure: Figure) -> str:
    if figure.mean:
        return f"{figure.name:46}{figure.recall or 0:>14.2f}{'':7}   over {figure.gold}"
    cells = "".join(
        f"{100 * value:7.1f}" if value is not None else f"{'':7}"
        for value in (figure.precision, figure.recall, figure.f1)
    )
    counts = f"{figure.hits} of {figure.gold}" if figure.gold else ""
    if figure.predicted is not None:
        counts += f"{', ' if counts else ''}{figure.right} of {figure.predicted} found"
    return f"{figure.name:46}{cells}   {counts}"


def _spread(found: Sequence[Miss], most: int) -> Iterator[Miss]:
    """Some of them, from the beginning to the end rather than from the first report alone."""
    step = max(1, len(found) // most)
    return islice(found[::step], most)


def _example(miss: Miss) -> str:
    wanted = f"wanted {miss.wanted}" if miss.wanted else "not in the gold"
    return f"  {miss.where}: {miss.quote}\n      {wanted}; found {miss.found or 'nothing'}"
