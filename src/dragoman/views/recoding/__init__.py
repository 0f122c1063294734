"""What changes when reports are coded again: two runs, or two versions of the coder, compared."""

from dragoman.views.recoding.diff import Change, Diff, Side, Tally, changes, diff
from dragoman.views.recoding.runs import RunLine, run_lines

__all__ = ["Change", "Diff", "RunLine", "Side", "Tally", "changes", "diff", "run_lines"]
