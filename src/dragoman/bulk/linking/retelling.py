"""Passages of other reports that retell an occurrence, found month by month.

accounts to their occurrences -> what is known of each -> by month, beside passages -> the best
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from dragoman.bulk.linking.grounds import FIRST, LATER, MEMBER, OCCURRENCE, Grounds
from dragoman.bulk.linking.packing import dump, load
from dragoman.bulk.linking.rows import (
    Engine,
    Row,
    Table,
    grouped,
    name_key,
    number_of,
    numbered_key,
    ordered_key,
)
from dragoman.link.accounts import Account, placed_account
from dragoman.link.kept import Kept, best_of, with_passages
from dragoman.link.known import Known, known_of
from dragoman.link.passages import Passage, placed_passage
from dragoman.link.reach import months
from dragoman.link.retellings import kept, retellings_of
from dragoman.link.signs import as_fitted
from dragoman.link.words import Rarity
from dragoman.records import Occurrence, When

_TOLD, _PASSAGES = 1, 2

Told = tuple[tuple[Passage, ...], frozenset[str], dict[str, Account]]
"""Passages of a report, its words, and the accounts of records that lie in them."""


def retold(engine: Engine, found: list[Table], reports: list[Table], grounds: Grounds) -> Table:
    """The occurrences of `found` by their ids, with the passages that retell them.

    `reports` has the accounts of each report in its first table, and in its second the passages
    with the words of the report.
    """
    by_id = engine.stepped([one.tagged(OCCURRENCE) for one in found], _by_id)
    at_home = engine.stepped([one.tagged(MEMBER) for one in found], _at_home)
    spread = engine.stepped([*reports, at_home], partial(_spread, dates=grounds.dates))
    known = engine.stepped([by_id, spread.tagged(_TOLD)], _known)
    likely = engine.stepped(
        [known, spread.tagged(_PASSAGES)], partial(_likely, rarity=grounds.rarity)
    )
    best = engine.stepped([likely], _best)
    whole = engine.stepped([by_id, best], partial(_with_passages, origins=grounds.origins))
    engine.drop(by_id, at_home, spread, known, likely, best)
    return whole


def _by_id(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        occurrence: Occurrence = load(row.body)
        yield Row(name_key(occurrence.id), FIRST, row.body)


def _at_home(rows: Iterator[Row]) -> Iterator[Row]:
    """To each report, to which occurrences its records belong."""
    for row in rows:
        account, occurrence = load(row.body)
        yield Row(name_key(account.report), LATER + name_key(account.id), name_key(occurrence))


def _spread(rows: Iterator[Row], *, dates: Mapping[str, When]) -> Iterator[Row]:
    for key, group in grouped(rows):
        accounts: dict[str, Account] = {}
        passages: list[Passage] = []
        story: frozenset[str] = frozenset()
        homes: dict[bytes, bytes] = {}
        for row in group:
            if row.order[:1] == LATER:
                homes[row.order[1:]] = row.body
            elif row.order == FIRST:
                told, story = load(row.body)
                when = dates.get(told[0].report) if told else None
                passages = [placed_passage(one, when) for one in told]
            else:
                accounts = {one.id: _placed(one, dates) for one in load(row.body)}
        for name, account in accounts.items():
            if account.kind != "statement":
                yield Row(homes[name_key(name)], LATER + name_key(name), dump(account), _TOLD)
        by_month: dict[int, list[Passage]] = {}
        for passage in passages:
            for month in months(passage):
                by_month.setdefault(month, []).append(passage)
        for month, some in by_month.items():
            own = {name: _bare(accounts[name]) for one in some for name in one.records}
            body = dump((tuple(some), story, own))
            yield Row(numbered_key(month), LATER + key, body, _PASSAGES)


def _placed(account: Account, dates: Mapping[str, When]) -> Account:
    when = dates.get(account.report)
    return placed_account(account, when) if when else account


def _bare(account: Account) -> Account:
    return replace(account, story=frozenset())


def _known(rows: Iterator[Row]) -> Iterator[Row]:
    for key, group in grouped(rows):
        occurrence: Occurrence = load(next(group).body)
        accounts = {one.id: one for one in (load(row.body) for row in group)}
        if occurrence.kind == "statement":
            continue
        for known in known_of([occurrence], accounts):
            for month in months(known):
                yield Row(numbered_key(month), FIRST + key, dump(known))


def _likely(rows: Iterator[Row], *, rarity: Rarity) -> Iterator[Row]:
    """What is known of a month beside the passages that name its days, or came out on them."""
    for key, group in grouped(rows):
        known: list[Known] = []
        passages: list[Passage] = []
        stories: dict[str, frozenset[str]] = {}
        accounts: dict[str, Account] = {}
        for row in group:
            if row.order[:1] == FIRST:
                known.append(load(row.body))
                continue
            if not known:
                break
            some, story, own = load(row.body)
            passages.extend(some)
            stories[some[0].report] = story
            accounts.update(own)
        found = retellings_of(
            known, accounts, passages, stories=stories, month=number_of(key),
            rarity=Rarity(rarity.weights, rarity.unseen),
        )  # fmt: skip
        for one in kept(found, as_fitted()):
            yield Row(_place(one), name_key(one.occurrence), dump(one))


def _place(one: Kept) -> bytes:
    day, report, span = one.order
    return ordered_key(day, report, span.start, span.end)


def _best(rows: Iterator[Row]) -> Iterator[Row]:
    """To each occurrence the passages that fit it best; a pair may meet in two months."""
    for key, group in grouped(rows):
        found: list[Kept] = [load(row.body) for row in group]
        for one in best_of(found):
            yield Row(name_key(one.occurrence), LATER + key, dump(one))


def _with_passages(rows: Iterator[Row], *, origins: Mapping[str, str]) -> Iterator[Row]:
    for key, group in grouped(rows):
        occurrence: Occurrence = load(next(group).body)
        told: list[Kept] = [load(row.body) for row in group]
        whole = with_passages(occurrence, told, origins) if told else occurrence
        yield Row(key, b"", dump(whole))
