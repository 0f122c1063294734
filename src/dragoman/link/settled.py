"""Occurrences as people left them: merged where they said "the same", split where they said not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.records import Evidence, Occurrence, Reason, content_id


@dataclass(frozen=True, slots=True)
class Tie:
    """A person's word on two records. Without `other`, `one` is apart from all it stood with."""

    one: str
    other: str | None
    same: bool


@dataclass(frozen=True, slots=True, order=True)
class Home:
    """Where a record stands: members of an occurrence are in this order."""

    published: date
    report: str
    start: int


def settled(
    linked: Sequence[Occurrence],
    ties: Iterable[Tie],
    *,
    homes: Mapping[str, Home],
    origins: Mapping[str, str],
    gone: Collection[str] = (),
) -> tuple[Occurrence, ...]:
    """The occurrences after all ties in their order; records without a home, or gone, drop out."""
    groups = [list(each.members) for each in linked]
    kinds = {member: each.kind for each in linked for member in each.members}
    reasons = [reason for each in linked for reason in each.reasons]
    for tie in ties:
        if tie.one in kinds and kinds.get(tie.other or tie.one) == kinds[tie.one]:
            groups = _joined(groups, tie) if tie.same else _parted(groups, tie)
            reasons += [_reason(tie)] if tie.same else []
    made = []
    for group in groups:
        left = [name for name in group if name not in gone and name in homes]
        left.sort(key=lambda name: (homes[name], name))
        if left:
            retold = [p for each in linked if each.members[0] in left for p in each.passages]
            made.append(_occurrence(left, kinds, reasons, homes, origins, retold))
    unchanged = {each.members: each for each in linked}
    return tuple(unchanged.get(each.members, each) for each in made)


def _joined(groups: list[list[str]], tie: Tie) -> list[list[str]]:
    one, other = _with(groups, tie.one), _with(groups, tie.other or tie.one)
    if one is other:
        return groups
    return [*(group for group in groups if group not in (one, other)), one + other]


def _parted(groups: list[list[str]], tie: Tie) -> list[list[str]]:
    one = _with(groups, tie.one)
    if len(one) == 1 or (tie.other and tie.other not in one):
        return groups
    rest = [name for name in one if name != tie.one]
    return [*(group for group in groups if group is not one), rest, [tie.one]]


def _with(groups: Iterable[list[str]], name: str) -> list[str]:
    return next(group for group in groups if name in group)


def _reason(tie: Tie) -> Reason:
    return Reason(f"joined: {tie.one}", f"as {tie.other}: a person said so in review")


def _occurrence(
    members: Sequence[str],
    kinds: Mapping[str, str],
    reasons: Iterable[Reason],
    homes: Mapping[str, Home],
    origins: Mapping[str, str],
    retold: Sequence[Evidence],
) -> Occurrence:
    """Passages of other reports stay with the record that an occurrence began with."""
    told = tuple(dict.fromkeys(homes[name].report for name in members))
    passages = tuple({each.report: each for each in retold if each.report not in told}.values())
    reports = (*told, *(each.report for each in passages))
    about = {f"joined: {name}" for name in members} | {f"retold: {it.report}" for it in passages}
    return Occurrence(
        id=content_id("o", kinds[members[0]], members[0]),
        kind=kinds[members[0]],  # type: ignore[arg-type] # as linked
        members=tuple(members),
        reports=reports,
        origins=len({origins.get(report, report) for report in reports}),
        reasons=tuple(reason for reason in reasons if reason.rule in about)
        if len(reports) > 1
        else (),
        passages=passages,
    )
