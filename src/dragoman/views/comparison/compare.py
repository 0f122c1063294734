"""Two to four accounts of one occurrence, claim by claim: told by all, by some, or by one.

Where they differ, what each says stands beside the other; who is right is not for us to say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.annotate import annotate
from dragoman.errors import SettingsError
from dragoman.records import Damage, Findings, Report, Span
from dragoman.views.comparison.alignment import fellows
from dragoman.views.comparison.claims import Told, claims_of
from dragoman.views.comparison.damage import broken, flipped, turned_words
from dragoman.views.comparison.facts import Facts, all_differences, facts_of
from dragoman.views.comparison.namings import Naming, namings
from dragoman.views.comparison.nearness import Nearness
from dragoman.views.comparison.rows import ComparedRow, Differs, Links, rows
from dragoman.views.comparison.sides import Readouts, readouts
from dragoman.views.comparison.traits import Atlas
from dragoman.views.sources import SourceLine

MOST = 4
"""How many accounts are set side by side at once."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account: the report, the head facts, how many claims it makes."""

    source: SourceLine
    facts: Facts
    claims: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts side by side. `rows` stand in the order of the first account, then of the others'.

    `namings` are things that are named from opposite sides. `readouts` sets beside each other what
    each party is said to have said, in whichever report; None where only one party is. `damage`
    lists broken words, which are no disagreement.
    """

    accounts: tuple[Account, ...]
    rows: tuple[ComparedRow, ...]
    fact_differences: tuple[Differs, ...]
    namings: tuple[Naming, ...]
    readouts: Readouts | None
    damage: tuple[Damage, ...]
    occurrence: str | None = None

    def only(self, place: int) -> tuple[ComparedRow, ...]:
        """The rows that no account but this one tells."""
        return tuple(row for row in self.rows if row.told_by == (place,))

    def told(self, telling: str) -> tuple[ComparedRow, ...]:
        """The rows of one kind: same, differently worded, differing, one account."""
        return tuple(row for row in self.rows if row.telling == telling)


def compared(
    accounts: Sequence[Findings],
    *,
    atlas: Atlas,
    nearness: Nearness | None = None,
    near: Mapping[str, Sequence[Span]] | None = None,
    members: Collection[str] = (),
) -> Comparison:
    """Set two to four accounts side by side. Raises SettingsError for another number.

    `near` are the spans, by report, around what was asked for; rows elsewhere are marked so.
    `members` are ids of the records asked for: the heads are those of their meeting.
    """
    if not 2 <= len(accounts) <= MOST:
        raise SettingsError(f"{len(accounts)} accounts given; compare two to {MOST}")
    told = [claims_of(findings, atlas=atlas) for findings in accounts]
    links: Links = {
        (a, b): fellows(told[a], told[b], nearness=nearness)
        for a, b in combinations(range(len(accounts)), 2)
    }
    facts = [facts_of(f, ours, members) for f, ours in zip(accounts, told, strict=True)]
    damage = _damage(accounts, told, links)
    found = rows(told, links, damage=damage, atlas=atlas)
    if near is not None:
        found = tuple(replace(row, near=_is_near(row, near)) for row in found)
    close = [one for ours in told for one in ours if near is None or _stands_by(one, near)]
    return Comparison(
        accounts=tuple(
            Account(_line(findings.report), head, len(ours))
            for findings, head, ours in zip(accounts, facts, told, strict=True)
        ),
        rows=found,
        fact_differences=tuple(Differs(a, b, found) for a, b, found in all_differences(facts)),
        namings=namings(told),
        readouts=readouts(close, nearness=nearness, damage=damage, atlas=atlas),
        damage=damage,
    )


def _line(report: Report) -> SourceLine:
    file = report.origin.rstrip("/").rpartition("/")[2] if report.origin else None
    return SourceLine(
        report.id, report.outlet, report.agency, report.title, file, report.published, ""
    )


def _damage(
    accounts: Sequence[Findings], told: Sequence[Sequence[Told]], links: Links
) -> tuple[Damage, ...]:
    """Each broken place once, those that a report shows by itself first."""
    reports = [findings.report for findings in accounts]
    found: list[Damage] = []
    for findings in accounts:
        found += broken(findings, annotate(findings.report).sentences)
    found += flipped(reports)
    for (a, b), pairs in links.items():
        for pair in pairs:
            found += turned_words(told[a][pair.left], told[b][pair.right], (reports[a], reports[b]))
    kept: list[Damage] = []
    for one in found:
        if not any(_same_place(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _same_place(one: Damage, other: Damage) -> bool:
    same = one.evidence.report == other.evidence.report
    return same and one.evidence.spans[0].overlaps(other.evidence.spans[0])


def _is_near(row: ComparedRow, near: Mapping[str, Sequence[Span]]) -> bool:
    return any(
        span.overlaps(spot)
        for cell in row.cells
        for claim in cell
        for span in claim.evidence.spans
        for spot in near.get(claim.evidence.report, ())
    )


def _stands_by(told: Told, near: Mapping[str, Sequence[Span]]) -> bool:
    spots = near.get(told.claim.evidence.report, ())
    return any(told.core.overlaps(spot) for spot in spots)
