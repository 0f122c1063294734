"""What each party is said to have said, whichever report carries it, set beside the other's.

A newspaper's report of a call often holds both readouts: this sets them apart again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Damage
from dragoman.views.comparison.alignment import fellows
from dragoman.views.comparison.claims import Told
from dragoman.views.comparison.nearness import Nearness
from dragoman.views.comparison.rows import ComparedRow, rows
from dragoman.views.comparison.traits import Atlas


@dataclass(frozen=True, slots=True)
class Readouts:
    """The claims of two parties side by side; `sides` are their codes, in the order of cells."""

    sides: tuple[str, str]
    rows: tuple[ComparedRow, ...]

    @property
    def shared(self) -> int:
        """How many claims of the one were found with the other."""
        return sum(1 for row in self.rows if len(row.told_by) > 1)


def side_of(told: Told) -> str | None:
    """On whose word a claim stands: through whom it came, else who said it; None for the report.

    That the two met is no side's claim.
    """
    if told.traits.contact:
        return None
    if told.statement is not None:
        for relay in told.statement.via:
            if relay.country:
                return relay.country
    return told.claim.holder.country if told.claim.holder else None


def readouts(
    told: Sequence[Told], *, nearness: Nearness | None, damage: Sequence[Damage], atlas: Atlas
) -> Readouts | None:
    """The two parties that say most, with what each says; None where there are not two."""
    counts = Counter(side for one in told if (side := side_of(one)))
    most = sorted(counts, key=lambda code: (-counts[code], code))[:2]
    if len(most) < 2:
        return None
    left, right = sorted(most)
    ours = once([one for one in told if side_of(one) == left], nearness=nearness)
    theirs = once([one for one in told if side_of(one) == right], nearness=nearness)
    links = {(0, 1): fellows(ours, theirs, nearness=nearness)}
    return Readouts((left, right), rows((ours, theirs), links, damage=damage, atlas=atlas))


def once(told: Sequence[Told], *, nearness: Nearness | None) -> tuple[Told, ...]:
    """Each claim once, in the words of the report that comes first, though several carry it."""
    kept: list[Told] = []
    for report in dict.fromkeys(one.claim.evidence.report for one in told):
        fresh = [one for one in told if one.claim.evidence.report == report]
        again = {pair.right for pair in fellows(kept, fresh, nearness=nearness)}
        kept += [one for at, one in enumerate(fresh) if at not in again]
    return tuple(kept)
