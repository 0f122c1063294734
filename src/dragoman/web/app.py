"""The application: pages and API over one open ledger, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dragoman import __version__
from dragoman.api import Session
from dragoman.read import Network
from dragoman.views.originals import Originals
from dragoman.web import (
    accounts,
    adding,
    api,
    api_links,
    comparing,
    deeds,
    dossier,
    feed,
    holding,
    home,
    meetings,
    missing,
    reader,
    record,
    relation,
    reviewing,
    searching,
)
from dragoman.web.desk import Desk
from dragoman.web.faults import answer_faults
from dragoman.web.guard import MOST_BYTES, Guard
from dragoman.web.overview import Overviews
from dragoman.web.pages import STATIC, Pages
from dragoman.web.site import Site

_PARTS = (
    home, relation, reader, record, meetings, feed, searching, adding, accounts, comparing, missing,
    reviewing, deeds, holding, dossier, api, api_links,
)  # fmt: skip
_API = (api, api_links)


def create_app(
    session: Session,
    *,
    token: str | None = None,
    writable: bool = True,
    most_bytes: int = MOST_BYTES,
    today: Callable[[], date] = date.today,
    reviewer: str = "",
    frozen: bool = False,
    network: Network | None = None,
) -> FastAPI:
    """Pages and API for an open ledger.

    Without a token only loopback names are answered. Where nothing is `writable`, reports can
    be neither added nor compared by paste. `reviewer` is who judges where a page does not say;
    `frozen` pages are to stand without a server. Addresses can be added only with a `network`.
    """
    desk = Desk(session, network) if writable else None

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if desk is not None:
            desk.close()

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        description="A sourced ledger of what states say and do to each other.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its pages fetch scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    pages = Pages(
        lambda: session.parties, ledger=session.ledger.path.name, writable=writable, frozen=frozen
    )
    ledger = session.ledger
    site = Site(session, pages, Overviews(ledger), Originals(ledger), desk, today, reviewer)
    for part in _PARTS:
        app.include_router(part.router(site), include_in_schema=part in _API)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    answer_faults(app, pages)
    app.add_middleware(Guard, token=token, most=most_bytes)
    return app
