"""The figures of docs/quality.md, which the page about the data shows as they stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__)
_PACKED = _HERE.with_name("quality.md")
_IN_CHECKOUT = _HERE.parents[3] / "docs" / "quality.md"
_MARKS = re.compile(r"[`*]|\[|\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Measured:
    """One task with its figure, the command that gives it and the day on which it was measured."""

    task: str
    figure: str
    command: str
    day: str


@cache
def measured() -> tuple[Measured, ...]:
    """The rows of the first table; none where the page came without it."""
    page = next((path for path in (_PACKED, _IN_CHECKOUT) if path.is_file()), None)
    return rows_of(page.read_text(encoding="utf-8")) if page else ()


def rows_of(page: str) -> tuple[Measured, ...]:
    """The rows of the first table of a page in Markdown."""
    found: list[Measured] = []
    for line in page.splitlines():
        if line.startswith("|-"):
            continue
        cells = [_MARKS.sub("", cell).strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("|") and len(cells) == 4:
            found.append(Measured(*cells))
        elif found:
            break
    return tuple(found[1:])
