"""`dragoman runs`: which coder worked on this ledger, when, and what is left of its work."""

from __future__ import annotations

from dragoman.cli.options import JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of


def runs(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """List the runs that filled the ledger.

    For each: when it began, its coder, the reports that it coded, how many of these codings still
    count, what failed. A report that a newer coder codes again keeps its older coding; `dragoman
    diff` shows what changed.
    """
    settings = settings_of(ledger)
    from dragoman.views.recoding import run_lines

    with opened(settings) as session:
        lines = run_lines(session.ledger)
    if as_json:
        emit(lines)
        return
    screen = Screen.of(settings)
    for line in lines:
        screen.line(
            f"{line.id}  {line.started:%Y-%m-%d %H:%M}  {line.coder}  "
            f"{line.coded:,} coded, {line.current:,} current, {line.failures:,} failed"
            + ("" if line.finished else "  (not finished)")
        )
    screen.say(f"{len(lines):,} runs")
