"""Which accounts are worth comparing: those that share parties and days, or rare words.

Accounts of a few days meet by day, those of a month or a season by week. Buckets are capped, so
that a hot week of one pair of states does not make the work quadratic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

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


def candidates(accounts: Sequence[Account], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs of positions in `accounts` to be judged."""
    found: set[tuple[int, int]] = set()
    wide: dict[Key, list[int]] = defaultdict(list)
    by_day: dict[Key, list[int]] = defaultdict(list)
    by_week: dict[Key, list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        short = 0 < account.window.days <= _SHORT
        for key in ((_family(account), *parties) for parties in _parties(account)):
            for week in account.window.buckets():
                by_week[*key, week].append(at)
                if not short:
                    wide[*key, week].append(at)
            for day in _days(account) if short else ():
                by_day[*key, day].append(at)
        if short and _family(account) == "act":
            for state in sorted(account.everyone.states)[:_MOST_STATES]:
                for day in _days(account):
                    by_day["one party", state, account.type, day].append(at)
    for bucket in by_day.values():
        found.update(_pairs(accounts, bucket, rarity))
    for week_key, asking in wide.items():
        found.update(_across(accounts, asking, by_week[week_key], rarity))
    found.update(_loose_pairs(accounts, rarity))
    return found


def _days(account: Account) -> range:
    """The days of a short window, and those after it on which one stay may still be told."""
    first, last = account.window.first, account.window.last
    if first is None or last is None:
        return range(0)
    slack = ONE_STAY if _family(account) in ("meeting", "contact") else 0
    return range(first.toordinal(), last.toordinal() + slack + 1)


def _across(
    accounts: Sequence[Account], asking: Sequence[int], answering: Sequence[int], rarity: Rarity
) -> Iterator[tuple[int, int]]:
    """Pairs of wide accounts with all of their week; of a hot week those about the same."""
    if len(asking) * len(answering) <= _CAP * _CAP:
        yield from _crossed(asking, answering)
        return
    parts: dict[Key, list[int]] = defaultdict(list)
    for at in answering:
        for mark in _matters(accounts[at], rarity):
            parts[mark].append(at)
    for at in asking:
        for mark in _matters(accounts[at], rarity):
            yield from _crossed((at,), parts[mark][:_CAP])


def _crossed(asking: Sequence[int], answering: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from ((min(one, two), max(one, two)) for one in asking for two in answering if one != two)


def _matters(account: Account, rarity: Rarity) -> Iterable[Key]:
    """Whom and what an account is about, apart from its days."""
    for _, name in sorted(account.everyone.people):
        yield (account.type, name)
    for word in rarity.rarest(account.words, _RARE_WORDS):
        yield (word,)


def _loose_pairs(accounts: Sequence[Account], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Accounts that lack a date or a side, each with those that share a state and a rare word."""
    loose = [at for at, account in enumerate(accounts) if _is_loose(account)]
    wanted: dict[Key, list[int]] = defaultdict(list)
    for at in loose:
        for key in _loose_keys(accounts[at], rarity):
            wanted[key].append(at)
    others: dict[Key, list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        for key in _loose_keys(account, rarity):
            if key in wanted:
                others[key].append(at)
    for key, asking in wanted.items():
        answering = others[key]
        if len(asking) * len(answering) <= _CAP * _CAP:
            yield from _crossed(asking, answering)


def _is_loose(account: Account) -> bool:
    one_sided = account.kind != "statement" and len(account.everyone.states) < 2
    old_news = account.window.news and _family(account) == "act"
    return one_sided or old_news or not account.window.buckets()


def _loose_keys(account: Account, rarity: Rarity) -> set[Key]:
    words = rarity.rarest(account.words, _RARE_WORDS)
    people = tuple(name for _, name in account.everyone.people)
    weeks = account.window.buckets() if len(account.window.buckets()) < 4 else ()
    states = sorted(account.everyone.states | account.near)[:_MOST_STATES]
    if account.kind == "statement":
        states = sorted((account.active or account.everyone).states)[:_MOST_STATES]
    marks = (*words, *people, *account.trigger, *((account.place,) if account.place else ()))
    if account.kind == "meeting":
        marks = (*marks, account.type)
    family = _family(account)
    return {(family, state, mark) for state in states for mark in (*marks, *weeks)}


def _pairs(
    accounts: Sequence[Account], bucket: Sequence[int], rarity: Rarity
) -> Iterator[tuple[int, int]]:
    """All pairs of a small bucket; a hot one is split by what its accounts are about."""
    if len(bucket) <= _CAP:
        yield from combinations(bucket, 2)
        return
    parts: dict[Key, list[int]] = defaultdict(list)
    for at in bucket:
        for mark in _marks(accounts[at], rarity):
            parts[mark].append(at)
    for part in parts.values():
        if len(part) <= _CAP:
            yield from combinations(part, 2)
        else:
            yield from _neighbours(part)


def _neighbours(part: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, left in enumerate(part):
        yield from ((left, right) for right in part[place + 1 : place + 1 + _NEIGHBOURS])


def _marks(account: Account, rarity: Rarity) -> Iterable[Key]:
    days = (account.window.first, account.window.last)
    start = days[0].toordinal() if days[0] else 0
    yield (account.type, start, "day")
    for _, name in sorted(account.everyone.people):
        yield (account.type, start, name)
    for word in rarity.rarest(account.words, _RARE_WORDS):
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
