"""How much of a text may leave: short quotes, and cells that no reader trips over."""

from __future__ import annotations

import re

SHORTEST_CUT = 300
"""Characters of a quote that leave without `--with-texts`."""

CUT = " […]"
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


def short(quote: str, *, whole: bool) -> str:
    """The quote, cut at a word and marked where it is long; `whole` leaves it as it is."""
    if whole or len(quote) <= SHORTEST_CUT:
        return quote
    head = quote[:SHORTEST_CUT]
    space = head.rfind(" ")
    return (head[:space] if space > SHORTEST_CUT // 2 else head) + CUT


def one_line(text: str) -> str:
    """Runs of blanks, tabs and line breaks as one blank."""
    return _BREAKS.sub(" ", text).strip()


def cell(value: object) -> str:
    """A cell of a TSV without quoting: no tabs, no line breaks, no `"`; None is empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return one_line(str(value)).replace('"', "'")


def tsv(cells: list[object]) -> bytes:
    """One line of a TSV."""
    return "\t".join(map(cell, cells)).encode("utf-8", "replace") + b"\n"
