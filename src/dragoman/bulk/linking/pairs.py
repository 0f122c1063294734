"""Which nodes meet: seats in buckets of parties and days or rare words, and pairs from these."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from dragoman.bulk.linking.grounds import nodes_in
from dragoman.bulk.linking.packing import load
from dragoman.bulk.linking.rows import (
    Engine,
    Row,
    Table,
    digest,
    grouped,
    number_of,
    numbered_key,
)
from dragoman.link.blocks import Member, meeting, seats
from dragoman.link.occurrences import Node
from dragoman.link.words import Rarity

_MARK = 8
_BUCKETS = {"day": b"d", "week": b"w", "loose": b"l"}
_NAMES = {sign: name for name, sign in _BUCKETS.items()}


def seated(rows: Iterator[Row], *, rarity: Rarity) -> Iterator[Row]:
    for row in rows:
        node: Node = load(row.body)
        hashes: dict[object, bytes] = {}
        for bucket, asking, marks in seats(node.account, rarity):
            for mark in marks:
                if mark not in hashes:
                    hashes[mark] = digest(mark, _MARK)
            sign = _BUCKETS[str(bucket[0])] + bytes([asking])
            yield Row(digest(bucket), row.key, sign + b"".join(hashes[mark] for mark in marks))


def met(rows: Iterator[Row]) -> Iterator[Row]:
    """The pairs of each bucket, by their left node; a pair may come from several buckets."""
    for _, group in grouped(rows):
        members = list(group)
        if len(members) < 2:
            continue
        name = _NAMES[members[0].body[:1]]
        found: dict[int, set[int]] = {}
        for one, two in meeting((name,), [_member(row) for row in members]):
            found.setdefault(one, set()).add(two)
        for left, rights in found.items():
            yield Row(numbered_key(left), b"", b"".join(map(numbered_key, sorted(rights))))


def _member(row: Row) -> Member:
    body = row.body
    marks = tuple((body[at : at + _MARK].hex(),) for at in range(2, len(body), _MARK))
    return Member(number_of(row.order), bool(body[1]), marks)


def around_reports(
    engine: Engine, nodes: Table, pairs: Table, around: frozenset[str]
) -> set[bytes]:
    """The numbers of nodes of these reports and of those that they are paired with."""
    mine = engine.stepped([nodes], partial(_of_reports, reports=around))
    asked = {row.key for row in engine.rows(mine)}
    kept = set(asked)
    for row in engine.rows(pairs):
        rights = nodes_in(row.body)
        kept.update(rights if row.key in asked else asked.intersection(rights))
        if not asked.isdisjoint(rights):
            kept.add(row.key)
    engine.drop(mine)
    return kept


def _of_reports(rows: Iterator[Row], *, reports: Collection[str]) -> Iterator[Row]:
    for row in rows:
        node: Node = load(row.body)
        if node.account.report in reports:
            yield Row(row.key)


def only(rows: Iterator[Row], *, kept: Collection[bytes]) -> Iterator[Row]:
    return (row for row in rows if row.key in kept)


def only_pairs(rows: Iterator[Row], *, kept: Collection[bytes]) -> Iterator[Row]:
    for row in rows:
        rights = b"".join(right for right in nodes_in(row.body) if right in kept)
        if rights and row.key in kept:
            yield row._replace(body=rights)
