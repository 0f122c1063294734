"""Occurrences of one kind, by buckets of parties and days, of rare words, and by components.

    nodes -> seats in buckets -> pairs -> pairs that decide -> components -> occurrences

Each step calls what `dragoman.link` calls for all accounts at once, on a part that is closed: the
pairs of a bucket, the accounts that a block of pairs names, a component that no pair leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from dragoman.bulk.linking.grounds import FIRST, Grounds, bare
from dragoman.bulk.linking.grouping import closed, gathered, occurring
from dragoman.bulk.linking.judging import PAIR, WANTED, asked_nodes, judged, lent, paged
from dragoman.bulk.linking.packing import dump, load
from dragoman.bulk.linking.pairs import around_reports, met, only, only_pairs, seated
from dragoman.bulk.linking.rows import Engine, Row, Table, grouped, name_key, ordered_key
from dragoman.link.accounts import Account, Kind, placed_account
from dragoman.link.occurrences import in_joined_meeting, nodes_of
from dragoman.records import When


def joined(
    engine: Engine,
    told: Table,
    kind: Kind,
    grounds: Grounds,
    *,
    homes: Table | None = None,
    around: frozenset[str] = frozenset(),
) -> Table:
    """The occurrences of one kind, as rows of the tags above.

    `told` holds the accounts of reports by origin, `homes` where meetings went. With `around` only
    accounts of these reports are joined, and those that may be joined with them.
    """
    sources = [told] if homes is None else [told, homes]
    unnumbered = engine.stepped(sources, partial(_noded, kind=kind, grounds=grounds))
    nodes = engine.numbered(unnumbered)
    seats = engine.stepped([nodes], partial(seated, rarity=grounds.rarity))
    pairs = engine.stepped([seats], met)
    if around:
        kept = around_reports(engine, nodes, pairs, around)
        nodes = engine.stepped([nodes], partial(only, kept=kept))
        pairs = engine.stepped([pairs], partial(only_pairs, kept=kept))
    asked = engine.stepped([pairs], asked_nodes)
    pages = engine.stepped([nodes], paged)
    shown = engine.stepped([pages, asked.tagged(WANTED)], lent)
    edges = engine.stepped([shown, asked.tagged(PAIR)], partial(judged, grounds=grounds))
    engine.drop(unnumbered, seats, pairs, asked, pages, shown)
    components = engine.kept(closed(engine, edges))
    parts = engine.stepped([nodes, components, edges], gathered)
    found = engine.stepped([parts], partial(occurring, grounds=grounds))
    engine.drop(nodes, edges, components, parts)
    return found


def account_row(accounts: tuple[Account, ...], origin: str) -> Row:
    """The accounts of one report, under its origin, in order of the reports."""
    ordered = tuple(sorted(accounts, key=lambda one: one.order))
    return Row(name_key(origin), ordered_key(*ordered[0].order), dump(ordered))


def _noded(rows: Iterator[Row], *, kind: Kind, grounds: Grounds) -> Iterator[Row]:
    for _, group in grouped(rows):
        homes: dict[str, str] = {}
        accounts: dict[str, Account] = {}
        for row in group:
            if row.order[:1] == FIRST:
                homes.update([load(row.body)])
                continue
            accounts.update((one.id, one) for one in load(row.body) if one.kind == kind)
        ordered = [_placed(one, grounds.dates) for one in accounts.values()]
        if kind == "event":
            ordered = [in_joined_meeting(one, homes) for one in ordered]
        ordered.sort(key=lambda one: one.order)
        for node in nodes_of(ordered, grounds.origins):
            light = (node.account, *map(bare, node.members[1:]))
            yield Row(ordered_key(*node.place), b"", dump(replace(node, members=light)))


def _placed(account: Account, dates: Mapping[str, When]) -> Account:
    if account.report not in dates:
        return account
    return placed_account(account, dates[account.report])
