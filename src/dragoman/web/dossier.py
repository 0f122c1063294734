"""One occurrence in one file: what is told, by whom, in which words; it opens without a network."""

from __future__ import annotations

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NotFoundError
from dragoman.ledger import Source
from dragoman.records import Deed, Report
from dragoman.views import show
from dragoman.views.reviewing import changed_parts
from dragoman.web.pages import STATIC
from dragoman.web.record import cards_of, decisions_on, marked, meeting_of
from dragoman.web.site import Site
from dragoman.web.streaming import attached

_SHEETS = ("base.css", "parts.css", "pages.css")


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/records/{name}/dossier")
    def dossier(request: Request, name: str) -> Response:
        ledger = site.session.ledger
        shown = show(ledger, name)
        if isinstance(shown.record, Report | Deed):
            raise NotFoundError(f"{shown.id} is no record of a report and no occurrence")
        names = dict.fromkeys(passage.source.report for passage in shown.passages)
        page = site.pages.draw(
            request, "dossier.html", shown=shown, cards=tuple(cards_of(ledger, shown)),
            meeting=meeting_of(ledger, shown), marked=marked, changed=changed_parts,
            decisions=decisions_on(ledger, shown), css=_css(), made=site.today(),
            sources=tuple(_sources(site, list(names))),
        )  # fmt: skip
        page.headers.update(attached(f"{shown.id}.html"))
        return page

    return routes


def _sources(site: Site, names: list[str]) -> list[tuple[Source, str]]:
    """The reports with the hash of their texts, so that a copy of one can be checked."""
    ledger = site.session.ledger
    return [(ledger.source(name), ledger.report(name).sha256) for name in names]


def _css() -> Markup:
    """Our own style sheets; nothing of a report is in them."""
    return Markup("\n".join((STATIC / name).read_text(encoding="utf-8") for name in _SHEETS))
