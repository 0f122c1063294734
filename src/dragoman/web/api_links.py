"""The JSON API on what is linked: words and deeds, the index, the accounts of an occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.records import DeedKind, DeedStatus
from dragoman.views.comparison.occurrence import accounts_of
from dragoman.views.index import Width, explain
from dragoman.web.accounts import recurring_of
from dragoman.web.api import Day, Fault, Json, Limit, Newest, Party
from dragoman.web.api_models import (
    AccountsOut,
    ComparisonOut,
    DeedsOut,
    IndexOut,
    PartsOut,
    RecurringOut,
)
from dragoman.web.site import Site

Offset = Annotated[
    int, Query(ge=0, le=1_000_000_000, description="How many to pass over: the next page.")
]
Side = Annotated[str, Query(min_length=1, max_length=120, description="A party: CHN, China.")]


def router(site: Site) -> APIRouter:
    routes = APIRouter(
        prefix="/api/v1",
        tags=["links"],
        responses={400: {"model": Fault}, 404: {"model": Fault}},
    )
    ledger, session = site.session.ledger, site.session

    def pair(a: str, b: str) -> tuple[str, str]:
        codes = session.parties.code(a), session.parties.code(b)
        if codes[0] == codes[1]:
            raise SettingsError(f"{a} and {b} are the same party; give two")
        return codes

    @routes.get("/deeds", response_model=DeedsOut)
    def deeds(
        a: Party = None, b: Party = None,
        kind: Annotated[list[DeedKind] | None, Query()] = None,
        status: Annotated[list[DeedStatus] | None, Query()] = None,
        since: Day = None, until: Day = None, as_of: Day = None, limit: Limit = 100,
        offset: Offset = 0, order: Newest = "newest",
    ) -> Json:  # fmt: skip
        """Demands, commitments, conditions, threats and plans, and what later reports show."""
        named = [session.parties.code(party) for party in (a, b) if party]
        found = views.deeds(
            ledger, named, as_of=as_of, kinds=kind or (), statuses=status or (), since=since,
            until=until, order=order, limit=limit, offset=offset,
        )  # fmt: skip
        counts = {"counts": found.counts, "as_of": found.as_of}
        return _page(found.lines, found.total, offset, **counts)

    @routes.get("/index", response_model=IndexOut)
    def index(
        a: Side, b: Side, by: Width = "month", since: Day = None, until: Day = None,
        limit: Limit = 100, offset: Offset = 0,
    ) -> Json:  # fmt: skip
        """Conflict and cooperation between two parties, one point for each stretch of time."""
        found = views.index(ledger, pair(a, b), by=by, since=since, until=until)
        some = found.points[offset:][:limit]
        return _page(
            some, len(found.points), offset, parties=found.parties, by=found.by,
            measure=found.measure, formula=found.formula, digest=found.digest,
            left_out=found.left_out,
        )  # fmt: skip

    @routes.get("/index/{label}", response_model=PartsOut)
    def parts(
        label: str, a: Side, b: Side, since: Day = None, until: Day = None, limit: Limit = 100,
        offset: Offset = 0,
    ) -> Json:  # fmt: skip
        """The occurrences behind a point: `2025-W09`, `2025-03` or `2025-Q1`."""
        found = explain(views.index(ledger, pair(a, b), since=since, until=until), label)
        return _page(found[offset:][:limit], len(found), offset)

    @routes.get("/occurrences/{name}/accounts", response_model=AccountsOut)
    def accounts(name: str, limit: Limit = 100, offset: Offset = 0) -> Json:
        """The reports that tell an occurrence, by its id or that of a record of it."""
        occurrence, lines = accounts_of(ledger, name)
        return _page(
            lines[offset:][:limit], len(lines), offset, occurrence=occurrence.id,
            members=occurrence.members, reports=len(occurrence.reports),
            origins=occurrence.origins,
        )  # fmt: skip

    @routes.get("/occurrences/{name}/comparison", response_model=ComparisonOut)
    def comparison(
        name: str, rows: Literal["near", "all"] = "near", limit: Limit = 100, offset: Offset = 0
    ) -> Json:
        """Up to four accounts of an occurrence, claim by claim: what all tell, what only one does.

        `rows=all` takes in what the reports tell besides.
        """
        found = session.compare(name)
        kept = [row for row in found.rows if rows == "all" or row.near]
        return _page(
            kept[offset:][:limit], len(kept), offset, occurrence=found.occurrence,
            accounts=found.accounts, fact_differences=found.fact_differences,
            namings=found.namings, damage=found.damage,
        )  # fmt: skip

    @routes.get("/recurring", response_model=RecurringOut)
    def recurring(
        a: Side, b: Side, since: Day = None, until: Day = None, limit: Limit = 100,
        offset: Offset = 0,
    ) -> Json:  # fmt: skip
        """What one side claims contact after contact, and was not found with the other.

        Without `since` the newest contacts are compared, from the day that the answer names.
        """
        found, first = recurring_of(session, pair(a, b), since=since, until=until)
        some = [
            {"side": one.side, "times": one.times, "made": one.made}
            for one in found.claims[offset:][:limit]
        ]
        return _page(
            some, len(found.claims), offset, parties=found.parties, compared=found.compared,
            since=since or first,
        )  # fmt: skip

    return routes


def _page(items: Sequence[object], total: int, offset: int, **more: object) -> Json:
    cut = offset + len(items) < total
    return Json(views.plain({"items": items, "total": total, "cut": cut, **more}))
