"""Accounts of the ledger compared: two to four of one occurrence, and what recurs over many."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.api import Session
from dragoman.errors import SettingsError
from dragoman.records import Meeting
from dragoman.views.comparison import RecurringClaims
from dragoman.web.alongside import alongside
from dragoman.web.asked import Asked
from dragoman.web.site import Site

MOST_CONTACTS = 30
"""Meetings that are looked at for what recurs where no first day is given."""
_PAIRS = 12


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/records/{name}/compare")
    def occurrence(request: Request, name: str) -> Response:
        asked = Asked(request.query_params)
        every = asked.one_of("rows", ("near", "all")) == "all"
        found = site.session.compare(name)
        reports = [account.source.report for account in found.accounts]
        coded = [site.session.ledger.findings_of(report) for report in reports]
        names = [account.source.name for account in found.accounts]
        laid_out = alongside(found, coded, names, every=every, kept=True)
        return site.pages.draw(request, "occurrence.html", asked=asked, laid=laid_out, every=every)

    @routes.get("/compare/recurring")
    def recurring(request: Request) -> Response:
        asked = Asked(request.query_params)
        named = [name for name in (asked.words("a"), asked.words("b")) if name]
        if len(named) == 1:
            raise SettingsError("what recurs is asked of two parties; give the other too")
        found, bounded = _recurring(site, asked) if named else (None, None)
        return site.pages.draw(
            request, "recurring.html", asked=asked, found=found, bounded=bounded,
            pairs=site.overviews.now().pairs[:_PAIRS] if found is None else (),
        )  # fmt: skip

    return routes


def _recurring(site: Site, asked: Asked) -> tuple[RecurringClaims, date | None]:
    session = site.session
    pair = session.parties.code(asked.words("a")), session.parties.code(asked.words("b"))
    return recurring_of(session, pair, since=asked.day("from"), until=asked.day("to"))


def recurring_of(
    session: Session, pair: tuple[str, str], *, since: date | None, until: date | None
) -> tuple[RecurringClaims, date | None]:
    """What recurs, and the first day where there are more contacts than are looked at."""
    bounded = None
    if since is None:
        bounded = session.ledger.nth_newest_day(Meeting, MOST_CONTACTS, between=pair, until=until)
    return session.recurring(*pair, since=since or bounded, until=until), bounded
