"""Dates, statuses and sources as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.records import When

if TYPE_CHECKING:
    from dragoman.views import SourceLine

# Sign and colour of each status. The word always stands beside the sign, so that neither colour
# nor a rich font is needed to tell a planned visit from a visit.
STATUS = {
    "happened": ("●", "green"),
    "held": ("●", "green"),
    "confirmed": ("◉", "cyan"),
    "scheduled": ("○", "cyan"),
    "expected": ("○", "cyan"),
    "proposed": ("◇", "blue"),
    "planned, not reported held": ("○", "yellow"),
    "postponed": ("↷", "yellow"),
    "cancelled": ("✗", "red"),
    "alleged": ("?", "magenta"),
    "denied": ("¬", "magenta"),
    "hypothetical": ("~", "blue"),
    "negated": ("¬", "bright_black"),
    "background": ("·", "bright_black"),
    "open": ("○", "cyan"),
    "followed": ("●", "green"),
    "partly followed": ("◐", "green"),
    "contradicted": ("✗", "red"),
    "lapsed": ("⌛", "yellow"),
    "withdrawn": ("↩", "yellow"),
    "cannot tell": ("?", "magenta"),
    "silence": ("…", "bright_black"),
    "said": ("“", "white"),
    "announced": ("“", "blue"),
}
UNKNOWN = ("·", "white")


def status_sign(status: str) -> tuple[str, str]:
    """The sign and colour of a status."""
    return STATUS.get(status, UNKNOWN)


def day_words(when: When | None) -> str:
    """`2023-06-18`, `2021-03-18/19`, `2023-02`, `by 2023-06-18`, `no date`."""
    if when is None or (when.start is None and when.end is None):
        return "no date"
    start, end = when.start, when.end
    if when.precision == "before" or start is None:
        return f"by {end}" if when.basis == "published" else f"before {end}"
    if when.precision == "after" or end is None:
        return f"after {start}"
    if start == end:
        return start.isoformat()
    if when.precision == "month":
        return f"{start:%Y-%m}"
    if when.precision == "year":
        return f"{start:%Y}"
    return _range(start, end)


def _range(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start}/{end:%d}"
    if start.year == end.year:
        return f"{start}/{end:%m-%d}"
    return f"{start}/{end}"


def sources_words(sources: Sequence[SourceLine], *, most: int = 4) -> str:
    """`Haldensk Post/Nord Press 2025-02-07; ...`: the first few sources, and how many more."""
    named = [_source(source) for source in sources[:most]]
    if len(sources) > most:
        named.append(f"{len(sources) - most} more")
    return "; ".join(named)


def _source(source: SourceLine) -> str:
    return f"{source.name} {source.published or '(no date)'}"


def counted(count: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def counts_words(reports: int, origins: int) -> str:
    """Reports and independent origins, which are told apart only where they differ from one."""
    if reports == 1:
        return "1 report"
    return f"{counted(reports, 'report')}, {counted(origins, 'origin')}"


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most - 1)
    return line[: cut if cut > 0 else most - 1] + "…"


def short_id(name: str) -> str:
    """Enough of an id to open it with `show`; the ledger takes any unique beginning."""
    prefix, _, digits = name.partition("_")
    return f"{prefix}_{digits[:8]}"
