"""Which accounts are worth comparing: those that share parties and days, or rare words.

Accounts of a few days meet by day, those of a month or a season by week. Buckets are capped, so
that a hot week of one pair of states does not make the work quadratic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from dragoman.link.accounts import Account
from dragoman.link.windows import ONE_STAY
from dragoman.link.words import Rarity

_CAP = 60
_NEIGHBOURS = 12
_RARE_WORDS = 5
_MOST_STATES = 6
# Days of a window up to which it meets others by day.
_SHORT = 10

Key = tuple[str | int, ...]


class Seat(NamedTuple):
    """A place of an account in a bucket; of two that meet there one must be `asking`.

    `marks` split a bucket that is too full.
    """

    bucket: Key
    asking: bool
    marks: tuple[Key, ...] = ()


class Member(NamedTuple):
    """An account in a bucket, by its position."""

    at: int
    asking: bool
    marks: tuple[Key, ...] = ()


def candidates(accounts: Sequence[Account], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs of positions in `accounts` to be judged."""
    rare = [rarity.rarest(account.words, _RARE_WORDS) for account in accounts]
    told = list(zip(accounts, rare, strict=True))
    wanted = {key for one, words in told if _is_loose(one) for key in _loose_keys(one, words)}
    seated: dict[Key, list[Member]] = defaultdict(list)
    for at, (account, words) in enumerate(told):
        for bucket, asking, marks in _dated_seats(account, words):
            seated[bucket].append(Member(at, asking, marks))
        loose = Member(at, _is_loose(account))
        for key in _loose_keys(account, words) & wanted:
            seated[key].append(loose)
    return {pair for bucket, members in seated.items() for pair in meeting(bucket, members)}


def seats(account: Account, rarity: Rarity) -> Iterator[Seat]:
    """The buckets of an account: its parties by day or by week, and by what is rare in it."""
    words = rarity.rarest(account.words, _RARE_WORDS)
    yield from _dated_seats(account, words)
    loose = _is_loose(account)
    yield from (Seat(key, loose) for key in _loose_keys(account, words))


def _dated_seats(account: Account, words: Sequence[str]) -> Iterator[Seat]:
    short = 0 < account.window.days <= _SHORT
    marks, matters = tuple(_marks(account, words)), tuple(_matters(account, words))
    for key in ((_family(account), *parties) for parties in _parties(account)):
        for week in account.window.buckets():
            yield Seat(("week", *key, week), not short, matters)
        for day in _days(account) if short else ():
            yield Seat(("day", *key, day), True, marks)
    if account.moved is not None:
        yield Seat(("moved", account.moved), True)
    if short and _family(account) == "act":
        for state in sorted(account.everyone.states)[:_MOST_STATES]:
            for day in _days(account):
                yield Seat(("day", "one party", state, account.type, day), True, marks)


def meeting(bucket: Key, members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """The pairs of a bucket's members, given in order of their positions."""
    if bucket[0] == "day":
        yield from _pairs(members)
        return
    asking = [member for member in members if member.asking]
    if len(asking) * len(members) <= _CAP * _CAP:
        yield from _crossed(asking, members)
    elif bucket[0] == "week":
        yield from _about_the_same(asking, members)


def _days(account: Account) -> range:
    """The days of a short window, and those after it on which one stay may still be told."""
    first, last = account.window.first, account.window.last
    if first is None or last is None:
        return range(0)
    slack = ONE_STAY if _family(account) in ("meeting", "contact") else 0
    return range(first.toordinal(), last.toordinal() + slack + 1)


def _about_the_same(
    asking: Sequence[Member], answering: Sequence[Member]
) -> Iterator[tuple[int, int]]:
    """Of a hot week the wide accounts with those about the same."""
    parts: dict[Key, list[Member]] = defaultdict(list)
    for member in answering:
        for mark in member.marks:
            parts[mark].append(member)
    for member in asking:
        for mark in member.marks:
            yield from _crossed((member,), parts[mark][:_CAP])


def _crossed(asking: Sequence[Member], answering: Sequence[Member]) -> Iterator[tuple[int, int]]:
    for one in asking:
        for two in answering:
            if one.at != two.at:
                yield min(one.at, two.at), max(one.at, two.at)


def _matters(account: Account, words: Sequence[str]) -> Iterable[Key]:
    """Whom and what an account is about, apart from its days."""
    for _, name in sorted(account.everyone.people):
        yield (account.type, name)
    for word in words:
        yield (word,)


def _is_loose(account: Account) -> bool:
    one_sided = account.kind != "statement" and len(account.everyone.states) < 2
    old_news = account.window.news and _family(account) == "act"
    return one_sided or old_news or not account.window.buckets()


def _loose_keys(account: Account, words: Sequence[str]) -> set[Key]:
    """Buckets of what lacks a date or a side: a state, and a rare word or the like."""
    people = tuple(name for _, name in account.everyone.people)
    weeks = account.window.buckets() if len(account.window.buckets()) < 4 else ()
    states = sorted(account.everyone.states | account.near)[:_MOST_STATES]
    if account.kind == "statement":
        states = sorted((account.active or account.everyone).states)[:_MOST_STATES]
    marks = (*words, *people, *account.trigger, *((account.place,) if account.place else ()))
    if account.kind == "meeting":
        marks = (*marks, account.type)
    family = _family(account)
    return {("loose", family, state, mark) for state in states for mark in (*marks, *weeks)}


def _pairs(members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """All pairs of a small bucket; a hot one is split by what its accounts are about."""
    if len(members) <= _CAP:
        yield from combinations([member.at for member in members], 2)
        return
    parts: dict[Key, list[int]] = defaultdict(list)
    for member in members:
        for mark in member.marks:
            parts[mark].append(member.at)
    for part in parts.values():
        if len(part) <= _CAP:
            yield from combinations(part, 2)
        else:
            yield from _neighbours(part)


def _neighbours(part: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, left in enumerate(part):
        yield from ((left, right) for right in part[place + 1 : place + 1 + _NEIGHBOURS])


def _marks(account: Account, words: Sequence[str]) -> Iterable[Key]:
    days = (account.window.first, account.window.last)
    start = days[0].toordinal() if days[0] else 0
    yield (account.type, start, "day")
    for _, name in sorted(account.everyone.people):
        yield (account.type, start, name)
    for word in words:
        yield (word,)


def _parties(account: Account) -> Iterable[tuple[str, ...]]:
    """Pairs of states, or for a statement the speaker's state."""
    if account.kind == "statement":
        return [(state,) for state in sorted(account.active.states)[:_MOST_STATES]] or [("?",)]
    states = sorted(account.everyone.states)[:_MOST_STATES]
    return list(combinations(states, 2)) or [(state,) for state in states]


def _family(account: Account) -> str:
    if account.kind != "event":
        return account.kind
    return "contact" if account.type == "CONSULT" else "act"
