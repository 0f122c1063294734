"""Where a party's kind of position on one matter changed: a refusal that became an offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

from dragoman.link.words import Rarity, stems

if TYPE_CHECKING:
    from dragoman.views.positions import Held

_MATTER = 0.25
"""The share of weighed words from which two positions are on one matter."""
# Kinds that say where a party stands. A concern or a warning may go with any of them.
_FOR = frozenset({"offer", "commitment", "call_for_cooperation"})
_AGAINST = frozenset({"refusal", "demand", "condition", "denial"})


@dataclass(frozen=True, slots=True)
class Change:
    """One party's position before and after, on one issue; `when` it was first voiced otherwise.

    `before` and `after` are ids of positions held.
    """

    holder: str
    issue: str
    before: str
    after: str
    when: date


def changes(held: Sequence[Held]) -> tuple[Change, ...]:
    """Changes in order of their days.

    Only where the new position came after the old was last voiced: who says both at once has not
    changed sides.
    """
    words = {one.id: stems(" ".join(voice.quote for voice in one.voices)) for one in held}
    rarity = Rarity.of(words.values())
    found: dict[str, tuple[float, Change]] = {}
    for before, after in permutations(held, 2):
        shared = [issue for issue in before.issues if issue in after.issues]
        if before.holder != after.holder or not shared or not _turned(before, after):
            continue
        alike = rarity.overlap(words[before.id], words[after.id])
        if alike < _MATTER or before.last is None or after.first is None:
            continue
        if before.last >= after.first:
            continue
        change = Change(before.holder, shared[0], before.id, after.id, after.first)
        if before.id not in found or alike > found[before.id][0]:
            found[before.id] = alike, change
    return tuple(sorted((c for _, c in found.values()), key=lambda c: (c.when, c.holder, c.before)))


def _turned(before: Held, after: Held) -> bool:
    kinds = {before.kind, after.kind}
    return bool(kinds & _FOR) and bool(kinds & _AGAINST)
