"""`dragoman diff`: what a new coder, or a new run, found otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli.options import JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of

if TYPE_CHECKING:
    from dragoman.views.recoding import Change, Diff, Tally

_SIGNS = {"only_first": ("-", "red"), "only_second": ("+", "green"), "differs": ("~", "yellow")}
_LABEL = 12


def diff(
    first: Annotated[
        str, typer.Argument(metavar="RUN", help="A run (`dragoman runs`), or a coder's version.")
    ],
    second: Annotated[str, typer.Argument(metavar="RUN", help="The one to lay beside it.")],
    ledger: LedgerOption = None,
    kind: Annotated[
        Literal["event", "meeting", "statement", "position"] | None,
        typer.Option("--kind", help="Only records of this kind."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Show so many on the screen; JSON has all.")
    ] = 50,
    as_json: JsonOption = False,
) -> None:
    """Show what changed between two runs or versions of the coder.

    Records that only the first (-) or only the second (+) found, and records in which the two
    differ (~): type, status, parties, dates, words; each with its sentence. Reports that only one
    of the two coded are counted and not compared.
    """
    settings = settings_of(ledger)
    from dragoman.views import recoding

    with opened(settings) as session:
        found = recoding.diff(session.ledger, first, second, kind=kind)
    if as_json:
        emit(found)
        return
    screen = Screen.of(settings)
    for change in found.changes[:limit]:
        _print_change(change, screen)
    if len(found.changes) > limit:
        screen.say(f"({len(found.changes) - limit:,} more; --limit or --json shows them)")
    _print_counts(found, screen)


def _print_change(change: Change, screen: Screen) -> None:
    from rich.text import Text

    from dragoman.cli.show import marked
    from dragoman.cli.wording import short_id

    sign, colour = _SIGNS[change.what]
    ids = " → ".join(
        dict.fromkeys(short_id(name) for name in (change.first_id, change.second_id) if name)
    )
    source = change.passages[0].source
    head = Text(f"{sign} {change.kind}", style=f"bold {colour}")
    head.append(f"  {source.name} {source.published or '(no date)'} · {ids}", style="not bold dim")
    screen.line(head)
    for name, value in _said(change):
        screen.line(f"  {name:<{_LABEL}} {value}")
    for passage in change.passages:
        screen.line(marked(passage, screen, indent="    "))


def _said(change: Change) -> list[tuple[str, str]]:
    """The aspects that differ, from → to; of a record that stands alone, all that it says."""
    first, second = change.first or {}, change.second or {}
    if change.what == "differs":
        return [
            (name, f"{first[name] or 'none'} → {second[name] or 'none'}")
            for name in change.differing
        ]
    return [(name, value) for name, value in (first or second).items() if value and name != "words"]


def _print_counts(found: Diff, screen: Screen) -> None:
    first, second = found.first, found.second
    screen.say(f"first:  {first.name} ({first.coder}), {first.reports:,} reports")
    screen.say(f"second: {second.name} ({second.coder}), {second.reports:,} reports")
    alone = first.reports + second.reports - 2 * found.reports
    screen.say(
        f"{found.reports:,} reports coded by both, {found.same_reports:,} of them alike; "
        f"{alone:,} coded by one only"
    )
    if not found.reports:
        screen.say(
            "nothing to compare: a run keeps only what it coded anew, so name runs of two coders"
        )
        return
    for tally in found.tallies:
        screen.say(_tally_words(tally))


def _tally_words(tally: Tally) -> str:
    by_aspect = ", ".join(f"{name} {count:,}" for name, count in tally.aspects.items())
    return (
        f"{tally.kind + 's':<11} {tally.same:>7,} same {tally.differs:>7,} differ "
        f"{tally.only_first:>7,} only first {tally.only_second:>7,} only second"
        + (f"  ({by_aspect})" if by_aspect else "")
    )
