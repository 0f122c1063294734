"""Occurrences from what is closed: the nodes that no deciding pair leaves."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.bulk.linking.components import components
from dragoman.bulk.linking.grounds import (
    BLOCK,
    FIRST,
    HOME,
    LATER,
    MEMBER,
    OCCURRENCE,
    Grounds,
    bare,
    nodes_in,
)
from dragoman.bulk.linking.packing import dump, load
from dragoman.bulk.linking.rows import (
    Engine,
    Row,
    Table,
    grouped,
    name_key,
    number_of,
    numbered_key,
)
from dragoman.link.accounts import Account
from dragoman.link.occurrences import Node, groups_of, occurrence_of
from dragoman.records import Occurrence


def closed(engine: Engine, edges: Table) -> Iterator[Row]:
    """For each node that has an edge the first of its component."""
    pairs = (
        (number_of(row.key), number_of(right))
        for row in engine.rows(edges)
        for right in nodes_in(row.body)
    )
    for node, first in components(pairs):
        yield Row(numbered_key(node), LATER, numbered_key(first))


def gathered(rows: Iterator[Row]) -> Iterator[Row]:
    """Nodes and edges under their component; a node without edges is one by itself."""
    for key, group in grouped(rows):
        node, component = next(group), key
        rights = b""
        for row in group:
            if row.order == LATER:
                component = row.body
            else:
                rights = row.body
        yield Row(component, FIRST + key, node.body)
        if rights:
            yield Row(component, LATER + key, rights)


def occurring(rows: Iterator[Row], *, grounds: Grounds) -> Iterator[Row]:
    judge, judged = grounds.judge(), 0
    for _, group in grouped(rows):
        nodes: dict[bytes, Node] = {}
        edges: list[tuple[bytes, bytes]] = []
        for row in group:
            if row.order[:1] == FIRST:
                nodes[row.order[1:]] = load(row.body)
            else:
                edges += [(row.order[1:], right) for right in nodes_in(row.body)]
        judged += len(nodes) if edges else 0
        if judged > BLOCK:
            judge, judged = grounds.judge(), len(nodes)
        keys = sorted(nodes)
        place = {key: number for number, key in enumerate(keys)}
        leading = [nodes[key].account for key in keys]
        pairs = [(place[left], place[right]) for left, right in edges]
        for found in groups_of(leading, pairs, judge):
            some, at_first = [nodes[keys[at]] for at in found], keys[found[0]]
            made = occurrence_of(some, judge, grounds.origins)
            yield Row(at_first, b"", dump(made), OCCURRENCE)
            for account in (account for node in some for account in node.members):
                yield Row(at_first, b"", dump((bare(account), made.id)), MEMBER)
                if made.kind == "meeting":
                    yield _home(account, made, grounds)


def _home(meeting: Account, made: Occurrence, grounds: Grounds) -> Row:
    """Where a meeting went, for the events of its report."""
    origin = name_key(grounds.origin(meeting.report))
    return Row(origin, FIRST + name_key(meeting.id), dump((meeting.id, made.id)), HOME)
