"""Words and deeds: what was demanded, promised, threatened or planned, and what followed."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.views.deeds import KINDS, MEANING, STATUSES, Deeds, deeds, settle
from dragoman.web.adding import field
from dragoman.web.asked import Asked
from dragoman.web.exporting import OF_WORDS, Sheet, exported
from dragoman.web.reviewing import author_of, refuse_where_readonly
from dragoman.web.site import Site
from dragoman.web.tables import deed_row

ON_A_PAGE = 30
_LAST = 500


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/deeds")
    def words_and_deeds(request: Request) -> Response:
        asked = Asked(request.query_params)
        page = asked.number("page")
        found = on_view(site, asked, limit=ON_A_PAGE, offset=(page - 1) * ON_A_PAGE)
        return site.pages.draw(
            request, "deeds.html", asked=asked, found=found, kinds=("", *KINDS),
            kind=asked.words("kind"), statuses=STATUSES, chosen=asked.words("status"),
            meaning=MEANING, page=page, formats=OF_WORDS, author=author_of(request, {}, site),
            pages=max(1, -(-found.total // ON_A_PAGE)),
        )  # fmt: skip

    @routes.get("/deeds/export")
    def export(request: Request) -> Response:
        asked = Asked(request.query_params)
        lines = on_view(site, asked).lines
        records = [name for line in lines for name in line.records]
        records += [sign.record for line in lines for sign in line.signs if sign.record]
        sheet = Sheet("words-and-deeds", [deed_row(line) for line in lines], records)
        return exported(site, sheet, asked, offered=OF_WORDS)

    @routes.post("/deeds/{name}")
    async def verdict(request: Request, name: str) -> Response:
        sent = await request.form(max_files=0, max_fields=10, max_part_size=20_000)
        form = {key: field(sent, key) for key in sent}

        def keep() -> Response:
            refuse_where_readonly(site)
            settled = settle(
                site.session.ledger, name, status=form.get("status", ""),
                author=author_of(request, form, site), why=form.get("why", "")[:_LAST],
            )  # fmt: skip
            query = Asked(request.query_params).changed()
            return RedirectResponse(f"/deeds{query}#d-{settled.deed}", status_code=303)

        return await run_in_threadpool(keep)

    return routes


def on_view(site: Site, asked: Asked, *, limit: int | None = None, offset: int = 0) -> Deeds:
    """The deeds of an address, of the status that it asks for, newest first."""
    named = [name for name in (asked.words("a"), asked.words("b")) if name]
    kind, status = asked.one_of("kind", ("", *KINDS)), asked.one_of("status", ("", *STATUSES))
    return deeds(
        site.session.ledger, [site.session.parties.code(name) for name in named],
        as_of=asked.day("as_of"), kinds=(kind,) if kind else (), since=asked.day("from"),
        statuses=(status,) if status else (), until=asked.day("to"), order="newest", limit=limit,
        offset=offset,
    )  # fmt: skip
