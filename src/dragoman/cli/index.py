"""`dragoman index`: conflict and cooperation between two parties over time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption, SinceOption, UntilOption
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.settings import Settings
    from dragoman.views import Parties
    from dragoman.views.index import Index, Part, Point, Width

_HALF = 24
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_QUOTE = 200


def index(
    one: Annotated[
        str | None, typer.Argument(metavar="PARTY", help="A code, name or adjective.")
    ] = None,
    two: Annotated[str | None, typer.Argument(metavar="PARTY", help="The other side.")] = None,
    ledger: LedgerOption = None,
    by: Annotated[
        str | None, typer.Option("--by", help="week, month or quarter; else as the formula says.")
    ] = None,
    formula: Annotated[
        Path | None,
        typer.Option(
            "--formula", metavar="FILE", help="Your own weights, laid over the shipped ones."
        ),
    ] = None,
    print_formula: Annotated[
        bool, typer.Option("--print-formula", help="Write the shipped formula, and end.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="POINT", help="The events behind 2025-03, with quotes."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Draw it here: .svg or .png."),
    ] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show conflict and cooperation between two parties over time.

    From occurrences, not reports: forty copies of one story count once. What is denied, negated,
    hypothetical or background counts nothing. The band says how much a point hangs on single
    reports; where nothing was reported there is a gap. The formula is an open file:
    --print-formula shows it, --formula takes yours, --explain lists what made a point.
    """
    from dragoman.views.index import shipped_formula

    if print_formula:
        sys.stdout.write(shipped_formula())
        return
    if one is None or two is None:
        raise SettingsError("an index needs two parties: dragoman index CHN USA")
    settings = settings_of(ledger, actors)
    from dragoman import views
    from dragoman.views.index import explain as explained

    with opened(settings) as session:
        parties = session.parties
        found = views.index(
            session.ledger, (parties.code(one), parties.code(two)), by=width(by),
            formula_file=formula, since=since, until=until,
        )  # fmt: skip
        if to is not None:
            _draw(found, to, parties)
        if explain is not None:
            _explain(explained(found, explain), settings, as_json=as_json)
        elif as_json:
            emit(found)
        else:
            _print(found, Screen.of(settings), parties)


def width(written: str | None) -> Width | None:
    """The width of a point that the user names. Raises SettingsError."""
    from dragoman.views.index.bins import WIDTHS

    if written is None:
        return None
    for known in WIDTHS:
        if written == known:
            return known
    raise SettingsError(f"--by {written}: give one of {', '.join(WIDTHS)}")


def _draw(found: Index, to: Path, parties: Parties) -> None:
    from dragoman.views.index import png, svg

    picture = svg(found, parties.name)
    if to.suffix.casefold() not in (".svg", ".png"):
        raise SettingsError(f"{to}: name a file that ends in .svg or .png")
    data = picture.encode() if to.suffix.casefold() == ".svg" else png(picture)
    try:
        to.write_bytes(data)
    except OSError as fault:
        raise SettingsError(f"{to}: cannot be written: {fault.strerror}") from fault


def _print(found: Index, screen: Screen, parties: Parties) -> None:
    from dragoman.cli.wording import counted

    reach = max(
        (
            abs(value)
            for point in found.points
            for value in (point.value, point.low, point.high)
            if value is not None
        ),
        default=1.0,
    )
    for point in found.points:
        screen.line(_point(point, reach or 1.0))
    one, two = (parties.name(code) for code in found.parties)
    left_out = ", ".join(f"{count} {why}" for why, count in found.left_out.items()) or "nothing"
    total = sum(point.occurrences for point in found.points)
    screen.say(
        f"{one} and {two}: {found.measure} by {found.by} of {counted(total, 'occurrence')}; "
        f"conflict to the left, cooperation to the right; formula {found.formula} {found.digest}"
    )
    screen.say(f"left out: {left_out}")


def _point(point: Point, reach: float) -> str:
    """`2025-03   -1.31  ▏ bars ▕  -3.00..+0.80  6 occurrences, 4 reports`."""
    if point.value is None:
        return f"{point.label:<9} {'·':>6}  {' ' * _HALF}│{' ' * _HALF}  nothing reported"
    bar = _bar(point.value / reach)
    band = "" if point.low is None else f"{point.low:+.2f}..{point.high:+.2f}"
    told = f"{point.occurrences} in {point.reports} report{'s' if point.reports != 1 else ''}"
    return f"{point.label:<9} {point.value:>+6.2f}  {bar}  {band:<14}  {told}"


def _bar(share: float) -> str:
    """A bar from the middle: to the left below nought, to the right above."""
    eighths = round(min(1.0, abs(share)) * _HALF * 8)
    whole, rest = divmod(eighths, 8)
    if share >= 0:
        right = "█" * whole + (_EIGHTHS[rest] if rest else "")
        return f"{' ' * _HALF}│{right:<{_HALF}}"
    # Blocks fill from the left only, so that the left bar ends in whole ones.
    left = "█" * (whole + (rest >= 4))
    return f"{left:>{_HALF}}│{' ' * _HALF}"


def _explain(parts: tuple[Part, ...], settings: Settings, *, as_json: bool) -> None:
    if as_json:
        emit(parts)
        return
    from dragoman.cli.wording import counted, day_words, short_id, shortened, sources_words

    screen = Screen.of(settings)
    for part in parts:
        screen.line(
            f"{part.value:>+6.2f} = {part.weight:+g} × {part.status_weight:g}  "
            f"{day_words(part.when)}  {part.status}  {part.act}"
        )
        screen.line(f"        “{shortened(part.quote, _QUOTE)}”")
        screen.line(f"        {sources_words(part.sources)} · {short_id(part.id)}")
    screen.say(counted(len(parts), "occurrence"))
