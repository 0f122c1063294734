"""Accounts side by side as a page lays them out: rows by how they are told, texts with the words
of each row marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from dragoman.records import Findings
from dragoman.views.comparison import ComparedRow, Comparison
from dragoman.web.blocks import parts
from dragoman.web.reader import Strip
from dragoman.web.segments import Highlight, segments

_PARTS = {"same": "said", "differently worded": "said", "differing": "hit", "one account": "only"}


@dataclass(frozen=True, slots=True)
class Account:
    """One account: its letter, its name, its text in strips; `report` where it is kept."""

    letter: str
    name: str
    strips: tuple[Strip, ...]
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are told in one way, under a heading; `place` is set where one account tells.

    `name` is that of the heading's place on the page.
    """

    name: str
    title: str
    rows: tuple[ComparedRow, ...]
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Alongside:
    """A comparison laid out. `elsewhere` counts rows that are left out as they stand far from what
    was asked for.
    """

    found: Comparison
    accounts: tuple[Account, ...]
    groups: tuple[Group, ...]
    elsewhere: int

    def key(self, row: ComparedRow) -> str:
        """The name of a row, by which its words in the texts are found."""
        return f"row-{self.found.rows.index(row)}"

    @property
    def letters(self) -> str:
        """`A and B`, `A, B and C`."""
        *most, last = (account.letter for account in self.accounts)
        return f"{', '.join(most)} and {last}"


def alongside(
    found: Comparison,
    accounts: Sequence[Findings],
    names: Sequence[str],
    *,
    every: bool = True,
    kept: bool = False,
) -> Alongside:
    """The layout of a comparison of these accounts; `every` takes in rows from elsewhere in them.

    `kept` says that the accounts are reports of the ledger.
    """
    rows = tuple(row for row in found.rows if every or row.near)
    laid_out = tuple(
        Account(
            ascii_uppercase[place], name, _strips(findings, found, rows, place),
            findings.report.id if kept else None,
        )
        for place, (findings, name) in enumerate(zip(accounts, names, strict=True))
    )  # fmt: skip
    told = (
        Group("differing", "Differing", _told(rows, "differing")),
        Group("both", "In both" if len(laid_out) == 2 else "In more than one", _told(rows, "same")),
        Group("reworded", "The same in other words", _told(rows, "differently worded")),
    )
    alone = (
        Group(
            f"only-{one.letter}",
            one.name,
            tuple(row for row in rows if row.told_by == (place,)),
            place,
        )
        for place, one in enumerate(laid_out)
    )
    return Alongside(found, laid_out, (*told, *alone), len(found.rows) - len(rows))


def _told(rows: Sequence[ComparedRow], telling: str) -> tuple[ComparedRow, ...]:
    return tuple(row for row in rows if row.telling == telling)


def _strips(
    findings: Findings, found: Comparison, rows: Sequence[ComparedRow], place: int
) -> tuple[Strip, ...]:
    """A text with the words of each claim marked, so that they are tied to the claim's row."""
    marks = [
        Highlight(span, f"row-{found.rows.index(row)}", _PARTS[row.telling])
        for row in rows
        for claim in row.cells[place]
        for span in claim.evidence.spans
    ]
    met: set[str] = set()
    text = findings.report.text
    return tuple(
        Strip(block.kind, segments(text, block.span, marks, met=met), (), block.span.start)
        for block in parts(findings.report)[0]
    )
