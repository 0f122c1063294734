"""Records of different reports that are the same thing in the world, joined with reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.link.accounts import Account, accounts
from dragoman.link.attach import WORTH_A_LOOK, attached
from dragoman.link.blocks import candidates
from dragoman.link.contradictions import contradiction
from dragoman.link.groups import Tie, grouped
from dragoman.link.judgement import Judge, Weights
from dragoman.link.moved import moved_pair, with_moved
from dragoman.link.words import Rarity
from dragoman.records import Findings, Occurrence, Reason, content_id

# Days within which an account counts as exact: a visit, a round of talks.
_EXACT = 10
# Of two partners that exclude each other an undated account joins the clearly better, or none.
_CLEARLY = 0.08


Place = tuple[date, str, str, int]


@dataclass(frozen=True, slots=True)
class Node:
    """Accounts that copies of one text give word for word, under the earliest of them.

    `place` is where it stands among all nodes of a kind, whose order decides between equals.
    """

    place: Place
    account: Account
    members: tuple[Account, ...]


def occurrences(
    findings: Iterable[Findings], *, origins: Mapping[str, str]
) -> tuple[Occurrence, ...]:
    """Every event, meeting and statement in exactly one occurrence, whatever the order of input."""
    told = [account for report in findings for account in accounts(report)]
    return occurrences_of(told, origins=origins)


def occurrences_of(
    told: Iterable[Account],
    *,
    origins: Mapping[str, str],
    around: frozenset[str] = frozenset(),
    weights: Weights | None = None,
) -> tuple[Occurrence, ...]:
    """Occurrences from accounts: meetings first, since they tell events apart.

    With `around`, only those of accounts that some account of these reports may be joined with;
    with `weights`, by others than those that are shipped.
    """
    ordered = sorted({account.id: account for account in told}.values(), key=lambda one: one.order)
    joining = _Joining(rarity_of(ordered, origins), origins, around, weights)
    meetings = joining.joined(_of_kind(ordered, "meeting"))
    group_of = {member: one.id for one in meetings for member in one.members}
    events = [in_joined_meeting(event, group_of) for event in _of_kind(ordered, "event")]
    return (
        *meetings,
        *joining.joined(events),
        *joining.joined(_of_kind(ordered, "statement")),
    )


def rarity_of(told: Iterable[Account], origins: Mapping[str, str]) -> Rarity:
    """Rarity over independent texts, so that forty copies do not make a word common."""
    ordered = sorted(told, key=lambda one: one.order)
    stories = {origins.get(one.report, one.report): one.story for one in reversed(ordered)}
    return Rarity.of(stories.values())


def in_joined_meeting(event: Account, group_of: Mapping[str, str]) -> Account:
    """The account with the occurrence of its meeting in place of the meeting of its report."""
    return replace(event, meeting=group_of.get(event.meeting or "", event.meeting))


def _of_kind(ordered: Sequence[Account], kind: str) -> list[Account]:
    return [account for account in ordered if account.kind == kind]


@dataclass(frozen=True, slots=True)
class _Joining:
    """What joining accounts of any kind rests on."""

    rarity: Rarity
    origins: Mapping[str, str]
    around: frozenset[str]
    weights: Weights | None

    def joined(self, ordered: Sequence[Account]) -> tuple[Occurrence, ...]:
        nodes = list(nodes_of(ordered, self.origins))
        leading = [node.account for node in nodes]
        pairs = candidates(leading, self.rarity)
        if self.around:
            asked = {at for at, one in enumerate(leading) if one.report in self.around}
            kept = sorted(asked.union(*(pair for pair in pairs if not asked.isdisjoint(pair))))
            place = {at: number for number, at in enumerate(kept)}
            nodes = [nodes[at] for at in kept]
            leading = [node.account for node in nodes]
            pairs = {(place[a], place[b]) for a, b in pairs if a in place and b in place}
        judge = Judge(self.rarity, self.weights)
        groups = groups_of(leading, pairs, judge)
        return tuple(
            occurrence_of([nodes[at] for at in group], judge, self.origins) for group in groups
        )


def groups_of(
    leading: Sequence[Account], pairs: Iterable[tuple[int, int]], judge: Judge
) -> list[list[int]]:
    """Exact accounts by average link, then the vague ones to them, then what is left."""
    known: dict[tuple[int, int], float | None] = {}

    def margin(left: int, right: int) -> float | None:
        pair = (min(left, right), max(left, right))
        if pair not in known:
            found = judge.judge(leading[pair[0]], leading[pair[1]])
            known[pair] = None if found.barred else round(found.score - found.needed, 6)
        return known[pair]

    def tie(left: int, right: int) -> Tie:
        return Tie(margin(left, right))

    exact = {at for at, one in enumerate(leading) if is_exact(one)}
    firm = sorted(exact)
    place = {at: number for number, at in enumerate(firm)}
    inside = [(place[a], place[b]) for a, b in pairs if a in exact and b in exact]
    groups = [[firm[at] for at in group] for group in grouped(firm, inside, tie)]
    near: dict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        near[left].add(right)
        near[right].add(left)
    vague = [at for at in range(len(leading)) if at not in exact]
    groups, rest = attached(groups, vague, near, margin)
    homeless = set(rest)
    left_over = {(a, b) for a, b in pairs if a in homeless and b in homeless}
    place = {at: number for number, at in enumerate(rest)}
    settled = _settled(leading, left_over, judge)
    among = [(place[a], place[b]) for a, b in settled]
    groups += [[rest[at] for at in group] for group in grouped(rest, among, tie)]
    return sorted(with_moved(groups, leading))


def may_share_group(left: Account, right: Account, judge: Judge) -> bool:
    """Whether `groups_of` takes any notice of the pair: without it the groups are the same."""
    if moved_pair(left, right):
        return True
    found = judge.judge(left, right)
    if found.barred:
        return False
    short = WORTH_A_LOOK if is_exact(left) != is_exact(right) else 0.0
    return round(found.score - found.needed, 6) >= -short


def is_exact(account: Account) -> bool:
    """Whether an account gives days that can found a group: its own, or those of its report."""
    if not account.window.dated or account.window.days > _EXACT:
        return False
    return account.window.firm or account.kind == "statement"


def nodes_of(ordered: Sequence[Account], origins: Mapping[str, str]) -> Iterator[Node]:
    """The nodes of accounts that are given in their order; each lies within one origin."""
    same: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    for one in ordered:
        origin = origins.get(one.report, one.report)
        told = (one.type, one.modes, one.status, one.active, one.passive, one.trigger)
        key = (origin, *told, one.words, one.exact) if one.words else (one.id,)
        same[key].append(one)
    for alike in same.values():
        for number, part in enumerate(_split(alike)):
            yield Node((*alike[0].order, number), part[0], tuple(part))


def _split(alike: Sequence[Account]) -> list[list[Account]]:
    """The same words of one origin are one thing, unless their dates keep them apart."""
    parts: list[list[Account]] = []
    for one in alike:
        fits = (part for part in parts if not any(contradiction(it, one) for it in part))
        part = next(fits, None)
        if part is None:
            parts.append([one])
        else:
            part.append(one)
    return parts


def _settled(
    leading: Sequence[Account], pairs: Iterable[tuple[int, int]], judge: Judge
) -> set[tuple[int, int]]:
    """The pairs that are the same, without those that make an undated account two things."""
    same: dict[tuple[int, int], float] = {}
    for left, right in pairs:
        found = judge.judge(leading[left], leading[right])
        if found.same:
            same[left, right] = found.score
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (left, right), score in same.items():
        for one, two in ((left, right), (right, left)):
            if not leading[one].window.dated:
                partners[one].append((score, two))
    dropped = {
        (min(one, two), max(one, two))
        for one, known in partners.items()
        for two in _unsure(leading, sorted(known, key=lambda it: (-it[0], it[1])), judge)
    }
    return set(same) - dropped


def _unsure(
    leading: Sequence[Account], known: Sequence[tuple[float, int]], judge: Judge
) -> list[int]:
    """Partners not to join: all of them when the best has a rival that it excludes."""
    best_score, best = known[0]
    rivals = [
        (score, other)
        for score, other in known[1:40]
        if judge.judge(leading[best], leading[other]).barred
    ]
    if any(score > best_score - _CLEARLY for score, _ in rivals):
        return [other for _, other in known]
    return [other for _, other in rivals]


def occurrence_of(nodes: Sequence[Node], judge: Judge, origins: Mapping[str, str]) -> Occurrence:
    """The occurrence that a group of nodes is."""
    members = sorted((one for node in nodes for one in node.members), key=lambda one: one.order)
    first = members[0]
    reports = tuple(dict.fromkeys(one.report for one in members))
    return Occurrence(
        id=content_id("o", first.kind, first.id),
        kind=first.kind,
        members=tuple(one.id for one in members),
        reports=reports,
        origins=len({origins.get(report, report) for report in reports}),
        reasons=_reasons(nodes, judge),
    )


def _reasons(nodes: Sequence[Node], judge: Judge) -> tuple[Reason, ...]:
    """For each account after the first why it belongs: the earlier one that it is most like."""
    reasons = [
        Reason(f"joined: {other.id}", f"the same words in a copy, as in {node.account.id}", 1.0)
        for node in nodes
        for other in node.members[1:]
    ]
    for at, node in enumerate(nodes[1:], start=1):
        judged = [(judge.judge(node.account, one.account).score, one) for one in nodes[:at]]
        score, partner = max(judged, key=lambda pair: (pair[0], pair[1].account.id))
        told = "; ".join(
            f"{reason.rule} ({reason.words})" if reason.words else reason.rule
            for reason in judge.reasons(node.account, partner.account)
        )
        words = f"as {partner.account.id}: {told}"
        reasons.append(Reason(f"joined: {node.account.id}", words, score))
    return tuple(reasons)
