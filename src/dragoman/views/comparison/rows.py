"""Rows of a comparison: one claim as each account tells it, and in what the accounts differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Claim, Damage, Difference, Reason
from dragoman.views.comparison.alignment import Fellows
from dragoman.views.comparison.claims import Told
from dragoman.views.comparison.differences import differences
from dragoman.views.comparison.groups import Group, grouped
from dragoman.views.comparison.traits import Atlas

Telling = Literal["same", "differently worded", "differing", "one account"]
Links = Mapping[tuple[int, int], Sequence[Fellows]]
_SAME_WORDS = 0.8
# What broken words may make look like a difference.
_BY_DAMAGE = frozenset({"direction", "polarity", "attribution", "time"})


@dataclass(frozen=True, slots=True)
class Differs:
    """A difference between two of the accounts, which are told by their places."""

    left: int
    right: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One claim as each account tells it: `cells[i]` are the claims of account i, none where it
    was not found there. `near` is whether it stands by the occurrence that was asked for.
    """

    telling: Telling
    cells: tuple[tuple[Claim, ...], ...]
    differences: tuple[Differs, ...]
    score: float | None
    reasons: tuple[Reason, ...]
    near: bool = True

    @property
    def told_by(self) -> tuple[int, ...]:
        """The places of the accounts that tell it."""
        return tuple(place for place, cell in enumerate(self.cells) if cell)


def rows(
    told: Sequence[Sequence[Told]], links: Links, *, damage: Sequence[Damage], atlas: Atlas
) -> tuple[ComparedRow, ...]:
    """The rows of these accounts, in the order of the first, then of what later ones tell."""
    groups = grouped([len(ours) for ours in told], links)
    return tuple(_row(group, told, damage, atlas) for group in groups)


def _row(
    group: Group, told: Sequence[Sequence[Told]], damage: Sequence[Damage], atlas: Atlas
) -> ComparedRow:
    cells = tuple(
        tuple(told[place][at].claim for at in members)
        for place, members in enumerate(group.members)
    )
    if not group.links:
        return ComparedRow("one account", cells, (), None, ())
    found = tuple(_differing(group, told, damage, atlas))
    best = max(group.links, key=lambda link: link[2].score)[2]
    return ComparedRow(_telling(found, group, told), cells, found, best.score, best.reasons)


def _telling(found: Sequence[Differs], group: Group, told: Sequence[Sequence[Told]]) -> Telling:
    if found:
        return "differing"
    alike = all(
        _alike(told[a][pair.left].claim, told[b][pair.right].claim) for a, b, pair in group.links
    )
    return "same" if alike else "differently worded"


def _alike(left: Claim, right: Claim) -> bool:
    """Much the same words, in whatever order."""
    ours, theirs = (set(claim.quote.casefold().split()) for claim in (left, right))
    return len(ours & theirs) / max(1, len(ours | theirs)) >= _SAME_WORDS


def _differing(
    group: Group, told: Sequence[Sequence[Told]], damage: Sequence[Damage], atlas: Atlas
) -> Iterator[Differs]:
    """Differences of each kind once; none that may come of words which are broken."""
    seen: set[tuple[int, int, str]] = set()
    for a, b, pair in group.links:
        left, right = told[a][pair.left], told[b][pair.right]
        hurt = _is_hurt(left, damage) or _is_hurt(right, damage)
        for found in differences(left, right, pair.signs, atlas=atlas):
            if not (hurt and found.kind in _BY_DAMAGE) and (a, b, found.kind) not in seen:
                seen.add((a, b, found.kind))
                yield Differs(a, b, found)


def _is_hurt(told: Told, damage: Sequence[Damage]) -> bool:
    return any(
        one.evidence.report == told.claim.evidence.report
        and any(
            hurt.overlaps(span) for hurt in one.evidence.spans for span in told.claim.evidence.spans
        )
        for one in damage
    )
