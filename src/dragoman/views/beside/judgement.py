"""Is a row of theirs the same as one of ours? By parties, type and days, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman import ontology
from dragoman.records import Reason
from dragoman.views.beside.sides import Sides
from dragoman.views.export.coded import CodedRow

Verdict = Literal["same", "other_type"]
_WITHOUT_DIRECTION = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_EXCHANGED, _OTHER_TYPE = "same parties, roles exchanged", "type differs"
_TURNED = 0.6
_ONE_SIDE = 0.7
_WIDE = 0.7
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class Judged:
    """How near a row of theirs is to one of ours: 1 where parties, type and day agree."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of theirs in our terms."""

    sides: Sides
    type: str
    modes: tuple[str, ...]
    cameo: str | None
    day: date
    url: str | None


def judged(asked: Asked, row: CodedRow, sides: Sides, *, days: int) -> Judged | None:
    """What the two have in common; None where parties, days or types rule it out."""
    parties = same_parties(asked, row, sides)
    when = same_days(asked, row, days=days)
    kind = same_type(asked, row)
    if parties is None or when is None or kind is None:
        return None
    if parties.rule == _EXCHANGED and kind.rule == _OTHER_TYPE:
        return None
    reasons = [parties, kind, when]
    score = (parties.score or 0) * (kind.score or 0) * (when.score or 0)
    if asked.url and asked.url in {told.source.url for told in row.tellings}:
        reasons.append(Reason("same report", asked.url, 1.0))
        score = (1 + score) / 2
    verdict: Verdict = "other_type" if kind.rule == _OTHER_TYPE else "same"
    return Judged(verdict, round(score, 4), tuple(reasons))


def same_parties(asked: Asked, row: CodedRow, sides: Sides) -> Reason | None:
    """The same states in the same roles; in consultations and the like roles do not count."""
    theirs, mine = asked.sides, sides
    if not theirs.keys() & mine.keys():
        return _one_side_unknown(theirs, mine)
    words = ", ".join(sorted((theirs.active | theirs.passive) & (mine.active | mine.passive)))
    directed = asked.type not in _WITHOUT_DIRECTION or row.type not in _WITHOUT_DIRECTION
    if directed and theirs.passive and mine.passive:
        straight = theirs.active & mine.active and theirs.passive & mine.passive
        if not straight:
            return Reason(_EXCHANGED, words, _TURNED)
    return Reason("same parties", words, 1.0)


def _one_side_unknown(theirs: Sides, mine: Sides) -> Reason | None:
    """One of the two names a single party, and the other has it among those who act."""
    alone = 1 in (len(theirs.active | theirs.passive), len(mine.active | mine.passive))
    shared = theirs.active & mine.active
    if not alone or not shared:
        return None
    return Reason("one side named by one only", ", ".join(sorted(shared)), _ONE_SIDE)


def same_type(asked: Asked, row: CodedRow) -> Reason | None:
    """PLOVER's type, also that of a plan; else another type of the same class of acts."""
    code = f" (CAMEO {asked.cameo})" if asked.cameo else ""
    if asked.type == row.type:
        return Reason("same type", asked.type + code, 1.0)
    if asked.type == row.event.type:
        return Reason("same type, ours as a plan", f"{asked.type}{code} / {row.status}", 0.9)
    if ontology.quad(asked.type) == row.quad:
        return Reason(_OTHER_TYPE, f"{asked.type}{code} / {row.type}", 0.5)
    return None


def same_days(asked: Asked, row: CodedRow, *, days: int) -> Reason | None:
    """The nearest of: the day of the act, the planned day, the days on which it was told."""
    found = [
        (_apart(asked.day, start, end), rule, _days(start, end), weight)
        for rule, start, end, weight in _known_days(row)
    ]
    near = [each for each in found if each[0] <= days]
    if not near:
        return None
    gap, rule, words, weight = min(near, key=lambda each: (each[0] - each[3], each[1]))
    rule = rule if not gap else f"{rule}, {gap} day{'s' if gap > 1 else ''} apart"
    return Reason(rule, f"{asked.day} / {words}", round(weight * (1 - gap / (2 * days + 2)), 4))


def _known_days(row: CodedRow) -> Iterator[tuple[str, date, date, float]]:
    if row.start is not None:
        narrow = row.precision in ("day", "range", "week")
        yield "date", row.start, row.end or row.start, 1.0 if narrow else _WIDE
    if row.planned is not None and (planned := row.planned.start or row.planned.end):
        yield "planned day", planned, row.planned.end or planned, 0.9
    for day in sorted({told.source.published for told in row.tellings if told.source.published}):
        yield "day of publication", day, day, 0.8


def days_of(row: CodedRow) -> list[date]:
    """Every day under which a row of ours can be met; of a long stretch its first year."""
    found: set[date] = set()
    for _, start, end, _ in _known_days(row):
        length = min((end - start).days, _LONGEST)
        found.update(start + timedelta(days=step) for step in range(length + 1))
    return sorted(found)


def _apart(day: date, start: date, end: date) -> int:
    if day < start:
        return (start - day).days
    return max(0, (day - end).days)


def _days(start: date, end: date) -> str:
    return f"{start}" if start == end else f"{start}..{end}"
