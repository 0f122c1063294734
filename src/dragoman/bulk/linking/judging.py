"""Which pairs decide about groups: each block of pairs is judged with the nodes that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.bulk.linking.grounds import BLOCK, FIRST, LAST, LATER, Grounds, nodes_in
from dragoman.bulk.linking.packing import dump, load
from dragoman.bulk.linking.rows import Row, grouped, number_of, numbered_key
from dragoman.link.accounts import Account
from dragoman.link.occurrences import Node, may_share_group

PAIR, WANTED = 1, 2
"""Tags of what `asked_nodes` gives."""

_PAGE = 64
"""Neighbouring nodes that travel together: those of one report share its words."""


def asked_nodes(rows: Iterator[Row]) -> Iterator[Row]:
    """Each pair once, to the block of its left node; and which nodes that block wants to see."""
    last, wanted = b"", set[bytes]()
    for left, group in grouped(rows):
        block = _share(left, BLOCK)
        if block != last:
            last, wanted = block, set()
        rights = {right for row in group for right in nodes_in(row.body)}
        for node in sorted((rights | {left}) - wanted):
            yield Row(_share(node, _PAGE), LATER + block + node, tag=WANTED)
        wanted |= rights | {left}
        yield Row(block, LATER + left, b"".join(sorted(rights)), PAIR)


def _share(node: bytes, size: int) -> bytes:
    return numbered_key(number_of(node) // size)


def paged(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        node: Node = load(row.body)
        yield Row(_share(row.key, _PAGE), FIRST + row.key, dump(node.account))


def lent(rows: Iterator[Row]) -> Iterator[Row]:
    """To each block the nodes of a page that it wants, those of one report with one story."""
    for page, group in grouped(rows):
        accounts: dict[bytes, Account] = {}
        stories: dict[str, frozenset[str]] = {}
        wanted: dict[bytes, dict[bytes, Account]] = {}
        for row in group:
            if row.order[:1] == FIRST:
                accounts[row.order[1:]] = _sharing(load(row.body), stories)
                continue
            block, node = row.order[1:9], row.order[9:]
            wanted.setdefault(block, {})[node] = accounts[node]
        for block, some in wanted.items():
            yield Row(block, FIRST + page, dump(some))


def _sharing(account: Account, stories: dict[str, frozenset[str]]) -> Account:
    return replace(account, story=stories.setdefault(account.report, account.story))


def judged(rows: Iterator[Row], *, grounds: Grounds) -> Iterator[Row]:
    """The pairs that decide about groups."""
    for _, group in grouped(rows):
        accounts: dict[bytes, Account] = {}
        judge = grounds.judge()
        for row in group:
            if row.order[:1] == FIRST:
                accounts.update(load(row.body))
                continue
            left = row.order[1:]
            rights = [
                right
                for right in nodes_in(row.body)
                if may_share_group(accounts[left], accounts[right], judge)
            ]
            if rights:
                yield Row(left, LAST, b"".join(rights))
